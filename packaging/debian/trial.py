"""Tries a package on a bare Debian, from installing to removing it: ``trial.py PACKAGE.deb``.

The bare system is made by debootstrap in a folder of its own and seen by nobody else: its mounts
live in a namespace that ends with this program. That needs root; without it, or without the
network, it says so and exits 0, since nothing was found wrong.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

SMOKE = Path(__file__).parents[1] / "smoke_test.py"
SUITE = "bookworm"
PACKET = "application/vnd.fulfilment-workbench.packet+zip"
_NO_NETWORK = 75  # what the script below ends with where no package can be had at all
_PREPARE = """
set -e
mount --rbind /dev "$1/dev"
mount -t proc proc "$1/proc"
cp /etc/resolv.conf "$1/etc/resolv.conf"
printf '#!/bin/sh\\nexit 101\\n' > "$1/usr/sbin/policy-rc.d"
chmod +x "$1/usr/sbin/policy-rc.d"
cp "$2" "$1/root/package.deb"
cp "$3" "$1/root/smoke_test.py"
run() { env -i PATH=/usr/sbin:/usr/bin:/sbin:/bin HOME=/root LANG=C.UTF-8 \
    DEBIAN_FRONTEND=noninteractive chroot "$1" "${@:2}"; }
run "$1" apt-get -qq update || exit 75
run "$1" apt-get -qq -y install --no-install-recommends python3 >/dev/null || exit 75
run "$1" apt-get -qq -y install /root/package.deb >/dev/null
run "$1" python3 /root/smoke_test.py --leave /root/kept /usr/bin/workbench
run "$1" dpkg-deb --raw-extract /root/package.deb /root/next
sed -i 's/^Version: .*/&+next/' "$1/root/next/DEBIAN/control"
run "$1" dpkg-deb -Znone --build /root/next /root/next.deb >/dev/null
run "$1" apt-get -qq -y install /root/next.deb >/dev/null
run "$1" dpkg-query --show --showformat 'upgraded: ${Version}\\n' fulfilment-workbench
run "$1" python3 /root/smoke_test.py --again /root/kept /usr/bin/workbench
run "$1" apt-get -qq -y install --no-install-recommends \
    desktop-file-utils shared-mime-info libglib2.0-bin >/dev/null
run "$1" cp /root/smoke_test.py /root/some.packet.zip
run "$1" gio info --attributes=standard::content-type /root/some.packet.zip | grep -F "$4"
run "$1" gio mime "$4" | grep -F fulfilment-workbench.desktop
run "$1" apt-get -qq -y remove fulfilment-workbench >/dev/null
run "$1" test ! -e /usr/lib/fulfilment-workbench
run "$1" test -s /root/kept/profile/workbench.db
"""


def hindrance() -> str:
    """Return why no bare system can be made here, "" where one can."""
    if not sys.platform.startswith("linux") or os.geteuid() != 0:
        return "this needs root on Linux"
    lacking = [name for name in ("debootstrap", "unshare") if shutil.which(name) is None]
    if lacking:
        return f"not installed: {', '.join(lacking)}"
    asked = subprocess.run(["unshare", "--mount", "true"], capture_output=True, check=False)
    return "nothing may be mounted here" if asked.returncode else ""


def try_package(package: Path, root: Path) -> int:
    """Install, try and remove a package in a new system at ``root``; return the exit code."""
    made = subprocess.run(
        ["debootstrap", "--variant=minbase", SUITE, root],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
    )
    if made.returncode:
        print(f"NOT TRIED on a bare Debian: {made.stdout.strip().splitlines()[-1:]}", flush=True)
        return 0
    command = ["unshare", "--mount", "--fork", "--kill-child", "bash", "-c", _PREPARE, "trial"]
    code = subprocess.run([*command, root, package, SMOKE, PACKET], check=False).returncode
    if code == _NO_NETWORK:
        print("NOT TRIED on a bare Debian: its packages cannot be reached", flush=True)
        return 0
    return code


def main(package: Path) -> int:
    """Try a package where that can be done; return the exit code."""
    if why := hindrance():
        print(f"NOT TRIED on a bare Debian: {why}", flush=True)
        return 0
    with tempfile.TemporaryDirectory(prefix="bare-debian-") as folder:
        code = try_package(package, Path(folder, "root"))
    print("The package was refused." if code else "The trial has ended.", flush=True)
    return code


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]).resolve()))

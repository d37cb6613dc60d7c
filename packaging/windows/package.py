"""Makes the installer of a Windows bundle with NSIS, which runs on Linux as well."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from bundle import building
from refusal import SetupRefused

if TYPE_CHECKING:
    from bundle.building import Workplace

SIGNING = "WORKBENCH_SIGN_COMMAND"
_SCRIPT = Path(__file__).with_name("installer.nsi")


def build(work: Workplace, bundle: Path) -> Path:
    """Return the installer of ``bundle``, a folder that holds ``workbench.exe``.

    Where the environment names a command in ``WORKBENCH_SIGN_COMMAND``, it signs the programs, the
    installer and the uninstaller; each file's path is added to it.

    Raises SetupRefused where NSIS is missing, and CalledProcessError where it gives up.
    """
    if shutil.which("makensis") is None:
        raise SetupRefused("To build the installer, install: nsis")
    signing = os.environ.get(SIGNING, "")
    for program in ("workbench.exe", "workbench-cli.exe") if signing else ():
        subprocess.run(f'{signing} "{bundle / program}"', check=True, shell=True)  # noqa: S602  # the builder's own command line
    work.artefacts.mkdir(parents=True, exist_ok=True)
    target = work.artefacts / f"fulfilment-workbench-{work.version}-setup.exe"
    icon, side = work.root / "build" / "workbench.ico", work.root / "build" / "welcome.bmp"
    building.draw(work, str(icon), f"side={side}")
    given = {
        "VERSION": work.version,
        "BUNDLE": bundle,
        "TARGET": target,
        "ICON": icon,
        "SIDE": side,
    }
    if signing:
        given["SIGN"] = signing
    defined = [f"-D{name}={value}" for name, value in given.items()]
    command: list[str | Path] = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", *defined, _SCRIPT]
    subprocess.run(command, check=True, stdout=sys.stderr)
    return target

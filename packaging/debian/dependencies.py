"""Which Debian packages a bundle needs, read from what its libraries link."""

from __future__ import annotations

import re
import subprocess
from typing import TYPE_CHECKING

from refusal import SetupRefused

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Library -> what brings it in Debian 12 and, where it was renamed for 64-bit time, Ubuntu 24.04.
_PACKAGES = {
    "ld-linux-x86-64.so.2": "libc6 (>= 2.36)",
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libXext.so.6": "libxext6",
    "libXrender.so.1": "libxrender1",
    "libbrotlicommon.so.1": "libbrotli1",
    "libbrotlidec.so.1": "libbrotli1",
    "libbz2.so.1.0": "libbz2-1.0",
    "libcrypto.so.3": "libssl3 | libssl3t64",
    "libdbus-1.so.3": "libdbus-1-3",
    "libdrm.so.2": "libdrm2",
    "libffi.so.8": "libffi8",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libgcc_s.so.1": "libgcc-s1",
    "libglib-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgthread-2.0.so.0": "libglib2.0-0 | libglib2.0-0t64",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "liblzma.so.5": "liblzma5",
    "libpng16.so.16": "libpng16-16 | libpng16-16t64",
    "libsqlite3.so.0": "libsqlite3-0",
    "libssl.so.3": "libssl3 | libssl3t64",
    "libstdc++.so.6": "libstdc++6",
    "libuuid.so.1": "libuuid1",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xinput.so.0": "libxcb-xinput0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}
_OF_LIBC = re.compile(r"lib(c|m|dl|pthread|resolv|rt|util)\.so\.\d")
_NEEDED = re.compile(r"^\s*NEEDED\s+(\S+)$", re.MULTILINE)
# The window's texts, and what opens pages and files of the seller.
_BESIDE = ("xdg-utils",)


def of_bundle(bundle: Path) -> tuple[str, ...]:
    """Return the packages that a bundle depends on, in alphabetical order.

    Raises SetupRefused for a library that no package is known for.
    """
    files = [path for path in bundle.rglob("*") if path.is_file()]
    brought = {path.name for path in files}
    wanted = {name for path in files for name in linked(path)}
    return packages(wanted - brought)


def linked(path: Path) -> list[str]:
    """Return the libraries that a program or library names; none for another kind of file."""
    with path.open("rb") as stream:
        if stream.read(4) != b"\x7fELF":
            return []
    told = subprocess.run(["objdump", "-p", path], capture_output=True, text=True, check=True)
    return _NEEDED.findall(told.stdout)


def packages(libraries: Iterable[str]) -> tuple[str, ...]:
    """Return the packages that bring ``libraries``."""
    asked = {name for name in libraries if not _OF_LIBC.match(name)}
    unknown = sorted(asked - _PACKAGES.keys())
    if unknown:
        raise SetupRefused("No Debian package is known for: " + ", ".join(unknown))
    libc = _PACKAGES["ld-linux-x86-64.so.2"]
    return tuple(sorted({libc, *_BESIDE, *(_PACKAGES[name] for name in asked)}))

"""What Qt needs from the operating system: found by trying, installed by apt where allowed.

Only Linux needs any of this. The lists were found package by package in a bare Debian 12.
"""

from __future__ import annotations

import ctypes
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from refusal import SetupRefused, call, say

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# Library that must load -> the Debian package that brings it.
OFFSCREEN = {
    "libglib-2.0.so.0": "libglib2.0-0",
    "libGL.so.1": "libgl1",
    "libEGL.so.1": "libegl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libfontconfig.so.1": "libfontconfig1",
    "libdbus-1.so.3": "libdbus-1-3",
}
X11 = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
WAYLAND = {"libwayland-cursor.so.0": "libwayland-cursor0"}
# fontconfig brings fc-list, which tells whether a font for Chinese is there at all.
FONTS = ("fontconfig", "fonts-noto-cjk")


def wanted(environ: Mapping[str, str]) -> dict[str, str]:
    """Libraries for the display that is there; the offscreen ones always."""
    x11 = X11 if environ.get("DISPLAY") else {}
    wayland = WAYLAND if environ.get("WAYLAND_DISPLAY") else {}
    return {**OFFSCREEN, **x11, **wayland}


def missing(libraries: Mapping[str, str], loads: Callable[[str], bool]) -> dict[str, str]:
    """Those libraries that do not load."""
    return {name: package for name, package in libraries.items() if not loads(name)}


def loads(library: str) -> bool:
    """Tell whether the dynamic linker finds the library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def has_chinese_font(lister: str = "fc-list") -> bool:
    """Ask fontconfig for any font that covers simplified Chinese."""
    try:
        found = subprocess.run([lister, ":lang=zh-cn"], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return bool(found.stdout.strip())


def ensure(environ: Mapping[str, str], extra: Sequence[str]) -> None:
    """Install what is missing and ``extra``; a missing font alone is only told.

    Raises SetupRefused where this account may not install packages.
    """
    if sys.platform != "linux":
        return
    lacking = missing(wanted(environ), loads)
    fonts = () if has_chinese_font() else FONTS
    needed = [*lacking.values(), *extra]
    if not needed and not fonts:
        return
    rights = _rights()
    if rights is not None and _install(rights, [*needed, *fonts]):
        return
    if needed:
        names = None if _has_apt() else [*lacking, *extra]
        raise SetupRefused(refusal([*needed, *fonts], names))
    say("No font for Chinese was found; Chinese texts will show as boxes.\n" + _typed(fonts))


def refusal(packages: Sequence[str], names: Sequence[str] | None) -> str:
    """Name the exact command; without apt (``names`` given) only what this system lacks."""
    if names is None:
        return "System packages are missing and could not be installed here.\n" + _typed(packages)
    lacks = ", ".join(names)
    return f"This system lacks: {lacks}.\nInstall what brings them, then repeat the command."


def _typed(packages: Sequence[str]) -> str:
    install = "sudo apt-get install --no-install-recommends " + " ".join(packages)
    return f"Type:\n\n    sudo apt-get update && {install}\n\nthen repeat the command."


def _has_apt() -> bool:
    return shutil.which("apt-get") is not None


def _rights() -> tuple[str, ...] | None:
    """Return what stands before a command of root: nothing, sudo, or None without the right."""
    if not _has_apt():
        return None
    if os.geteuid() == 0:
        return ()
    sudo = ("sudo", "-n")  # never waits for a password
    return sudo if shutil.which("sudo") and _succeeds([*sudo, "true"]) else None


def _succeeds(command: Sequence[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def commands(rights: Sequence[str], packages: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return the two calls of apt: the lists, then the packages, asking nothing."""
    apt = [*rights, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq", "-y"]
    quiet = ["-o", "Dpkg::Use-Pty=0", "--no-install-recommends"]
    return [*apt, "update"], [*apt, *quiet, "install", *packages]


def _install(rights: Sequence[str], packages: Sequence[str]) -> bool:
    say("Installing system packages: " + " ".join(packages))
    try:
        for command in commands(rights, packages):
            call(command)
    except subprocess.CalledProcessError:
        return False
    return True

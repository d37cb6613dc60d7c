"""Wraps the bundle into ``履约工作台.app`` on a disk image, with the tools that macOS brings."""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
from typing import TYPE_CHECKING, Any

from bundle import building
from refusal import SetupRefused, call

if TYPE_CHECKING:
    from pathlib import Path

    from bundle.building import Workplace

SIGNING = "WORKBENCH_SIGN_IDENTITY"
NAME = "Fulfilment Workbench"
# Sizes that an iconset holds, each once more at double density.
_ICON_SIZES = (16, 32, 128, 256)


def build(work: Workplace, bundle: Path) -> Path:
    """Return the disk image of ``bundle``; signed where the environment names an identity.

    Raises SetupRefused elsewhere than on macOS.
    """
    if shutil.which("hdiutil") is None or shutil.which("iconutil") is None:
        raise SetupRefused("A disk image can be made on macOS only.")
    home = work.root / "build" / "macos"
    shutil.rmtree(home, ignore_errors=True)
    app = home / f"{NAME}.app"
    shutil.copytree(bundle, app / "Contents" / "MacOS", symlinks=True)
    (app / "Contents" / "Info.plist").write_bytes(plistlib.dumps(about(work.version)))
    _draw_icon(work, app / "Contents" / "Resources")
    identity = os.environ.get(SIGNING, "")
    if identity:
        options = ["--deep", "--force", "--options", "runtime", "--timestamp"]
        call(["codesign", *options, "--sign", identity, app])
    (home / "Applications").symlink_to("/Applications")
    work.artefacts.mkdir(parents=True, exist_ok=True)
    target = work.artefacts / f"fulfilment-workbench-{work.version}.dmg"
    target.unlink(missing_ok=True)
    call(["hdiutil", "create", "-volname", NAME, "-srcfolder", home, "-format", "UDZO", target])
    return target


def about(version: str) -> dict[str, Any]:
    """Return what the app tells macOS of itself."""
    return {
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleIdentifier": "invalid.workbench.fulfilment",
        "CFBundleExecutable": "workbench",
        "CFBundleIconFile": "workbench.icns",
        "CFBundlePackageType": "APPL",
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "zh_CN",
        "CFBundleLocalizations": ["zh_CN", "en"],
        "LSMinimumSystemVersion": "12.0",
        "NSHighResolutionCapable": True,
    }


def _draw_icon(work: Workplace, resources: Path) -> None:
    resources.mkdir()
    pictures = work.root / "build" / "workbench.iconset"
    pictures.mkdir(exist_ok=True)
    wanted = [f"{size}={pictures}/icon_{size}x{size}.png" for size in _ICON_SIZES]
    wanted += [f"{2 * size}={pictures}/icon_{size}x{size}@2x.png" for size in _ICON_SIZES]
    building.draw(work, *wanted)
    command: list[str | Path] = ["iconutil", "-c", "icns", "-o", resources / "workbench.icns"]
    subprocess.run([*command, pictures], check=True)

"""Lays ``Fulfilment Workbench.app`` on a disk image, with the tools that macOS brings.

PyInstaller makes and signs the app itself (``bundle/workbench.spec``): since its version 6 a folder
that was merely renamed to ``.app`` does not start, because libraries are looked for in
``Contents/Frameworks`` there.
"""

from __future__ import annotations

import os
import platform
import shutil
from typing import TYPE_CHECKING, Any

from refusal import SetupRefused, call

if TYPE_CHECKING:
    from pathlib import Path

    from bundle.building import Workplace

# "Developer ID Application: …", in a keychain that is open; without it the signature is nobody's.
SIGNING = "WORKBENCH_SIGN_IDENTITY"
# What ``xcrun notarytool store-credentials`` was told to call the account; asked if there is one.
NOTARY = "WORKBENCH_NOTARY_PROFILE"
NAME = "Fulfilment Workbench"
IDENTIFIER = "invalid.workbench.fulfilment"


def app_of(work: Workplace) -> Path:
    """Return where PyInstaller leaves the app."""
    return work.bundle.parent / f"{NAME}.app"


def build(work: Workplace, app: Path) -> Path:
    """Return the disk image of ``app``, named after the kind of processor that it is for.

    Raises SetupRefused elsewhere than on macOS, and CalledProcessError where a signature does not
    hold or Apple refuses.
    """
    if shutil.which("hdiutil") is None:
        raise SetupRefused("A disk image can be made on macOS only.")
    call(["codesign", "--verify", "--deep", "--strict", app])
    home = work.root / "build" / "macos"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir(parents=True)
    # Unlike a copy by Python it keeps what the signature covers.
    call(["ditto", app, home / app.name])
    (home / "Applications").symlink_to("/Applications")
    work.artefacts.mkdir(parents=True, exist_ok=True)
    target = work.artefacts / f"fulfilment-workbench-{work.version}-{platform.machine()}.dmg"
    target.unlink(missing_ok=True)
    call(["hdiutil", "create", "-volname", NAME, "-srcfolder", home, "-format", "UDZO", target])
    for step in vouching(target, os.environ.get(SIGNING, ""), os.environ.get(NOTARY, "")):
        call(step)
    return target


def vouching(image: Path, identity: str, profile: str) -> list[list[str | Path]]:
    """Return the calls that sign an image, have Apple look at it and pin its word to it."""
    steps: list[list[str | Path]] = []
    if identity:
        steps.append(["codesign", "--force", "--timestamp", "--sign", identity, image])
    if profile:
        asked = ["--keychain-profile", profile, "--wait"]
        steps.append(["xcrun", "notarytool", "submit", image, *asked])
        steps.append(["xcrun", "stapler", "staple", image])
    return steps


def about(version: str) -> dict[str, Any]:
    """Return what the app tells macOS of itself, beside what PyInstaller says."""
    return {
        "CFBundleName": NAME,
        "CFBundleDisplayName": NAME,
        "CFBundleShortVersionString": version,
        "CFBundleVersion": version,
        "CFBundleDevelopmentRegion": "zh_CN",
        "CFBundleLocalizations": ["zh_CN", "en"],
        "LSApplicationCategoryType": "public.app-category.business",
        "LSMinimumSystemVersion": "13.0",
        "NSHighResolutionCapable": True,
    }

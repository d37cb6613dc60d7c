"""The bundle: one folder with the program, Python, Qt and all libraries, from the lock alone."""

from __future__ import annotations

import hashlib
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import environment
from refusal import SetupRefused, call, say

from bundle import bill, hollow, icu, licences

if TYPE_CHECKING:
    from collections.abc import Sequence

LOCK = "requirements-packaging.lock"
# Unpacked, in MB (10^6 bytes).
LARGEST = 120
_VERSION = re.compile(r'^__version__ = "([^"]+)"', re.MULTILINE)
# Licences of what is no package of the lock: Qt and its binding bring no text of their own.
_OWN_TEXTS = {"LGPL-3.0.txt": "qt", "GPL-3.0.txt": "qt"}


@dataclass(frozen=True)
class Workplace:
    """Where a checkout's installers are made: all of it below ``build``."""

    root: Path

    @property
    def venv(self) -> environment.Venv:
        """The environment of PyInstaller and of what is bundled."""
        return environment.Venv(self.root, "build/bundle-venv", LOCK)

    @property
    def bundle(self) -> Path:
        """The folder that runs anywhere."""
        return self.root / "build" / "bundle" / "workbench"

    @property
    def artefacts(self) -> Path:
        """Where installers, checksums and lists of parts end up."""
        return self.root / "build" / "artefacts"

    @property
    def parts(self) -> Path:
        """Where the list of the parts of the bundle that was made last lies, alone of its kind."""
        return self.root / "build" / "parts"

    @property
    def version(self) -> str:
        """The version of the checkout."""
        text = (self.root / "workbench" / "__init__.py").read_text(encoding="utf-8")
        found = _VERSION.search(text)
        if found is None:
            raise SetupRefused("workbench/__init__.py tells no version.")
        return found[1]


def build(work: Workplace) -> Path:
    """Make the bundle anew and return its folder.

    Raises SetupRefused with what to do where it cannot be made, or has grown too large.
    """
    prepare(work)
    shutil.rmtree(work.bundle, ignore_errors=True)
    _run_pyinstaller(work)
    for library in work.bundle.rglob("libicudata.so.*"):
        if not library.is_symlink():
            icu.thin(library)
    if sys.platform.startswith("linux"):
        hollow.hollow(work.bundle)
    site = licences.site_packages(work.venv.python)
    add_licences(work, work.bundle, site)
    check_size(work.bundle)
    bill.write(work, _made(work, site))
    return work.bundle


def _made(work: Workplace, site: Path) -> bill.Made:
    listings = work.root / "build" / "pyinstaller" / "workbench"
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, sys.platform)

    def ask(arguments: Sequence[str | Path]) -> None:
        call([work.venv.python, *arguments])

    return bill.Made(work.bundle, system, site, listings, ask)


def check_size(bundle: Path) -> None:
    """Tell what a bundle takes.

    Raises SetupRefused when it has grown too large.
    """
    size = size_of(bundle)
    say(f"The bundle takes {size} MB: {bundle}")
    if size > LARGEST:
        raise SetupRefused(f"The bundle may take {LARGEST} MB. What grew? (bundle/slimming.py)")


def prepare(work: Workplace) -> None:
    """Bring the environment of the installers up to date, touching only what is not.

    Raises SetupRefused where it cannot be made.
    """
    if not work.venv.is_current():
        work.venv.folder.parent.mkdir(exist_ok=True)
        environment.build(work.venv, environment.Machine.here())


def draw(work: Workplace, *pictures: str) -> None:
    """Draw the program's icon, as ``bundle/icons.py`` says."""
    script = work.root / "packaging" / "bundle" / "icons.py"
    icon = work.root / "resources" / "icons" / "application.svg"
    call([work.venv.python, script, icon, *pictures])


def _run_pyinstaller(work: Workplace) -> None:
    spec = work.root / "packaging" / "bundle" / "workbench.spec"
    places: tuple[str | Path, ...] = (
        *("--distpath", work.bundle.parent),
        *("--workpath", work.root / "build" / "pyinstaller"),
    )
    command: list[str | Path] = [
        work.venv.python,
        "-m",
        "PyInstaller",
        "--noconfirm",
        "--log-level",
        "WARN",
    ]
    # The same sources give the same bytes: no random order of sets, no time of the build.
    fixed = {"PYTHONHASHSEED": "0", "SOURCE_DATE_EPOCH": moment_of(work.root)}
    given = {**os.environ, **fixed, **_of_this_system(work)}
    done = subprocess.run([*command, *places, spec], cwd=work.root, env=given, check=False)
    if done.returncode:
        raise SetupRefused("PyInstaller gave up; the lines above say why.")


def _of_this_system(work: Workplace) -> dict[str, str]:
    """Make what the spec asks for on Windows and macOS; return where it is, by its variables."""
    if sys.platform == "win32":
        icon = work.root / "build" / "workbench.ico"
        draw(work, str(icon))
        return {"WORKBENCH_ICON": str(icon)}
    if sys.platform == "darwin":
        icon, shipped = work.root / "build" / "workbench.icns", work.root / "build" / "shipped"
        draw(work, str(icon))
        add_licences(work, shipped, licences.site_packages(work.venv.python))
        return {
            "WORKBENCH_ICON": str(icon),
            "WORKBENCH_LICENCES": str(shipped / "licences"),
            "WORKBENCH_VERSION": work.version,
            # An app whose signature does not hold is none.
            "PYINSTALLER_STRICT_BUNDLE_CODESIGN_ERROR": "1",
        }
    return {}


def moment_of(root: Path) -> str:
    """Return when the checkout was last committed, in seconds since 1970; 0 outside of git."""
    command = ["git", "log", "-1", "--format=%ct"]
    try:
        told = subprocess.run(command, cwd=root, capture_output=True, text=True, check=True)
    except (OSError, subprocess.CalledProcessError):
        return "0"
    return told.stdout.strip() or "0"


def add_licences(work: Workplace, bundle: Path, site: Path) -> None:
    """Lay the licence texts of all that is shipped from ``site`` into a bundle."""
    target = bundle / "licences"
    names = licences.shipped((work.root / "requirements.lock").read_text(encoding="utf-8"))
    without = licences.gather(site, names, target)
    for text, owner in _OWN_TEXTS.items():
        (target / owner).mkdir(parents=True, exist_ok=True)
        shutil.copyfile(work.root / "packaging" / "licences" / text, target / owner / text)
    say("No licence text of their own: " + ", ".join(without))


def size_of(folder: Path) -> int:
    """Return what a folder's files take together, in MB, rounded up."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.is_symlink())
    return -(-sum(path.stat().st_size for path in files) // 1_000_000)


def list_parts(work: Workplace) -> Path:
    """Lay the list of parts (CycloneDX, JSON) beside the installers; return its path."""
    work.artefacts.mkdir(parents=True, exist_ok=True)
    listed = next(work.parts.glob("*.cdx.json"))
    return Path(shutil.copy(listed, work.artefacts / listed.name))


def write_checksum(artefact: Path) -> Path:
    """Write an artefact's SHA-256 beside it, in the form that ``sha256sum -c`` reads."""
    target = artefact.with_name(artefact.name + ".sha256")
    digest = hashlib.sha256(artefact.read_bytes()).hexdigest()
    target.write_text(f"{digest}  {artefact.name}\n", encoding="utf-8")
    return target

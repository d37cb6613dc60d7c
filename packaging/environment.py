"""A virtual environment, made from its hash-locked list, once, by the tool at hand."""

from __future__ import annotations

import enum
import hashlib
import importlib
import importlib.util
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from refusal import SetupRefused, call, say

if TYPE_CHECKING:
    from pathlib import Path

VENV_PACKAGE = "python3-venv"  # Debian keeps ensurepip out of python3
LOCK = "requirements-dev.lock"


class Way(enum.Enum):
    """A way to make a virtual environment and fill it."""

    UV = "uv"
    VENV = "python3 -m venv"
    OUTER_PIP = "pip from outside"


@dataclass(frozen=True)
class Machine:
    """Which tools this computer has."""

    has_uv: bool
    has_ensurepip: bool
    has_pip: bool

    @classmethod
    def here(cls) -> Machine:
        """Look around; also finds what apt brought a moment ago."""
        importlib.invalidate_caches()
        return cls(
            has_uv=shutil.which("uv") is not None,
            has_ensurepip=importlib.util.find_spec("ensurepip") is not None,
            has_pip=importlib.util.find_spec("pip") is not None,
        )


def ways(machine: Machine) -> tuple[Way, ...]:
    """Ways that can work here, the fastest first; none where python3 stands alone."""
    at_hand = {
        Way.UV: machine.has_uv,
        Way.VENV: machine.has_ensurepip,
        Way.OUTER_PIP: machine.has_pip,
    }
    return tuple(way for way, there in at_hand.items() if there)


@dataclass(frozen=True)
class Venv:
    """An environment of one checkout, with the stamp of what it was made from.

    ``place`` and ``lock_name`` tell that of the installers from that of every day.
    """

    root: Path
    place: str = ".venv"
    lock_name: str = LOCK

    @property
    def folder(self) -> Path:
        """Where the environment lies."""
        return self.root / self.place

    @property
    def python(self) -> Path:
        """Its interpreter."""
        return self.program("python")

    @property
    def lock(self) -> Path:
        """The hash-locked list it is filled from."""
        return self.root / self.lock_name

    @property
    def stamp(self) -> Path:
        """The file that says what the environment was made from."""
        return self.folder / "made-from"

    def program(self, name: str) -> Path:
        """Return the path of an installed program."""
        if os.name == "nt":
            return self.folder / "Scripts" / f"{name}.exe"
        return self.folder / "bin" / name

    def digest(self) -> str:
        """Fingerprint of all that decides what is installed, this place and Python included."""
        found = hashlib.sha256(f"{self.root}\n{sys.version}\n".encode())
        for part in (self.lock, self.root / "pyproject.toml"):
            found.update(part.read_bytes())
        return found.hexdigest()

    def is_current(self) -> bool:
        """Tell whether nothing has to be installed."""
        if not (self.python.exists() and self.stamp.exists()):
            return False
        return self.stamp.read_text(encoding="ascii") == self.digest()

    def fits(self) -> bool:
        """Tell whether the environment runs on the Python that runs this, and has pip."""
        ask = "import sys, pip; print(sys.version)"
        try:
            answer = subprocess.run([self.python, "-c", ask], capture_output=True, check=True)
        except (OSError, subprocess.CalledProcessError):
            return False
        return answer.stdout.decode().strip() == sys.version.strip()


def build(venv: Venv, machine: Machine) -> None:
    """Make and fill the environment in the first way that succeeds.

    Raises SetupRefused when none does.
    """
    for way in ways(machine):
        say(f"Setting up {venv.folder} with {way.value}; the first time loads about 150 MB")
        try:
            _build_by(way, venv)
        except subprocess.CalledProcessError as error:
            say(f"This did not work (exit {error.returncode}).")
        else:
            venv.stamp.write_text(venv.digest(), encoding="ascii")
            return
    raise SetupRefused(
        "The Python packages could not be installed; the lines above say why.\n"
        "The first set-up needs the network. Then repeat the command."
    )


def _build_by(way: Way, venv: Venv) -> None:
    if not venv.fits():
        shutil.rmtree(venv.folder, ignore_errors=True)
        call(creation(way, venv))
    fill, install = filling(way, venv)
    call(fill)
    call(install)


def creation(way: Way, venv: Venv) -> list[str | Path]:
    """Return the call that makes the empty environment from the Python that runs this."""
    if way is Way.UV:
        return ["uv", "venv", "--no-python-downloads", "--python", sys.executable, venv.folder]
    without = ["--without-pip"] if way is Way.OUTER_PIP else []
    return [sys.executable, "-m", "venv", *without, venv.folder]


def filling(way: Way, venv: Venv) -> tuple[list[str | Path], list[str | Path]]:
    """Return the calls that install the locked packages and then the checkout itself.

    The second needs no network: what it builds with is among the locked packages.
    """
    checkout: list[str | Path] = ["--no-deps", "--no-build-isolation", "--editable", venv.root]
    if way is Way.UV:
        target: list[str | Path] = ["--python", venv.python]
        sync: list[str | Path] = ["uv", "pip", "sync", *target, "--require-hashes", venv.lock]
        return sync, ["uv", "pip", "install", *target, "--offline", *checkout]
    install = _pip_install(way, venv)
    fill = [*install, "--require-hashes", "--no-deps", "--requirement", venv.lock]
    return fill, [*install, "--no-index", *checkout]


def _pip_install(way: Way, venv: Venv) -> list[str | Path]:
    outside: list[str | Path] = [sys.executable, "-m", "pip", "--python", venv.python]
    pip = outside if way is Way.OUTER_PIP else [venv.python, "-m", "pip"]
    # Root of a container owns its environment: no advice about that is wanted.
    return [*pip, "install", "--quiet", "--disable-pip-version-check", "--root-user-action=ignore"]

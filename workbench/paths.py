"""Where our own files and the seller's data lie; no path arithmetic on either elsewhere."""

from __future__ import annotations

import sys
from pathlib import Path

import platformdirs

APPLICATION = "workbench"
# The wheel's name for the checkout's ``resources`` (pyproject.toml, force-include): a folder of
# that bare name in site-packages would be anybody's.
INSTALLED = "workbench_resources"


def resource(name: str) -> Path:
    """Return the path of a shipped file or folder, such as ``policies`` or ``icons/clock.svg``.

    Works in a checkout, from an installed wheel and in a frozen bundle, and does not look whether
    the path exists.
    """
    return _resource_root() / name


def data_folder() -> Path:
    """Return the seller's own profile folder; whoever first writes there makes it."""
    return _user_data() / "profile"


def demo_folder() -> Path:
    """Return the folder of the demo profile, beside the real one and never mixed with it."""
    return _user_data() / "demo"


def program() -> list[str]:
    """Return how to start this program once more, for work in a process of its own.

    On Windows the window's program has no standard streams; the one for the console, beside it in
    the bundle, has them.
    """
    if getattr(sys, "frozen", False):
        own = Path(sys.executable)
        is_windows = own.suffix == ".exe"
        return [str(own.with_name(f"{APPLICATION}-cli.exe") if is_windows else own)]
    # -P: a folder called workbench in the current directory must not pass for ours.
    return [sys.executable, "-P", "-m", "workbench"]


def window_program() -> list[str]:
    """Return how to start the program for a person: the window's own, on Windows too."""
    if getattr(sys, "frozen", False):
        return [str(Path(sys.executable).with_name(Path(program()[0]).name.replace("-cli", "")))]
    return program()


def _user_data() -> Path:
    # appauthor=False: Windows would else nest the folder in one named after the author.
    return platformdirs.user_data_path(APPLICATION, appauthor=False)


def _resource_root() -> Path:
    bundle = getattr(sys, "_MEIPASS", None)  # set by PyInstaller's start-up code
    if getattr(sys, "frozen", False) and bundle is not None:
        return Path(bundle, "resources")
    beside_package = Path(__file__).resolve().parents[1]
    installed = beside_package / INSTALLED
    return installed if installed.is_dir() else beside_package / "resources"

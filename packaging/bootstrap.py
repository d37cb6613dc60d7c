"""From a bare checkout to a running workbench: ``python3 packaging/bootstrap.py demo``.

Standard library only, so that it runs before anything is installed. A second run finds the stamp
of the first and needs no network. What the set-up prints goes to stderr; stdout belongs to the
program that was asked for. Exit codes: 0 done, 1 refused (the reason and the command that helps
are printed), 2 wrong usage, else the code of the program that was started.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import environment
import system_packages
from bundle import building
from debian import package
from macos import package as disk_image
from refusal import SetupRefused, say
from windows import package as installer
from windows import trial
from windows.wine import Wine

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

ROOT = Path(__file__).resolve().parents[1]
SCREENSHOTS = Path("build", "screenshots")
OLDEST_PYTHON = (3, 11)
TOO_OLD = """The workbench needs Python 3.11 or newer; {} is {}.
Name another one: make demo PYTHON=python3.11"""
# A file's tests stay together: what they share is made once. A process that falls ends the run:
# pytest-xdist 3.8 would start another one, hand it files that are done already, and wait forever.
SIDE_BY_SIDE = ("-n", "auto", "--dist", "loadfile", "--max-worker-restart", "0")
# Fast tests that guard what linters cannot see: the binding's reference counts, how large files
# and functions are, the translations, the pages and pictures of the help.
CHECKED_BY_TEST = (
    "tests/test_runtime.py",
    "tests/test_sizes.py",
    "tests/ui/test_translations.py",
    "tests/ui/help/test_library.py",
)


def has_display(platform: str, environ: Mapping[str, str]) -> bool:
    """Tell whether a window would be seen by anybody."""
    if environ.get("QT_QPA_PLATFORM") == "offscreen":
        return False
    if platform != "linux":
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def setup(venv: environment.Venv, arguments: Sequence[str]) -> int:
    """Say where the program is; the set-up itself comes before every verb."""
    print(f"Ready: {venv.program('workbench')}")
    return 0


def demo(venv: environment.Venv, arguments: Sequence[str]) -> int:
    """Open the demo season, or without a display poll it once and render every view."""
    workbench = venv.program("workbench")
    if has_display(sys.platform, os.environ):
        return _run([workbench, "demo", *arguments])
    return _run_offscreen([workbench, "demo", "--headless", *arguments]) or _run_offscreen(
        [workbench, "screenshot", "--plain", SCREENSHOTS]
    )


def test(venv: environment.Venv, arguments: Sequence[str]) -> int:
    """Run the whole suite, or the part that the arguments name, in a process for each core.

    Arguments come last and win: ``-n 0`` keeps all in one process, as ``--pdb`` does.
    """
    return _run_offscreen([venv.python, "-m", "pytest", *SIDE_BY_SIDE, *arguments])


def check(venv: environment.Venv, arguments: Sequence[str]) -> int:
    """Run every check, so that one visit shows all that is wrong."""
    steps: tuple[list[str | Path], ...] = (
        [venv.program("ruff"), "format", "--check", "."],
        [venv.program("ruff"), "check", "."],
        [venv.program("mypy")],
        [venv.program("lint-imports")],
        [venv.python, "-m", "pytest", "-q", *CHECKED_BY_TEST],
    )
    failed = [" ".join(map(str, step)) for step in steps if _run_offscreen(step)]
    for step in failed:
        say(f"failed: {step}")
    return 1 if failed else 0


def bench(venv: environment.Venv, arguments: Sequence[str]) -> int:
    """Measure; one JSON object per line."""
    return _run_offscreen([venv.python, "-m", "tests.benchmarks", *arguments])


def torture(venv: environment.Venv, arguments: Sequence[str]) -> int:
    """Kill the program, cut its power, fill its disk and feed it damaged files, by the thousand."""
    return _run_offscreen([venv.python, "-m", "tests.torture", *arguments])


def bundle(venv: environment.Venv, arguments: Sequence[str]) -> int:
    """Gather the program, Python and Qt into one folder, and try it."""
    work = building.Workplace(ROOT)
    return _smoke(venv, building.build(work) / "workbench")


def pictures(venv: environment.Venv, arguments: Sequence[str]) -> int:
    """Make the pictures of the help and of the README anew, from the demo."""
    return _run_offscreen([venv.python, ROOT / "packaging" / "pictures.py"])


def deb(venv: environment.Venv, arguments: Sequence[str]) -> int:
    """Make the Debian package with its list of parts and its checksum."""
    work = building.Workplace(ROOT)
    if code := bundle(venv, arguments):
        return code
    return _hand_over(work, package.build(work))


def windows(venv: environment.Venv, arguments: Sequence[str]) -> int:
    """Make the installer for Windows and try it: on Windows itself, elsewhere under wine."""
    work = building.Workplace(ROOT)
    if sys.platform == "win32":
        folder = building.build(work)
        made, next_one = installer.build(work, folder), installer.build_next(work, folder)
        trial.try_installer(trial.Computer.this(), made, next_one)
    else:
        building.prepare(work)
        wine = Wine(work)
        wine.prepare()
        folder = wine.bundle()
        made, next_one = installer.build(work, folder), installer.build_next(work, folder)
        with wine.screen() as screen:
            trial.try_installer(wine.computer(screen), made, next_one)
    return _hand_over(work, made)


def macos(venv: environment.Venv, arguments: Sequence[str]) -> int:
    """Make the app and its disk image for macOS, on macOS itself."""
    work = building.Workplace(ROOT)
    building.build(work)
    app = disk_image.app_of(work)
    if code := _smoke(venv, app / "Contents" / "MacOS" / "workbench"):
        return code
    return _hand_over(work, disk_image.build(work, app))


def _hand_over(work: building.Workplace, made: Path) -> int:
    """Lay checksum and list of parts beside an installer, and say where all of it is."""
    for path in (made, building.list_parts(work), building.write_checksum(made)):
        print(path)
    return 0


def _smoke(venv: environment.Venv, program: Path) -> int:
    smoke = ROOT / "packaging" / "smoke_test.py"
    return _run_offscreen([venv.python, smoke, program])


VERBS: dict[str, Callable[[environment.Venv, Sequence[str]], int]] = {
    "setup": setup,
    "demo": demo,
    "test": test,
    "check": check,
    "bench": bench,
    "torture": torture,
    "pictures": pictures,
    "bundle": bundle,
    "deb": deb,
    "windows": windows,
    "macos": macos,
}


def _run(command: Sequence[str | Path], **extra: str) -> int:
    # Lines of ours must not overtake those of the program when both go to one pipe.
    sys.stdout.flush()
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **extra}, check=False).returncode


def _run_offscreen(command: Sequence[str | Path]) -> int:
    return _run(command, QT_QPA_PLATFORM="offscreen")


def prepare(root: Path) -> environment.Venv:
    """Bring system packages and the virtual environment up to date, touching only what is not.

    Raises SetupRefused with the command to type where this account may not install.
    """
    machine = environment.Machine.here()
    extra = () if environment.ways(machine) else (environment.VENV_PACKAGE,)
    system_packages.ensure(os.environ, extra)
    venv = environment.Venv(root)
    if not venv.is_current():
        environment.build(venv, environment.Machine.here())
    return venv


def _parse(arguments: Sequence[str]) -> tuple[str, list[str]]:
    parser = argparse.ArgumentParser(prog="bootstrap.py", description=__doc__.splitlines()[0])
    parser.add_argument("verb", choices=tuple(VERBS))
    known, rest = parser.parse_known_args(arguments)
    return known.verb, rest


def main(arguments: Sequence[str]) -> int:
    """Set up what is missing, then do what the verb says."""
    verb, rest = _parse(arguments)
    if sys.version_info < OLDEST_PYTHON:
        say(TOO_OLD.format(sys.executable, sys.version.split()[0]))
        return 1
    try:
        return VERBS[verb](prepare(ROOT), rest)
    except SetupRefused as refusal:
        say(str(refusal))
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

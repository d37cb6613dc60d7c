"""Tries an installer as a seller's computer would: installed, used, upgraded, removed.

On Windows itself, or under wine in the Windows that ``wine.py`` keeps. What it finds there of an
earlier trial goes first; nobody's own installation is touched, since only CI and ``make windows``
call it.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from refusal import SetupRefused, say

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

SMOKE = Path(__file__).parents[1] / "smoke_test.py"
_ID = "FulfilmentWorkbench"
_UNINSTALL = rf"HKCU\Software\Microsoft\Windows\CurrentVersion\Uninstall\{_ID}"
_STARTS_WITH_WINDOWS = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Run"
_VALUE = re.compile(r"^    (\w+)    REG_\w+    (.*?)\s*$", re.MULTILINE)
# What Windows shows of a program under "Apps", and what others need to remove it.
_TOLD = (
    *("DisplayName", "DisplayVersion", "DisplayIcon", "Publisher"),
    *("InstallLocation", "EstimatedSize", "UninstallString", "QuietUninstallString"),
)
_IN_USE = 2  # what the installer ends with when the program runs and nobody can be asked


@dataclass(frozen=True)
class Computer:
    """A Windows: how its programs are started, and where the folders of its user lie."""

    runner: tuple[str, ...]
    environment: Mapping[str, str]
    local: Path
    roaming: Path

    @classmethod
    def this(cls) -> Computer:
        """Return the Windows that runs this."""
        folders = Path(os.environ["LOCALAPPDATA"]), Path(os.environ["APPDATA"])
        return cls((), os.environ, *folders)

    @property
    def program(self) -> Path:
        """Where the program is installed if nobody chooses another folder."""
        return self.local / "Programs" / _ID

    @property
    def data(self) -> Path:
        """Where the program keeps what is the seller's."""
        return self.local / "workbench"

    def shortcuts(self) -> list[Path]:
        """Return what leads to the program from the start menu."""
        menu = self.roaming / "Microsoft" / "Windows" / "Start Menu"
        links = menu.rglob("*.lnk")
        return [path for path in links if {"履约工作台", "Fulfilment Workbench"} & {*path.parts}]

    def run(self, *command: str | Path) -> int:
        """Start a program and wait for its end; return its exit code."""
        return self._run(command).returncode

    def registry(self, key: str) -> dict[str, str]:
        """Return the values of a key of the registry, none where there is no such key."""
        told = self._run(("reg", "query", key)).stdout.decode(errors="replace")
        return dict(_VALUE.findall(told.replace("\r\n", "\n")))

    def _run(self, command: Sequence[str | Path]) -> subprocess.CompletedProcess[bytes]:
        # A file and no pipe: wine's own services would hold that open as long as they run.
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                [*self.runner, *command],
                env=self.environment,
                stdin=subprocess.DEVNULL,
                stdout=said,
                stderr=subprocess.STDOUT,
                check=False,
            )
            said.seek(0)
            return subprocess.CompletedProcess(done.args, done.returncode, said.read())


def try_installer(computer: Computer, installer: Path, next_one: Path) -> None:
    """Take an installer and that of a next version through the life of an installation.

    Raises SetupRefused with what was not as it should be.
    """
    _remove(computer)
    kept = computer.data / "kept"
    kept.parent.mkdir(parents=True, exist_ok=True)
    kept.touch()
    with tempfile.TemporaryDirectory() as folder:
        patient = Path(folder, "卖家 的 资料 " + "long" * 20)
        before = _install(computer, installer)
        _smoke(computer, "--leave", patient)
        _refuse_while_it_runs(computer, installer, patient)
        after = _install(computer, next_one)
        if before == after:
            raise SetupRefused(f"Not upgraded: {before} stayed.")
        _smoke(computer, "--again", patient)
    _remove(computer)
    if not kept.exists():
        raise SetupRefused(f"The removal took the seller's data along: {kept}")
    kept.unlink()
    say("removed: program, shortcuts and registry; the data stayed")


def _install(computer: Computer, installer: Path) -> str:
    """Install silently and look; return the version that Windows is told of."""
    code = computer.run(installer, "/S")
    told = computer.registry(_UNINSTALL)
    lacking = [name for name in _TOLD if not told.get(name)]
    links = computer.shortcuts()
    if code or lacking or len(links) < 2 or not (computer.program / "workbench.exe").exists():
        raise SetupRefused(f"Not installed: exit {code}, {told}, {links}, not told: {lacking}")
    megabytes = int(told["EstimatedSize"], 16) // 1000
    say(f"installed: {told['DisplayVersion']}, {megabytes} MB, {[link.name for link in links]}")
    return told["DisplayVersion"]


def _smoke(computer: Computer, part: str, patient: Path) -> None:
    program = computer.program / "workbench-cli.exe"
    command: list[str | Path] = [sys.executable, SMOKE, part, patient, *computer.runner, program]
    if subprocess.run(command, env=computer.environment, check=False).returncode:
        raise SetupRefused("The installed program is not well; the lines above say why.")


def _refuse_while_it_runs(computer: Computer, installer: Path, patient: Path) -> None:
    """Look that neither installer nor uninstaller touch a program that runs."""
    runs: list[str | Path] = [*computer.runner, computer.program / "workbench-cli.exe"]
    with subprocess.Popen(
        [*runs, "--profile", patient / "running", "sandbox", "--json"],
        env=computer.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as running:
        try:
            if running.stdout is None or not running.stdout.readline():
                raise SetupRefused("The installed program does not stay.")
            codes = computer.run(installer, "/S"), computer.run(*_uninstaller(computer))
        finally:
            running.terminate()
    if codes != (_IN_USE, _IN_USE) or not (computer.program / "workbench.exe").exists():
        raise SetupRefused(f"A running program was not left alone: {codes}")
    say("refused while it runs: upgrade and removal")


def _uninstaller(computer: Computer) -> tuple[str | Path, ...]:
    # _?= makes it wait for its own end, and leaves it behind. Backslashes: it takes the rest of
    # the line as the folder.
    folder = str(computer.program)
    if computer.runner:
        folder = "Z:" + folder.replace("/", "\\")
    return computer.program / "uninstall.exe", "/S", f"_?={folder}"


def _remove(computer: Computer) -> None:
    """Remove what is installed, as somebody who had it start with Windows; look what is left."""
    if not (computer.program / "uninstall.exe").exists():
        return
    computer.run("reg", "add", _STARTS_WITH_WINDOWS, "/v", _ID, "/d", "x", "/f")
    code = computer.run(*_uninstaller(computer))
    (computer.program / "uninstall.exe").unlink(missing_ok=True)
    left = [path for path in (*computer.program.glob("*"), *computer.shortcuts()) if path.exists()]
    told = computer.registry(_UNINSTALL)
    starts = _ID in computer.registry(_STARTS_WITH_WINDOWS)
    if code or left or told or starts:
        raise SetupRefused(f"Not removed: exit {code}, {left}, {told}, starts: {starts}")

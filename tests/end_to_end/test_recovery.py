"""A person at a terminal writes the recovery code down; a restore is killed and nothing is lost."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

    from tests.end_to_end.conftest import Program

pty = pytest.importorskip("pty", reason="this system has no terminals of our own")

PARCEL = '{"id": "YT1", "scans": [{"time": "2024-01-20 05:20:00", "text": "已收件"}]}'
PROGRAM = (sys.executable, "-m", "workbench")


class Terminal:
    """A person's terminal: what the program writes is read, and what is typed is sent."""

    def __init__(self, command: list[str], environment: dict[str, str]) -> None:
        self._ours, theirs = pty.openpty()
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment
        )
        os.close(theirs)
        self.said = ""

    def until(self, words: str) -> str:
        """Read until these words were said; return everything so far."""
        while words not in self.said:
            self.said += os.read(self._ours, 4096).decode()
        return self.said

    def type(self, text: str) -> None:
        os.write(self._ours, f"{text}\n".encode())

    def end(self) -> int:
        code = self.process.wait(timeout=30)
        os.close(self._ours)
        return code


@pytest.fixture
def profile(tmp_path: Path) -> str:
    return str(tmp_path / "profile")


@pytest.fixture
def source(tmp_path: Path) -> str:
    path = tmp_path / "one.jsonl"
    path.write_text(PARCEL, "utf-8")
    return str(path)


def test_the_first_import_shows_a_code_and_asks_for_it_back(
    environment: dict[str, str], profile: str, source: str, workbench: Program, tmp_path: Path
) -> None:
    spoken = environment | {"WORKBENCH_LANGUAGE": "en"}
    terminal = Terminal([*PROGRAM, "--profile", profile, "import", source], spoken)
    said = terminal.until("characters number")
    code = re.search(r"(?:[0-9A-Z]{4}-){5}[0-9A-Z]{4}", said)
    assert code is not None, said
    places = re.search(r"number ([\d, ]+)", terminal.until(": "))
    assert places is not None, said
    plain = code[0].replace("-", "")
    terminal.type("".join(plain[int(place) - 1] for place in places[1].split(", ")))
    terminal.until("in force now")
    assert terminal.end() == 0
    (tmp_path / "another").touch(mode=0o600)
    (tmp_path / "another").write_text("another passphrase")
    shut_out = spoken | {"WORKBENCH_PASSPHRASE_FILE": str(tmp_path / "another")}
    command = [*PROGRAM, "--profile", profile, "recover", "--code", "--code-file", "-"]
    opened = subprocess.run(
        command, env=shut_out, input=code[0], text=True, capture_output=True, check=False
    )
    assert (opened.returncode, opened.stderr) == (0, "")
    listed = [*PROGRAM, "--profile", profile, "account", "list", "--json"]
    shown = subprocess.run(listed, env=shut_out, capture_output=True, check=True)
    assert len(json.loads(shown.stdout)) == 1


def test_a_restore_that_is_killed_leaves_the_old_data_or_the_new(
    workbench: Program, environment: dict[str, str], profile: str, source: str, tmp_path: Path
) -> None:
    backup = str(tmp_path / "copy.backup")
    assert workbench("--profile", profile, "import", source).returncode == 0
    assert workbench("--profile", profile, "backup", backup).returncode == 0
    command = [*PROGRAM, "--profile", profile, "restore", backup]
    with subprocess.Popen(command, env=environment, stdout=subprocess.DEVNULL) as process:
        while not list((tmp_path / "profile").glob("workbench.incoming*")):
            if process.poll() is not None:
                break  # it was faster than we
        process.send_signal(signal.SIGKILL)
    assert workbench("--profile", profile, "doctor").returncode == 0
    listed = workbench("--profile", profile, "account", "list", "--json")
    assert len(json.loads(listed.stdout)) == 1

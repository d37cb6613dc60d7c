"""What a crash leaves for the next start: enough to mend it, nothing of anybody's orders."""

from __future__ import annotations

import faulthandler
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench import __version__
from workbench.crash_notes import FATAL_FILE, LARGEST, NOTE_FILE, CrashNotes
from workbench.domain.clock import ReplayClock

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).resolve().parents[1]
WALL = ReplayClock(datetime(2026, 11, 22, 1, 2, 3, tzinfo=UTC))
CANARIES = ("13800000000", "测试买家01", "金丝雀", "secret-7")


@pytest.fixture
def notes(tmp_path: Path) -> CrashNotes:
    return CrashNotes(tmp_path, WALL)


@pytest.fixture
def listening(notes: CrashNotes) -> Iterator[CrashNotes]:
    was_on = faulthandler.is_enabled()
    notes.begin()
    yield notes
    notes.end()
    if was_on:
        faulthandler.enable(sys.__stderr__ or sys.stderr)


def caught() -> BaseException:
    phone = CANARIES[0]
    try:
        try:
            int(f"{phone} 测试买家01")
        except ValueError as error:
            raise LookupError("金丝雀 secret-7") from error
    except LookupError as error:
        return error
    raise AssertionError("a number with a name is no number")


def test_an_error_is_noted_by_kind_and_place_alone(notes: CrashNotes, tmp_path: Path) -> None:
    notes.note(caught())
    told = notes.last()
    assert f"workbench {__version__}, Python 3." in told
    assert "2026-11-22T01:02:03Z" in told
    assert "builtins.ValueError\n" in told
    assert "builtins.LookupError\n" in told
    assert "  test_crash_notes.py:" in told
    assert not [word for word in (*CANARIES, str(ROOT), str(tmp_path)) if word in told]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows guards by access lists")
def test_only_the_owner_may_read_a_note(notes: CrashNotes, tmp_path: Path) -> None:
    notes.note(caught())
    assert (tmp_path / NOTE_FILE).stat().st_mode & 0o777 == 0o600


def test_a_note_stays_until_it_was_seen(notes: CrashNotes) -> None:
    assert notes.last() == ""
    notes.note(caught())
    notes.forget()
    notes.forget()
    assert notes.last() == ""


def test_a_flood_of_errors_does_not_fill_the_disk(notes: CrashNotes) -> None:
    for _ in range(500):
        notes.note(caught())
    assert len(notes.last()) <= LARGEST


def test_an_end_as_it_should_be_leaves_nothing(listening: CrashNotes, tmp_path: Path) -> None:
    assert (tmp_path / FATAL_FILE).exists()
    listening.end()
    assert list(tmp_path.iterdir()) == []


def test_where_nothing_can_be_written_nothing_fails(tmp_path: Path) -> None:
    notes = CrashNotes(tmp_path / "nowhere", WALL)
    notes.begin()
    notes.note(caught())
    notes.end()
    assert notes.last() == ""


def test_the_death_of_the_process_is_told_at_the_next_start(
    listening: CrashNotes, tmp_path: Path
) -> None:
    listening.end()
    program = (
        "import os, sys; from pathlib import Path; from datetime import datetime, UTC\n"
        "from workbench.crash_notes import CrashNotes; from workbench.domain.clock import *\n"
        "CrashNotes(Path(sys.argv[1]), SystemClock()).begin()\n"
        "def fall(name):\n"
        "    os.abort()\n"
        "fall('测试买家01')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program, str(tmp_path)], cwd=ROOT, check=False, capture_output=True
    )
    assert done.returncode != 0
    listening.begin()
    told = listening.last()
    assert "Fatal Python error: Aborted\n" in told
    assert "  <string>:5 fall\n" in told
    assert not [word for word in (*CANARIES, str(ROOT), str(tmp_path)) if word in told]


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        (
            '  File "/home/测试买家01/workbench/ui/frame.py", line 7 in f',
            "  workbench/ui/frame.py:7 f",
        ),
        (
            '  File "C:\\Users\\secret-7\\x\\site-packages\\PySide6\\a.py", line 7 in f',
            "  PySide6/a.py:7 f",
        ),
        ('  File "/home/13800000000/x.py", line 1 in <module>', "  x.py:1 <module>"),
        ("Thread 0x00007f (most recent call first):", "Thread 0x00007f (most recent call first):"),
        ("测试买家01 said something", None),
        ("Extension modules: 金丝雀", None),
    ],
)
def test_of_last_words_only_known_ones_stay(
    notes: CrashNotes, tmp_path: Path, line: str, kept: str | None
) -> None:
    (tmp_path / FATAL_FILE).write_text(f"{line}\n", "utf-8")
    notes.begin()
    notes.end()
    faulthandler.enable(sys.__stderr__ or sys.stderr)
    assert (kept in notes.last().splitlines()) if kept else notes.last() == ""

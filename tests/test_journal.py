from __future__ import annotations

import logging
import os
import stat
from pathlib import Path

import pytest

from workbench.journal import BACKUPS, LOG_FILE, OneLine, PrivateLog, open_journal

logger = logging.getLogger("workbench.test")


@pytest.fixture
def log(tmp_path: Path, journal_ends: None) -> Path:
    """A log file that takes what the program says, for one test."""
    open_journal(tmp_path)
    return tmp_path / LOG_FILE


def test_only_its_owner_reads_it(log: Path) -> None:
    logger.info("something")
    assert stat.S_IMODE(log.stat().st_mode) == 0o600


def test_opened_twice_it_says_everything_once(log: Path) -> None:
    open_journal(log.parent)
    logger.info("something")
    assert log.read_text("utf-8").count("something") == 1


@pytest.mark.parametrize(
    ("said", "written"),
    [
        pytest.param("a\nb", "a\\x0ab", id="new line"),
        pytest.param("\x1b[31m", "\\x1b[31m", id="terminal code"),
        pytest.param("店铺", "店铺", id="chinese"),
    ],
)
def test_foreign_text_stays_on_its_line(log: Path, said: str, written: str) -> None:
    logger.info("heard %s", said)
    lines = log.read_text("utf-8").splitlines()
    assert len(lines) == 1
    assert lines[0].endswith(f"heard {written}")


def test_a_storm_is_bounded(tmp_path: Path) -> None:
    handler = PrivateLog(tmp_path / LOG_FILE, maxBytes=1000, backupCount=BACKUPS, encoding="utf-8")
    handler.setFormatter(OneLine("%(message)s"))
    for number in range(3000):
        handler.emit(logging.makeLogRecord({"msg": f"line {number}"}))
    handler.close()
    files = sorted(tmp_path.iterdir())
    assert len(files) == 1 + BACKUPS
    assert all(path.stat().st_size <= 1000 for path in files)
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


NOON = 1_795_320_000.0  # 2026-11-22 04:00 UTC
DAY = 24 * 3600.0


def write(folder: Path, at: float, message: str = "said") -> None:
    """Write one record at an instant, as a program that is started for it does."""
    handler = PrivateLog(folder / LOG_FILE, maxBytes=1000, backupCount=BACKUPS, encoding="utf-8")
    handler.emit(logging.makeLogRecord({"msg": message, "created": at}))
    handler.close()
    os.utime(folder / LOG_FILE, (at, at))


@pytest.mark.parametrize(
    ("later", "files"),
    [pytest.param(3600.0, 1, id="same day"), pytest.param(DAY, 2, id="next day")],
)
def test_each_day_has_a_file(tmp_path: Path, later: float, files: int) -> None:
    write(tmp_path, NOON)
    write(tmp_path, NOON + later)
    assert len(list(tmp_path.iterdir())) == files


def test_a_program_that_runs_over_midnight_begins_a_file(tmp_path: Path) -> None:
    handler = PrivateLog(tmp_path / LOG_FILE, backupCount=BACKUPS, encoding="utf-8")
    handler.emit(logging.makeLogRecord({"msg": "before", "created": NOON}))
    os.utime(tmp_path / LOG_FILE, (NOON, NOON))
    handler.emit(logging.makeLogRecord({"msg": "after", "created": NOON + DAY}))
    handler.close()
    assert (tmp_path / LOG_FILE).read_text("utf-8") == "after\n"
    assert (tmp_path / f"{LOG_FILE}.1").read_text("utf-8") == "before\n"


def test_logs_are_kept_for_fourteen_days(tmp_path: Path) -> None:
    for day in range(40):
        write(tmp_path, NOON + day * DAY, f"day {day}")
    said = {path.read_text("utf-8").strip() for path in tmp_path.iterdir()}
    assert said == {f"day {day}" for day in range(25, 40)}


def test_logs_of_a_program_that_rested_for_long_go_at_its_first_word(tmp_path: Path) -> None:
    for day in range(3):
        write(tmp_path, NOON + day * DAY, f"day {day}")
    write(tmp_path, NOON + 60 * DAY, "again")
    assert [path.read_text("utf-8") for path in tmp_path.iterdir()] == ["again\n"]


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to hand")
def test_a_log_without_room_keeps_quiet(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / LOG_FILE).symlink_to("/dev/full")
    handler = PrivateLog(tmp_path / LOG_FILE, encoding="utf-8")
    handler.emit(logging.makeLogRecord({"msg": "said in vain"}))
    handler.close()
    assert capfd.readouterr().err == ""


def test_a_fault_of_our_own_in_a_record_is_told(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    handler = PrivateLog(tmp_path / LOG_FILE, encoding="utf-8")
    handler.emit(logging.makeLogRecord({"msg": "%d", "args": ("no number",)}))
    handler.close()
    assert "Logging error" in capfd.readouterr().err

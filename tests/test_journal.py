from __future__ import annotations

import logging
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
    for number in range(1000):
        handler.emit(logging.makeLogRecord({"msg": f"line {number}"}))
    handler.close()
    files = sorted(tmp_path.iterdir())
    assert len(files) == 1 + BACKUPS
    assert all(path.stat().st_size <= 1000 for path in files)
    assert {stat.S_IMODE(path.stat().st_mode) for path in files} == {0o600}


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

"""The log of a profile: private, a file a day, gone after 14 days, bounded in a storm.

What is written there holds no personal data.
"""

from __future__ import annotations

import logging
import os
import sys
import time
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path

from workbench.domain.care.privacy import LOG_DAYS

LOG_FILE = "workbench.log"
# A quiet day is one file. A storm fills several, and they push out the oldest: 10.5 MB are the most
# that logs ever take (faults L10).
MAX_BYTES, BACKUPS = 700_000, LOG_DAYS
_DAY = 24 * 3600.0  # seconds


def open_journal(folder: Path) -> None:
    """Write the program's log to ``folder`` from now on; asked twice it stays one file."""
    path = folder / LOG_FILE
    root = logging.getLogger("workbench")
    if any(getattr(handler, "baseFilename", "") == str(path) for handler in root.handlers):
        return
    handler = PrivateLog(path, maxBytes=MAX_BYTES, backupCount=BACKUPS, encoding="utf-8")
    handler.setFormatter(OneLine("%(asctime)s %(levelname)s %(name)s %(message)s"))
    root.addHandler(handler)
    root.setLevel(logging.INFO)


class PrivateLog(RotatingFileHandler):
    """A log file that only its owner can read; ``workbench.log.1`` is that of the day before.

    Days are those of the computer's own zone; a file's age is that of its last line.
    """

    _day: tuple[int, ...] | None = None

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; the first one of a day begins a new file and removes those too old."""
        day = _day_of(record.created)
        if day != self._day:
            self._day = day
            with suppress(OSError):  # a log that cannot be put aside is written on
                self._begin_day(record.created)
        super().emit(record)

    def _begin_day(self, now: float) -> None:
        path = Path(self.baseFilename)
        status = path.stat()
        if status.st_size and _day_of(status.st_mtime) != _day_of(now):
            self.doRollover()
        for old in path.parent.glob(f"{path.name}.*"):
            if now - old.stat().st_mtime > LOG_DAYS * _DAY:
                old.unlink()

    def _open(self):  # type: ignore[no-untyped-def]  # the base class's own type is private
        descriptor = os.open(self.baseFilename, os.O_CREAT | os.O_APPEND | os.O_WRONLY, 0o600)
        return os.fdopen(descriptor, self.mode, encoding=self.encoding)

    def close(self) -> None:
        """Close the file; what a full disk did not take is given up."""
        with suppress(OSError):
            super().close()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  # the base's name
        """Keep quiet where the disk does not take a line; tell of faults of our own."""
        if not isinstance(sys.exception(), OSError):
            super().handleError(record)


def _day_of(seconds: float) -> tuple[int, ...]:
    return tuple(time.localtime(seconds)[:3])


class OneLine(logging.Formatter):
    """Keeps what a record says on lines of its own: foreign line breaks are escaped."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's message with control characters escaped; tracebacks stay readable."""
        message = record.getMessage()
        safe = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in message)
        copy = logging.makeLogRecord({**record.__dict__, "msg": safe, "args": ()})
        return super().format(copy)

"""The log file of a profile: bounded, private, and without personal data by what we write there."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import suppress
from logging.handlers import RotatingFileHandler
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LOG_FILE = "workbench.log"
# Five files of 2 MB keep some weeks and bound a storm (faults L10).
MAX_BYTES, BACKUPS = 2_000_000, 4


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
    """A log file that only its owner can read."""

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


class OneLine(logging.Formatter):
    """Keeps what a record says on lines of its own: foreign line breaks are escaped."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record's message with control characters escaped; tracebacks stay readable."""
        message = record.getMessage()
        safe = "".join(c if c.isprintable() else f"\\x{ord(c):02x}" for c in message)
        copy = logging.makeLogRecord({**record.__dict__, "msg": safe, "args": ()})
        return super().format(copy)

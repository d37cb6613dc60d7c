"""Copies of the data as they were before an upgrade, beside the file that was upgraded."""

from __future__ import annotations

import secrets
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

_MARK = "before-upgrade"
# Long enough to notice that an upgrade went wrong. A copy is as large as the data, holds what was
# to be forgotten since, and the daily backups hold the rest.
KEPT = timedelta(days=14)


def copy_name(path: Path) -> Path:
    """Return a name that no copy of the cache at ``path`` has yet."""
    return path.with_name(f"{path.name}.{_MARK}-{secrets.token_hex(4)}")


def tidy_copies(path: Path, now: datetime) -> None:
    """Remove the copies beside the cache at ``path`` that are older than :data:`KEPT`.

    ``now`` is real time. A folder that cannot be written keeps them.
    """
    for copy in path.parent.glob(f"{path.name}.{_MARK}-*"):
        with suppress(OSError):
            if now - datetime.fromtimestamp(copy.stat().st_mtime, UTC) > KEPT:
                copy.unlink()

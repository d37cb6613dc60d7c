"""The write-ahead log: how long it is, and writing it back where nobody holds it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.engine.cache import Cache


def log_size(path: Path) -> int:
    """Return how many bytes the log beside a cache file has, 0 where there is none."""
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size
    except OSError:
        return 0


class WriteLog:
    """The log as one connection sees it."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    @property
    def path(self) -> Path:
        """The cache file whose log it is."""
        return self._cache.path

    @property
    def size(self) -> int:
        """How many bytes it has."""
        return log_size(self._cache.path)

    def shorten(self) -> None:
        """Write back what can be and cut it where nobody reads an old state; waits for nobody.

        Raises:
            StoreError: the disk did not take it; nothing is lost.
        """
        timeout = self._cache.value("PRAGMA busy_timeout")
        self._cache.value("PRAGMA busy_timeout = 0")
        try:
            self._cache.rows("PRAGMA wal_checkpoint(TRUNCATE)")
        finally:
            self._cache.value(f"PRAGMA busy_timeout = {int(timeout)}")

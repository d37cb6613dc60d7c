"""SQLite's failures in our words: what the world did becomes a StoreError, bugs stay bugs."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.domain.errors import (
    CacheBusy,
    DiskFull,
    FileDamaged,
    ReadOnlyFile,
    StoreError,
)
from workbench.store.driver import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Primary result codes, sqlite.org/rescode.html.
BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 8, 10, 11, 13, 14, 26

_KINDS: dict[int, type[StoreError]] = {
    BUSY: CacheBusy,
    LOCKED: CacheBusy,
    READONLY: ReadOnlyFile,
    IOERR: StoreError,
    CORRUPT: FileDamaged,
    NOTADB: FileDamaged,
    FULL: DiskFull,
    CANTOPEN: StoreError,
}


def primary_code(error: BaseException) -> int:
    """Return SQLite's primary result code of an error, 0 where it has none."""
    return int(getattr(error, "sqlite_errorcode", None) or 0) & 0xFF


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's known failures inside the block into our errors; the cause is kept.

    Raises:
        StoreError: CacheBusy, DiskFull, FileDamaged, ReadOnlyFile, or the plain one for I/O errors.
    """
    try:
        yield
    except DatabaseError as error:
        kind = _KINDS.get(primary_code(error))
        if kind is None:
            raise
        raise kind(path=str(path)) from error

"""SQLite's failures in our words: what the world did becomes a StoreError, bugs stay bugs."""

from __future__ import annotations

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
    from pathlib import Path
    from types import TracebackType

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


class translated:  # noqa: N801  # used as a statement: with translated(path)
    """Turn SQLite's known failures inside the block into our errors; the cause is kept.

    Written as a class because it stands around every statement and a generator costs thrice.

    Raises:
        StoreError: CacheBusy, DiskFull, FileDamaged, ReadOnlyFile, or the plain one for I/O errors.
    """

    __slots__ = ("_path",)

    def __init__(self, path: Path) -> None:
        self._path = path

    def __enter__(self) -> None:
        """Begin to watch."""

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Raise our error for one of SQLite's; everything else passes."""
        if error is None or not isinstance(error, DatabaseError):
            return
        known = _KINDS.get(primary_code(error))
        if known is not None:
            raise known(path=str(self._path)) from error

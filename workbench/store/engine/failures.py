"""SQLite's failures in our words: what the world did becomes a StoreError, bugs stay bugs."""

from __future__ import annotations

import errno
import os
import shutil
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from workbench.domain.errors import (
    CacheBusy,
    DiskFaulty,
    DiskFull,
    FileDamaged,
    ReadOnlyFile,
    ShopRemoved,
    StoreError,
)
from workbench.store.engine.driver import DatabaseError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from workbench.store.engine.driver import Connection

# Primary result codes, sqlite.org/rescode.html.
BUSY, LOCKED, READONLY, IOERR, CORRUPT, FULL, CANTOPEN, NOTADB = 5, 6, 8, 10, 11, 13, 14, 26

# Rows refer to shops and to what hangs on them, which go only when a shop is removed. The driver
# tells this by SQLite's words alone.
FOREIGN_KEY = "FOREIGN KEY constraint failed"

_KINDS: dict[int, type[StoreError]] = {
    BUSY: CacheBusy,
    LOCKED: CacheBusy,
    READONLY: ReadOnlyFile,
    CORRUPT: FileDamaged,
    NOTADB: FileDamaged,
    FULL: DiskFull,
    IOERR: DiskFaulty,
}

# The driver's backup tells failures in SQLite's words alone (sqlite3_errstr).
_BY_WORDS = {
    "disk I/O error": IOERR,
    "database or disk is full": FULL,
    "database disk image is malformed": CORRUPT,
    "attempt to write a readonly database": READONLY,
}

# Less than this is no room for the files that SQLite lays beside the cache.
_ROOM = 256 * 1024


def primary_code(error: BaseException) -> int:
    """Return SQLite's primary result code of an error, 0 where it has none."""
    told = getattr(error, "sqlite_errorcode", None) or _BY_WORDS.get(str(error), 0)
    return int(told) & 0xFF


def kind_of(error: BaseException, path: Path) -> type[StoreError] | None:
    """Return which of our errors one of SQLite's is, None for a bug.

    A full or read-only disk shows itself as a plain I/O error where SQLite cannot make the files
    beside the cache, and what was opened on a full disk can only be read: so the disk is asked.
    """
    if str(error) == FOREIGN_KEY:
        return ShopRemoved
    code = primary_code(error)
    if code not in {IOERR, CANTOPEN, READONLY}:
        return _KINDS.get(code)
    # Asked in this order: a medium that can only be read has no room either.
    if not os.access(path.parent, os.W_OK):
        return ReadOnlyFile
    if shutil.disk_usage(path.parent).free < _ROOM:
        return DiskFull
    return _KINDS.get(code, StoreError)


class translated:  # noqa: N801  # used as a statement: with translated(path)
    """Turn SQLite's known failures inside the block into our errors; the cause is kept.

    Written as a class because it stands around every statement and a generator costs thrice.

    Raises:
        StoreError: CacheBusy, DiskFaulty, DiskFull, FileDamaged, ReadOnlyFile, ShopRemoved, or the
            plain one where the file cannot be opened.
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
        known = kind_of(error, self._path)
        if known is not None:
            raise known(path=str(self._path)) from error


class Watch(translated):
    """As ``translated``, for one connection, which only reads on once its disk has failed.

    After a failed fsync the system may count as written what never reached the disk, and a second
    try then succeeds (faults A9); so there is no second try.
    """

    __slots__ = ("_connection", "is_faulty")

    def __init__(self, path: Path, connection: Connection) -> None:
        super().__init__(path)
        self._connection = connection
        self.is_faulty = False

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Raise our error for one of SQLite's, the disk's fault for all writes after it."""
        if error is None:
            return
        try:
            super().__exit__(kind, error, trace)
        except DiskFaulty:
            self._end_writing()
            raise
        except ReadOnlyFile as refused:
            if not self.is_faulty:
                raise
            raise DiskFaulty(path=str(self._path)) from refused

    def _end_writing(self) -> None:
        self.is_faulty = True
        with suppress(DatabaseError):
            self._connection.execute("PRAGMA query_only = ON")


@contextmanager
def touching(path: Path) -> Iterator[None]:
    """Turn the system's refusals to read or write a file of ours into our errors.

    Raises:
        DiskFull, ReadOnlyFile: no room, or no right to write there.
        DiskFaulty: the medium failed.
        StoreError: anything else that the system says, with the cause kept.
    """
    try:
        yield
    except OSError as error:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise DiskFull from error
        if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
            raise ReadOnlyFile(path=str(path)) from error
        if error.errno == errno.EIO:
            raise DiskFaulty(path=str(path)) from error
        raise StoreError(path=str(path)) from error

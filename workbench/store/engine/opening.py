"""Opening a cache file: key, settings, and the questions asked before anything is written."""

from __future__ import annotations

import stat
import sys
from contextlib import ExitStack
from typing import TYPE_CHECKING

from workbench.domain.errors import KeyMissing, NewerSchema, NotOurFile, WrongKey
from workbench.store.engine.driver import Connection, DatabaseError, connect
from workbench.store.engine.failures import (
    CANTOPEN,
    FULL,
    IOERR,
    NOTADB,
    primary_code,
    touching,
    translated,
)
from workbench.store.schema import APPLICATION_ID, SCHEMA_MAJOR, major_of

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.store.keys.data_key import DataKey

PLAIN_HEADER = b"SQLite format 3\x00"
PAGE_SIZE = 4096  # SQLCipher 4's default; every file is a whole number of pages

# Where no index of the log can be made beside it (a full disk, a read-only medium), nobody can be
# writing either: without locks, and in exclusive mode, SQLite keeps that index in memory.
_ALONE = "vfs=win32-none" if sys.platform == "win32" else "vfs=unix-none"

# faults.md 4.5. FULL: what the seller was told is saved survives power loss. The page cache of
# 32 MB spares decrypting the same pages again.
SETTINGS = (
    "PRAGMA busy_timeout = 5000",
    "PRAGMA synchronous = FULL",
    "PRAGMA fullfsync = ON",  # macOS: flush the drive's own buffer too
    "PRAGMA checkpoint_fullfsync = ON",
    "PRAGMA foreign_keys = ON",
    "PRAGMA secure_delete = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA temp_store = MEMORY",
    "PRAGMA wal_autocheckpoint = 1000",
    "PRAGMA journal_size_limit = 67108864",  # a log that grew past 64 MB is cut again (faults B11)
    "PRAGMA cache_size = -32768",
)


def open_existing(path: Path, key: DataKey, *, read_only: bool) -> Connection:
    """Return a connection to a cache that is there; a read-only one cannot write at all.

    Raises:
        KeyMissing: there is no such file.
        NotOurFile, WrongKey, NewerSchema, FileDamaged: it is left as it is.
    """
    if not path.exists():
        raise KeyMissing(path=str(path))
    _check_shape(path)
    mode = "ro" if read_only else "rw"
    try:
        connection = _connect(path, key, mode)
    except WrongKey:
        # A first page that the disk did not give this once looks the same.
        connection = _connect(path, key, mode)
    if read_only:
        connection.execute("PRAGMA query_only = ON")
    return connection


def open_still(path: Path, key: DataKey) -> Connection:
    """Return a read-only connection to a file that nobody writes; no file is made beside it.

    Raises:
        NotOurFile, WrongKey, NewerSchema, FileDamaged: as their names say.
    """
    _check_shape(path)
    return _connect(path, key, "ro&immutable=1")


def open_new(path: Path, key: DataKey) -> Connection:
    """Return a connection to an empty file that the caller has just made."""
    connection = connect(_uri(path, "rw"))
    _set_key(connection, key)
    _apply_settings(connection)
    return connection


def _check_shape(path: Path) -> None:
    """Refuse what cannot be a cache by its size.

    The file is not opened: on POSIX, closing it would take away the locks that every connection of
    this process holds on it (sqlite.org/howtocorrupt.html, 2.2).
    """
    with touching(path):
        status = path.stat()
    # A power loss may leave half a page at the end, which the log then holds whole.
    is_broken_off = bool(status.st_size % PAGE_SIZE) and not has_log(path)
    if not stat.S_ISREG(status.st_mode) or status.st_size < PAGE_SIZE or is_broken_off:
        raise NotOurFile(path=str(path))


def _is_plain(path: Path) -> bool:
    """Tell whether a file that no connection could read stands there in plain text."""
    with touching(path), path.open("rb") as stream:
        return stream.read(len(PLAIN_HEADER)) == PLAIN_HEADER


def has_log(path: Path) -> bool:
    """Tell whether the log beside a cache holds something that is not in the file yet."""
    try:
        return path.with_name(f"{path.name}-wal").stat().st_size > 0
    except OSError:
        return False


def is_log_gone(path: Path) -> bool:
    """Tell whether somebody took the log away from a file that was not closed.

    SQLite makes the log before its index (``-shm``) and removes it after that, so an index alone
    is nobody's crash. Looked for twice: another program may be just opening or closing.
    """
    log, index = (path.with_name(f"{path.name}-{tail}") for tail in ("wal", "shm"))
    return not log.exists() and index.exists() and not log.exists() and index.exists()


def _uri(path: Path, mode: str) -> str:
    return f"{path.absolute().as_uri()}?mode={mode}"


def _connect(path: Path, key: DataKey, mode: str) -> Connection:
    try:
        with ExitStack() as failure:
            connection = connect(_uri(path, mode))
            failure.callback(connection.close)
            _prepare(connection, path, key, mode)
            failure.pop_all()
    except DatabaseError as error:
        if mode == "ro" and primary_code(error) in {CANTOPEN, FULL, IOERR}:
            return _connect(path, key, f"ro&{_ALONE}" if has_log(path) else "ro&immutable=1")
        with translated(path):
            raise
        raise
    return connection


def _prepare(connection: Connection, path: Path, key: DataKey, mode: str) -> None:
    if _ALONE in mode:
        connection.execute("PRAGMA locking_mode = EXCLUSIVE")
    _set_key(connection, key)
    _test_read(connection, path)
    _check_identity(connection, path)
    _apply_settings(connection)


def _set_key(connection: Connection, key: DataKey) -> None:
    # One damaged file wrote thousands of lines to stderr (faults B15).
    connection.execute("PRAGMA cipher_log_level = NONE")
    # A raw key: 64 hex digits from our own vault, so quoting is safe; PRAGMA takes no parameters.
    connection.execute(f"PRAGMA key = \"x'{bytes.fromhex(key.hex).hex()}'\"")


def _test_read(connection: Connection, path: Path) -> None:
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except DatabaseError as error:
        if primary_code(error) != NOTADB:
            raise
        kind = NotOurFile if _is_plain(path) else WrongKey
        raise kind(path=str(path)) from error


def _check_identity(connection: Connection, path: Path) -> None:
    if _pragma(connection, "application_id") != APPLICATION_ID:
        raise NotOurFile(path=str(path))
    if major_of(_pragma(connection, "user_version")) > SCHEMA_MAJOR:
        raise NewerSchema(path=str(path))


def _pragma(connection: Connection, name: str) -> int:
    return int(connection.execute(f"PRAGMA {name}").fetchone()[0])


def _apply_settings(connection: Connection) -> None:
    for setting in SETTINGS:
        connection.execute(setting)

"""The one SQLite library of this process, and sqlite-utils standing on it.

SQLite comes from ``sqlcipher3``: it encrypts, detects damage, and carries the fix of the WAL-reset
bug that Python's own library lacks (``CHECKED_VERSION``). sqlite-utils picks ``pysqlite3`` where it
is present, for its exception classes too, so it must find our library under that name *before* it
is imported; that is why everything of sqlite-utils is imported from here and nowhere else.

Types: sqlcipher3 has no stubs but speaks the DB-API of the standard library's ``sqlite3``, whose
stubs are borrowed while type checking. That module itself never runs here: two SQLite libraries
on one file in one process can break its locks.
"""

from __future__ import annotations

import sys
from contextlib import closing
from typing import TYPE_CHECKING

import sqlcipher3
from sqlcipher3 import dbapi2

from workbench.domain.errors import LibraryTooOld

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

from sqlite_utils import Database, Migrations  # noqa: E402  # the alias above must stand first

if TYPE_CHECKING:
    from sqlite3 import Connection, Cursor
else:
    Connection, Cursor = dbapi2.Connection, dbapi2.Cursor

__all__ = [
    "Connection",
    "Cursor",
    "Database",
    "DatabaseError",
    "Migrations",
    "check_version",
    "cipher_version",
    "connect",
    "sqlite_version",
]

# Older ones can lose commits when two connections meet at a WAL checkpoint (sqlite.org/wal.html,
# "WAL-reset bug", fixed in 3.51.3).
CHECKED_VERSION = (3, 51, 3)

DatabaseError: type[Exception] = dbapi2.DatabaseError

# The driver asks every value that is no number and no text, one by one, whether it wants to be
# something else: 0.9 µs for each NULL and each fingerprint of a row. With an answer at hand it is
# 0.1 µs, a third of the time that a page of orders takes to be written.
# The bound method answers None for None without a step of Python.
dbapi2.register_adapter(type(None), {}.get)
dbapi2.register_adapter(bytes, bytes.__bytes__)


def cipher_version() -> str:
    """Return the version of what encrypts the file."""
    with closing(dbapi2.connect(":memory:")) as memory:
        return str(memory.execute("PRAGMA cipher_version").fetchone()[0])


def sqlite_version() -> tuple[int, ...]:
    """Return the version of the SQLite inside the library we use."""
    return tuple(int(part) for part in sqlcipher3.sqlite_version.split("."))


def check_version(version: tuple[int, ...]) -> None:
    """Refuse a SQLite that can lose data.

    Raises:
        LibraryTooOld: ``version`` is older than ``CHECKED_VERSION``.
    """
    if version < CHECKED_VERSION:
        raise LibraryTooOld(version=_dotted(version), needed=_dotted(CHECKED_VERSION))


def _dotted(version: tuple[int, ...]) -> str:
    return ".".join(str(part) for part in version)


def connect(uri: str) -> Connection:
    """Return a connection bound to the calling thread that begins no transaction by itself."""
    connection: Connection = dbapi2.connect(
        uri, uri=True, isolation_level=None, cached_statements=512
    )
    return connection

"""The one SQLite library of this process, and sqlite-utils standing on it.

SQLite comes from ``sqlcipher3``: it encrypts, detects damage, and carries the fix of the WAL-reset
bug that Python's own library lacks (``CHECKED_VERSION``). sqlite-utils picks ``pysqlite3`` where it
is present, for its exception classes too, so it must find our library under that name *before* it
is imported; that is why everything of sqlite-utils is had from here and nowhere else. It is loaded
when a file is made or brought up to date, which is seldom: it takes a twentieth of a start.

Types: sqlcipher3 has no stubs but speaks the DB-API of the standard library's ``sqlite3``, whose
stubs are borrowed while type checking. That module itself never runs here: two SQLite libraries
on one file in one process can break its locks.
"""

from __future__ import annotations

import sys
from contextlib import closing
from importlib.util import LazyLoader, find_spec, module_from_spec
from typing import TYPE_CHECKING

import sqlcipher3
from sqlcipher3 import dbapi2

from workbench.domain.errors import LibraryTooOld

sys.modules["pysqlite3"] = sqlcipher3
sys.modules["pysqlite3.dbapi2"] = dbapi2

if TYPE_CHECKING:
    from sqlite3 import Connection, Cursor
    from types import ModuleType

    from sqlite_utils import Database, Migrations
else:
    Connection, Cursor = dbapi2.Connection, dbapi2.Cursor

__all__ = [
    "Connection",
    "Cursor",
    "DatabaseError",
    "check_version",
    "cipher_version",
    "connect",
    "database",
    "migrations",
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


def _lazily(name: str) -> ModuleType:
    """Return a module that is loaded when something of it is asked for."""
    spec = find_spec(name)
    if spec is None or spec.loader is None:
        raise ModuleNotFoundError(name=name)
    spec.loader = LazyLoader(spec.loader)
    module = sys.modules[name] = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


_library = sys.modules.get("sqlite_utils") or _lazily("sqlite_utils")


def database(connection: Connection) -> Database:
    """Return sqlite-utils' view of a connection."""
    made: Database = _library.Database(connection, recursive_triggers=False, execute_plugins=False)
    return made


def migrations(name: str) -> Migrations:
    """Return sqlite-utils' list of a schema's steps, empty as yet."""
    made: Migrations = _library.Migrations(name)
    return made


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

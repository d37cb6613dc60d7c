"""A plain SQLite file for people who look at tables in Datasette or DB Browser.

It is written with the same library as the cache, which writes plain files where it is given no
key: the process still holds one SQLite, and never the cache's own path.
"""

from __future__ import annotations

import errno
import os
from datetime import datetime
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.exchange.exports import ValueKind
from workbench.store.engine.driver import Connection, DatabaseError, connect
from workbench.store.engine.failures import FULL, IOERR, primary_code
from workbench.store.engine.sql import insert_into

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from workbench.domain.exchange.exports import ExportColumn

Value = str | int | datetime | None
BATCH = 1000
# One writer, thrown away unless whole: no log beside it, the one fsync comes at the end.
SETTINGS = ("PRAGMA journal_mode = OFF", "PRAGMA synchronous = OFF", "PRAGMA cache_size = -8192")
_NUMBERS = frozenset({ValueKind.MONEY, ValueKind.COUNT})


class PlainCopy:
    """Writes tables into a new plain SQLite file; money stays 分, instants are ISO at +08:00.

    Columns carry our names, since people type them in queries. Raises OSError when the disk says
    no, like every writer of files.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection: Connection = connect(path.absolute().as_uri())
        for setting in SETTINGS:
            self._connection.execute(setting)
        self._connection.execute("BEGIN")
        self._insert = ""
        self._waiting: list[tuple[str | int | None, ...]] = []

    def begin(self, name: str, columns: Sequence[ExportColumn]) -> None:
        """Make a table; what was written before belongs to the last one."""
        self._flush()
        described = ", ".join(
            f"{column.key} {'INTEGER' if column.kind in _NUMBERS else 'TEXT'}" for column in columns
        )
        self._connection.execute(f"CREATE TABLE {name} ({described}) STRICT")
        self._insert = insert_into(name, [column.key for column in columns])

    def write(self, row: Sequence[Value]) -> None:
        """Add one row."""
        self._waiting.append(tuple(_stored(value) for value in row))
        if len(self._waiting) >= BATCH:
            self._flush()

    def finish(self) -> None:
        """Write all to the disk and close the file."""
        self._flush()
        self._run("COMMIT")
        self._connection.close()
        with self._path.open("rb+") as stream:
            os.fsync(stream.fileno())

    def abandon(self) -> None:
        """Close the file as it is."""
        self._connection.close()

    def _flush(self) -> None:
        waiting, self._waiting = self._waiting, []
        if waiting:
            self._run(self._insert, waiting)

    def _run(self, sql: str, rows: Sequence[tuple[str | int | None, ...]] | None = None) -> None:
        try:
            if rows is None:
                self._connection.execute(sql)
            else:
                self._connection.executemany(sql, rows)
        except DatabaseError as error:
            if primary_code(error) in {FULL, IOERR}:
                raise _no_room(self._path) from error
            raise


def _stored(value: Value) -> str | int | None:
    if isinstance(value, datetime):
        return value.astimezone(SHANGHAI).isoformat()
    if isinstance(value, str):
        # A lone surrogate fits no UTF-8.
        return value.encode("utf-8", "replace").decode()
    return value


def _no_room(path: Path) -> OSError:
    return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(path))

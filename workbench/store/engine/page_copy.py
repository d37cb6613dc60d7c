"""A consistent encrypted copy of an open cache, page by page, and the proof that it is whole."""

from __future__ import annotations

import os
from contextlib import closing
from typing import TYPE_CHECKING

from workbench.domain.errors import BackupDamaged, FileDamaged
from workbench.store.engine.driver import DatabaseError
from workbench.store.engine.failures import touching, translated
from workbench.store.engine.opening import PAGE_SIZE, open_new, open_still
from workbench.store.keys.data_key import write_private

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.store.engine.cache import Cache
    from workbench.store.engine.driver import Connection
    from workbench.store.keys.data_key import DataKey

    Progress = Callable[[int, int], None]

# 8 MB at a time: some 40 ms between two looks at whether to go on.
_STEP = 2_000
# Instructions of SQLite's machine between two such looks while a copy is checked.
_LOOK = 10_000
_TABLES = (
    "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    " AND name NOT LIKE 'sqlite%' ORDER BY name"
)


def copy_pages(cache: Cache, target: Path, key: DataKey, progress: Progress) -> dict[str, int]:
    """Write what the cache holds at this moment to a new file; return its rows per table.

    Others may read and write meanwhile. An exception from ``progress`` passes through and leaves
    a half file, which the caller removes.

    Raises:
        FileDamaged: a page of the cache fails its check, so no copy of it can be whole.
        DiskFull, StoreError: the copy could not be written.
    """
    with touching(target):
        write_private(target, b"")
    with cache.snapshot():
        with translated(cache.path):
            counts = count_rows(cache.connection)
        # SQLite does not say which of the two disks failed; the next write to the data will.
        with translated(target), closing(open_new(target, key)) as copy:
            copy.execute("PRAGMA synchronous = OFF")  # written through once, below
            cache.connection.backup(
                copy, pages=_STEP, progress=lambda _, left, total: progress(total - left, total)
            )
    with touching(target), target.open("rb+") as stream:
        os.fsync(stream.fileno())
    return counts


def count_rows(connection: Connection) -> dict[str, int]:
    """Return how many rows each of our tables has."""
    names = [row[0] for row in connection.execute(_TABLES).fetchall()]
    sql = 'SELECT count(*) FROM "{}"'
    return {name: int(connection.execute(sql.format(name)).fetchone()[0]) for name in names}


def prove(path: Path, key: DataKey, progress: Progress) -> dict[str, int]:
    """Open a file that nobody else has open, check every page, and return its rows per table.

    Raises:
        BackupDamaged: a page or a structure of it is not whole.
        WrongKey, NotOurFile, NewerSchema: as their names say.
    """
    pages = path.stat().st_size // PAGE_SIZE
    with closing(open_still(path, key)) as connection:
        try:
            with translated(path), _watched(connection, progress, pages):
                is_whole = not connection.execute("PRAGMA cipher_integrity_check").fetchall()
                (found,) = connection.execute("PRAGMA quick_check(1)").fetchone()
                counts = count_rows(connection)
        except FileDamaged as error:
            raise BackupDamaged(path=str(path)) from error
    if not is_whole or found != "ok":
        raise BackupDamaged(path=str(path))
    return counts


class _watched:  # noqa: N801  # used as a statement: with _watched(…)
    """Ask ``progress`` now and then while SQLite works; what it raises comes out of the block."""

    def __init__(self, connection: Connection, progress: Progress, pages: int) -> None:
        self._connection = connection
        self._progress = progress
        self._pages = pages
        self._carried = _Carried()

    def __enter__(self) -> None:
        self._connection.set_progress_handler(self._look, _LOOK)

    def _look(self) -> int:
        with self._carried:
            self._progress(self._pages, self._pages)
            return 0
        return 1

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._connection.set_progress_handler(None, 0)
        if self._carried.error is not None and isinstance(error, DatabaseError):
            raise self._carried.error from error


class _Carried:
    """Keeps what a block raises: SQLite calls us from code that no exception can cross."""

    error: BaseException | None = None

    def __enter__(self) -> None:
        """Begin the block."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        self.error = error
        return error is not None

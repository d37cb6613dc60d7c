"""What can still be read of a damaged cache, table by table, in a new file.

What stood in the gaps comes from the last backup, where there is one. Rows of it outside the gaps
are not taken: somebody may have removed them on purpose since.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Any

from workbench.domain.care.backups import TableRescue
from workbench.store.engine.sql import insert_into
from workbench.store.monitor.row_ids import order_row
from workbench.store.orders.queue import JudgeQueue
from workbench.store.safety.damaged import Gaps, Table
from workbench.store.search.search import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from workbench.store.engine.cache import Cache
    from workbench.store.engine.driver import Connection
    from workbench.store.safety.damaged import DamagedFile

    Progress = Callable[[int, int], None]

_BATCH = 1_000
# Tables of ours: the index of the search is made anew, sqlite-utils' own is made with the schema.
_TABLES = (
    "SELECT name, wr FROM pragma_table_list WHERE schema = 'main' AND type = 'table'"
    " AND name NOT LIKE 'sqlite%' AND name NOT LIKE '\\_sqlite%' ESCAPE '\\' ORDER BY name"
)
_KEY = "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk"
_COLUMNS = "SELECT name FROM pragma_table_info(?)"
_ORPHANS = 'SELECT DISTINCT "table", rowid FROM pragma_foreign_key_check WHERE rowid IS NOT NULL'
_BARE_ORPHANS = 'SELECT DISTINCT "table", parent FROM pragma_foreign_key_check WHERE rowid IS NULL'
_REFERENCE = (
    'SELECT "from", coalesce("to", \'id\') FROM pragma_foreign_key_list(?) WHERE "table" = ?'
)


@dataclass(slots=True)
class _Found:
    """What was read of one table so far."""

    table: Table
    gaps: Gaps
    read: int


class Salvage:
    """Fills an empty cache of today's schema; the damaged file and the backup are only read.

    An exception from ``progress`` (tables done, tables in all) passes through.
    """

    def __init__(
        self, damaged: DamagedFile, backup: Connection | None, fresh: Cache, progress: Progress
    ) -> None:
        self._damaged = damaged
        self._backup = backup
        self._fresh = fresh
        self._progress = progress

    def run(self) -> tuple[TableRescue, ...]:
        """Bring over every table, then what hangs on them; return what was saved of each."""
        self._fresh.execute("PRAGMA foreign_keys = OFF")
        tables = list(self._tables())
        found = [self._copied(table, number, len(tables)) for number, table in enumerate(tables)]
        broken = {each.table.name: each for each in found if each.gaps.is_broken}
        with self._fresh.atomic():
            self._take_loose_rows(broken)
        rescued = [self._rescued(each) for each in found]
        with self._fresh.atomic():
            dropped = self._drop_orphans()
            self._index_anew()
            JudgeQueue(self._fresh).put_all_open()
        self._fresh.execute("PRAGMA foreign_keys = ON")
        return tuple(_without(each, dropped.get(each.table, 0)) for each in rescued)

    def _tables(self) -> Iterator[Table]:
        for name, has_no_rowid in self._fresh.rows(_TABLES):
            known = self._damaged.columns(name)
            columns = [row[0] for row in self._fresh.rows(_COLUMNS, (name,)) if row[0] in known]
            key = self._fresh.rows(_KEY, (name,)) if has_no_rowid else []
            if columns:
                yield Table(name, tuple(columns), tuple(row[0] for row in key))

    def _copied(self, table: Table, number: int, total: int) -> _Found:
        """Copy what the table's tree leads to."""
        self._progress(number, total)
        gaps = Gaps()
        with self._fresh.atomic():
            return _Found(table, gaps, self._write(table, self._damaged.rows(table, gaps)))

    def _take_loose_rows(self, broken: Mapping[str, _Found]) -> None:
        """Copy what lies on whole pages to which no tree leads any more."""
        gaps = {name: found.gaps for name, found in broken.items()}
        for layout, rows in self._damaged.loose_rows(gaps):
            found = broken[layout.name]
            columns = tuple(column.name for column in layout.columns)
            if set(columns) == set(found.table.columns):
                found.read += self._write(Table(layout.name, columns), rows)

    def _rescued(self, found: _Found) -> TableRescue:
        """Fill a table's gaps from the backup; what is missing then is lost."""
        table, read = found.table, found.read
        if not found.gaps.is_broken:
            return TableRescue(table.name, read, 0, 0)
        with self._fresh.atomic():
            filled = self._fill(table, found.gaps)
        total = self._damaged.count(table)
        lost = None if total is None else max(total - read - filled, 0)
        return TableRescue(table.name, read, filled, lost)

    def _write(self, table: Table, rows: Iterator[tuple[Any, ...]]) -> int:
        """Write rows that are not there yet; return how many that were."""
        columns = tuple(f'"{name}"' for name in table.columns)
        insert = insert_into(f'"{table.name}"', columns) + " ON CONFLICT DO NOTHING"
        before = self._fresh.connection.total_changes
        while batch := list(islice(rows, _BATCH)):
            self._fresh.execute_many(insert, batch)
            self._progress(0, 0)
        return self._fresh.connection.total_changes - before

    def _fill(self, table: Table, gaps: Gaps) -> int:
        """Take from the backup what stood in the gaps; return how many rows that were."""
        if self._backup is None:
            return 0
        known = {row[0] for row in self._backup.execute(_COLUMNS, (table.name,)).fetchall()}
        shared = Table(table.name, tuple(c for c in table.columns if c in known), table.key)
        if not shared.columns:
            return 0
        if table.key:
            return self._write(shared, iter(self._backup.execute(shared.select(""))))
        rows = shared.select("WHERE rowid > ? AND rowid < ?")
        return sum(self._write(shared, iter(self._backup.execute(rows, gap))) for gap in gaps.pairs)

    def _drop_orphans(self) -> dict[str, int]:
        """Remove rows whose owner is lost, level by level; return how many of each table."""
        dropped: dict[str, int] = {}
        while orphans := self._fresh.rows(_ORPHANS):
            for name, row_id in orphans:
                self._fresh.execute(f'DELETE FROM "{name}" WHERE rowid = ?', (row_id,))  # noqa: S608  # names of the schema
                dropped[name] = dropped.get(name, 0) + 1
        for name, owner in self._fresh.rows(_BARE_ORPHANS):
            dropped[name] = dropped.get(name, 0) + self._drop_bare(name, owner)
        return dropped

    def _drop_bare(self, name: str, owner: str) -> int:
        """Remove the orphans of a table without row ids."""
        (column, key) = self._fresh.rows(_REFERENCE, (name, owner))[0]
        sql = f'DELETE FROM "{name}" WHERE "{column}" NOT IN (SELECT "{key}" FROM "{owner}")'  # noqa: S608  # names of the schema
        return self._fresh.execute(sql).rowcount

    def _index_anew(self) -> None:
        """Fill the search index, whose words cannot be read back, from the rows it stands for."""
        index = SearchIndex(self._fresh)
        for is_open in (False, True):
            told = "SELECT id, titles, region FROM orders WHERE is_open = ?"
            listed = self._fresh.rows(told, (is_open,))
            index.add(((order_row(i), *texts) for i, *texts in listed), is_over=not is_open)
        scans = "SELECT order_id, id, last_event_text, site FROM monitor WHERE id % 2 = 0"
        for order_id, row_id, text, site in self._fresh.rows(scans):
            index.put(order_id, row_id, text, site)


def _without(rescue: TableRescue, dropped: int) -> TableRescue:
    """Count rows that had to go with their owners among the lost."""
    if not dropped:
        return rescue
    read = max(rescue.read - dropped, 0)
    lost = None if rescue.lost is None else rescue.lost + dropped
    return TableRescue(rescue.table, read, rescue.from_backup, lost)

"""Reading a damaged cache around the pages that fail their check.

SQLCipher refuses such a page, and from then on every other one on the same connection: the file is
opened anew after each refusal. Rows come in the order of their table; where a page refuses, the
next row that answers is searched for and the gap noted.
"""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from workbench.store.engine.driver import DatabaseError
from workbench.store.engine.failures import CORRUPT, IOERR, NOTADB, primary_code
from workbench.store.engine.loose_pages import Column, Layout, LoosePages

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from workbench.store.engine.driver import Connection
    from workbench.store.engine.loose_pages import WholePages

_UNREADABLE = frozenset({CORRUPT, NOTADB, IOERR})
SMALLEST, LARGEST = -(2**62), 2**62
_LAYOUT = 'SELECT name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)'
# A page holds some hundred rows at most: so many row ids are tried one by one, lest a good page
# between two bad ones be jumped over. Behind them (a whole branch is gone) steps double.
_NEAR = 400
_POWERS = 62


@dataclass(frozen=True, slots=True)
class Table:
    """A table with the columns that are wanted, and its key where it has no row ids."""

    name: str
    columns: tuple[str, ...]
    key: tuple[str, ...] = ()

    def select(self, rest: str, *first: str) -> str:
        """Return a query of its columns that reads the table itself and no index."""
        names = ", ".join((*first, *(f'"{name}"' for name in self.columns)))
        source = f'"{self.name}"' if self.key else f'"{self.name}" NOT INDEXED'
        return f"SELECT {names} FROM {source} {rest}"  # noqa: S608  # names of the schema


@dataclass(slots=True)
class Gaps:
    """Where rows of one table could not be read: pairs of row ids, both ends open."""

    pairs: list[tuple[int, int]] = field(default_factory=list)
    is_broken: bool = False

    def hold(self, row_id: int) -> bool:
        """Tell whether a row lies in a gap."""
        return any(low < row_id < high for low, high in self.pairs)


@dataclass(frozen=True, slots=True)
class _Answer:
    """The id of a row that can be read; None where the table has none there any more."""

    row_id: int | None


class DamagedFile:
    """A cache that is only read, around what refuses to be read.

    ``opening`` returns a fresh connection to it. With ``pages`` rows are found that no tree leads
    to; leave them out where a log holds newer pages than the file.
    """

    def __init__(self, opening: Callable[[], Connection], pages: WholePages | None = None) -> None:
        self._opening = opening
        self._pages = pages
        self._connection = opening()
        self.has_refused = False

    def close(self) -> None:
        """Close the file."""
        self._connection.close()

    def columns(self, table: str) -> frozenset[str]:
        """Return the columns that a table has there; none where there is no such table."""
        found = self._connection.execute("SELECT name FROM pragma_table_info(?)", (table,))
        return frozenset(row[0] for row in found.fetchall())

    def loose_rows(
        self, broken: Mapping[str, Gaps]
    ) -> Iterator[tuple[Layout, Iterator[tuple[Any, ...]]]]:
        """Yield the tables of which pages were found that hang on no tree, with their rows.

        Only rows in the gaps count: elsewhere the tree itself has told.
        """
        layouts = self._layouts() if self._pages is not None and broken else []
        if self._pages is None or not layouts:
            return
        loose = LoosePages(self._pages, layouts)
        wanted = [each for each in layouts if each.name in broken and each.has_row_id]
        for layout in wanted:
            gaps = broken[layout.name]
            rows = loose.rows(layout, wanted)
            yield layout, (row for row_id, row in rows if gaps.hold(row_id))

    def _layouts(self) -> list[Layout]:
        """Return every table with a tree of row ids, the hidden ones of the search among them."""
        tables = "SELECT name, rootpage FROM sqlite_master WHERE type = 'table' AND rootpage > 0"
        found = []
        for name, root in self._connection.execute(tables).fetchall():
            rows = self._connection.execute(_LAYOUT, (name,)).fetchall()
            keys = [row for row in rows if row[4]]
            alias = keys[0][0] if len(keys) == 1 and keys[0][1] == "INTEGER" else ""
            columns = (self._column(row, is_row_id=row[0] == alias) for row in rows)
            found.append(Layout(name, root, tuple(columns)))
        return found

    def _column(self, row: tuple[Any, ...], *, is_row_id: bool) -> Column:
        name, type_, is_required, default, _ = row
        value = self._connection.execute(f"SELECT {default or 'NULL'}").fetchone()[
            0
        ]  # a literal of our own schema
        return Column(name, type_, bool(is_required), is_row_id, value)

    def count(self, table: Table) -> int | None:
        """Return how many rows there were, where an index is whole enough to tell."""
        sql = f'SELECT count(*) FROM "{table.name}"'  # noqa: S608  # names of the schema
        total: int | None = None
        with self._refusals():
            (total,) = self._connection.execute(sql).fetchone()
        return total

    def rows(self, table: Table, gaps: Gaps) -> Iterator[tuple[Any, ...]]:
        """Yield every row that can be read, some perhaps twice; the rest goes into ``gaps``."""
        return self._by_key(table, gaps) if table.key else self._by_row_id(table, gaps)

    def _by_row_id(self, table: Table, gaps: Gaps) -> Iterator[tuple[Any, ...]]:
        start: int | None = SMALLEST
        while start is not None:
            last = start - 1
            for row_id, *row in self._until_refused(table, start):
                last = row_id
                yield tuple(row)
            if not self.has_refused:
                return
            start = self._next_readable(table, max(last, 0) + 1)
            gaps.is_broken = True
            gaps.pairs.append((last, LARGEST if start is None else start))

    def _until_refused(self, table: Table, start: int) -> Iterator[tuple[Any, ...]]:
        """Yield row ids and rows from ``start`` on; ``has_refused`` tells how it ended.

        The driver fetches a row ahead, so the last one before a refusal is asked for by itself.
        """
        rows = table.select("WHERE rowid >= ? ORDER BY rowid", "rowid")
        last = start - 1
        with self._refusals():
            for row in self._connection.execute(rows, (start,)):
                last = row[0]
                yield row
        if self.has_refused:
            with self._refusals():
                yield from self._connection.execute(f"{rows} LIMIT 1", (last + 1,)).fetchall()
            self.has_refused = True

    def _by_key(self, table: Table, gaps: Gaps) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a table without row ids: from its beginning, then from its end."""
        forwards = ", ".join(f'"{name}"' for name in table.key)
        backwards = ", ".join(f'"{name}" DESC' for name in table.key)
        for order in (forwards, backwards):
            rows, read = table.select(f"ORDER BY {order}"), 0
            with self._refusals():
                for row in self._connection.execute(rows):
                    read += 1
                    yield row
            if not self.has_refused:
                return
            gaps.is_broken = True
            with self._refusals():
                one = self._connection.execute(f"{rows} LIMIT 1 OFFSET ?", (read,))
                yield from one.fetchall()

    def _next_readable(self, table: Table, bad: int) -> int | None:
        """Return the first row id behind ``bad`` from which rows can be read, None if none."""
        if all(self._first_from(table, bad + 2**power) is None for power in range(_POWERS)):
            return None  # the branch that leads to all of them is lost
        low, step = bad, 1
        while low + step < LARGEST:
            answer = self._first_from(table, low + step)
            if answer is not None:
                return answer.row_id
            low += step
            step = step * 2 if low - bad > _NEAR else 1
        return None

    def _first_from(self, table: Table, start: int) -> _Answer | None:
        """Return what stands at ``start`` or behind it; None where that refuses."""
        rows = Table(table.name, ()).select("WHERE rowid >= ? ORDER BY rowid LIMIT 1", "rowid")
        found = None
        with self._refusals():
            found = self._connection.execute(rows, (start,)).fetchone()
        return None if self.has_refused else _Answer(None if found is None else int(found[0]))

    @contextmanager
    def _refusals(self) -> Iterator[None]:
        """Set ``has_refused`` where a page of the block refuses; anything else is raised."""
        self.has_refused = False
        try:
            yield
        except DatabaseError as error:
            if primary_code(error) not in _UNREADABLE:
                raise
            self.has_refused = True
            self._connection.close()
            self._connection = self._opening()

"""Rows by the page: the newest few thousand are kept, the rest is read again when it shows."""

from __future__ import annotations

from collections import OrderedDict
from typing import TYPE_CHECKING, Generic, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

# A screen holds some thirty rows; each row read from a place of its own costs 30 µs.
PAGE = 32
FIRST = 64  # ids asked for before all others
LARGEST = 4096


class HasId(Protocol):
    """A row that knows its id."""

    @property
    def id(self) -> int:
        """Return the id, stable over refreshes."""
        ...


RowT = TypeVar("RowT", bound=HasId)


class RowCache(Generic[RowT]):
    """Least recently shown rows leave first; a row that is gone is kept as None."""

    def __init__(self, read: Callable[[Sequence[int]], Iterable[RowT]]) -> None:
        self._read = read
        self._rows: OrderedDict[int, RowT | None] = OrderedDict()

    def known(self, row_id: int) -> RowT | None:
        """Return the row if it is here."""
        return self._rows.get(row_id)

    def has(self, row_id: int) -> bool:
        """Tell whether the row was read."""
        return row_id in self._rows

    def fetch(self, ids: Sequence[int]) -> None:
        """Read these rows anew."""
        found = {row.id: row for row in self._read(ids)}
        for row_id in ids:
            self._rows[row_id] = found.get(row_id)
            self._rows.move_to_end(row_id)
        while len(self._rows) > LARGEST:
            self._rows.popitem(last=False)

    def take(self, rows: Iterable[RowT]) -> None:
        """Keep rows that were read elsewhere a moment ago."""
        for row in rows:
            self._rows[row.id] = row

    def keep_only(self, ids: Iterable[int]) -> None:
        """Forget all rows but these: they are on screen and are read again in a moment."""
        kept = {row_id: self._rows[row_id] for row_id in ids if row_id in self._rows}
        self._rows = OrderedDict(kept)

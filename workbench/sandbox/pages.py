"""Pages of a list, and what faults of paging do to them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic, TypeVar

from workbench.sandbox.faults import FaultKind

if TYPE_CHECKING:
    from workbench.sandbox.faults import FaultBoard, Scope

Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Page(Generic[Row]):
    """One page; ``rows`` is None where a fault left the list out."""

    rows: tuple[Row, ...] | None
    total: int


class Pager:
    """Cuts lists of one shop into pages and remembers how far their rows have slid."""

    def __init__(self) -> None:
        self._slides = 0

    def page(
        self, rows: tuple[Row, ...], place: tuple[int, int], faults: FaultBoard, scope: Scope
    ) -> Page[Row]:
        """Return a page; ``place`` is its number, counted from 0, and the size of pages."""
        number, size = place
        shown = self._moved(rows, number, faults, scope)
        if faults.strike(FaultKind.DUPLICATE_ROWS, scope):
            shown = _overlapping(shown, size)
        if faults.strike(FaultKind.MISSING_LIST, scope):
            return Page(None, 0)
        if number > 0 and faults.strike(FaultKind.EMPTY_PAGE, scope):
            return Page((), len(rows))
        first = number * size
        return Page(shown[first : first + size], len(rows))

    def _moved(
        self, rows: tuple[Row, ...], number: int, faults: FaultBoard, scope: Scope
    ) -> tuple[Row, ...]:
        """Return the rows as far as they have slid; a first page may set the next slide off."""
        place = self._slides % len(rows) if rows else 0
        if number == 0 and faults.strike(FaultKind.ROWS_SLIDE, scope):
            self._slides += 1
        return rows[place:] + rows[:place]


def _overlapping(rows: tuple[Row, ...], size: int) -> tuple[Row, ...]:
    """Let every page but the first begin with the last row of the page before."""
    shown = list(rows)
    place = size
    while place < len(shown):
        shown.insert(place, shown[place - 1])
        place += size
    return tuple(shown)

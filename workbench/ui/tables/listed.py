"""A list's answer: its ids, and with them the rows that will be painted first."""

from __future__ import annotations

from array import array
from dataclasses import dataclass
from typing import TYPE_CHECKING, Generic

from workbench.ui.tables.rows import PAGE, RowT

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class Listed(Generic[RowT]):
    """All ids in order, and some of their rows."""

    ids: array[int]
    rows: Sequence[RowT]


@dataclass(frozen=True, slots=True)
class OnScreen:
    """What a list shows: the number of its top row, and the ids of the rows on screen.

    Who reads ids beside the window reads with them what will be on screen. The window's thread
    would wait for the interpreter at each single row while others work.
    """

    top: int
    ids: array[int]

    def listed(self, ids: array[int], read: Callable[[Sequence[int]], list[RowT]]) -> Listed[RowT]:
        """Return an answer with what stands now where the list looks, and what it shows yet."""
        here = ids[self.top : self.top + max(PAGE, len(self.ids))]
        return Listed(ids, read(list(dict.fromkeys((*here, *self.ids)))))


AT_TOP = OnScreen(0, array("q"))

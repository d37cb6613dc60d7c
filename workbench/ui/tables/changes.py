"""How one ordered list of ids became another, as removals and insertions of rows (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from array import array

# Above this many touched rows one change of all between is cheaper than telling row by row.
LARGEST_MIDDLE = 400


@dataclass(frozen=True, slots=True)
class Change:
    """Rows ``first`` to ``last`` (inclusive) go, then ``ids`` come in at ``first``.

    For a pure insertion ``last`` is ``first - 1``. Changes are applied in the order given.
    """

    first: int
    last: int
    ids: array[int]


def changes(old: array[int], new: array[int]) -> list[Change]:
    """Return the steps from ``old`` to ``new``, last rows first."""
    if old == new:
        return []
    # Views of the arrays compare without copying: a million ids take two milliseconds.
    with memoryview(old) as before_view, memoryview(new) as after_view:
        start = _same_ahead(before_view, after_view)
        end = _same_behind(before_view, after_view, start)
    before, after = old[start : len(old) - end], new[start : len(new) - end]
    is_many = len(before) + len(after) > LARGEST_MIDDLE
    if is_many or not before or not after:
        return [Change(start, start + len(before) - 1, after)]
    steps = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    return [
        Change(start + i1, start + i2 - 1, after[j1:j2])
        for kind, i1, i2, j1, j2 in reversed(steps)
        if kind != "equal"
    ]


def _same_ahead(old: memoryview, new: memoryview) -> int:
    """Return how many leading ids are the same; halving compares whole slices."""
    low, high = 0, min(len(old), len(new))
    while low < high:
        middle = (low + high + 1) // 2
        if old[low:middle] == new[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def _same_behind(old: memoryview, new: memoryview, start: int) -> int:
    """Return how many trailing ids are the same, not counting those before ``start``."""
    low, high = 0, min(len(old), len(new)) - start
    while low < high:
        middle = (low + high + 1) // 2
        if old[len(old) - middle : len(old) - low] == new[len(new) - middle : len(new) - low]:
            low = middle
        else:
            high = middle - 1
    return low

"""A source's trace against what it told before, event by event."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.store.orders.rows import SCAN_IDENTITY

if TYPE_CHECKING:
    from collections.abc import Sequence

Values = tuple[Any, ...]


@dataclass(frozen=True, slots=True)
class StoredEvent:
    """An event that stands in the cache, its values as ``EVENT_COLUMNS``."""

    id: int
    values: Values


@dataclass(frozen=True, slots=True)
class EventDiff:
    """What to write: places in the told list that are new, ids to reread, ids that are gone.

    ``reread`` pairs an id with the place that tells it anew: the scan is the same, its place in
    the list or our reading of it is not. These are no facts about the parcel and change in place.
    """

    new: tuple[int, ...]
    reread: tuple[tuple[int, int], ...]
    gone: tuple[int, ...]


def diff(stored: Sequence[StoredEvent], told: Sequence[Values]) -> EventDiff:
    """Compare by the scan's own words; one that is told twice stands twice."""
    if not stored:
        return EventDiff(tuple(range(len(told))), (), ())
    known: defaultdict[Values, list[StoredEvent]] = defaultdict(list)
    for event in reversed(stored):
        known[event.values[:SCAN_IDENTITY]].append(event)
    new: list[int] = []
    reread: list[tuple[int, int]] = []
    for place, values in enumerate(told):
        same = known[values[:SCAN_IDENTITY]]
        if not same:
            new.append(place)
            continue
        event = same.pop()
        if event.values != values:
            reread.append((event.id, place))
    gone = sorted(event.id for left in known.values() for event in left)
    return EventDiff(tuple(new), tuple(reread), tuple(gone))

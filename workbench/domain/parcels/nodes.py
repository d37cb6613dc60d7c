"""Which events of a trace count for the clocks: the plain questions that all of them ask."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.parcels.tracking import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.parcels.tracking import TrackingEvent

# A carrier's handheld may run a little ahead of the clock that stamps ``seen_at``; what lies
# further in the future is a mistake or an estimate (德邦's 预计…送达 bears the promised time).
CLOCK_TOLERANCE = timedelta(minutes=10)

# Older than any parcel that is still looked at: an epoch zero or a default year.
_EARLIEST_YEAR = 2000

DELIVERY = frozenset(
    {EventKind.OUT_FOR_DELIVERY, EventKind.AVAILABLE_FOR_PICKUP, EventKind.DELIVERED}
)
# A failed attempt proves that the courier went out, though his own scan may be missing.
_FAILED_DELIVERY = frozenset({"delivery_attempt_failed", "refused", "rescheduled"})

_NOT_MADE_BY_CARRIER = frozenset({EventKind.ORDERED, EventKind.INFO, EventKind.UNKNOWN})
_NO_NODE = frozenset({EventKind.ORDERED, EventKind.INFO})


def is_clock_mistake(event: TrackingEvent) -> bool:
    """Tell whether the event's time cannot be right: later than we saw it, or absurdly old."""
    at = event.happened_at
    if at is None:
        return False
    return at > event.seen_at + CLOCK_TOLERANCE or at.year < _EARLIEST_YEAR


def is_judgeable(event: TrackingEvent) -> bool:
    """Tell whether the event has a full time that may be true; others are kept, not judged."""
    return event.happened_at is not None and not is_clock_mistake(event)


def judgeable(events: Iterable[TrackingEvent]) -> list[tuple[datetime, TrackingEvent]]:
    """Return the events that may be judged, each with its time, in the given order.

    Every clock of every parcel begins with this: the test of ``is_judgeable`` stands here once more
    without its calls.
    """
    found = []
    for event in events:
        at = event.scan.happened_at
        if at is None or at.year < _EARLIEST_YEAR or at > event.seen_at + CLOCK_TOLERANCE:
            continue
        found.append((at, event))
    return found


def is_made_by_carrier(event: TrackingEvent) -> bool:
    """Tell whether the event shows the parcel in the carrier's hands; unread texts show nothing."""
    return event.reading.kind not in _NOT_MADE_BY_CARRIER


def is_delivery(event: TrackingEvent) -> bool:
    """Tell whether the event belongs to the last stretch: out for delivery or anything after it.

    A parcel in a locker or signed for without an 派送 scan was delivered all the same, and so was
    one whose delivery failed.
    """
    reading = event.reading
    if reading.kind is EventKind.EXCEPTION:
        return reading.sub in _FAILED_DELIVERY
    return reading.kind in DELIVERY


def nodes(events: Iterable[TrackingEvent]) -> tuple[TrackingEvent, ...]:
    """Return what counts as a trace node (轨迹节点), in the given order.

    Every scan that may be judged is one, unread texts among them; orders (no parcel yet) and
    advice (预计…送达 moves nothing) are none, so that they cannot hide a stall.
    """
    return tuple(event for _, event in judgeable(events) if event.kind not in _NO_NODE)


def node_times(judged: Iterable[tuple[datetime, TrackingEvent]]) -> list[datetime]:
    """Return when the nodes happened, of events that were found judgeable."""
    return [at for at, event in judged if event.reading.kind not in _NO_NODE]

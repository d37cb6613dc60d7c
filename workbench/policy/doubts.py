"""Scans that may be the awaited one although they cannot be judged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.parcels.journey import is_judgeable
from workbench.domain.parcels.tracking import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.parcels.tracking import TrackingEvent

_NO_SCAN = frozenset({EventKind.ORDERED, EventKind.INFO})


def has_undated(events: Iterable[TrackingEvent]) -> bool:
    """Tell whether a scan of the parcel bears no full date (``MM-DD HH:MM``, nothing at all)."""
    undated = [event for event in events if event.scan.happened_at is None]
    return any(event.kind not in _NO_SCAN for event in undated)


def has_unread(events: Iterable[TrackingEvent], start: datetime, end: datetime) -> bool:
    """Tell whether words between ``start`` and ``end`` (both inside) could not be read."""
    return any(
        event.kind is EventKind.UNKNOWN
        and is_judgeable(event)
        and event.happened_at is not None
        and start <= event.happened_at <= end
        for event in events
    )

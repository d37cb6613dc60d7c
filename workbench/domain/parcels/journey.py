"""A parcel's way as the rules ask for it: pickup, first hub, delivery, last sign of life.

All functions take normalised events and look only at those that may be judged (a full time that is
no clock mistake); the rest is kept in the trace without effect. Nothing here reads texts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from workbench.domain.parcels.hubs import Evidence, FirstHub, first_hub, first_hub_of
from workbench.domain.parcels.merging import normalise
from workbench.domain.parcels.nodes import (
    is_clock_mistake,
    is_delivery,
    is_judgeable,
    is_made_by_carrier,
    judgeable,
    node_times,
    nodes,
)
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.parcels.transfers import Decisive, NumberTrace, Transfer, decisive_number

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.parcels.shipments import Shipment
    from workbench.domain.parcels.tracking import TrackingEvent

__all__ = [
    "Decisive",
    "Evidence",
    "FirstHub",
    "NumberTrace",
    "Transfer",
    "decisive_number",
    "delivered",
    "first_delivery_of",
    "first_delivery_scan",
    "first_hub",
    "first_hub_of",
    "is_clock_mistake",
    "is_finished",
    "is_judgeable",
    "judgeable",
    "last_event",
    "node_times",
    "nodes",
    "normalise",
    "pickup",
    "pickup_of",
]

# An event that may be judged, with its time: a trace is sifted once for all of its clocks.
Dated: TypeAlias = "tuple[datetime, TrackingEvent]"


def pickup(events: Iterable[TrackingEvent]) -> TrackingEvent | None:
    """Return the first pickup scan (揽收), which starts the clocks.

    Where the trace has none, the first event in the carrier's hands stands for it: the parcel was
    picked up then at the latest. The caller sees by its ``kind`` which of the two it is.
    """
    found = pickup_of(judgeable(events))
    return found[1] if found else None


def pickup_of(judged: Iterable[Dated]) -> Dated | None:
    """Return the same of events that were found judgeable, with its time."""
    first = None
    for dated in judged:
        kind = dated[1].reading.kind
        if kind is EventKind.PICKED_UP:
            return dated
        if first is None and is_made_by_carrier(dated[1]):
            first = dated
    return first


def first_delivery_scan(events: Iterable[TrackingEvent]) -> TrackingEvent | None:
    """Return the event that ends the stretch between pickup and delivery, None while none does.

    That is the first 派送 scan; where it is missing, the first event that cannot come without one:
    in a locker or station, signed for, or a failed attempt.
    """
    found = first_delivery_of(judgeable(events))
    return found[1] if found else None


def first_delivery_of(judged: Iterable[Dated]) -> Dated | None:
    """Return the same of events that were found judgeable, with its time."""
    return next((dated for dated in judged if is_delivery(dated[1])), None)


def delivered(events: Iterable[TrackingEvent]) -> TrackingEvent | None:
    """Return the buyer's delivery; it wins over anything that a lagging source adds later.

    A signature after the parcel was sent back is the sender's and is none. Where only a scan
    without a full time tells of the delivery, it is returned: delivered, at a time we do not know.
    """
    undated = None
    for event in events:
        kind = event.reading.kind
        if kind is EventKind.RETURNED:
            return undated
        if kind is EventKind.DELIVERED and is_judgeable(event):
            return event
        if kind is EventKind.DELIVERED and event.happened_at is None:
            undated = undated or event
    return undated


def is_finished(shipment: Shipment, events: Iterable[TrackingEvent]) -> bool:
    """Tell whether the buyer has the goods of this order.

    A delivery from before the number was uploaded is not this order's: it shows a number that was
    used again, and the buyer has nothing.
    """
    final = delivered(events)
    if final is None:
        return False
    happened, uploaded = final.happened_at, shipment.uploaded_at
    return happened is None or uploaded is None or happened >= uploaded


def last_event(events: Iterable[TrackingEvent]) -> TrackingEvent | None:
    """Return the parcel's last sign of life: its delivery, else the latest event but advice."""
    known = tuple(events)
    final = delivered(known)
    if final is not None and is_judgeable(final):
        return final
    shown = [event for _, event in judgeable(known) if event.kind is not EventKind.INFO]
    return shown[-1] if shown else None

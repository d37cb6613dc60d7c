"""What the questions are asked about: one parcel, or one order, as known at one instant."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.orders import Order
    from workbench.domain.parcels.shipments import NumberUse, Shipment
    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.domain.regions import Region
    from workbench.domain.shops import Platform


@dataclass(frozen=True, slots=True)
class ParcelFacts:
    """One parcel with its order.

    ``events`` are normalised (``domain.journey``) and only those seen by the instant that is asked
    about. ``other_uses`` are other orders on the same platform that carry the same number.
    ``trace_polled_at`` is when a trace source last answered (UTC), None if none ever has.
    """

    platform: Platform
    shipment: Shipment
    order: Order
    events: tuple[TrackingEvent, ...] = ()
    other_uses: tuple[NumberUse, ...] = ()
    trace_polled_at: datetime | None = None

    def events_until(self, now: datetime) -> tuple[TrackingEvent, ...]:
        """Return the events that are not dated after ``now`` (handhelds run ahead), in order."""
        if self.next_event_after(now) is None:
            return self.events
        return tuple(e for e in self.events if e.happened_at is None or e.happened_at <= now)

    def next_event_after(self, now: datetime) -> datetime | None:
        """Return the earliest time in the future that an event already bears."""
        found = None
        # From the latest back: undated events stand behind the dated ones, which are in order.
        for event in reversed(self.events):
            at = event.happened_at
            if at is not None and at <= now:
                break
            found = at or found
        return found

    @property
    def destination(self) -> Region | None:
        """Return the receiving address as filled in: the shipment's, else the order's."""
        receiver = self.order.receiver
        return self.shipment.destination or (receiver.region if receiver else None)


@dataclass(frozen=True, slots=True)
class OrderFacts:
    """One order with the shipments that stand on it."""

    platform: Platform
    order: Order
    shipments: tuple[Shipment, ...] = ()

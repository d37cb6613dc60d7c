"""An order file: everything known of one order at one instant, ready to be judged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.filing.filings import Filing
    from workbench.domain.orders import Order
    from workbench.domain.parcels.shipments import NumberUse, Shipment
    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.shops import Platform


@dataclass(frozen=True, slots=True)
class ShipmentFile:
    """A shipment with its events (those seen by then) and other orders' uses of its number.

    ``trace_polled_at`` is when a trace source last answered for it (data time, UTC), None if none
    has; without it a missing trace proves nothing.
    """

    shipment: Shipment
    events: tuple[TrackingEvent, ...] = ()
    other_uses: tuple[NumberUse, ...] = ()
    trace_polled_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OrderFile:
    """An order with all its shipments, replaced ones among them.

    ``filings`` are all that may speak of it, whatever their state, oldest first: those whose scope
    holds it, and those of which the sources do not tell (``Filing.covers`` answers which).
    ``due_told`` is until when the platform's own lists want it picked up (应揽收时间, UTC).
    """

    platform: Platform
    order: Order
    shipments: tuple[ShipmentFile, ...] = ()
    filings: tuple[Filing, ...] = ()
    due_told: datetime | None = None


@dataclass(frozen=True, slots=True)
class JudgedOrder:
    """An order's file with all that was decided on it; ``order_id`` is our id of the order."""

    order_id: int
    file: OrderFile
    decisions: tuple[Decision, ...]


@dataclass(frozen=True, slots=True)
class FileScope:
    """Which orders a long walk reads: those of these platforms, as far as they can matter.

    ``paid_since`` leaves out what was paid before; what has no time of payment stays in. ``since``
    leaves out completed orders that changed last before it: their clocks stopped then.
    """

    platforms: frozenset[Platform]
    paid_since: datetime | None = None
    since: datetime | None = None

"""Is an order shipped? By the platform's own word, or once the carrier has scanned all its parcels.

Tmall and Douyin call shipped what the carrier has picked up (O-TM-08, O-DY-11): an order shipped by
a click runs on until then.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.clocks import Awaited
from workbench.domain.parcels.shipments import ShippingMethod
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.policy.clocks.asked import OrderCase, ParcelCase
    from workbench.policy.rules import Rule

_SHIPPED = frozenset({OrderStatus.SHIPPED, OrderStatus.COMPLETED})


@dataclass(frozen=True, slots=True)
class Handover:
    """How far an order's shipping is; instants in UTC.

    ``is_done`` tells that everything was shipped, at ``at`` (None where that is not known).
    ``is_clicked`` tells that the platform calls it shipped while the carrier's scan is awaited.
    ``doubts`` say why a scan in time may be there unseen.
    """

    is_done: bool
    at: datetime | None = None
    is_clicked: bool = False
    doubts: tuple[Unknown, ...] = ()


def handover(case: OrderCase, rule: Rule, start: datetime, limit: datetime) -> Handover:
    """Return how far the shipping is that is awaited between ``start`` and ``limit``."""
    status = case.order.status
    if status is OrderStatus.UNKNOWN and not case.parcels:
        return Handover(is_done=False, doubts=(Unknown.ORDER_STATUS,))
    if rule.clock is None or rule.clock.until is Awaited.SHIPMENT:
        return Handover(is_done=status is not OrderStatus.AWAITING_SHIPMENT)
    times = [picked_up_at(parcel) for parcel in case.parcels]
    scanned = [at for at in times if at is not None]
    has_all = bool(times) and len(scanned) == len(times)
    if has_all and status is not OrderStatus.AWAITING_SHIPMENT:
        return Handover(is_done=True, at=max(scanned))
    doubts = tuple(word for parcel in case.parcels for word in _doubts(parcel, start, limit))
    return Handover(False, None, status in _SHIPPED, tuple(dict.fromkeys(doubts)))


def picked_up_at(parcel: ParcelCase) -> datetime | None:
    """Return when a parcel was shipped: without a carrier the click itself is."""
    shipment = parcel.facts.shipment
    if shipment.method is ShippingMethod.NO_LOGISTICS:
        return shipment.uploaded_at
    return parcel.trace.picked_up_at


def _doubts(parcel: ParcelCase, start: datetime, limit: datetime) -> tuple[Unknown, ...]:
    if picked_up_at(parcel) is not None:
        return ()
    if parcel.facts.shipment.method is ShippingMethod.NO_LOGISTICS:
        # Handed over at a time that nobody told us: no trace will ever say.
        return (Unknown.TRACE,)
    trace = parcel.trace
    found = trace.doubts(start, limit)
    return (*found, Unknown.TRACE) if trace.never_polled else found

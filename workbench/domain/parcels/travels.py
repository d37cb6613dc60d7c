"""What a parcel's scans tell of its way to and from the first hub, kept for statistics."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.parcels.journey import (
    first_hub_of,
    is_finished,
    judgeable,
    normalise,
    pickup_of,
)
from workbench.domain.parcels.shipments import ShipmentState

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.files import OrderFile, ShipmentFile


@dataclass(frozen=True, slots=True)
class Travel:
    """One parcel's times (UTC), None where no scan shows them; ``hub`` is "" where none is named.

    ``is_over`` tells that the parcel waits for nothing more.
    """

    carrier: str
    picked_at: datetime | None = None
    hub: str = ""
    hub_at: datetime | None = None
    left_at: datetime | None = None
    is_over: bool = False


def travels(file: OrderFile) -> dict[str, Travel]:
    """Return the way of every parcel that stands on an order, by waybill number."""
    is_open = file.order.status.is_open
    return {
        parcel.shipment.waybill: _travel(parcel, is_open=is_open)
        for parcel in file.shipments
        if parcel.shipment.state is ShipmentState.ACTIVE
    }


def _travel(parcel: ShipmentFile, *, is_open: bool) -> Travel:
    events = normalise(parcel.events)
    judged = tuple(judgeable(events))
    picked, hub = pickup_of(judged), first_hub_of(judged)
    return Travel(
        carrier=parcel.shipment.carrier,
        picked_at=picked[0] if picked else None,
        hub=hub.site if hub else "",
        hub_at=hub.arrived_at if hub else None,
        left_at=hub.departed_at if hub else None,
        is_over=not is_open or is_finished(parcel.shipment, events),
    )

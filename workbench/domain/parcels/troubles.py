"""What is wrong with a parcel on its way, whether or not a rule asks about it (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.parcels.carriers import CARRIERS
from workbench.domain.parcels.journey import is_finished, last_event, normalise
from workbench.domain.parcels.shipments import ShippingMethod
from workbench.domain.parcels.tracking import EventKind

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.parcels.shipments import Shipment
    from workbench.domain.parcels.tracking import TrackingEvent

# Ours, no platform's: a parcel that went out in the morning is signed for by the next one.
DELIVERY_TAKES = timedelta(hours=24)
KNOWN = frozenset(carrier.id for carrier in CARRIERS)


class Trouble(StrEnum):
    """The monitor's chips that no rule stands behind."""

    DELIVERY_STUCK = "delivery_stuck"
    RETURNED = "returned"
    EXCEPTION = "exception"
    UNTRACKABLE = "untrackable"
    # Longer at its first hub than nine in ten before it (``dwell.py``).
    FORESEEN = "foreseen"


@dataclass(frozen=True, slots=True)
class Troubled:
    """A trouble and the instant from which it counts (UTC), None for at once."""

    trouble: Trouble
    since: datetime | None = None


_BY_KIND = {EventKind.RETURNED: Trouble.RETURNED, EventKind.EXCEPTION: Trouble.EXCEPTION}
_AT_THE_DOOR = frozenset({EventKind.OUT_FOR_DELIVERY, EventKind.AVAILABLE_FOR_PICKUP})


def trouble_of(shipment: Shipment, events: Iterable[TrackingEvent]) -> Troubled | None:
    """Return what is wrong with a parcel by its last scan; None for nothing, or delivered.

    A parcel at the buyer's door is stuck once a day has passed since. Without a carrier that we
    know nobody can be asked about a parcel that has no scan.
    """
    known = normalise(events)
    if is_finished(shipment, known):
        return None
    last = last_event(known)
    if last is None:
        is_asked = shipment.carrier in KNOWN or shipment.method is ShippingMethod.NO_LOGISTICS
        return None if is_asked else Troubled(Trouble.UNTRACKABLE)
    if last.kind in _AT_THE_DOOR and last.happened_at is not None:
        return Troubled(Trouble.DELIVERY_STUCK, last.happened_at + DELIVERY_TAKES)
    trouble = _BY_KIND.get(last.kind)
    return Troubled(trouble) if trouble else None

"""For which parcels a telephone's last digits may be worth asking for, and how that is offered."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.parcels.shipments import ShipmentState
from workbench.domain.parcels.tracking import EventKind
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.domain.files import ShipmentFile


def may_want_digits(part: ShipmentFile) -> bool:
    """Tell whether a parcel is awaited whose carrier may demand the digits."""
    has_come = any(event.kind is EventKind.DELIVERED for event in part.events)
    is_awaited = part.shipment.state is ShipmentState.ACTIVE and not has_come
    return is_awaited and carrier_by_id(part.shipment.carrier).needs_phone


def offer_words(carrier: str) -> str:
    """Return what the link says; ``carrier`` is its name."""
    words = translate("detail", "{carrier} tells more with a telephone's last digits…")
    return words.replace("{carrier}", carrier)

"""Waybill numbers as carriers know them, whichever shop uploaded them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.sandbox.script import ScriptedParcel
    from workbench.sandbox.world import World


@dataclass(frozen=True, slots=True)
class KnownNumber:
    """A number with the last digits of the telephones of everybody it concerns."""

    parcel: ScriptedParcel
    phones: frozenset[str]


def known_numbers(world: World) -> dict[str, KnownNumber]:
    """Return every number; of several uses the last one's telephones count as well."""
    found: dict[str, KnownNumber] = {}
    for order in world.season.orders:
        shop = world.shop(order.shop_id)
        sender = shop.mobile[-4:] if shop else ""
        for parcel in order.parcels:
            earlier = found.get(parcel.waybill)
            phones = earlier.phones if earlier else frozenset()
            both = phones | {order.receiver.mobile[-4:], sender}
            found[parcel.waybill] = KnownNumber(parcel, both)
    return found


def is_phone_right(known: KnownNumber | None, phone: str) -> bool:
    """Tell whether these are the last digits of somebody's telephone, as far as can be said."""
    return bool(phone) and (known is None or phone[-4:] in known.phones)

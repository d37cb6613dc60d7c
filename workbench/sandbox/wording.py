"""What carriers say of a stop: their phrases, with masked invented couriers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.parcels.tracking import EventKind
from workbench.sandbox.script import ScriptedScan

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime
    from random import Random

    from workbench.sandbox.routes import Stop
    from workbench.sandbox.scenario import CarrierProfile

WAITING_FOR_PICKUP = "包裹正在等待揽收"


def tell(stops: Iterable[Stop], profile: CarrierProfile, rng: Random) -> tuple[ScriptedScan, ...]:
    """Return the stops as scans in the words of the profile's carrier."""
    return tuple(_scan(stop, profile, rng) for stop in stops)


def early_words(
    uploaded_at: datetime, profile: CarrierProfile, rng: Random
) -> tuple[ScriptedScan, ...]:
    """Return the line that some traces carry from the moment the number is uploaded."""
    text = rng.choice(profile.phrases[EventKind.ORDERED])
    return (ScriptedScan(uploaded_at, text, EventKind.ORDERED, profile.outlet.city),)


def waiting(at: datetime, city: str) -> ScriptedScan:
    """Return the record that says that nobody has picked the parcel up yet."""
    return ScriptedScan(at, WAITING_FOR_PICKUP, EventKind.ORDERED, city)


def _scan(stop: Stop, profile: CarrierProfile, rng: Random) -> ScriptedScan:
    leg = stop.leg
    phrase = rng.choice(profile.phrases[leg.kind])
    text = phrase.format(
        site=leg.site.name,
        next=leg.following.name if leg.following else "",
        city=leg.site.city,
        who="测某",
        phone=f"138****{rng.randint(0, 99):04d}",
        station=f"{leg.site.city}测试花园{rng.randint(1, 30)}号店菜鸟驿站",
    )
    return ScriptedScan(stop.at, text, leg.kind, leg.site.city)

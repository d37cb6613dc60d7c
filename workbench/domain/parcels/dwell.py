"""How long parcels usually stay at a first hub, learned from the seller's own parcels.

Pure. Stays are counted in tenths of an hour, so that a hundred thousand of them are a few hundred
numbers; what is said of them is exact to that tenth. A foreseen stall (预计停滞) is ours alone: it
is no rule's warning and never the platform's.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Mapping

TENTH = timedelta(minutes=6)
# Fewer stays say too little to foresee anything from.
FEWEST = 20
LEARNED_FROM = timedelta(days=30)
_MEDIAN, _NINE_TENTHS = 50, 90

# Counts by whole tenths of an hour, by carrier and hub.
Stays: TypeAlias = "dict[tuple[str, str], dict[int, int]]"


@dataclass(frozen=True, slots=True)
class Usual:
    """The stays of one carrier's parcels at one first hub: their median, 90th percentile, number.

    Half of the parcels had left by the median, nine in ten by ``late``.
    """

    carrier: str
    hub: str
    median: timedelta
    late: timedelta
    count: int

    @property
    def is_enough(self) -> bool:
        """Tell whether these are enough stays to foresee from."""
        return self.count >= FEWEST


@dataclass(frozen=True, slots=True)
class Foreseen:
    """A parcel that stays longer than nine in ten did; ``since`` is its arrival (UTC)."""

    row_id: int
    shop_id: str
    usual: Usual
    since: datetime
    order_number: str = ""
    waybill: str = ""

    def stay(self, now: datetime) -> timedelta:
        """Return how long it has been there."""
        return now - self.since


def percentile(stays: Mapping[int, int], percent: int) -> int:
    """Return the smallest number of tenths that ``percent`` of the stays do not exceed.

    ``stays`` counts stays by whole tenths of an hour; it holds at least one.
    """
    needed = -(-sum(stays.values()) * percent // 100)
    passed = 0
    for tenths in sorted(stays):
        passed += stays[tenths]
        if passed >= needed:
            return tenths
    message = "no stays"
    raise ValueError(message)


def usual(carrier: str, hub: str, stays: Mapping[int, int]) -> Usual:
    """Return what is usual; ``stays`` counts them by whole tenths of an hour, at least one."""
    return Usual(
        carrier,
        hub,
        TENTH * percentile(stays, _MEDIAN),
        TENTH * percentile(stays, _NINE_TENTHS),
        sum(stays.values()),
    )


def enough(stays: Stays) -> list[Usual]:
    """Return what is usual at the named hubs where enough stays are known to say so."""
    found = (usual(carrier, hub, counted) for (carrier, hub), counted in stays.items() if hub)
    return [one for one in found if one.is_enough]


def is_long(stay: timedelta, known: Usual) -> bool:
    """Tell whether a stay is longer than nine in ten were; never where too few are known."""
    return known.is_enough and stay > known.late

"""The scans of a decision case as tracking events, and which number's scans are judged.

After a transfer to another carrier inside the sending outlet's province the new number is judged,
after several the newest; after one outside it the original stays (1688.transship, policy-facts A7).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from msgspec import Struct

from workbench.domain.parcels.journey import normalise
from workbench.domain.parcels.tracking import (
    EventKind,
    Place,
    Reading,
    Scan,
    SiteKind,
    TrackingEvent,
)
from workbench.domain.regions import short_province
from workbench.policy.cases.answer import Instant, need

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

ScanType = Literal[
    "ORDER_ACCEPTED",
    "PICKUP",
    "ARRIVE_OUTLET",
    "DEPART_OUTLET",
    "ARRIVE_HUB",
    "DEPART_HUB",
    "TRANSSHIP",
    "OUT_FOR_DELIVERY",
    "SIGNED",
]

_READ: dict[str, tuple[EventKind, SiteKind]] = {
    "ORDER_ACCEPTED": (EventKind.ORDERED, SiteKind.UNKNOWN),
    "PICKUP": (EventKind.PICKED_UP, SiteKind.OUTLET),
    "ARRIVE_OUTLET": (EventKind.ARRIVED, SiteKind.OUTLET),
    "DEPART_OUTLET": (EventKind.DEPARTED, SiteKind.OUTLET),
    "ARRIVE_HUB": (EventKind.ARRIVED, SiteKind.HUB),
    "DEPART_HUB": (EventKind.DEPARTED, SiteKind.HUB),
    "TRANSSHIP": (EventKind.FORWARDED, SiteKind.UNKNOWN),
    "OUT_FOR_DELIVERY": (EventKind.OUT_FOR_DELIVERY, SiteKind.OUTLET),
    "SIGNED": (EventKind.DELIVERED, SiteKind.UNKNOWN),
}
_NAMELESS = {SiteKind.HUB: "分拨中心", SiteKind.OUTLET: "网点"}


class CaseScan(Struct, frozen=True):
    """One scan of a case; ``province`` is where a transfer took place."""

    time: Instant
    type: ScanType
    hub: str | None = None
    waybill: str | None = None
    province: str | None = None
    new_waybill: str | None = None


def until(scans: Iterable[CaseScan], now: datetime) -> list[CaseScan]:
    """Return the scans known at ``now``, oldest first."""
    return sorted((scan for scan in scans if scan.time <= now), key=lambda scan: scan.time)


class Numbers:
    """The numbers of one parcel: the one first uploaded and those it was handed over to."""

    def __init__(self, scans: Sequence[CaseScan], waybill: str | None) -> None:
        self._scans = scans
        self.first = waybill or next((scan.waybill for scan in scans if scan.waybill), "")

    def judged(self, from_province: str | None, *, anywhere: bool = False) -> str:
        """Return the number that is judged; ``anywhere`` counts transfers outside the province.

        Raises:
            FactMissing: where a transfer took place, or its new number, is not told.
        """
        return self.chain(from_province, anywhere=anywhere)[-1]

    def chain(self, from_province: str | None, *, anywhere: bool = False) -> tuple[str, ...]:
        """Return the first number and those that took its place, in their order.

        Raises:
            FactMissing: as ``judged``.
        """
        chain = [self.first]
        for scan in self._scans:
            if scan.type != "TRANSSHIP" or (scan.waybill or chain[-1]) != chain[-1]:
                continue
            if anywhere or _is_same(from_province, scan.province):
                chain.append(need(scan.new_waybill, "new_waybill"))
        return tuple(chain)

    def scans(self, number: str) -> list[CaseScan]:
        """Return the scans of one number; those that name none are of the first."""
        return [scan for scan in self._scans if (scan.waybill or self.first) == number]


def _is_same(from_province: str | None, province: str | None) -> bool:
    sender = short_province(need(from_province, "from_province"))
    return sender == short_province(need(province, "province"))


def events(scans: Iterable[CaseScan]) -> tuple[TrackingEvent, ...]:
    """Return the scans as normalised tracking events.

    A sorting centre without a name is the one named last, if any: two scans that name none cannot
    show that the parcel moved from one to another.
    """
    last_hub = _NAMELESS[SiteKind.HUB]
    found = []
    for place, scan in enumerate(scans):
        kind, site_kind = _READ[scan.type]
        if site_kind is SiteKind.HUB:
            last_hub = scan.hub or last_hub
        site = last_hub if site_kind is SiteKind.HUB else scan.hub or _NAMELESS.get(site_kind)
        reading = Reading(kind, site_kind=site_kind, place=Place(site) if site else None)
        line = Scan(f"{scan.type} {site}", scan.time, "case", place)
        found.append(TrackingEvent(line, reading, scan.time))
    return normalise(found)

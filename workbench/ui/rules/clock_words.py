"""How a clock counts, in the window's words; a name it does not know stands as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.clocks import Awaited, Bound, CountsFrom, MovedBy
from workbench.domain.errors import marked
from workbench.ui.rules.words import said

if TYPE_CHECKING:
    from collections.abc import Mapping

COUNTS_FROM: Mapping[str, str] = {
    CountsFrom.PAYMENT: marked("rules", "payment"),
    CountsFrom.UPLOAD: marked("rules", "upload of the number"),
    CountsFrom.PICKUP: marked("rules", "pickup"),
    CountsFrom.PREVIOUS_ENTRY: marked("rules", "the scan before, anew each time"),
    CountsFrom.BECAME_LATE: marked("rules", "the instant at which it became late"),
}
AWAITED: Mapping[str, str] = {
    Awaited.SHIPMENT: marked("rules", "shipment on the platform"),
    Awaited.PICKUP: marked("rules", "the carrier's pickup scan"),
    Awaited.UPDATE: marked("rules", "any scan after the pickup"),
    Awaited.HUB_ENTRY: marked("rules", "a scan at a sorting centre"),
    Awaited.HUB_DEPARTURE: marked("rules", "leaving the sorting centre"),
    Awaited.NEXT_ENTRY: marked("rules", "the next scan, up to delivery"),
    Awaited.DELIVERY: marked("rules", "delivery"),
}
BOUNDS: Mapping[str, str] = {
    Bound.MORE_THAN: marked("rules", "still in time, only more is late"),
    Bound.OR_EQUAL: marked("rules", "late already"),
}
MOVED: Mapping[str, str] = {
    MovedBy.NOTHING: "",
    MovedBy.APPROVED_FILING: marked("rules", "an approved filing moves the limit"),
    MovedBy.FILING_APPROVED_IN_TIME: marked("rules", "a filing approved in time moves the limit"),
}


def counts_from_word(name: str) -> str:
    """Return from which instant a clock counts."""
    return said(COUNTS_FROM, name)


def awaited_word(name: str) -> str:
    """Return which event stops a clock."""
    return said(AWAITED, name)


def bound_word(name: str) -> str:
    """Return what reaching the very limit means."""
    return said(BOUNDS, name)


def moved_word(name: str) -> str:
    """Return which filing moves a clock, "" where none does."""
    return said(MOVED, name) if MOVED.get(name, name) else ""

"""Tracking events: what carriers say of a parcel, in their words and in ours."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime


class EventKind(StrEnum):
    """Standard kinds of tracking events; ``UNKNOWN`` is an answer, never a guess."""

    ORDERED = "ordered"
    PICKED_UP = "picked_up"
    DEPARTED = "departed"
    ARRIVED = "arrived"
    IN_TRANSIT = "in_transit"
    OUT_FOR_DELIVERY = "out_for_delivery"
    AVAILABLE_FOR_PICKUP = "available_for_pickup"
    DELIVERED = "delivered"
    EXCEPTION = "exception"
    RETURNED = "returned"
    FORWARDED = "forwarded"
    CUSTOMS = "customs"
    INFO = "info"
    UNKNOWN = "unknown"


class SiteKind(StrEnum):
    """What the scan's site is: a sorting or transit hub, an outlet, or not told."""

    HUB = "hub"
    OUTLET = "outlet"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Place:
    """A site as the text writes it, with full province and city names where the text decides."""

    site: str = ""
    province: str = ""
    city: str = ""


@dataclass(frozen=True, slots=True)
class Scan:
    """One line of a carrier's trace before anyone has read it.

    ``happened_at`` is UTC, None where the source gave no full date (then ``time_text`` keeps what
    it gave). ``sequence`` is the place in the source's list, oldest first. ``text`` has had
    telephone numbers and names masked by the parser.
    """

    text: str
    happened_at: datetime | None
    source: str
    sequence: int
    time_text: str = ""
    provider_status: str = ""


@dataclass(frozen=True, slots=True)
class Reading:
    """What a scan's text says, in standard terms."""

    kind: EventKind
    sub: str = ""
    site_kind: SiteKind = SiteKind.UNKNOWN
    place: Place | None = None
    next_place: Place | None = None
    next_site_kind: SiteKind = SiteKind.UNKNOWN


@dataclass(frozen=True, slots=True)
class TrackingEvent:
    """A scan together with its reading, when we saw it, and which reader read it.

    ``also_from`` names the other sources that told the same event (``merging.normalise``).
    """

    scan: Scan
    reading: Reading
    seen_at: datetime
    reader: str = ""
    also_from: tuple[str, ...] = ()

    @property
    def kind(self) -> EventKind:
        """Return the standard kind."""
        return self.reading.kind

    @property
    def happened_at(self) -> datetime | None:
        """Return when it happened (UTC), None where the source gave no full date."""
        return self.scan.happened_at

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


class Basis(StrEnum):
    """What an event's kind stands on.

    ``TEXT``: the text names the act. ``FALLBACK``: it says no more than that the parcel is being
    moved or handled. ``PROVIDER``: the text decided nothing, and the kind is the provider's word
    (``traces/providers.py`` writes the precedence down).
    """

    TEXT = "text"
    FALLBACK = "fallback"
    PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class Forwarding:
    """Who carries a forwarded parcel on; "" where the text does not say.

    ``carrier`` is our carrier id (``carriers.py``), ``number`` the new waybill as written.
    """

    carrier: str = ""
    number: str = ""


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
    """What a scan says, in standard terms.

    ``forwarded_to`` only with ``FORWARDED``, where the text names the new carrier or number.
    """

    kind: EventKind
    sub: str = ""
    site_kind: SiteKind = SiteKind.UNKNOWN
    place: Place | None = None
    next_place: Place | None = None
    next_site_kind: SiteKind = SiteKind.UNKNOWN
    forwarded_to: Forwarding | None = None
    basis: Basis = Basis.TEXT

    @property
    def is_open(self) -> bool:
        """Tell whether the text decided no kind, so that a provider's own word may."""
        return self.kind is EventKind.UNKNOWN or self.basis is not Basis.TEXT


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

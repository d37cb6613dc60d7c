"""Invented tracking events for tests: a parcel picked up on a Friday noon in 金华."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TypedDict, Unpack

from workbench.domain.parcels.tracking import (
    EventKind,
    Place,
    Reading,
    Scan,
    SiteKind,
    TrackingEvent,
)

PICKUP = datetime(2024, 1, 26, 4, 0, tzinfo=UTC)


def at(hours: float) -> datetime:
    return PICKUP + timedelta(hours=hours)


class Told(TypedDict, total=False):
    """What an event may tell besides its kind, time and site."""

    city: str
    province: str
    sub: str
    to: Place | None
    source: str
    sequence: int
    text: str
    seen: float


def event(
    kind: EventKind,
    hours: float | None,
    site: str = "",
    site_kind: SiteKind = SiteKind.UNKNOWN,
    **told: Unpack[Told],
) -> TrackingEvent:
    city, province = told.get("city", ""), told.get("province", "")
    text = told.get("text") or f"测试 {kind} {site}"
    happened = None if hours is None else at(hours)
    place = Place(site, province, city) if site or city or province else None
    return TrackingEvent(
        Scan(text, happened, told.get("source", "alibaba1688"), told.get("sequence", 0)),
        Reading(kind, told.get("sub", ""), site_kind, place, told.get("to")),
        seen_at=at(told.get("seen", 1000)),
    )


def hub(
    kind: EventKind, hours: float, site: str = "金华转运中心", city: str = "金华市"
) -> TrackingEvent:
    return event(kind, hours, site, SiteKind.HUB, city=city, province="浙江省")


def outlet(
    kind: EventKind, hours: float, site: str = "测试义乌网点", city: str = "金华市"
) -> TrackingEvent:
    return event(kind, hours, site, SiteKind.OUTLET, city=city, province="浙江省")


def bare(
    kind: EventKind, hours: float, site: str, city: str, *, to: Place | None = None
) -> TrackingEvent:
    """Return an event at a site whose name does not tell what it is (中通, EMS)."""
    province = "北京市" if city == "北京市" else "浙江省"
    return event(kind, hours, site, city=city, province=province, to=to)

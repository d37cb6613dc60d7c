"""Invented tracking events for tests: a parcel picked up on a Friday noon in 金华."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from workbench.domain.tracking import EventKind, Place, Reading, Scan, SiteKind, TrackingEvent

PICKUP = datetime(2024, 1, 26, 4, 0, tzinfo=UTC)


def at(hours: float) -> datetime:
    return PICKUP + timedelta(hours=hours)


def event(
    kind: EventKind,
    hours: float | None,
    site: str = "",
    site_kind: SiteKind = SiteKind.UNKNOWN,
    *,
    city: str = "",
    province: str = "",
    sub: str = "",
    to: Place | None = None,
    source: str = "alibaba1688",
    sequence: int = 0,
    text: str = "",
    seen: float = 1000,
) -> TrackingEvent:
    place = Place(site, province, city) if site or city or province else None
    happened = None if hours is None else at(hours)
    return TrackingEvent(
        Scan(text or f"测试 {kind} {site}", happened, source, sequence),
        Reading(kind, sub, site_kind, place, to),
        seen_at=at(seen),
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
    kind: EventKind,
    hours: float,
    site: str,
    city: str,
    province: str = "浙江省",
    *,
    to: Place | None = None,
) -> TrackingEvent:
    """Return an event at a site whose name does not tell what it is (中通, EMS)."""
    return event(kind, hours, site, SiteKind.UNKNOWN, city=city, province=province, to=to)

"""Invented parcels and orders for the rules' tests; times as the platforms print them."""

from __future__ import annotations

from datetime import UTC, datetime

from workbench.domain.clock import SHANGHAI
from workbench.domain.orders import Order, OrderStatus, Receiver
from workbench.domain.parcels.shipments import NumberUse, Shipment
from workbench.domain.parcels.tracking import (
    EventKind,
    Place,
    Reading,
    Scan,
    SiteKind,
    TrackingEvent,
)
from workbench.domain.regions import Region
from workbench.domain.shops import Platform
from workbench.policy.facts import ParcelFacts

SHOP, NUMBER, WAYBILL = "s1", "1000000000000000001", "TEST0000000001"


def at(text: str) -> datetime:
    """Read ``03-05 16:20:10`` as an instant of 2024 in Shanghai, returned in UTC."""
    local = datetime.strptime(f"2024-{text}", "%Y-%m-%d %H:%M:%S").replace(tzinfo=SHANGHAI)
    return local.astimezone(UTC)


def event(
    kind: EventKind,
    time: str | None,
    site: str = "",
    site_kind: SiteKind = SiteKind.UNKNOWN,
    *,
    sub: str = "",
) -> TrackingEvent:
    """Make a scan that was seen as it happened; ``time`` None is a scan without a full date."""
    happened_at = at(time) if time else None
    seen_at = happened_at or at("03-20 00:00:00")
    place = Place(site) if site else None
    scan = Scan(f"{kind} {site}", happened_at, "test", 0)
    return TrackingEvent(scan, Reading(kind, sub, site_kind, place), seen_at)


def ordered(time: str | None) -> TrackingEvent:
    return event(EventKind.ORDERED, time)


def picked_up(time: str | None, site: str = "苏州吴中网点") -> TrackingEvent:
    return event(EventKind.PICKED_UP, time, site, SiteKind.OUTLET)


def at_outlet(time: str | None, site: str) -> TrackingEvent:
    return event(EventKind.ARRIVED, time, site, SiteKind.OUTLET)


def from_outlet(time: str | None, site: str = "苏州吴中网点") -> TrackingEvent:
    return event(EventKind.DEPARTED, time, site, SiteKind.OUTLET)


def at_hub(time: str | None, site: str = "苏州转运中心") -> TrackingEvent:
    return event(EventKind.ARRIVED, time, site, SiteKind.HUB)


def from_hub(time: str | None, site: str = "苏州转运中心") -> TrackingEvent:
    return event(EventKind.DEPARTED, time, site, SiteKind.HUB)


def out_for_delivery(time: str | None, site: str = "郑州金水网点") -> TrackingEvent:
    return event(EventKind.OUT_FOR_DELIVERY, time, site, SiteKind.OUTLET)


def delivered(time: str | None) -> TrackingEvent:
    return event(EventKind.DELIVERED, time)


def region(province: str | None) -> Region | None:
    return None if province is None else Region(province)


def shipment(
    uploaded: str | None = "03-05 12:00:00",
    origin: str | None = "江苏省",
    destination: str | None = "河南省",
) -> Shipment:
    return Shipment(
        SHOP,
        NUMBER,
        WAYBILL,
        "yuantong",
        uploaded_at=at(uploaded) if uploaded else None,
        origin=region(origin),
        destination=region(destination),
    )


def order(
    status: OrderStatus = OrderStatus.SHIPPED,
    ship_by: str | None = None,
    *,
    modified: str | None = None,
    province: str | None = None,
) -> Order:
    return Order(
        SHOP,
        NUMBER,
        status,
        ship_by=at(ship_by) if ship_by else None,
        modified_at=at(modified) if modified else None,
        receiver=Receiver(region(province), name_key="name-a", address_key="address-a"),
    )


SHIPMENT, ORDER = shipment(), order()


def parcel(
    *events: TrackingEvent,
    shipment: Shipment = SHIPMENT,
    order: Order = ORDER,
    uses: tuple[NumberUse, ...] = (),
    polled: str | None = "03-20 00:00:00",
) -> ParcelFacts:
    return ParcelFacts(
        Platform.ALIBABA, shipment, order, events, uses, at(polled) if polled else None
    )

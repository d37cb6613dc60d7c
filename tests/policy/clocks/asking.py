"""Invented parcels of any platform and year, and what the live rules decide on them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from workbench.domain.clock import SHANGHAI
from workbench.domain.files import OrderFile, ShipmentFile
from workbench.domain.orders import Order, OrderLine, OrderStatus, Receiver
from workbench.domain.parcels.shipments import Shipment
from workbench.domain.parcels.tracking import (
    EventKind,
    Place,
    Reading,
    Scan,
    SiteKind,
    TrackingEvent,
)
from workbench.domain.regions import Region
from workbench.policy.judge import judge_order

if TYPE_CHECKING:
    from workbench.domain.filing.filings import Filing
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.shops import Platform
    from workbench.policy.lead_times import LeadTimes
    from workbench.policy.packs import PolicyBook

SHOP, NUMBER, WAYBILL = "s1", "1000000000000000001", "TEST0000000001"
_OUTLET, _HUB = SiteKind.OUTLET, SiteKind.HUB


def at(text: str) -> datetime:
    """Read ``2026-09-01 10:00:00`` as an instant in Shanghai, returned in UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI).astimezone(UTC)


def scan(
    kind: EventKind, time: str | None, site: str = "", site_kind: SiteKind = SiteKind.UNKNOWN
) -> TrackingEvent:
    happened_at = at(time) if time else None
    raw = Scan(f"{kind} {site}", happened_at, "test", 0)
    reading = Reading(kind, "", site_kind, Place(site) if site else None)
    return TrackingEvent(raw, reading, happened_at or at("2026-12-01 00:00:00"))


def ordered(time: str) -> TrackingEvent:
    return scan(EventKind.ORDERED, time)


def picked_up(time: str | None) -> TrackingEvent:
    return scan(EventKind.PICKED_UP, time, "苏州吴中网点", _OUTLET)


def left_outlet(time: str) -> TrackingEvent:
    return scan(EventKind.DEPARTED, time, "苏州吴中网点", _OUTLET)


def at_hub(time: str, site: str = "苏州转运中心") -> TrackingEvent:
    return scan(EventKind.ARRIVED, time, site, _HUB)


def from_hub(time: str, site: str = "苏州转运中心") -> TrackingEvent:
    return scan(EventKind.DEPARTED, time, site, _HUB)


def out_for_delivery(time: str) -> TrackingEvent:
    return scan(EventKind.OUT_FOR_DELIVERY, time, "郑州金水网点", _OUTLET)


def delivered(time: str | None) -> TrackingEvent:
    return scan(EventKind.DELIVERED, time)


def unread(time: str) -> TrackingEvent:
    return scan(EventKind.UNKNOWN, time)


def order(status: OrderStatus = OrderStatus.SHIPPED, **facts: Any) -> Order:
    """Make an order; instants may be given as text, a title stands for its only line."""
    told: dict[str, Any] = {
        n: at(v) if n.endswith("_at") or n == "ship_by" else v for n, v in facts.items()
    }
    title = told.pop("title", None)
    lines = (OrderLine("1", title, "1"),) if title else ()
    return Order(SHOP, NUMBER, status, lines=lines, **told)


SHIPPED = order()


@dataclass(frozen=True)
class Live:
    """Asks one platform's live rules."""

    platform: Platform
    book: PolicyBook
    leads: LeadTimes

    def judge(self, file: OrderFile, now: str) -> dict[str, Decision]:
        told = judge_order(file, at(now), self.book, self.leads)
        assert len({d.answer.rule for d in told}) == len(told)
        return {decision.answer.rule: decision for decision in told}

    def says(self, file: OrderFile, now: str, rule: str) -> str:
        """Return what one rule decides (``outcome``), "" where it is not asked."""
        return outcome(self.judge(file, now).get(rule))

    def around(self, file: OrderFile, limit: str, rule: str) -> tuple[str, str]:
        """Return what a rule decides at ``limit`` itself and one second later."""
        return self.says(file, limit, rule), self.says(file, f"{limit[:-1]}1", rule)

    def parcel(
        self,
        *events: TrackingEvent,
        way: str = "江苏-河南",
        uploaded: str | None = None,
        order: Order = SHIPPED,
        **more: Any,
    ) -> OrderFile:
        origin, _, destination = way.partition("-")
        shipment = Shipment(
            SHOP,
            NUMBER,
            WAYBILL,
            "yuantong",
            uploaded_at=at(uploaded) if uploaded else None,
            origin=Region(origin) if origin else None,
            destination=Region(destination) if destination else None,
        )
        polled = at("2020-01-01 00:00:00")
        parcel = ShipmentFile(replace(shipment, **more), events, trace_polled_at=polled)
        return OrderFile(self.platform, order, (parcel,))

    def waiting(self, *filings: Filing, region: Region | None = None, **facts: Any) -> OrderFile:
        waits = order(OrderStatus.AWAITING_SHIPMENT, **facts)
        waits = replace(waits, receiver=Receiver(region)) if region else waits
        return OrderFile(self.platform, waits, filings=filings)


def outcome(decision: Decision | None) -> str:
    """Return verdict and deadline: ``pending 09-02 09:00:00``, "" where nothing is asked."""
    if decision is None:
        return ""
    deadline = decision.answer.deadline
    printed = f" {deadline.astimezone(SHANGHAI):%m-%d %H:%M:%S}" if deadline else ""
    return decision.answer.verdict.value + printed


def missed_after(limit: str) -> tuple[str, str]:
    """Return what is decided around a limit that is in time itself."""
    return f"pending {limit[5:]}", f"violation {limit[5:]}"


def warned_by(decision: Decision) -> str:
    assert decision.warn_by is not None
    return f"{decision.warn_by.astimezone(SHANGHAI):%m-%d %H:%M:%S}"

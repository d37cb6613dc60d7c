"""Invented orders, parcels, events and decisions with few words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from workbench.domain.orders import Order, OrderLine, OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord, ParcelTrace
from workbench.domain.parcels.shipments import Shipment
from workbench.domain.parcels.tracking import (
    EventKind,
    Place,
    Reading,
    Scan,
    SiteKind,
    TrackingEvent,
)
from workbench.domain.rules.decisions import (
    Answer,
    Decision,
    Level,
    Subject,
    SubjectKind,
    Verdict,
)
from workbench.domain.shops import Platform, Shop

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.store.engine.cache import Cache

SHOP = Shop("1688-测试", Platform.ALIBABA, "测试店铺")
NOON = datetime(2024, 1, 24, 4, 0, tzinfo=UTC)
NO_DEPARTURE = "1688.false_track.no_departure_48h"
GAP = "1688.false_track.gap_72h"
SHIP_BY = "1688.ship.deadline_and_special_goods"


def hours(number: float) -> datetime:
    """Noon of 24 January 2024, so many hours later."""
    return NOON + timedelta(hours=number)


def order(number: str = "A1", status: OrderStatus = OrderStatus.SHIPPED, **facts: Any) -> Order:
    facts.setdefault("lines", (OrderLine(f"{number}-1", "红色马克杯", "1", 1990),))
    return Order(facts.pop("shop_id", SHOP.id), number, status, **facts)


def shipment(waybill: str = "YT0001", number: str = "A1", **facts: Any) -> Shipment:
    facts.setdefault("carrier", "yuantong")
    return Shipment(facts.pop("shop_id", SHOP.id), number, waybill, **facts)


def record(one: Order, *shipments: Shipment) -> OrderRecord:
    return OrderRecord(one, shipments)


def page(*records: OrderRecord) -> OrderPage:
    return OrderPage(SHOP.id, records)


def event(
    at: float | None,
    text: str = "【义乌转运中心】 已收入",
    kind: EventKind = EventKind.ARRIVED,
    *,
    seen: float | None = None,
    **rest: Any,
) -> TrackingEvent:
    """An event so many hours after noon; seen when it happened unless told otherwise."""
    scan = Scan(
        text, None if at is None else hours(at), rest.get("source", "1688"),
        rest.get("sequence", 0), rest.get("time_text", ""),
    )  # fmt: skip
    place = Place(rest.get("site", "义乌转运中心"), "浙江省", "金华市")
    seen_at = hours(seen if seen is not None else at or 0)
    return TrackingEvent(scan, Reading(kind, "", SiteKind.HUB, place), seen_at, "reader-1")


def trace(
    *events: TrackingEvent, waybill: str = "YT0001", number: str = "A1", **rest: Any
) -> ParcelTrace:
    return ParcelTrace(
        SHOP.id, number, waybill, rest.get("source", "1688"), events, rest.get("provider_state", "")
    )


def decision(
    rule: str = NO_DEPARTURE,
    level: Level = Level.WARNING,
    *,
    waybill: str = "YT0001",
    number: str = "A1",
    due: float | None = 5,
    **rest: Any,
) -> Decision:
    """A decision about a parcel, about the order itself where ``waybill`` is ""."""
    kind = SubjectKind.SHIPMENT if waybill else SubjectKind.ORDER
    deadline = None if due is None else hours(due)
    verdict = rest.get("verdict", Verdict.PENDING)
    answer = Answer(rule, verdict, deadline, rest.get("changes"), facts=rest.get("facts", {}))
    subject = Subject(kind, rest.get("shop_id", SHOP.id), number, waybill)
    return Decision(
        subject, answer, level, rest.get("at", NOON), rest.get("next_change"), deadline,
        ("replace_number",), rest.get("pack", "pack-1"),
    )  # fmt: skip


def plans(cache: Cache, act: Callable[[], object]) -> list[str]:
    """The steps by which SQLite answers every query that ``act`` asks.

    Without those that only gather the ids of a list into one text.
    """
    asked: list[str] = []
    cache.connection.set_trace_callback(asked.append)
    act()
    cache.connection.set_trace_callback(None)
    queries = [sql for sql in asked if sql.startswith(("SELECT", "WITH"))]
    steps = [row[3] for sql in queries for row in cache.rows(f"EXPLAIN QUERY PLAN {sql}")]
    return [step for step in steps if "(subquery" not in step]

"""Invented orders and decisions for the tests of effects, exposure and cures."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from workbench.domain.clock import SHANGHAI
from workbench.domain.files import OrderFile, ShipmentFile
from workbench.domain.orders import Order, OrderLine, OrderStatus, Receiver
from workbench.domain.parcels.shipments import Shipment
from workbench.domain.rules.decisions import Answer, Decision, Level, Subject, SubjectKind, Verdict
from workbench.domain.rules.effects import Applicability, Effect, SellerWord
from workbench.domain.shops import Platform
from workbench.policy.effects import effects

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.views import EffectKind
    from workbench.policy.ledger import Ledger

SHOP, NUMBER, WAYBILL = "s1", "1000000000000000001", "TEST0000000001"
HOUR, SECOND = timedelta(hours=1), timedelta(seconds=1)

DEPARTURE = "1688.false_track.no_departure_48h"
GAP = "1688.false_track.gap_72h"
NO_TRACE = "1688.false_ship.no_trace_24h"
SHIP_BY = "1688.ship.deadline_and_special_goods"
TM_LATE = "tmall.outside.ship_time"
TM_STOCK = "tmall.outside.out_of_stock_after_late"
TM_TIMEOUT = "tmall.outside.trace_timeout"
TM_ANOMALY = "tmall.outside.trace_anomaly"

CLAIM = "1688.claim.late_shipping_suspended"
COMPLAINT = "1688.complaint.accepted_no_liability"

APPLIES, EXEMPT, UNKNOWN = Applicability.APPLIES, Applicability.EXEMPT, Applicability.UNKNOWN
NO_WORD = SellerWord()

A, T, W, D = Platform.ALIBABA, Platform.TMALL, Platform.TAOBAO, Platform.DOUYIN


def when(text: str) -> datetime:
    """Read ``2024-03-14 00:00:00`` as an instant in Shanghai."""
    return datetime.fromisoformat(text).replace(tzinfo=SHANGHAI)


NOW = when("2026-11-21 12:00:00")


def lines(*amounts: int | None) -> tuple[OrderLine, ...]:
    return tuple(OrderLine(f"l{n}", "测试商品", "1", amount) for n, amount in enumerate(amounts))


def file(
    platform: Platform = A, *, parcels: tuple[str, ...] = (WAYBILL,), **facts: Any
) -> OrderFile:
    """An order of one line of 100 yuan, paid when ``paid`` says."""
    paid = facts.pop("paid", None)
    filings = facts.pop("filings", ())
    facts.setdefault("lines", lines(10000))
    facts.setdefault("receiver", Receiver(name_key="name-a", address_key="address-a"))
    if "ship_by" in facts:
        facts["ship_by"] = when(facts["ship_by"])
    order = Order(
        SHOP, facts.pop("number", NUMBER), OrderStatus.SHIPPED,
        paid_at=when(paid) if paid else None, **facts,
    )  # fmt: skip
    shipments = tuple(ShipmentFile(Shipment(SHOP, order.number, w, "yuantong")) for w in parcels)
    return OrderFile(platform, order, shipments, filings)


def decision(
    rule: str,
    due: str | datetime | None,
    verdict: Verdict = Verdict.VIOLATION,
    *,
    waybill: str = WAYBILL,
    level: Level = Level.CRITICAL,
    **rest: Any,
) -> Decision:
    """A warning whose limit is ``due``; about the order itself where ``waybill`` is ""."""
    deadline = when(due) if isinstance(due, str) else due
    kind = SubjectKind.SHIPMENT if waybill else SubjectKind.ORDER
    subject = Subject(kind, SHOP, rest.get("number", NUMBER), waybill)
    at = rest.get("at", when("2024-01-01 00:00:00"))
    return Decision(subject, Answer(rule, verdict, deadline), level, at, warn_by=deadline)


def of_kind(kind: EffectKind, found: Iterable[Effect]) -> Effect:
    return next(effect for effect in found if effect.kind is kind)


def cell(
    kind: EffectKind, found: Decision, order: OrderFile, ledger: Ledger, word: SellerWord = NO_WORD
) -> Effect:
    """One kind's cell of the matrix, as it stands at ``NOW``."""
    return of_kind(kind, effects(found, order, ledger, NOW, word))

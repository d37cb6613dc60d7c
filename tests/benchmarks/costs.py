"""What a warning costs: the consequence matrix and the stakes of one order."""

from __future__ import annotations

import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.benchmarks.figures import Figure
from workbench import paths
from workbench.domain.files import OrderFile, ShipmentFile
from workbench.domain.orders import Order, OrderLine, OrderStatus
from workbench.domain.parcels.shipments import Shipment
from workbench.domain.rules.decisions import Answer, Decision, Level, Subject, SubjectKind, Verdict
from workbench.domain.shops import Platform
from workbench.policy.cures import cures
from workbench.policy.effects import effects
from workbench.policy.exposure import stakes
from workbench.policy.ledger import Ledger
from workbench.policy.packs import load_book

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

EFFECTS = 50.0  # the matrix of one decision may cost as much as the decision itself
ROUNDS, COUNT = 5, 2_000

_NOW = datetime(2026, 9, 3, 2, tzinfo=UTC)
_RULES = {
    Platform.ALIBABA: "1688.false_track.gap_72h",
    Platform.TMALL: "tmall.outside.trace_timeout",
    Platform.DOUYIN: "douyin.outside.trace_timeout",
}


def measure(rounds: int = ROUNDS, count: int = COUNT) -> Iterator[Figure]:
    """Yield the dearest platform's time for one decision's matrix, cures and stakes."""
    ledger = Ledger(load_book(paths.resource("policies")))
    cases = [_case(platform, rule) for platform, rule in _RULES.items()]
    asked: dict[str, Callable[[Decision, OrderFile], object]] = {
        "effects_decision": lambda found, file: effects(found, file, ledger, _NOW),
        "cures_decision": lambda found, file: cures(found, file, ledger, _NOW),
        "stakes_order": lambda found, file: stakes((found,), file, ledger, _NOW),
    }
    for name, ask in asked.items():
        slowest = max(min(_timed(ask, case, count) for _ in range(rounds)) for case in cases)
        yield Figure(name, slowest * 1e6, "µs", EFFECTS)


def _timed(
    ask: Callable[[Decision, OrderFile], object], case: tuple[Decision, OrderFile], count: int
) -> float:
    begun = time.process_time()
    for _ in range(count):
        ask(*case)
    return (time.process_time() - begun) / count


def _case(platform: Platform, rule: str) -> tuple[Decision, OrderFile]:
    paid = _NOW - timedelta(days=5)
    lines = (OrderLine("1", "测试商品", "1", 1990), OrderLine("2", "测试商品", "1", 300))
    order = Order(
        "s1",
        "1000000000000000001",
        OrderStatus.SHIPPED,
        paid_at=paid,
        ship_by=paid + timedelta(hours=48),
        lines=lines,
    )
    parcel = Shipment("s1", order.number, "TEST000000000001", "yuantong")
    subject = Subject(SubjectKind.SHIPMENT, "s1", order.number, parcel.waybill)
    limit = _NOW - timedelta(hours=1)
    found = Decision(
        subject, Answer(rule, Verdict.VIOLATION, limit), Level.CRITICAL, _NOW, warn_by=limit
    )
    return found, OrderFile(platform, order, (ShipmentFile(parcel),))

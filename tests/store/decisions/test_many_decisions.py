"""Decisions of many orders saved at once are what one by one would leave behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.caches import open_empty
from tests.store.build import (
    GAP,
    NO_DEPARTURE,
    NOON,
    SHOP,
    decision,
    event,
    hours,
    order,
    page,
    record,
    shipment,
    trace,
)
from workbench.domain.errors import ShopRemoved
from workbench.domain.files import JudgedOrder
from workbench.domain.handling import HandlingAct, HandlingState
from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.profile import CACHE_FILE
from workbench.domain.rules.decisions import Decision, Level, Verdict
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.engine.cache import Cache
from workbench.store.monitor.handling import HandlingStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CRITICAL, WARNING, INFORMATION, NONE = Level
NUMBERS = ("A1", "A2", "A3", "A4")
TABLES = ("decision", "monitor", "handling", "judge_queue", "judge_due", "orders")


@pytest.fixture
def twin(tmp_path: Path) -> Iterator[Cache]:
    with open_empty(tmp_path / "twin" / CACHE_FILE) as other:
        ShopStore(other).add(SHOP, {})
        yield other


def about(number: str, rule: str = NO_DEPARTURE, **told: Any) -> Decision:
    return decision(rule, number=number, waybill=f"YT{number}", **told)


def tell(cache: Cache, status: OrderStatus, *, at: float, kind: EventKind) -> None:
    """Four orders with a parcel each; all of them have a scan, the last one in a new state."""
    records = [record(order(n, status), shipment(f"YT{n}", n)) for n in NUMBERS]
    OrderStore(cache).save_page(page(*records), seen_at=hours(at))
    traces = [trace(event(at, kind=kind), waybill=f"YT{n}", number=n) for n in NUMBERS]
    TraceStore(cache).save(traces, seen_at=hours(at))


# What is decided of each order at each hour: it appears, stays, worsens, ends, changes its rule.
FIRST = {
    "A1": [about("A1", next_change=hours(9))],
    "A2": [about("A2"), about("A2", GAP, level=CRITICAL)],
    "A3": [about("A3", level=NONE, verdict=Verdict.CLEAN)],
    "A4": [],
}
THEN = {
    "A1": [about("A1", next_change=hours(12))],
    "A2": [about("A2", GAP, level=CRITICAL, verdict=Verdict.VIOLATION)],
    "A3": [about("A3", level=CRITICAL)],
    "A4": [about("A4", GAP)],
}


def judged(cache: Cache, decisions: dict[str, list[Decision]]) -> list[JudgedOrder]:
    files = FileStore(cache)
    found = ((files.order_id(SHOP.id, n) or 0, made) for n, made in decisions.items())
    return [JudgedOrder(i, files.order_file(i), tuple(made)) for i, made in found]


def told(cache: Cache) -> dict[str, list[tuple[Any, ...]]]:
    return {table: cache.rows(f"SELECT * FROM {table} ORDER BY 1") for table in TABLES}  # noqa: S608  # ours


def test_many_at_once_leave_what_one_by_one_would(cache: Cache, twin: Cache) -> None:
    for each in (cache, twin):
        tell(each, OrderStatus.SHIPPED, at=0, kind=EventKind.IN_TRANSIT)
    at_once, alone = DecisionStore(cache), DecisionStore(twin)
    diffs = at_once.save_all(judged(cache, FIRST), at=NOON)
    assert diffs == [alone.save(x.order_id, x.decisions, at=NOON) for x in judged(twin, FIRST)]
    assert told(cache) == told(twin)
    for each in (cache, twin):
        tell(each, OrderStatus.COMPLETED, at=3, kind=EventKind.RETURNED)
        HandlingStore(each).set(4, HandlingAct(HandlingState.HANDLED, hours(3)))
    diffs = at_once.save_all(judged(cache, THEN), at=hours(3))
    assert diffs == [alone.save(x.order_id, x.decisions, at=hours(3)) for x in judged(twin, THEN)]
    assert told(cache) == told(twin)


def test_the_same_again_for_many_writes_nothing(cache: Cache) -> None:
    tell(cache, OrderStatus.SHIPPED, at=0, kind=EventKind.IN_TRANSIT)
    decisions = DecisionStore(cache)
    decisions.save_all(judged(cache, FIRST), at=NOON)
    before = cache.connection.total_changes
    assert not any(diff.appeared for diff in decisions.save_all(judged(cache, FIRST), at=hours(1)))
    assert cache.connection.total_changes == before


def test_one_that_fails_takes_back_all_of_them(cache: Cache) -> None:
    tell(cache, OrderStatus.SHIPPED, at=0, kind=EventKind.IN_TRANSIT)
    before = told(cache)
    unknown = JudgedOrder(99, judged(cache, FIRST)[0].file, (about("A1"),))
    with pytest.raises(ShopRemoved):
        DecisionStore(cache).save_all([*judged(cache, FIRST), unknown], at=NOON)
    assert told(cache) == before


def test_documents_of_many_move_with_their_orders(cache: Cache) -> None:
    tell(cache, OrderStatus.SHIPPED, at=0, kind=EventKind.IN_TRANSIT)
    decisions = DecisionStore(cache)
    decisions.save_all(judged(cache, FIRST), at=NOON)
    lying = cache.rows("SELECT rowid FROM search ORDER BY 1")
    tell(cache, OrderStatus.COMPLETED, at=3, kind=EventKind.DELIVERED)
    decisions.save_all(judged(cache, FIRST), at=hours(3))
    assert cache.rows("SELECT rowid FROM search") == []
    assert cache.rows("SELECT rowid FROM search_over ORDER BY 1") == lying


class _Counting(Cache):
    """Counts what it is asked to do."""

    calls = 0

    def rows(self, *asked: Any) -> list[Any]:
        self.calls += 1
        return super().rows(*asked)

    def execute(self, *asked: Any) -> Any:
        self.calls += 1
        return super().execute(*asked)

    def execute_many(self, *asked: Any) -> None:
        self.calls += 1
        super().execute_many(*asked)


def test_what_many_cost_does_not_grow_with_them(cache: Cache) -> None:
    tell(cache, OrderStatus.SHIPPED, at=0, kind=EventKind.IN_TRANSIT)
    counting = _Counting(cache.connection, cache.path)
    every = judged(cache, FIRST)
    taken = []
    for some in (every[:1], every):
        counting.calls = 0
        DecisionStore(counting).save_all(some, at=NOON)
        taken.append(counting.calls)
    assert taken[0] == taken[1]

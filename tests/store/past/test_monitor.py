"""A past instant read by set equals what the files and decisions of then make."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.store.build import (
    GAP,
    NO_DEPARTURE,
    NOON,
    SHIP_BY,
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
from tests.store.past_rows import PastRowStore
from workbench.domain.handling import HandlingAct, HandlingState
from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.rules.decisions import Level
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.monitor.handling import HandlingStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore
from workbench.store.past.monitor import PastMonitorStore

if TYPE_CHECKING:
    from workbench.domain.rules.decisions import Decision
    from workbench.store.engine.cache import Cache

CRITICAL, WARNING, INFORMATION, NONE = Level


def tell(cache: Cache, name: str, at: float, status: OrderStatus = OrderStatus.SHIPPED) -> None:
    told = replace(order(name, status, paid_at=hours(-9)), modified_at=hours(at))
    OrderStore(cache).save_page(page(record(told, shipment(name, name))), seen_at=hours(at))


def scan(cache: Cache, name: str, at: float, kind: EventKind) -> None:
    scans = [event(0, "【义乌】已揽收", EventKind.PICKED_UP)]
    if at:
        scans.append(event(at, f"【金华】{kind.value}", kind, site="金华"))
    TraceStore(cache).save([trace(*scans, waybill=name, number=name)], seen_at=hours(at))


def judge(cache: Cache, name: str, at: float, *decisions: Decision) -> None:
    order_id = FileStore(cache).order_id(SHOP.id, name) or 0
    DecisionStore(cache).save(order_id, decisions, at=hours(at))


def about(name: str, level: Level, rule: str = NO_DEPARTURE, due: float = 20) -> Decision:
    return decision(rule, level, waybill=name, number=name, due=due)


@pytest.fixture
def store(cache: Cache) -> PastMonitorStore:
    """A season of a dozen hours: warnings rise, end, are handled, delivered and closed."""
    for name in ("A", "B", "C", "D"):
        tell(cache, name, 0)
        scan(cache, name, 0, EventKind.PICKED_UP)
    judge(cache, "A", 1, about("A", WARNING), about("A", INFORMATION, GAP, 30))
    judge(cache, "A", 4, about("A", CRITICAL))
    judge(cache, "B", 2, about("B", WARNING))
    scan(cache, "B", 5, EventKind.DELIVERED)
    judge(cache, "B", 5, about("B", WARNING))
    judge(cache, "C", 1.5, about("C", WARNING))
    tell(cache, "C", 6, OrderStatus.COMPLETED)
    judge(cache, "C", 6, about("C", WARNING))
    ship = replace(about("D", WARNING, SHIP_BY), remedies=())
    judge(cache, "D", 3, ship)
    judge(cache, "D", 7, about("D", NONE))
    row_id = next(row for row, one in rows_at(PastMonitorStore(cache), 4).items() if one[1] == "A")
    HandlingStore(cache).set(row_id, HandlingAct(HandlingState.CHASED, hours(8), "seller"))
    return PastMonitorStore(cache)


def rows_at(store: PastMonitorStore, at: float) -> dict[int, tuple[str, ...]]:
    found = [one.row for one in store.warned(hours(at))]
    return {
        row.id: (row.rule, row.order_number, row.level.value, row.waybill, row.last_site)
        for row in found
    }


@pytest.mark.parametrize("at", [0, 1, 2, 3, 4, 4.5, 5, 6, 7, 9])
def test_equals_what_the_files_of_then_make(
    store: PastMonitorStore, cache: Cache, at: float
) -> None:
    files, decisions, past = FileStore(cache), DecisionStore(cache), PastRowStore(cache)
    expected = {}
    for name in ("A", "B", "C", "D"):
        order_id = files.order_id(SHOP.id, name) or 0
        file = files.order_file(order_id, hours(at))
        for row in past.warned(order_id, file, decisions.valid_at(order_id, hours(at))):
            told = (row.rule, row.order_number, row.level.value, row.waybill, row.site)
            expected[row.id] = told
    assert rows_at(store, at) == expected


def test_handling_is_that_of_then(store: PastMonitorStore) -> None:
    states = [
        {one.row.order_number: one.row.handling for one in store.warned(hours(at))}["A"]
        for at in (7, 9)
    ]
    assert states == [HandlingState.TO_DO, HandlingState.CHASED]


def test_one_flag_per_parcel_with_the_rest_counted(store: PastMonitorStore) -> None:
    counted = [
        {one.row.order_number: one.row.warnings for one in store.warned(hours(at))}["A"]
        for at in (1, 4)
    ]
    assert counted == [2, 1]


def test_warnings_of_now_for_comparison(store: PastMonitorStore) -> None:
    now = store.warned_now()
    assert [rule for rule, _ in now.values()] == [NO_DEPARTURE]


def test_a_days_decisions_and_acts(store: PastMonitorStore) -> None:
    entries = store.day(NOON, NOON + timedelta(hours=12), 50)
    assert entries[0].state is HandlingState.CHASED
    assert (entries[0].order_number, entries[0].actor) == ("A", "seller")
    assert [entry.order_number for entry in entries if entry.rule] == ["A", "D", "B", "C", "A", "A"]
    assert store.day(NOON + timedelta(days=1), NOON + timedelta(days=2), 50) == []


def test_reading_the_past_asks_five_questions(store: PastMonitorStore, cache: Cache) -> None:
    asked: list[str] = []
    cache.connection.set_trace_callback(asked.append)
    store.warned(hours(4))
    cache.connection.set_trace_callback(None)
    assert len([sql for sql in asked if sql.startswith("SELECT")]) == 5


def test_rows_read_part_by_part_are_the_same_and_are_told(
    store: PastMonitorStore, cache: Cache
) -> None:
    told: list[tuple[int, int]] = []
    parts = PastMonitorStore(cache, part=1)
    found = parts.warned(hours(4), lambda done, of: told.append((done, of)))
    assert found == store.warned(hours(4))
    assert told == [(done, len(told)) for done in range(1, len(told) + 1)]
    assert len(told) > 1

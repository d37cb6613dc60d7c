"""Rows that were moved on come up again when their time comes, and know whether anything came."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.build import (
    NO_DEPARTURE,
    NOON,
    decision,
    event,
    hours,
    order,
    page,
    plans,
    record,
    shipment,
    trace,
)
from workbench.domain.handling import HandlingAct, HandlingState
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.monitor.handling import HandlingStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore

if TYPE_CHECKING:
    from workbench.domain.handling import WaitingRow
    from workbench.store.engine.cache import Cache

PARCEL_ROW = 2


@pytest.fixture
def handling(cache: Cache) -> HandlingStore:
    OrderStore(cache).save_page(page(record(order(), shipment())), seen_at=NOON)
    TraceStore(cache).save([trace(event(0))], seen_at=NOON)
    DecisionStore(cache).save(1, [decision()], at=NOON)
    made = HandlingStore(cache)
    made.set(PARCEL_ROW, HandlingAct(HandlingState.CHASED, hours(1), "wang", hours(13)))
    return made


def waiting(handling: HandlingStore, at: float) -> list[WaitingRow]:
    return handling.waiting(hours(at), 10)


def test_a_row_waits_until_its_time(handling: HandlingStore) -> None:
    assert waiting(handling, 12.9) == []
    (row,) = waiting(handling, 13)
    assert (row.id, row.order_number, row.waybill, row.rule) == (2, "A1", "YT0001", NO_DEPARTURE)
    assert row.act == HandlingAct(HandlingState.CHASED, hours(1), "wang", hours(13))
    assert (row.due, row.comes_back) == (hours(5), True)


def test_a_scan_that_came_since_is_news(cache: Cache, handling: HandlingStore) -> None:
    TraceStore(cache).save([trace(event(0), event(2, "快件已发往 杭州"))], seen_at=hours(2))
    assert [row.comes_back for row in waiting(handling, 13)] == [False]


def test_what_warns_no_more_stays_where_it_is(cache: Cache, handling: HandlingStore) -> None:
    DecisionStore(cache).save(1, [], at=hours(2))
    assert [row.comes_back for row in waiting(handling, 13)] == [False]


def test_a_time_that_was_looked_into_comes_no_more(handling: HandlingStore) -> None:
    handling.looked(PARCEL_ROW, hours(13))
    assert waiting(handling, 99) == []


@pytest.mark.parametrize("look_at", [None, hours(30)], ids=["never", "later"])
def test_another_time_takes_the_place_of_the_first(
    handling: HandlingStore, look_at: object
) -> None:
    act = HandlingAct(HandlingState.CHASED, hours(2), "wang", look_at)  # type: ignore[arg-type]  # both
    handling.set(PARCEL_ROW, act)
    assert waiting(handling, 13) == []
    handling.undo(PARCEL_ROW)
    assert len(waiting(handling, 13)) == 1


def test_rows_whose_time_came_are_found_by_an_index(cache: Cache, handling: HandlingStore) -> None:
    steps = plans(cache, lambda: handling.waiting(hours(1), 10))
    assert steps[0] == "SEARCH handling USING INDEX handling_look (look_at<?)"
    assert not any(step.startswith("SCAN") for step in steps)

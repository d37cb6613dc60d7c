"""Traces: versions event by event, first sight kept, what vanished closed, polls remembered."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.store.build import (
    NOON,
    SHOP,
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
from workbench.domain.orders import OrderStatus
from workbench.domain.pages import ParcelTrace, PollAnswer
from workbench.domain.parcels.tracking import (
    EventKind,
    Place,
    Reading,
    Scan,
    SiteKind,
    TrackingEvent,
)
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.engine.driver import DatabaseError
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.store.engine.cache import Cache


@pytest.fixture
def traces(cache: Cache) -> TraceStore:
    OrderStore(cache).save_page(page(record(order(), shipment())), seen_at=NOON)
    cache.execute("DELETE FROM judge_queue")
    return TraceStore(cache)


def texts(cache: Cache, at: float | None = None) -> list[str]:
    found = FileStore(cache).order_file(1, None if at is None else hours(at))
    return [x.scan.text for x in found.shipments[0].events]


def polled_at(cache: Cache, at: float | None = None) -> datetime | None:
    found = FileStore(cache).order_file(1, None if at is None else hours(at))
    return found.shipments[0].trace_polled_at


def is_queued(cache: Cache) -> bool:
    return FileStore(cache).queued(10) == [1]


FULL_EVENT = TrackingEvent(
    Scan("【义乌】 已发出 下一站 【杭州转运中心】", hours(1), "1688", 0, "2024-01-24 13:00", "0"),
    Reading(
        EventKind.DEPARTED,
        "left",
        SiteKind.OUTLET,
        Place("义乌", "浙江省", "金华市"),
        Place("杭州转运中心", "浙江省", "杭州市"),
        SiteKind.HUB,
    ),
    hours(2),
    "reader-1",
)
UNDATED = TrackingEvent(
    Scan("已揽收", None, "1688", 1, "01-24 13:00"), Reading(EventKind.PICKED_UP), hours(2)
)


def test_all_of_an_event_comes_back_as_it_went_in(cache: Cache, traces: TraceStore) -> None:
    assert traces.save([trace(FULL_EVENT, UNDATED)], seen_at=hours(2)) == 1
    events = FileStore(cache).order_file(1).shipments[0].events
    assert set(events) == {FULL_EVENT, UNDATED}


def test_an_event_that_is_told_again_keeps_its_first_sight(
    cache: Cache, traces: TraceStore
) -> None:
    traces.save([trace(event(1, "a", seen=2))], seen_at=hours(2))
    traces.save([trace(event(1, "a", seen=5), event(4, "b", seen=5))], seen_at=hours(5))
    events = FileStore(cache).order_file(1).shipments[0].events
    assert [(x.scan.text, x.seen_at) for x in events] == [("a", hours(2)), ("b", hours(5))]


@pytest.mark.parametrize(
    ("first", "second", "told"),
    [
        pytest.param(["a", "b"], ["a"], (["a", "b"], ["a"]), id="vanished"),
        pytest.param(["a", "b"], ["a", "B"], (["a", "b"], ["B", "a"]), id="reworded"),
        pytest.param(["a", "a"], ["a"], (["a", "a"], ["a"]), id="one of two that are the same"),
        pytest.param(["a"], [], (["a"], []), id="all gone"),
        pytest.param([], ["a"], ([], ["a"]), id="the first"),
    ],
)
def test_what_a_source_no_longer_tells_is_closed_and_kept(
    cache: Cache,
    traces: TraceStore,
    first: list[str],
    second: list[str],
    told: tuple[list[str], list[str]],
) -> None:
    traces.save([trace(*(event(1, text, seen=2) for text in first))], seen_at=hours(2))
    again = [trace(*(event(1, text, seen=4) for text in second))]
    assert traces.save(again, seen_at=hours(4)) == 1
    assert (texts(cache, at=3), sorted(texts(cache))) == told


def test_a_source_speaks_for_its_own_events_only(cache: Cache, traces: TraceStore) -> None:
    traces.save([trace(event(1, "shop's"))], seen_at=hours(2))
    other = [trace(event(1, "provider's", source="kuaidi100"), source="kuaidi100")]
    traces.save(other, seen_at=hours(3))
    traces.save([trace()], seen_at=hours(4))
    assert texts(cache) == ["provider's"]


def test_the_same_trace_again_is_no_news(cache: Cache, traces: TraceStore) -> None:
    traces.save([trace(event(1))], seen_at=hours(2))
    cache.execute("DELETE FROM judge_queue")
    assert traces.save([trace(event(1, seen=3))], seen_at=hours(3)) == 0
    assert not is_queued(cache)
    assert polled_at(cache) == hours(3)


def test_the_same_trace_at_the_same_instant_writes_nothing(
    cache: Cache, traces: TraceStore
) -> None:
    traces.save([trace(event(1))], seen_at=hours(2))
    before = cache.connection.total_changes
    traces.save([trace(event(1))], seen_at=hours(2))
    assert cache.connection.total_changes == before


def test_a_new_reading_of_the_same_scan_is_written_in_place(
    cache: Cache, traces: TraceStore
) -> None:
    traces.save([trace(event(1, "a", EventKind.UNKNOWN))], seen_at=hours(2))
    assert traces.save([trace(event(1, "a", EventKind.DELIVERED))], seen_at=hours(3)) == 1
    assert cache.value("SELECT count(*) FROM event") == 1
    events = FileStore(cache).order_file(1, hours(2)).shipments[0].events
    assert [x.kind for x in events] == [EventKind.DELIVERED]


def test_a_new_place_in_the_list_is_no_new_event(cache: Cache, traces: TraceStore) -> None:
    traces.save([trace(event(2, "b", sequence=0))], seen_at=hours(2))
    told = [trace(event(1, "a", seen=3, sequence=0), event(2, "b", seen=3, sequence=1))]
    traces.save(told, seen_at=hours(3))
    assert cache.rows("SELECT text, sequence FROM event ORDER BY id") == [("b", 1), ("a", 0)]


def test_events_know_by_when_they_were_seen(cache: Cache, traces: TraceStore) -> None:
    traces.save([trace(event(1, "a"), event(6, "b"), event(9, "c"))])
    assert [len(texts(cache, at=at)) for at in (0, 1, 5.9, 6, 9)] == [0, 1, 1, 2, 3]
    assert polled_at(cache, at=9) == hours(9)


def test_a_poll_is_known_from_the_first_to_the_last(cache: Cache, traces: TraceStore) -> None:
    traces.save([trace()], seen_at=hours(2))
    traces.save([trace()], seen_at=hours(6))
    assert [polled_at(cache, at=at) for at in (1, 2, 5, 6)] == [None, hours(2), hours(2), hours(6)]


def test_a_source_that_knows_nothing_yet_is_a_fact_at_every_poll(
    cache: Cache, traces: TraceStore
) -> None:
    for at in (2, 3):
        cache.execute("DELETE FROM judge_queue")
        assert traces.save([trace()], seen_at=hours(at)) == 0
        assert is_queued(cache)


def test_a_number_that_no_order_carries_is_passed_over(cache: Cache, traces: TraceStore) -> None:
    unknown = ParcelTrace(SHOP.id, "A1", "NOBODY", "1688", (event(1),))
    assert traces.save([unknown, trace(event(1))], seen_at=hours(2)) == 1


def test_a_trace_told_twice_at_once_counts_as_last_told(cache: Cache, traces: TraceStore) -> None:
    traces.save([trace(event(1, "a")), trace(event(1, "b"))], seen_at=hours(2))
    assert texts(cache) == ["b"]


def test_a_trace_that_fails_leaves_the_others_unsaved_too(cache: Cache, traces: TraceStore) -> None:
    unfit = trace(event(1, None), source="kuaidi100")  # type: ignore[arg-type]  # that is the fault
    with pytest.raises(DatabaseError, match="NOT NULL"):
        traces.save([trace(event(1)), unfit], seen_at=hours(2))
    assert texts(cache) == []
    assert polled_at(cache) is None


def due(traces: TraceStore, at: float, limit: int = 10, shop_id: str = SHOP.id) -> list[str]:
    found = traces.due_for_poll(hours(at), limit, shop_id=shop_id)
    return [poll.shipment.waybill for poll in found]


def test_a_new_parcel_is_due_at_once(traces: TraceStore) -> None:
    assert due(traces, 0) == ["YT0001"]


def test_a_parcel_is_due_again_when_it_was_said_to_be(traces: TraceStore) -> None:
    traces.set_next_poll(SHOP.id, "A1", "YT0001", at=hours(2))
    assert due(traces, 1.9) == []
    assert due(traces, 2) == ["YT0001"]
    traces.set_next_poll(SHOP.id, "A1", "YT0001", at=None)
    assert due(traces, 99) == []


def test_the_longest_due_come_first_up_to_the_limit(cache: Cache, traces: TraceStore) -> None:
    numbers = [f"YT{n}" for n in range(3)]
    parcels = [shipment(number, "A2") for number in numbers]
    OrderStore(cache).save_page(page(record(order("A2"), *parcels)), seen_at=hours(1))
    traces.set_next_poll(SHOP.id, "A2", "YT2", at=hours(-1))
    assert due(traces, 3, limit=2) == ["YT2", "YT0001"]
    assert due(traces, 3, shop_id="another") == []


def test_due_parcels_say_until_when_and_whether_they_still_matter(
    cache: Cache, traces: TraceStore
) -> None:
    (fresh,) = traces.due_for_poll(hours(1), 1, shop_id=SHOP.id)
    assert (fresh.deadline, fresh.delivered) == (None, False)
    decisions = DecisionStore(cache)
    decisions.save(1, [decision(due=7)], at=NOON)
    (warned,) = traces.due_for_poll(hours(1), 1, shop_id=SHOP.id)
    assert (warned.deadline, warned.delivered) == (hours(7), False)
    traces.save([trace(event(2, "已签收", EventKind.DELIVERED))], seen_at=hours(3))
    decisions.save(1, [], at=hours(3))
    (delivered,) = traces.due_for_poll(hours(4), 1, shop_id=SHOP.id)
    assert delivered.delivered


def test_a_parcel_of_an_order_that_is_over_no_longer_matters(
    cache: Cache, traces: TraceStore
) -> None:
    told = page(record(order(status=OrderStatus.COMPLETED), shipment()))
    OrderStore(cache).save_page(told, seen_at=hours(1))
    (poll,) = traces.due_for_poll(hours(2), 1, shop_id=SHOP.id)
    assert poll.delivered


def test_what_is_due_for_a_poll_is_found_by_an_index(cache: Cache, traces: TraceStore) -> None:
    steps = plans(cache, lambda: traces.due_for_poll(NOON, 5, shop_id=SHOP.id))
    assert "USING INDEX trace_poll_due (shop_id=? AND next_at<?)" in steps[0].replace(
        "COVERING ", ""
    )
    assert not any("SCAN" in step or "TEMP" in step for step in steps), steps


def test_answers_and_the_next_questions_are_kept_together(traces: TraceStore) -> None:
    told = (trace(event(1, "a")), trace(event(1, "b"), source="kuaidi100"))
    answer = PollAnswer(shipment(), told, hours(5))
    assert traces.save_answers([answer], seen_at=hours(2)) == 1
    assert traces.save_answers([answer], seen_at=hours(3)) == 0
    assert (due(traces, 4.9), due(traces, 5)) == ([], ["YT0001"])
    assert traces.save_answers([replace(answer, ask_again=None)], seen_at=hours(5)) == 0
    assert due(traces, 99) == []


def test_answers_that_cannot_be_kept_leave_the_questions_due(
    cache: Cache, traces: TraceStore
) -> None:
    unfit = trace(event(1, None), source="kuaidi100")  # type: ignore[arg-type]  # that is the fault
    answers = [
        PollAnswer(shipment(), (trace(event(1)),), hours(5)),
        PollAnswer(shipment(), (unfit,), None),
    ]
    with pytest.raises(DatabaseError, match="NOT NULL"):
        traces.save_answers(answers, seen_at=hours(2))
    assert (texts(cache), due(traces, 0)) == ([], ["YT0001"])

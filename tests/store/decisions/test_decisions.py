"""Decisions: versions by pack, what became of warnings, what falls due, and how handling ends."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.store.build import (
    GAP,
    NO_DEPARTURE,
    NOON,
    SHIP_BY,
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
from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.rules.decisions import Decision, DecisionDiff, Level, OtherReading, Verdict
from workbench.domain.views import HandlingEntry, MonitorRow
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.decisions.rows import decision_values, said
from workbench.store.monitor.handling import HandlingStore
from workbench.store.monitor.monitor import MonitorStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

CRITICAL, WARNING, INFORMATION, NONE = Level
PARCEL_ROW, ORDER_ROW = 2, 3


@pytest.fixture
def decisions(cache: Cache) -> DecisionStore:
    told = page(record(order(paid_at=hours(-9)), shipment()))
    OrderStore(cache).save_page(told, seen_at=NOON)
    return DecisionStore(cache)


def rows(cache: Cache) -> list[MonitorRow]:
    ids = [row[0] for row in cache.rows("SELECT id FROM monitor ORDER BY id")]
    return MonitorStore(cache).rows(ids)


def same(one: Decision, other: Decision) -> bool:
    return said(decision_values(one)) == said(decision_values(other))


def rules(found: tuple[Decision, ...]) -> list[str]:
    return [x.answer.rule for x in found]


def summary(diff: DecisionDiff) -> tuple[list[str], list[str], list[str]]:
    return rules(diff.appeared), rules(diff.worsened), rules(diff.ended)


def test_all_of_a_decision_comes_back_as_it_went_in(decisions: DecisionStore) -> None:
    told = decision(
        changes=hours(5),
        next_change=hours(2),
        facts={"hub": "义乌转运中心", "last_event": "2024-01-24T12:00:00+08:00"},
    )
    reading = OtherReading("calendar days", Verdict.CLEAN, hours(9))
    answer = type(told.answer)(
        told.answer.rule,
        Verdict.VIOLATION,
        hours(5),
        hours(5),
        ("1688.region.remote_list",),
        (reading, OtherReading("none", Verdict.UNKNOWN)),
        ("receiver_region",),
        told.answer.facts,
    )
    told = type(told)(
        told.subject, answer, CRITICAL, NOON, hours(2), hours(4), ("refund", "file"), "pack-9"
    )
    about_order = decision(SHIP_BY, NONE, waybill="", due=None)
    decisions.save(1, [told, about_order], at=NOON)
    assert decisions.current(1) == [about_order, told]


def test_the_same_decision_again_writes_no_version(cache: Cache, decisions: DecisionStore) -> None:
    decisions.save(1, [decision()], at=NOON)
    decisions.save(1, [decision(at=hours(1))], at=hours(1))
    assert cache.rows("SELECT count(*) FROM decision") == [(1,)]
    assert decisions.current(1)[0].decided_at == NOON


def test_the_next_change_moves_on_within_a_version(cache: Cache, decisions: DecisionStore) -> None:
    decisions.save(1, [decision(next_change=hours(1))], at=NOON)
    decisions.save(1, [decision(next_change=hours(3))], at=hours(1))
    assert cache.rows("SELECT count(*) FROM decision") == [(1,)]
    assert decisions.current(1)[0].next_change_at == hours(3)


@pytest.mark.parametrize(
    "other",
    [
        pytest.param(decision(level=CRITICAL), id="level"),
        pytest.param(decision(verdict=Verdict.VIOLATION), id="verdict"),
        pytest.param(decision(due=6), id="deadline"),
        pytest.param(decision(pack="pack-2"), id="pack"),
        pytest.param(decision(facts={"hub": "x"}), id="reason"),
    ],
)
def test_what_was_decided_makes_a_new_version(decisions: DecisionStore, other: Decision) -> None:
    assert not same(decision(), other)
    decisions.save(1, [decision()], at=NOON)
    decisions.save(1, [other], at=hours(2))
    assert [same(x, decision()) for x in decisions.valid_at(1, hours(1))] == [True]
    assert [same(x, other) for x in decisions.valid_at(1, hours(2))] == [True]


def test_before_anything_was_decided_nothing_was(decisions: DecisionStore) -> None:
    decisions.save(1, [decision()], at=hours(2))
    assert decisions.valid_at(1, hours(1.9)) == []


def test_a_decision_that_is_no_more_is_closed(decisions: DecisionStore) -> None:
    decisions.save(1, [decision(), decision(GAP)], at=NOON)
    decisions.save(1, [decision(GAP)], at=hours(1))
    assert rules(tuple(decisions.current(1))) == [GAP]
    assert len(decisions.valid_at(1, NOON)) == 2


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        pytest.param([], [decision()], ([NO_DEPARTURE], [], []), id="appeared"),
        pytest.param([decision()], [decision()], ([], [], []), id="the same"),
        pytest.param([decision()], [], ([], [], [NO_DEPARTURE]), id="ended"),
        pytest.param(
            [decision()], [decision(level=NONE)], ([], [], [NO_DEPARTURE]), id="quiet again"
        ),
        pytest.param(
            [decision()], [decision(level=CRITICAL)], ([], [NO_DEPARTURE], []), id="worse"
        ),
        pytest.param(
            [decision(level=CRITICAL)],
            [decision(level=CRITICAL, verdict=Verdict.VIOLATION)],
            ([], [NO_DEPARTURE], []),
            id="violated at the same level",
        ),
        pytest.param(
            [decision(level=CRITICAL)], [decision(level=WARNING)], ([], [], []), id="better"
        ),
        pytest.param(
            [decision(level=WARNING)],
            [decision(level=WARNING), decision(GAP, CRITICAL)],
            ([GAP], [], []),
            id="another takes the lead",
        ),
        pytest.param(
            [decision(level=CRITICAL), decision(GAP, WARNING)],
            [decision(GAP, WARNING)],
            ([], [], []),
            id="the second stays",
        ),
        pytest.param(
            [decision(level=CRITICAL)],
            [decision(level=CRITICAL), decision(GAP, WARNING)],
            ([], [], []),
            id="a lesser one beneath it",
        ),
    ],
)
def test_the_leading_warning_of_each_parcel_is_news(
    decisions: DecisionStore,
    before: list[Decision],
    after: list[Decision],
    expected: tuple[list[str], list[str], list[str]],
) -> None:
    decisions.save(1, before, at=NOON)
    assert summary(decisions.save(1, after, at=hours(1))) == expected


def test_an_order_and_its_parcels_are_told_apart(decisions: DecisionStore) -> None:
    both = [decision(SHIP_BY, waybill=""), decision()]
    diff = decisions.save(1, both, at=NOON)
    assert summary(diff) == ([NO_DEPARTURE, SHIP_BY], [], [])


def test_the_most_urgent_decision_leads_its_row(cache: Cache, decisions: DecisionStore) -> None:
    decisions.save(1, [decision(due=1), decision(GAP, CRITICAL, due=9)], at=NOON)
    (row,) = rows(cache)
    assert (row.rule, row.level, row.deadline, row.warnings) == (GAP, CRITICAL, hours(9), 2)


def test_of_equals_the_earlier_deadline_leads(cache: Cache, decisions: DecisionStore) -> None:
    decisions.save(1, [decision(due=None), decision(GAP, due=3)], at=NOON)
    (row,) = rows(cache)
    assert (row.rule, row.deadline) == (GAP, hours(3))


def test_a_quiet_row_has_no_rule_and_no_deadline(cache: Cache, decisions: DecisionStore) -> None:
    decisions.save(1, [decision(level=NONE, verdict=Verdict.CLEAN)], at=NOON)
    (row,) = rows(cache)
    assert (row.rule, row.level, row.deadline, row.verdict) == ("", NONE, None, Verdict.CLEAN)


def test_a_row_tells_the_last_scan_and_when_a_source_answered(
    cache: Cache, decisions: DecisionStore
) -> None:
    told = trace(event(1, "到达", site="杭州转运中心"), event(2, "离开", site="义乌转运中心"))
    TraceStore(cache).save([told], seen_at=hours(3))
    decisions.save(1, [decision()], at=hours(3))
    TraceStore(cache).save([told], seen_at=hours(4))
    (row,) = rows(cache)
    assert (row.last_event_at, row.last_event_text) == (hours(2), "离开")
    assert (row.last_site, row.polled_at, row.paid_at) == ("义乌转运中心", hours(4), hours(-9))


@pytest.mark.parametrize(
    ("status", "waybills", "about_order", "expected"),
    [
        pytest.param(OrderStatus.AWAITING_SHIPMENT, [], NONE, [""], id="to be shipped"),
        pytest.param(OrderStatus.AWAITING_SHIPMENT, ["a"], NONE, ["a", ""], id="partly shipped"),
        pytest.param(OrderStatus.SHIPPED, ["a", "b"], NONE, ["a", "b"], id="two parcels"),
        pytest.param(OrderStatus.SHIPPED, ["a"], WARNING, ["a", ""], id="shipped, but warned"),
        pytest.param(OrderStatus.AWAITING_PAYMENT, [], NONE, [], id="not paid yet"),
    ],
)
def test_an_order_has_a_row_per_parcel_and_one_of_its_own_while_it_waits(
    cache: Cache, status: OrderStatus, waybills: list[str], about_order: Level, expected: list[str]
) -> None:
    parcels = [shipment(waybill) for waybill in waybills]
    OrderStore(cache).save_page(page(record(order(status=status), *parcels)), seen_at=NOON)
    DecisionStore(cache).save(1, [decision(SHIP_BY, about_order, waybill="")], at=NOON)
    assert sorted(row.waybill for row in rows(cache)) == sorted(expected)


def test_a_replaced_number_leaves_the_monitor_and_its_warning_ends(
    cache: Cache, decisions: DecisionStore
) -> None:
    decisions.save(1, [decision()], at=NOON)
    told = page(record(order(), shipment("YT0002")))
    OrderStore(cache).save_page(told, seen_at=hours(1))
    diff = decisions.save(1, [], at=hours(1))
    assert [row.waybill for row in rows(cache)] == ["YT0002"]
    assert summary(diff) == ([], [], [NO_DEPARTURE])


@pytest.mark.parametrize(
    ("status", "kind", "is_open"),
    [
        pytest.param(OrderStatus.SHIPPED, EventKind.IN_TRANSIT, 1, id="on its way"),
        pytest.param(OrderStatus.SHIPPED, EventKind.DELIVERED, 0, id="delivered"),
        pytest.param(OrderStatus.COMPLETED, EventKind.IN_TRANSIT, 0, id="completed"),
        pytest.param(OrderStatus.CANCELLED, EventKind.IN_TRANSIT, 0, id="cancelled"),
        pytest.param(OrderStatus.UNKNOWN, EventKind.IN_TRANSIT, 1, id="a status we do not know"),
    ],
)
def test_what_is_finished_is_closed(
    cache: Cache, decisions: DecisionStore, status: OrderStatus, kind: EventKind, is_open: int
) -> None:
    TraceStore(cache).save([trace(event(1, kind=kind))], seen_at=hours(2))
    told = page(record(order(status=status), shipment()))
    OrderStore(cache).save_page(told, seen_at=hours(2))
    decisions.save(1, [decision()], at=hours(2))
    assert cache.rows("SELECT open, bucket > 0 FROM monitor WHERE id = 2") == [(is_open, is_open)]


def test_a_row_keeps_its_id_when_it_goes_and_comes(cache: Cache, decisions: DecisionStore) -> None:
    for status in (OrderStatus.AWAITING_SHIPMENT, OrderStatus.SHIPPED) * 2:
        told = page(record(order(status=status), shipment()))
        OrderStore(cache).save_page(told, seen_at=NOON)
        decisions.save(1, [], at=NOON)
        expected = [PARCEL_ROW, ORDER_ROW] if status is OrderStatus.AWAITING_SHIPMENT else [2]
        assert [row.id for row in rows(cache)] == expected


def test_saving_the_same_again_writes_nothing(cache: Cache, decisions: DecisionStore) -> None:
    decisions.save(1, [decision(next_change=hours(3))], at=NOON)
    before = cache.connection.total_changes
    decisions.save(1, [decision(next_change=hours(3))], at=hours(1))
    assert cache.connection.total_changes == before


def test_an_order_is_judged_when_it_was_queued_or_falls_due(
    cache: Cache, decisions: DecisionStore
) -> None:
    files = FileStore(cache)
    assert files.queued(5) == [1]
    decisions.save(
        1, [decision(next_change=hours(9)), decision(GAP, next_change=hours(4))], at=NOON
    )
    assert (files.queued(5), files.due(hours(3.9), 5), files.due(hours(4), 5)) == ([], [], [1])
    decisions.save(1, [decision()], at=hours(4))
    assert files.due(hours(999), 5) == []


def test_everything_open_can_be_queued(cache: Cache, decisions: DecisionStore) -> None:
    told = page(record(order("A2", OrderStatus.COMPLETED)), record(order("A3")))
    OrderStore(cache).save_page(told, seen_at=NOON)
    cache.execute("DELETE FROM judge_queue")
    FileStore(cache).queue_all()
    assert FileStore(cache).queued(9) == [1, 3]


def test_what_is_due_is_found_by_an_index_alone(cache: Cache) -> None:
    assert plans(cache, lambda: FileStore(cache).due(NOON, 5)) == [
        "SEARCH judge_due USING COVERING INDEX judge_due_next (next_change_at<?)"
    ]


@pytest.fixture
def handling(cache: Cache, decisions: DecisionStore) -> HandlingStore:
    decisions.save(1, [decision()], at=NOON)
    return HandlingStore(cache)


def shown(cache: Cache) -> tuple[HandlingState, int]:
    (row,) = rows(cache)
    return row.handling, cache.value("SELECT bucket FROM monitor WHERE id = ?", (row.id,))


@pytest.mark.parametrize(
    ("state", "bucket"),
    [
        (HandlingState.TO_DO, 2),
        (HandlingState.CHASED, 2),
        (HandlingState.AWAITING_CARRIER, 3),
        (HandlingState.NUMBER_REPLACED, 3),
        (HandlingState.HANDLED, 3),
    ],
)
def test_a_person_moves_a_row_on(
    cache: Cache, handling: HandlingStore, state: HandlingState, bucket: int
) -> None:
    handling.set(PARCEL_ROW, HandlingAct(state, hours(1)))
    assert shown(cache) == (state, bucket)


def test_an_act_can_be_taken_back(cache: Cache, handling: HandlingStore) -> None:
    handling.set(PARCEL_ROW, HandlingAct(HandlingState.CHASED, hours(1)))
    handling.set(PARCEL_ROW, HandlingAct(HandlingState.HANDLED, hours(2), note="by telephone"))
    handling.undo(PARCEL_ROW)
    assert shown(cache)[0] is HandlingState.CHASED
    handling.undo(PARCEL_ROW)
    handling.undo(PARCEL_ROW)
    assert shown(cache) == (HandlingState.TO_DO, 2)
    assert handling.history(PARCEL_ROW) == []
    assert cache.value("SELECT count(*) FROM handling") == 2


def test_acts_are_told_in_order(handling: HandlingStore) -> None:
    handling.set(PARCEL_ROW, HandlingAct(HandlingState.CHASED, hours(1)))
    handling.set(PARCEL_ROW, HandlingAct(HandlingState.HANDLED, hours(2)))
    assert handling.history(PARCEL_ROW) == [
        HandlingEntry(HandlingState.CHASED, hours(1)),
        HandlingEntry(HandlingState.HANDLED, hours(2)),
    ]


def test_an_act_on_a_row_that_is_gone_is_left_alone(cache: Cache, handling: HandlingStore) -> None:
    handling.set(999, HandlingAct(HandlingState.HANDLED, hours(1)))
    assert cache.value("SELECT count(*) FROM handling") == 0


@pytest.mark.parametrize(
    ("after", "expected"),
    [
        pytest.param([decision()], HandlingState.HANDLED, id="nothing new"),
        pytest.param([decision(level=INFORMATION)], HandlingState.HANDLED, id="better"),
        pytest.param([decision(level=CRITICAL)], HandlingState.TO_DO, id="worse"),
        pytest.param([decision(), decision(GAP, CRITICAL)], HandlingState.TO_DO, id="another"),
    ],
)
def test_a_handled_row_comes_back_when_its_warning_is_new_or_worse(
    cache: Cache,
    decisions: DecisionStore,
    handling: HandlingStore,
    after: list[Decision],
    expected: HandlingState,
) -> None:
    handling.set(PARCEL_ROW, HandlingAct(HandlingState.HANDLED, hours(1)))
    decisions.save(1, after, at=hours(2))
    assert shown(cache)[0] is expected


def test_judging_again_keeps_what_a_person_did(
    cache: Cache, decisions: DecisionStore, handling: HandlingStore
) -> None:
    handling.set(PARCEL_ROW, HandlingAct(HandlingState.CHASED, hours(1)))
    TraceStore(cache).save([trace(event(1))], seen_at=hours(2))
    decisions.save(1, [decision(due=9)], at=hours(2))
    assert shown(cache)[0] is HandlingState.CHASED

"""The monitor's rows: chips, order, paging, groups and counts, all answered by SQL."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

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
    plans,
    record,
    shipment,
    trace,
)
from workbench.domain.handling import HandlingAct, HandlingState
from workbench.domain.orders import OrderStatus
from workbench.domain.rules.decisions import Decision, Level, SubjectKind, Verdict
from workbench.domain.shops import Platform, Shop
from workbench.domain.views import Grouping, MonitorQuery, SortKey, Span, Urgency
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.engine.cache import Cache
from workbench.store.monitor.handling import HandlingStore
from workbench.store.monitor.monitor import MonitorStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from workbench.store.keys.data_key import DataKey

CRITICAL, WARNING, INFORMATION, NONE = Level
OTHER = Shop("1688-另", Platform.ALIBABA, "另一家")
# Now is 10 h after noon, the working day begins 8 h later.
QUERY = MonitorQuery(now=hours(10), closing=hours(18))


def put(cache: Cache, name: str, *decisions: Decision, shop: Shop = SHOP, **rest: Any) -> None:
    """Save and judge an order ``name`` with a parcel of the same number."""
    waybill = str(rest.get("waybill", name))
    carrier = str(rest.get("carrier", "yuantong"))
    status = rest.get("status", OrderStatus.SHIPPED)
    parcels = [shipment(waybill, name, shop_id=shop.id, carrier=carrier)] if waybill else []
    one = order(name, status, shop_id=shop.id, paid_at=hours(-9))
    OrderStore(cache).save_page(page(record(one, *parcels)), seen_at=NOON)
    events = (
        []
        if rest.get("last") is None
        else [event(rest["last"], "已收入", site=rest.get("site", ""))]
    )
    seen_at = hours(rest.get("polled", 9))
    told = replace(trace(*events, waybill=waybill, number=name), shop_id=shop.id)
    TraceStore(cache).save([told], seen_at=seen_at)
    order_id = FileStore(cache).order_id(shop.id, name) or 0
    DecisionStore(cache).save(order_id, decisions, at=NOON)


def about(name: str, rule: str = NO_DEPARTURE, level: Level = WARNING, **rest: Any) -> Decision:
    rest.setdefault("waybill", name)
    return decision(rule, level, number=name, **rest)


@pytest.fixture
def monitor(cache: Cache) -> MonitorStore:
    """One row for each chip, named after it."""
    ShopStore(cache).add(OTHER, {})
    put(cache, "LATE", about("LATE", level=CRITICAL, due=9), last=1, site="义乌转运中心")
    breach = about("BREACH", GAP, CRITICAL, due=None, verdict=Verdict.VIOLATION)
    put(cache, "BREACH", breach, last=2, site="义乌转运中心", polled=5)
    put(cache, "NOW", about("NOW", due=10), carrier="zhongtong", last=3)
    put(cache, "TONIGHT", about("TONIGHT", due=17.9), shop=OTHER, last=4)
    put(cache, "MORNING", about("MORNING", GAP, due=18), last=5, carrier="ems")
    put(cache, "TOMORROW", about("TOMORROW", due=34, level=INFORMATION), last=6)
    put(cache, "ENDLESS", about("ENDLESS", due=None), last=7, polled=7)
    put(cache, "DONE", about("DONE", due=12), last=8)
    HandlingStore(cache).set(16, HandlingAct(HandlingState.HANDLED, hours(9)))
    put(cache, "QUIET", about("QUIET", level=NONE, due=11))
    waiting = about("WAITS", SHIP_BY, waybill="", due=30)
    put(cache, "WAITS", waiting, waybill="", status=OrderStatus.AWAITING_SHIPMENT)
    put(cache, "OVER", about("OVER"), status=OrderStatus.COMPLETED)
    return MonitorStore(cache)


def names(monitor: MonitorStore, query: MonitorQuery) -> list[str]:
    return [row.order_number for row in monitor.rows(monitor.ids(query))]


@pytest.mark.parametrize(
    ("urgency", "expected"),
    [
        (Urgency.ALL_WARNINGS, "LATE NOW TONIGHT MORNING WAITS TOMORROW BREACH ENDLESS"),
        (Urgency.OVERDUE, "LATE BREACH"),
        (Urgency.BEFORE_CLOSING, "NOW TONIGHT"),
        (Urgency.WITHIN_6H, "NOW"),
        (Urgency.WITHIN_24H, "NOW TONIGHT MORNING WAITS"),
        (Urgency.WITHIN_48H, "NOW TONIGHT MORNING WAITS TOMORROW"),
        (Urgency.LATER, "TOMORROW ENDLESS"),
        (Urgency.HANDLED, "DONE"),
        (Urgency.ALL_OPEN, "LATE NOW DONE TONIGHT MORNING WAITS TOMORROW BREACH ENDLESS QUIET"),
    ],
)
def test_each_chip_shows_its_rows_soonest_first(
    monitor: MonitorStore, urgency: Urgency, expected: str
) -> None:
    assert names(monitor, replace(QUERY, urgency=urgency)) == expected.split()


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        pytest.param({"rule": GAP}, "MORNING BREACH", id="rule"),
        pytest.param({"shop_id": OTHER.id}, "TONIGHT", id="shop"),
        pytest.param({"carrier": "zhongtong"}, "NOW", id="carrier"),
        pytest.param({"site": "义乌转运中心"}, "LATE BREACH", id="site"),
        pytest.param({"rule": GAP, "site": "义乌转运中心"}, "BREACH", id="rule and site"),
        pytest.param({"search": "tom"}, "TOMORROW", id="beginning of a number"),
        pytest.param({"search": "义乌"}, "LATE BREACH", id="words of the last site"),
        pytest.param({"search": "没有"}, "", id="nothing found"),
        pytest.param({"urgency": Urgency.ALL_OPEN, "search": "qui"}, "QUIET", id="in a chip"),
        pytest.param({"due": Span(hours(9), hours(10))}, "LATE", id="due within a span"),
        pytest.param({"paid": Span(hours(-8), hours(0))}, "", id="paid within a span"),
        pytest.param({"is_nowhere": True, "carrier": "ems"}, "MORNING", id="unknown site"),
        pytest.param({"is_nowhere": True}, "WAITS", id="unknown carrier and site"),
        pytest.param(
            {"appeared": Span(NOON, hours(1)), "rule": GAP}, "MORNING BREACH", id="appeared then"
        ),
        pytest.param({"appeared": Span(hours(1), hours(2))}, "", id="appeared at no such time"),
    ],
)
def test_filters_narrow_the_rows(
    monitor: MonitorStore, choice: dict[str, Any], expected: str
) -> None:
    assert names(monitor, replace(QUERY, **choice)) == expected.split()


@pytest.mark.parametrize(
    ("sort", "up", "down"),
    [
        (SortKey.DEADLINE, "LATE NOW TONIGHT MORNING WAITS TOMORROW BREACH ENDLESS",
         "TOMORROW WAITS MORNING TONIGHT NOW LATE ENDLESS BREACH"),
        (SortKey.RULE, "MORNING BREACH LATE NOW TONIGHT TOMORROW ENDLESS WAITS",
         "WAITS LATE NOW TONIGHT TOMORROW ENDLESS MORNING BREACH"),
        (SortKey.ORDER_NUMBER, "BREACH ENDLESS LATE MORNING NOW TOMORROW TONIGHT WAITS",
         "WAITS TONIGHT TOMORROW NOW MORNING LATE ENDLESS BREACH"),
        (SortKey.WAYBILL, "WAITS BREACH ENDLESS LATE MORNING NOW TOMORROW TONIGHT",
         "TONIGHT TOMORROW NOW MORNING LATE ENDLESS BREACH WAITS"),
        (SortKey.CARRIER, "WAITS MORNING LATE TONIGHT TOMORROW BREACH ENDLESS NOW",
         "NOW LATE TONIGHT TOMORROW BREACH ENDLESS MORNING WAITS"),
        (SortKey.SHOP, "TONIGHT LATE NOW MORNING WAITS TOMORROW BREACH ENDLESS",
         "LATE NOW MORNING WAITS TOMORROW BREACH ENDLESS TONIGHT"),
        (SortKey.LAST_EVENT, "LATE BREACH NOW TONIGHT MORNING TOMORROW ENDLESS WAITS",
         "ENDLESS TOMORROW MORNING TONIGHT NOW BREACH LATE WAITS"),
        (SortKey.POLLED, "BREACH ENDLESS LATE NOW TONIGHT MORNING TOMORROW WAITS",
         "TOMORROW MORNING TONIGHT NOW LATE ENDLESS BREACH WAITS"),
    ],
)  # fmt: skip
def test_rows_are_sorted_both_ways(
    monitor: MonitorStore, sort: SortKey, up: str, down: str
) -> None:
    assert names(monitor, replace(QUERY, sort=sort)) == up.split()
    assert names(monitor, replace(QUERY, sort=sort, descending=True)) == down.split()


def test_rows_are_sorted_by_how_far_a_person_is(cache: Cache, monitor: MonitorStore) -> None:
    HandlingStore(cache).set(2, HandlingAct(HandlingState.CHASED, hours(9)))
    query = replace(QUERY, sort=SortKey.HANDLING)
    assert names(monitor, query)[-1] == "LATE"
    assert names(monitor, replace(query, descending=True))[0] == "LATE"


@pytest.mark.parametrize("sort", SortKey)
@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("urgency", [Urgency.ALL_WARNINGS, Urgency.ALL_OPEN])
def test_the_first_page_is_the_beginning_of_the_whole(
    monitor: MonitorStore, sort: SortKey, descending: bool, urgency: Urgency
) -> None:
    query = replace(QUERY, sort=sort, descending=descending, urgency=urgency)
    assert monitor.ids(query, limit=3) == monitor.ids(query)[:3]


@pytest.mark.parametrize("sort", SortKey)
def test_open_rows_are_read_off_an_index_whatever_they_are_sorted_by(
    monitor: MonitorStore, cache: Cache, sort: SortKey
) -> None:
    query = replace(QUERY, sort=sort, urgency=Urgency.ALL_OPEN)
    steps = plans(cache, lambda: monitor.ids(query))
    assert "COVERING INDEX open_" in steps[-1], steps
    # The few shops themselves are sorted by name.
    assert len([step for step in steps if "TEMP" in step]) == (sort is SortKey.SHOP), steps


@pytest.mark.parametrize(
    ("choice", "index"),
    [
        ({}, "warned_all"),
        ({"rule": GAP}, "warned_all"),
        ({"urgency": Urgency.HANDLED}, "handled_due"),
        ({"urgency": Urgency.WITHIN_24H}, "warned_all"),
    ],
)
def test_warnings_by_deadline_are_read_off_an_index(
    monitor: MonitorStore, cache: Cache, choice: dict[str, Any], index: str
) -> None:
    steps = plans(cache, lambda: monitor.ids(replace(QUERY, **choice)))
    assert any(index in step for step in steps), steps


def test_a_row_tells_everything_a_table_shows(monitor: MonitorStore) -> None:
    (row,) = monitor.rows(monitor.ids(replace(QUERY, search="LATE")))
    assert (row.kind, row.platform, row.shop_name) == (SubjectKind.SHIPMENT, "1688", "测试店铺")
    assert (row.waybill, row.carrier, row.rule) == ("LATE", "yuantong", NO_DEPARTURE)
    assert (row.verdict, row.level, row.deadline) == (Verdict.PENDING, CRITICAL, hours(9))
    assert (row.handling, row.last_event_at, row.last_site) == (
        HandlingState.TO_DO,
        hours(1),
        "义乌转运中心",
    )
    assert (row.polled_at, row.paid_at, row.warnings) == (hours(9), hours(-9), 1)


def test_an_order_that_waits_is_a_row_without_a_parcel(monitor: MonitorStore) -> None:
    (row,) = monitor.rows(monitor.ids(replace(QUERY, search="WAITS")))
    assert (row.kind, row.waybill, row.carrier) == (SubjectKind.ORDER, "", "")
    assert (row.polled_at, row.last_event_at) == (None, None)


def test_rows_come_in_the_order_asked_for_without_those_that_are_gone(
    monitor: MonitorStore,
) -> None:
    assert [row.id for row in monitor.rows([8, 999, 2, 4])] == [8, 2, 4]
    assert monitor.rows([]) == []


def test_chips_count_what_they_show(monitor: MonitorStore) -> None:
    counts = monitor.counts(QUERY)
    for urgency in Urgency:
        shown = len(monitor.ids(replace(QUERY, urgency=urgency)))
        assert counts.by_urgency[urgency] == shown, urgency
    assert counts.by_rule == {NO_DEPARTURE: 5, GAP: 2, SHIP_BY: 1}
    assert (counts.open_parcels, counts.warnings) == (9, 8)


@pytest.mark.parametrize("urgency", Urgency)
@pytest.mark.parametrize(
    "choice", [{}, {"shop_id": OTHER.id}, {"carrier": "yuantong"}, {"search": "o"}]
)
def test_rule_chips_count_within_the_chosen_urgency(
    monitor: MonitorStore, urgency: Urgency, choice: dict[str, Any]
) -> None:
    query = replace(QUERY, urgency=urgency, **choice)
    for rule, number in monitor.counts(query).by_rule.items():
        assert number == len(monitor.ids(replace(query, rule=rule)))


@pytest.mark.parametrize(("before", "questions"), [(0, 6), (1, 4)], ids=["first", "again"])
def test_counts_do_not_ask_more_often_for_more_chips(
    monitor: MonitorStore, cache: Cache, before: int, questions: int
) -> None:
    asked: list[str] = []
    for _ in range(before):
        monitor.counts(replace(QUERY, carrier="yuantong"))
    cache.connection.set_trace_callback(asked.append)
    monitor.counts(QUERY)
    cache.connection.set_trace_callback(None)
    assert len([sql for sql in asked if sql.startswith("SELECT")]) == questions


def test_what_is_open_is_counted_anew_when_anybody_wrote(
    monitor: MonitorStore, cache: Cache, key: DataKey
) -> None:
    before = monitor.counts(QUERY)
    put(cache, "MORE", about("MORE"))
    with Cache.open(cache.path, key) as other:
        assert monitor.counts(QUERY).warnings == before.warnings + 1
        put(other, "ANOTHER", about("ANOTHER"))
    after = monitor.counts(QUERY)
    told = after.open_parcels - before.open_parcels, after.warnings - before.warnings
    assert told == (2, 2)


def test_what_was_counted_in_a_transaction_is_not_kept(monitor: MonitorStore, cache: Cache) -> None:
    cache.connection.execute("BEGIN IMMEDIATE")
    put(cache, "GONE", about("GONE"))
    counted = monitor.counts(QUERY).warnings
    cache.connection.execute("ROLLBACK")
    assert monitor.counts(QUERY).warnings == counted - 1


def test_groups_gather_rows_by_carrier_and_site(monitor: MonitorStore) -> None:
    first = monitor.groups(QUERY, Grouping.CARRIER_SITE)[0]
    assert (first.carrier, first.site, first.count) == ("yuantong", "义乌转运中心", 2)
    assert (first.earliest, first.level) == (hours(9), CRITICAL)


def test_groups_gather_rows_by_shop(monitor: MonitorStore) -> None:
    groups = monitor.groups(QUERY, Grouping.SHOP)
    assert [(group.shop_name, group.count) for group in groups] == [("测试店铺", 7), ("另一家", 1)]


def test_single_parcels_are_no_groups(monitor: MonitorStore) -> None:
    assert monitor.groups(QUERY, Grouping.PARCEL) == []


def test_a_site_knows_its_other_warned_rows(monitor: MonitorStore) -> None:
    late = monitor.ids(replace(QUERY, search="LATE"))[0]
    waits = monitor.ids(replace(QUERY, search="WAITS"))[0]
    assert [monitor.same_site(row_id) for row_id in (late, waits, 999)] == [2, 0, 0]


@pytest.mark.parametrize(
    ("urgency", "index"),
    [(Urgency.ALL_WARNINGS, "warned_all"), (Urgency.ALL_OPEN, "open_site")],
    ids=["warnings", "all open"],
)
def test_rows_are_gathered_off_an_index_that_holds_all_it_needs(
    monitor: MonitorStore, cache: Cache, urgency: Urgency, index: str
) -> None:
    query = replace(QUERY, urgency=urgency)
    steps = plans(cache, lambda: monitor.groups(query, Grouping.CARRIER_SITE))
    assert any(f"COVERING INDEX {index}" in step for step in steps), steps

"""The today board over real judged orders, now and as it was."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, TEN, ScriptedMarketplace, order, scan, shipment
from workbench.domain.handling import HandlingState
from workbench.domain.orders import OrderLine, OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.domain.parcels.dwell import Usual
from workbench.domain.today.charts import CarrierPace, DayCount, PickupDay
from workbench.domain.today.today import Risk, ShopLoad, Stretch
from workbench.services.judging.travels import TravelKeeper
from workbench.store.orders.journeys import JourneyStore
from workbench.store.orders.orders import OrderStore

if TYPE_CHECKING:
    from tests.services.doubles import ScriptedConnections
    from workbench.domain.clock import ReplayClock
    from workbench.services.assembly.workspace import Workspace

HUB = "义乌转运中心"


def hours(number: float) -> timedelta:
    return timedelta(hours=number)


@pytest.fixture
def stalled(workspace: Workspace, connections: ScriptedConnections) -> ScriptedMarketplace:
    """A parcel picked up 50 h ago that reached its first hub 46 h ago and lies there."""
    parcel = shipment(uploaded_at=TEN - hours(51))
    lines = (OrderLine("1", "测试商品", "1", 1990), OrderLine("2", "测试商品", "1", 300))
    paid = order(paid_at=TEN - hours(96), lines=lines)
    script = ScriptedMarketplace(SHOP.id, [[OrderRecord(paid, (parcel,))]])
    script.traces = {
        parcel.waybill: [
            scan("【浙江省金华市义乌市稠城】 已收件", TEN - hours(50)),
            scan(f"【{HUB}】 已收入", TEN - hours(46), 1),
        ]
    }
    connections.marketplaces[SHOP.id] = script
    workspace.refresh.run_once()
    return script


@pytest.mark.usefixtures("stalled")
def test_deadlines_alone_are_those_of_the_whole_board(workspace: Workspace) -> None:
    whole, first = workspace.today.board(), workspace.today.deadlines()
    assert (whole.is_whole, first.is_whole) == (True, False)
    assert first.due == whole.due
    assert (first.carriers, first.pickup, first.appeared) == ((), (), ())


@pytest.mark.usefixtures("stalled")
def test_what_is_overdue_stands_first_with_its_money(workspace: Workspace) -> None:
    found = workspace.today.board()
    (group,) = found.due.groups
    # 5 yuan for each of two sub-orders, paid in January 2024 (O-1688-06c).
    assert (group.stretch, group.count, group.risk) == (Stretch.OVERDUE, 1, Risk(1000))
    assert found.due.shops == (ShopLoad(SHOP.id, 1, 1, Risk(1000)),)


@pytest.mark.usefixtures("stalled")
def test_a_board_of_this_instant_is_the_board_of_now(workspace: Workspace) -> None:
    now, then = workspace.today.board(), workspace.today.board(TEN)
    assert (then.due, then.appeared, then.carriers) == (now.due, now.appeared, now.carriers)
    assert (now.is_past, then.is_past) == (False, True)


def test_a_past_board_does_not_know_what_came_later(
    workspace: Workspace, stalled: ScriptedMarketplace, clock: ReplayClock
) -> None:
    clock.advance(hours(1))
    gone = order(status=OrderStatus.CANCELLED, modified_at=clock.now())
    stalled.pages = [[OrderRecord(gone, ())]]
    workspace.refresh.run_once()
    assert workspace.today.board().due.groups == ()
    assert workspace.today.board(TEN).due.by_stretch[Stretch.OVERDUE] == 1


@pytest.mark.usefixtures("stalled")
def test_a_row_that_was_moved_on_waited_before(workspace: Workspace, clock: ReplayClock) -> None:
    (row,) = workspace.desk().monitor.ids(workspace.desk().monitor.query())
    clock.advance(hours(1))
    workspace.desk().monitor.handle(row, HandlingState.HANDLED)
    assert workspace.today.board().due.groups == ()
    assert workspace.today.board(TEN).due.by_stretch[Stretch.OVERDUE] == 1


@pytest.mark.usefixtures("stalled")
def test_a_warning_appeared_once_on_its_day(workspace: Workspace, clock: ReplayClock) -> None:
    clock.advance(hours(24))
    workspace.refresh.run_once()
    appeared = workspace.today.board().appeared
    # Two: not gone from its hub, and no news for long; a day later both still stand.
    assert [one for one in appeared if one.count] == [DayCount(date(2024, 1, 24), 2)]
    assert (len(appeared), appeared[-1].day) == (14, date(2024, 1, 25))


@pytest.mark.usefixtures("stalled")
def test_a_parcel_that_lies_at_its_hub_after_48_hours_is_stalled(workspace: Workspace) -> None:
    assert workspace.today.board().carriers == (CarrierPace("yuantong", None, 0, 1, 1),)


@pytest.mark.usefixtures("stalled")
def test_pickup_in_time_counts_for_the_day_of_payment(
    workspace: Workspace, clock: ReplayClock
) -> None:
    # Paid at 10:00 on the 20th, picked up 46 h later.
    days = {one.day: one for one in workspace.today.board().pickup}
    assert days[date(2024, 1, 20)] == PickupDay(date(2024, 1, 20), 1, 1)
    assert max(days) == date(2024, 1, 21)


@pytest.mark.usefixtures("stalled")
def test_an_order_whose_trace_nobody_asked_for_is_not_counted_as_late(
    workspace: Workspace,
) -> None:
    day = datetime(2024, 1, 20, 4, tzinfo=UTC)
    told = (
        OrderRecord(order("N1", paid_at=day), (shipment("YT7001", "N1"),)),
        OrderRecord(order("N2", paid_at=day, status=OrderStatus.AWAITING_SHIPMENT), ()),
    )
    OrderStore(workspace.cache).save_page(OrderPage(SHOP.id, told), seen_at=TEN)
    days = {one.day: one for one in workspace.today.board().pickup}
    # Beside the one that was picked up: N1 is not known of, N2 was never sent.
    assert days[date(2024, 1, 20)] == PickupDay(date(2024, 1, 20), 2, 1)


@pytest.mark.usefixtures("stalled")
def test_travels_of_a_file_from_before_are_caught_up(workspace: Workspace) -> None:
    cache = workspace.cache
    cache.execute("DELETE FROM journey")
    cache.execute("DELETE FROM meta WHERE name = 'journeys_caught_up'")
    assert TravelKeeper(cache).catch_up() == 1
    assert cache.value("SELECT hub FROM journey") == HUB
    assert (TravelKeeper(cache).catch_up(), TravelKeeper(cache).catch_up()) == (0, 0)


def test_what_is_judged_from_its_first_order_on_has_nothing_to_catch_up_with(
    workspace: Workspace,
) -> None:
    told = OrderRecord(order("N1"), (shipment("YT7001", "N1"),))
    OrderStore(workspace.cache).save_page(OrderPage(SHOP.id, (told,)), seen_at=TEN)
    workspace.refresh.tick()
    assert workspace.cache.value("SELECT count(*) FROM journey") == 1
    # A file from before would stand at the order's id now.
    sql = "SELECT value FROM meta WHERE name = 'journeys_caught_up'"
    assert workspace.cache.value(sql) == "done"


def test_a_shop_without_orders_has_an_empty_board(workspace: Workspace) -> None:
    found = workspace.today.board()
    assert (found.due.groups, found.carriers, found.foreseen) == ((), (), ())


@pytest.mark.usefixtures("stalled")
def test_a_board_of_another_shop_has_nothing_of_this_one(workspace: Workspace) -> None:
    found = workspace.today.board(shop_id="another")
    assert (found.due.groups, found.carriers) == ((), ())
    assert not any(one.count for one in found.appeared)


@pytest.mark.usefixtures("stalled")
def test_what_is_usual_is_learned_once_an_hour(workspace: Workspace, clock: ReplayClock) -> None:
    cache, keeper = workspace.cache, TravelKeeper(workspace.cache)
    first = cache.value("SELECT value FROM meta WHERE name = 'usual_stays_at'")
    keeper.learn(clock.now() + hours(0.9))
    assert cache.value("SELECT value FROM meta WHERE name = 'usual_stays_at'") == first
    keeper.learn(clock.now() + hours(1))
    assert cache.value("SELECT value FROM meta WHERE name = 'usual_stays_at'") != first


@pytest.mark.parametrize(
    ("stays", "later", "is_learned"),
    [
        pytest.param(99_999, 1, True, id="few, an hour"),
        pytest.param(100_000, 23.9, False, id="very many, hours"),
        pytest.param(100_000, 24, True, id="very many, a day"),
    ],
)
@pytest.mark.usefixtures("stalled")
def test_what_is_usual_of_very_many_is_learned_once_a_day(
    workspace: Workspace, clock: ReplayClock, stays: int, later: float, is_learned: bool
) -> None:
    JourneyStore(workspace.cache).learn([Usual("yuantong", HUB, hours(9), hours(12), stays)])
    TravelKeeper(workspace.cache).learn(clock.now() + hours(later))
    # Of the one parcel that there is nothing can be learned.
    assert (JourneyStore(workspace.cache).learned() == []) is is_learned


@pytest.mark.usefixtures("stalled")
def test_a_missed_limit_is_no_foreseen_stall(workspace: Workspace) -> None:
    nine, twelve = hours(9), hours(12)
    JourneyStore(workspace.cache).learn([Usual("yuantong", HUB, nine, twelve, 20)])
    desk = workspace.desk()
    (row,) = desk.monitor.ids(desk.monitor.query())
    detail = desk.monitor.detail(row)
    assert detail is not None
    assert detail.foreseen is None
    assert workspace.today.board().foreseen == ()

"""What orders put at risk follows their decisions and the seller's word."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, TEN, ScriptedMarketplace, order, scan, shipment
from workbench.domain.errors import BadInput
from workbench.domain.orders import OrderLine, OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.domain.rules.effects import Horizon, SellerAmount, TakenPoints
from workbench.domain.shops import Platform, Shop
from workbench.services.rules.seller import AMOUNT_ENTERED, AMOUNT_REMOVED, CONFIRMED, WITHDRAWN
from workbench.store.decisions.stakes import StakeStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.queue import JudgeQueue
from workbench.store.safety.audit import AuditStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from tests.services.doubles import ScriptedConnections
    from workbench.domain.clock import ReplayClock
    from workbench.services.assembly.workspace import Workspace

GAP = "1688.false_track.no_departure_48h"
SHIP = "1688.ship.deadline_and_special_goods"
PLEDGE = "taobao.filing.pledge_auto_effective"
PAID = TEN - timedelta(hours=60)
DAY = timedelta(days=1)
NOVEMBER = datetime(2026, 11, 20, 2, tzinfo=UTC)


@pytest.fixture
def stalled(workspace: Workspace, connections: ScriptedConnections) -> ScriptedMarketplace:
    """A parcel that lay at its first hub for 50 hours, of an order of two lines."""
    parcel = shipment(uploaded_at=TEN - timedelta(hours=51))
    lines = (OrderLine("1", "测试商品", "1", 1990), OrderLine("2", "测试商品", "1", 300))
    script = ScriptedMarketplace(
        SHOP.id, [[OrderRecord(order(paid_at=PAID, lines=lines), (parcel,))]]
    )
    script.traces = {
        parcel.waybill: [
            scan("【浙江省金华市义乌市稠城】 已收件", TEN - timedelta(hours=50)),
            scan("【义乌转运中心】 已收入", TEN - timedelta(hours=46), 1),
        ]
    }
    connections.marketplaces[SHOP.id] = script
    workspace.refresh.run_once()
    return script


def first(workspace: Workspace) -> Horizon:
    now = workspace.clock.now()
    return workspace.outlook.exposure(now).horizons[0]


def test_a_warned_order_is_at_risk_as_the_review_says(
    workspace: Workspace, stalled: ScriptedMarketplace
) -> None:
    # Paid in January 2024: 5 yuan for each of two sub-orders (O-1688-06c).
    assert first(workspace) == Horizon(24, 1000)
    assert workspace.review.review(TEN).exposure == workspace.outlook.exposure(TEN)


def test_a_finished_order_is_no_longer_at_risk(
    workspace: Workspace, stalled: ScriptedMarketplace, clock: ReplayClock
) -> None:
    clock.advance(timedelta(minutes=5))
    gone = order(status=OrderStatus.CANCELLED, modified_at=clock.now())
    stalled.pages = [[OrderRecord(gone, ())]]
    workspace.refresh.run_once()
    assert first(workspace) == Horizon(24)


def test_what_the_platform_took_is_at_risk_no_more(
    workspace: Workspace, stalled: ScriptedMarketplace
) -> None:
    taken = PlatformRecord(
        RecordKind.PENALTY,
        RecordSource.ENTERED,
        platform=SHOP.platform,
        order_number=order().number,
        what="虚假轨迹",
        at=TEN,
    )
    workspace.records.enter(taken)
    workspace.refresh.tick()
    assert first(workspace) == Horizon(24)
    warnings = workspace.review.review(TEN).warnings
    warning = next(each for each in warnings if each.decision.answer.rule == GAP)
    assert warning.outlook.exposure.horizons[0].fen == 0
    assert warning.outlook.cures[0].remedy.value == "file"


def test_an_amount_that_is_entered_counts_at_the_next_tick(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    late = order(status=OrderStatus.AWAITING_SHIPMENT, ship_by=TEN + timedelta(hours=2))
    script = ScriptedMarketplace(SHOP.id, [[OrderRecord(late, ())]])
    connections.marketplaces[SHOP.id] = script
    workspace.refresh.run_once()
    assert first(workspace) == Horizon(24, unknown=1)
    workspace.seller.put_amount(SellerAmount(SHIP, TEN, 500))
    workspace.refresh.tick()
    assert first(workspace) == Horizon(24, 500)
    workspace.seller.remove_amount(SHIP)
    workspace.refresh.tick()
    assert first(workspace) == Horizon(24, unknown=1)


def test_points_taken_already_leave_less_of_the_shops_cap(
    workspace: Workspace, clock: ReplayClock
) -> None:
    clock.advance(NOVEMBER - TEN)
    shop = Shop("tm-test", Platform.TMALL, "晨禾旗舰店")
    ShopStore(workspace.cache).add(shop, {})
    numbers = ("T1", "T2", "T3")
    late = [
        order(number, shop, status=OrderStatus.AWAITING_SHIPMENT, paid_at=NOVEMBER - DAY)
        for number in numbers
    ]
    page = OrderPage(shop.id, tuple(OrderRecord(each, ()) for each in late))
    OrderStore(workspace.cache).save_page(page, seen_at=NOVEMBER, cursor=None)
    workspace.refresh.tick()
    now = NOVEMBER + timedelta(seconds=1)  # a limit that ends with the horizon is outside
    assert workspace.outlook.exposure(now).horizons[0].points == 3
    _penalise(workspace, shop, 5)
    found = workspace.outlook.exposure(now)
    assert found.horizons[0].points == 1
    assert found.taken == (TakenPoints(shop.id, "tmall.outside.points_cap", 6, 5, 0, "晨禾旗舰店"),)
    assert workspace.outlook.exposure(now, SHOP.id).taken == ()
    assert workspace.review.review(now).exposure == found


def _penalise(workspace: Workspace, shop: Shop, points: int) -> None:
    record = PlatformRecord(
        RecordKind.PENALTY,
        RecordSource.ENTERED,
        shop.id,
        shop.platform,
        foreign_id="P1",
        what="延迟发货",
        at=NOVEMBER - 10 * DAY,
        points=points,
    )
    workspace.records.enter(record)


def test_a_shops_own_amount_counts_before_the_one_for_all(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    late = order(status=OrderStatus.AWAITING_SHIPMENT, ship_by=TEN + timedelta(hours=2))
    connections.marketplaces[SHOP.id] = ScriptedMarketplace(SHOP.id, [[OrderRecord(late, ())]])
    workspace.refresh.run_once()
    seller = workspace.seller
    seller.put_amount(SellerAmount(SHIP, TEN, 500, note="客服13800000000"))
    seller.put_amount(SellerAmount(SHIP, TEN, 700, shop_id=SHOP.id))
    seller.put_amount(SellerAmount(SHIP, TEN, 900, shop_id="another"))
    assert "13800000000" not in seller.word().amounts[SHIP].note
    workspace.refresh.tick()
    assert first(workspace) == Horizon(24, 700)
    seller.remove_amount(SHIP, SHOP.id)
    workspace.refresh.tick()
    assert first(workspace) == Horizon(24, 500)


def test_only_warned_orders_are_judged_again_for_the_sellers_word(
    workspace: Workspace, stalled: ScriptedMarketplace
) -> None:
    assert workspace.judging.run(TEN, lambda _: None) == 0
    workspace.seller.confirm(PLEDGE)
    assert workspace.judging.run(TEN, lambda _: None) == 1
    assert workspace.judging.run(TEN, lambda _: None) == 0


def test_a_confirmation_that_grew_old_is_noticed(
    workspace: Workspace, stalled: ScriptedMarketplace, clock: ReplayClock
) -> None:
    workspace.seller.confirm(PLEDGE)
    workspace.refresh.tick()
    queue = JudgeQueue(workspace.cache)
    clock.advance(timedelta(days=30) - timedelta(seconds=1))
    workspace.judging.run(clock.now(), lambda _: None)
    assert workspace.judging.run(clock.now(), lambda _: None) == 0
    clock.advance(timedelta(seconds=1))
    assert workspace.judging.run(clock.now(), lambda _: None) == 1
    assert queue.first(5) == []


def test_every_word_leaves_a_row_in_the_trail(workspace: Workspace) -> None:
    seller = workspace.seller
    assert seller.confirm(PLEDGE) == TEN + timedelta(days=30)
    seller.withdraw(PLEDGE)
    seller.put_amount(SellerAmount(GAP, TEN, None, 5, 300, 3000))
    seller.remove_amount(GAP)
    trail = AuditStore(workspace.cache)
    rows = [(entry.event, entry.object) for entry in reversed(trail.entries())]
    assert rows == [
        (CONFIRMED, f"rule={PLEDGE}"),
        (WITHDRAWN, f"rule={PLEDGE}"),
        (AMOUNT_ENTERED, f"rule={GAP}"),
        (AMOUNT_REMOVED, f"rule={GAP}"),
    ]
    assert trail.is_whole()


def test_a_refused_word_leaves_nothing(workspace: Workspace) -> None:
    with pytest.raises(BadInput):
        workspace.seller.confirm(GAP)
    with pytest.raises(BadInput):
        workspace.seller.put_amount(SellerAmount(GAP, TEN, 5, 5))
    assert AuditStore(workspace.cache).entries() == []
    assert workspace.seller.word().confirmed == {}


def test_a_row_says_what_its_order_costs_and_what_cures_it(
    workspace: Workspace, stalled: ScriptedMarketplace
) -> None:
    monitor = workspace.desk().monitor
    (row_id,) = monitor.ids(monitor.query())
    detail = monitor.detail(row_id)
    assert detail is not None
    outlook = detail.outlook
    assert [cure.remedy.value for cure in outlook.cures][:2] == ["replace_number", "refund"]
    assert outlook.effects[0].amount is not None
    assert outlook.effects[0].amount.fen == 1000
    assert outlook.exposure.horizons[2].fen == 1000
    assert StakeStore(workspace.cache).of_order(detail.row.order_id)[0].fen == 1000

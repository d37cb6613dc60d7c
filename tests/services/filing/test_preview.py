"""What a filing would cover: counted over a real cache, in scope and beside it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import TEN
from workbench.domain.filing.filings import (
    Filing,
    FilingCase,
    FilingDetails,
    FilingScope,
    FilingState,
    ScopeKind,
)
from workbench.domain.orders import Order, OrderLine, OrderStatus, Receiver
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.domain.regions import Region
from workbench.domain.shops import Platform, Shop
from workbench.policy.cases.words import Word
from workbench.store.orders.orders import OrderStore
from workbench.store.records.platform_records import RecordStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from workbench.services.assembly.workspace import Workspace
    from workbench.services.filing.preview import FilingPreview

TAOBAO = Shop("t1", Platform.TAOBAO, "测试淘宝店")
HOUR = timedelta(hours=1)
WHOLE = FilingScope(ScopeKind.WHOLE_SHOP)
ZHEJIANG = FilingScope(ScopeKind.RECEIVING_REGION, regions=(Region("浙江省"),))


def order(number: str, ship_by: datetime | None, province: str = "浙江省") -> Order:
    receiver = Receiver(Region(province, "湖州市", "长兴县"), "测某", "138******00")
    line = OrderLine(f"{number}-1", "测试杯子", "1", 990)
    facts = {"ship_by": ship_by, "receiver": receiver, "lines": (line,)}
    return Order(TAOBAO.id, number, OrderStatus.AWAITING_SHIPMENT, **facts)  # type: ignore[arg-type]  # told by name


def pledge(scope: FilingScope, since: datetime, until: datetime) -> Filing:
    return Filing(
        TAOBAO.id,
        Platform.TAOBAO,
        FilingCase.NATURAL_DISASTER,
        scope,
        ship_from=since,
        ship_until=until,
        details=FilingDetails(pledge_ticked=True),
    )


@pytest.fixture
def shop(workspace: Workspace) -> Workspace:
    """Five orders: past their promise, in the window, without a promise, beside, far away."""
    ShopStore(workspace.cache).add(TAOBAO, {})
    orders = (
        order("T1", TEN - HOUR),
        order("T2", TEN + HOUR),
        order("T3", None),
        order("T4", TEN + 30 * HOUR, "福建省"),
        order("T5", TEN + 90 * HOUR),
    )
    page = OrderPage(TAOBAO.id, tuple(OrderRecord(one, ()) for one in orders))
    OrderStore(workspace.cache).save_page(page, seen_at=TEN)
    return workspace


def preview(workspace: Workspace, filing: Filing) -> FilingPreview:
    return workspace.filing_previews.preview(filing, (), lambda _done, _total: None)


def test_a_whole_shop_is_counted(shop: Workspace) -> None:
    found = preview(shop, pledge(WHOLE, TEN - 2 * HOUR, TEN + 24 * HOUR))
    assert (found.in_scope, found.covered, found.unsure, found.past_promise) == (5, 2, 1, 1)
    assert found.by_verdict == {Word.AUTO_EFFECTIVE: 5}
    assert found.outside == ("T4",)
    told = {each.number: (each.covered, each.is_past_promise) for each in found.orders}
    assert told == {
        "T1": (True, True),
        "T2": (True, False),
        "T3": (None, False),
        "T4": (False, False),
        "T5": (False, False),
    }


def test_a_region_leaves_other_provinces_out(shop: Workspace) -> None:
    found = preview(shop, pledge(ZHEJIANG, TEN, TEN + 48 * HOUR))
    assert [each.number for each in found.orders] == ["T1", "T2", "T3", "T5"]
    assert found.outside == ("T1",)


def test_orders_that_the_shop_has_not_are_named(shop: Workspace) -> None:
    scope = FilingScope(ScopeKind.ORDER, orders=("T9", "T2"))
    found = preview(shop, pledge(scope, TEN, TEN + 48 * HOUR))
    assert (found.in_scope, found.missing) == (1, ("T9",))


def test_the_gap_to_the_filing_before_is_seen(shop: Workspace) -> None:
    before = replace(
        pledge(WHOLE, TEN - 48 * HOUR, TEN - HOUR),
        state=FilingState.ACCEPTED,
        submitted_at=TEN - 60 * HOUR,
        approved_at=TEN - 50 * HOUR,
    )
    shop.filings.record(before)
    (gap,) = preview(shop, pledge(WHOLE, TEN, TEN + HOUR)).gaps
    assert (gap.since, gap.until) == (TEN - HOUR + timedelta(seconds=1), TEN - timedelta(seconds=1))


def test_a_penalty_makes_it_an_appeal(workspace: Workspace) -> None:
    shop = Shop("d1", Platform.DOUYIN, "测试抖店")
    paid_at = datetime(2022, 12, 18, 4, tzinfo=UTC)
    orders = [Order(shop.id, number, OrderStatus.SHIPPED, paid_at=paid_at) for number in "AB"]
    ShopStore(workspace.cache).add(shop, {})
    page = OrderPage(shop.id, tuple(OrderRecord(one, ()) for one in orders))
    OrderStore(workspace.cache).save_page(page, seen_at=TEN)
    facts = {"order_number": "A", "what": "虚假发货", "at": TEN - HOUR}
    kind, source = RecordKind.PENALTY, RecordSource.ENTERED
    record = PlatformRecord(kind, source, shop.id, shop.platform, **facts)  # type: ignore[arg-type]  # told by name
    RecordStore(workspace.cache).save([record], seen_at=TEN, told_at=TEN)
    scope = FilingScope(ScopeKind.ORDER, orders=("A", "B"))
    found = preview(workspace, Filing(shop.id, shop.platform, FilingCase.CANNOT_SHIP, scope))
    told = {each.number: each.foreseen.verdict for each in found.orders}
    assert told == {"A": Word.APPEAL, "B": Word.FILE_IN_ADVANCE}


def test_a_preview_can_be_broken_off(shop: Workspace) -> None:
    def stop(done: int, total: int) -> None:
        assert (done, total) == (5, 5)
        raise InterruptedError

    with pytest.raises(InterruptedError):
        shop.filing_previews.preview(pledge(WHOLE, TEN, TEN), (), stop)

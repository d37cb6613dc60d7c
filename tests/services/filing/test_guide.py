"""What the wizard is told while a filing is written, over a real cache."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, TEN, ScriptedMarketplace, order, scan, shipment
from workbench.domain.filing.filings import (
    Filing,
    FilingCase,
    FilingDetails,
    FilingScope,
    ScopeKind,
)
from workbench.domain.filing.wishes import FilingWish
from workbench.domain.orders import OrderLine, OrderStatus, Receiver
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.domain.regions import Region
from workbench.domain.shops import Platform, Shop
from workbench.store.orders.orders import OrderStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from tests.services.doubles import ScriptedConnections
    from workbench.services.assembly.workspace import Workspace

HOUR = timedelta(hours=1)
NUMBER = "2401200011874563218"
TAOBAO = Shop("t1", Platform.TAOBAO, "测试淘宝店")
STALLED = Filing(
    SHOP.id,
    SHOP.platform,
    FilingCase.TRACE_MISMATCH,
    FilingScope(ScopeKind.ORDER, orders=(NUMBER, "9")),
)


@pytest.fixture
def stalled(workspace: Workspace, connections: ScriptedConnections) -> Workspace:
    """One parcel that was picked up 60 hours ago and never left."""
    script = connections.marketplaces.setdefault(SHOP.id, ScriptedMarketplace(SHOP.id))
    parcel = shipment(uploaded_at=TEN - 61 * HOUR)
    script.pages = [[OrderRecord(order(paid_at=TEN - 70 * HOUR), (parcel,))]]
    script.traces = {
        parcel.waybill: [
            scan("【义乌小商品公司】已揽收，联系人13800000000", TEN - 60 * HOUR),
            scan("【义乌转运中心】已收入", TEN - 55 * HOUR, 1),
        ]
    }
    workspace.refresh.run_once()
    return workspace


def test_a_warning_brings_its_shop_orders_and_ground(stalled: Workspace) -> None:
    wish = FilingWish(SHOP.id, (NUMBER,), "1688.false_track.no_departure_48h")
    found = stalled.filing_guide.begin(wish)
    assert (found.shop, found.orders) == (SHOP, (NUMBER,))
    assert found.suggested is FilingCase.TRACE_MISMATCH


def test_one_shop_is_the_one_meant_and_two_are_asked_about(workspace: Workspace) -> None:
    assert workspace.filing_guide.begin(FilingWish()).shop == SHOP
    ShopStore(workspace.cache).add(TAOBAO, {})
    found = workspace.filing_guide.begin(FilingWish())
    assert (found.shop, set(found.shops)) == (None, {SHOP, TAOBAO})


def test_a_ground_says_what_it_demands_and_where_it_stands(workspace: Workspace) -> None:
    offers = {offer.case: offer for offer in workspace.filing_guide.offers(Platform.ALIBABA)}
    freight = offers[FilingCase.FREIGHT_BUYER_DELAY]
    own = freight.grounds[0]
    assert own.title == "货运：买家要求延迟"
    assert (own.place, own.page_date) == ("虚假轨迹相关的问题，第10问", date(2024, 1, 23))
    assert freight.transports == ("freight",)
    assert "earthquake" in offers[FilingCase.FORCE_MAJEURE].events
    assert not offers[FilingCase.LOST].demands


def test_what_open_orders_can_be_filed_by(workspace: Workspace) -> None:
    ShopStore(workspace.cache).add(TAOBAO, {})
    cup = (OrderLine("1", "测试杯子", "1"),)
    facts = {"lines": cup, "status": OrderStatus.AWAITING_SHIPMENT}
    here = Receiver(Region("浙江省", "湖州市", "长兴县"))
    orders = (
        order("T1", TAOBAO, receiver=here, ship_by=TEN + HOUR, **facts),
        order("T2", TAOBAO, receiver=Receiver(Region("浙江省")), ship_by=TEN, **facts),
        order("T3", TAOBAO, status=OrderStatus.COMPLETED),
    )
    page = OrderPage(TAOBAO.id, tuple(OrderRecord(one, ()) for one in orders))
    OrderStore(workspace.cache).save_page(page, seen_at=TEN)
    told: list[tuple[int, int]] = []
    found = workspace.filing_guide.choices(TAOBAO.id, lambda *progress: told.append(progress))
    assert (found.orders, dict(found.items)) == (2, {"测试杯子": 2})
    assert found.regions == {Region("浙江省"): 2, Region("浙江省", "湖州市"): 1}
    assert (found.soonest, found.latest, told) == (TEN, TEN + HOUR, [(2, 2)])


def test_orders_are_listed_with_what_warns_of_them(stalled: Workspace) -> None:
    (known,) = stalled.filing_guide.known(SHOP.id, ("9", NUMBER))
    assert known.number == NUMBER
    assert set(known.rules) == {
        "1688.false_track.no_departure_48h",
        "1688.false_track.gap_72h",
    }
    assert [one.number for one in stalled.filing_guide.found(SHOP.id, "2401200011")] == [NUMBER]


def test_a_text_is_filled_with_masked_facts(stalled: Workspace) -> None:
    (text,) = stalled.filing_guide.texts(STALLED)
    assert f"订单 {NUMBER}，圆通 YT8800213345012，最后轨迹 2024年1月22日 03:00" in text.text
    assert "订单 9" in text.text
    assert "13800000000" not in text.text
    assert text.most_characters is None


@pytest.mark.parametrize(
    ("filing", "menus", "address"),
    [
        pytest.param(
            STALLED, ("www.1688.com", "客服中心", "商家服务"), "https://www.1688.com", id="1688"
        ),
        pytest.param(
            replace(STALLED, platform=Platform.TAOBAO, case=FilingCase.EPIDEMIC),
            ("https://ss.taobao.com/app#/delivery-report/create",),
            "https://ss.taobao.com/app#/delivery-report/create",
            id="taobao names a page",
        ),
        pytest.param(
            replace(STALLED, platform=Platform.DOUYIN, case=FilingCase.CANNOT_SHIP),
            ("抖店", "报备中心"),
            "",
            id="douyin names menus alone",
        ),
    ],
)
def test_where_it_is_filed(
    workspace: Workspace, filing: Filing, menus: tuple[str, ...], address: str
) -> None:
    place = workspace.filing_guide.places(filing)[0]
    assert (place.menus, place.address) == (menus, address)


def test_the_broken_link_of_the_sources_is_nowhere(workspace: Workspace) -> None:
    for case in FilingCase:
        for place in workspace.filing_guide.places(replace(STALLED, case=case)):
            assert "alibabainc" not in place.address


def test_an_event_is_named_in_the_platforms_language(workspace: Workspace) -> None:
    told = FilingDetails(event="transport_accident")
    filing = replace(STALLED, case=FilingCase.FORCE_MAJEURE, details=told)
    (text,) = workspace.filing_guide.texts(filing)
    assert "因运输途中重大事故（时间：〔" in text.text

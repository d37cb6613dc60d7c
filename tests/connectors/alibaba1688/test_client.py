"""A shop's orders and traces over a loopback gateway."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response

from tests.connectors.alibaba1688.payloads import (
    CANARIES,
    HANDLE,
    ORDER,
    WAYBILL,
    order_list,
    trace,
    trade,
)
from workbench.domain.errors import Refused, UnexpectedAnswer
from workbench.domain.pages import OrderPage, ParcelScans, UnreadOrder
from workbench.domain.parcels.shipments import Shipment

if TYPE_CHECKING:
    from tests.connectors.alibaba1688.conftest import FakeGateway
    from workbench.connectors.alibaba1688.client import Alibaba1688

LIST, DETAIL, TRACE = "getSellerOrderList", "get.sellerView", "getLogisticsTraceInfo"
SINCE = datetime(2026, 1, 6, tzinfo=UTC)
UNTIL = datetime(2026, 1, 7, tzinfo=UTC)
OTHER = "1000000000000000009"
SHIPMENT = Shipment("shop", ORDER, WAYBILL, "yuantong", handle=HANDLE)


def detail(number: str = ORDER, **base: Any) -> dict[str, Any]:
    return {"result": trade(number, **base), "success": True}


def pull(shop: Alibaba1688, since: datetime | None = SINCE) -> list[OrderPage]:
    return list(shop.order_pages(since.isoformat() if since else None, UNTIL))


def numbers(pages: list[OrderPage]) -> list[str]:
    return [record.order.number for page in pages for record in page.records]


def test_orders_come_with_their_shipments(shop: Alibaba1688, gateway_server: FakeGateway) -> None:
    gateway_server.will(LIST, order_list(trade()))
    gateway_server.will(DETAIL, detail())
    (page,) = pull(shop)
    (record,) = page.records
    assert page.shop_id == record.order.shop_id == "shop"
    assert [shipment.waybill for shipment in record.shipments or ()] == [WAYBILL]


def test_window_overlaps_the_last_one(shop: Alibaba1688, gateway_server: FakeGateway) -> None:
    gateway_server.will(LIST, order_list())
    assert pull(shop) == []
    (form,) = gateway_server.forms(LIST)
    assert form["modifyStartTime"] == "20260106075000000+0800"
    assert form["modifyEndTime"] == "20260107080000000+0800"
    assert (form["page"], form["pageSize"]) == ("1", "20")


def test_first_pull_goes_by_creation(shop: Alibaba1688, gateway_server: FakeGateway) -> None:
    gateway_server.will(LIST, order_list())
    pull(shop, since=None)
    (form,) = gateway_server.forms(LIST)
    assert form["createStartTime"] == "20251108080000000+0800"
    assert form["createEndTime"] == "20260107080000000+0800"
    assert "modifyStartTime" not in form


def test_no_personal_data_is_asked_for_in_lists(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    gateway_server.will(LIST, order_list())
    pull(shop)
    assert "needBuyerAddressAndPhone" not in gateway_server.forms(LIST)[0]


def test_a_refused_detail_leaves_shipments_untold(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    gateway_server.will(LIST, order_list(trade()))
    gateway_server.will(DETAIL, {"success": False, "errorCode": "ORDER_HISTORY"})
    (page,) = pull(shop)
    assert page.records[0].shipments is None
    assert page.unread == (UnreadOrder(ORDER, "ORDER_HISTORY"),)


def test_a_permission_missing_for_details_is_said(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    gateway_server.will(LIST, order_list(trade()))
    gateway_server.will(DETAIL, {"error_code": "gw.APIACLDecline"})
    with pytest.raises(Refused):
        pull(shop)


def test_a_broken_order_does_not_stop_the_others(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    gateway_server.will(LIST, order_list(trade(), trade(OTHER)))
    gateway_server.will(DETAIL, detail(payTime="soon"), detail(OTHER))
    (page,) = pull(shop)
    assert numbers([page]) == [OTHER]
    (unread,) = page.unread
    assert (unread.number, unread.reason) == (ORDER, "data in an unknown shape: payTime")
    assert page.position == UNTIL.isoformat()


@pytest.mark.parametrize(
    "second",
    [
        pytest.param(Response("<html>"), id="html"),
        pytest.param(Response('{"result":[{"baseInfo"'), id="truncated"),
        pytest.param({"success": True, "totalRecord": 21}, id="no list"),
        pytest.param(order_list(total=21), id="empty page"),
    ],
)
def test_a_page_that_cannot_be_read_ends_the_walk_with_an_error(
    shop: Alibaba1688, gateway_server: FakeGateway, second: dict[str, Any] | Response
) -> None:
    gateway_server.will(LIST, order_list(trade(), total=21), second)
    gateway_server.will(DETAIL, detail())
    with pytest.raises(UnexpectedAnswer):
        pull(shop)


def test_an_unknown_status_is_told_once(
    shop: Alibaba1688, gateway_server: FakeGateway, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "workbench")
    new = "waitqualitycheck"
    gateway_server.will(LIST, order_list(trade(status=new), trade(OTHER, status=new)))
    gateway_server.will(DETAIL, detail(status=new), detail(OTHER, status=new))
    assert len(numbers(pull(shop))) == 2
    told = [message for message in caplog.messages if "unknown" in message]
    assert told == ["1688: unknown order status: waitqualitycheck"]


def test_nothing_personal_is_logged_or_kept(
    shop: Alibaba1688, gateway_server: FakeGateway, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    gateway_server.will(LIST, order_list(trade(), trade(OTHER)))
    gateway_server.will(DETAIL, detail(), detail(OTHER, totalAmount="much"))
    pages = pull(shop)
    assert pages[0].unread
    shown = caplog.text + repr(pages)
    assert [canary for canary in CANARIES if canary in shown] == []


def test_trace(shop: Alibaba1688, gateway_server: FakeGateway) -> None:
    gateway_server.will(TRACE, trace(("2026-01-06 18:20:11", "已揽收")))
    found = shop.trace(SHIPMENT)
    assert [scan.text for scan in found.scans] == ["已揽收"]
    (form,) = gateway_server.forms(TRACE)
    assert (form["orderId"], form["logisticsId"], form["webSite"]) == (ORDER, HANDLE, "1688")


@pytest.mark.parametrize("code", ["404", "500_2"])
def test_no_trace_yet_is_an_empty_trace(
    shop: Alibaba1688, gateway_server: FakeGateway, code: str
) -> None:
    gateway_server.will(TRACE, {"success": False, "errorCode": code})
    assert shop.trace(SHIPMENT) == ParcelScans("1688", ())


def test_another_refusal_is_no_empty_trace(shop: Alibaba1688, gateway_server: FakeGateway) -> None:
    gateway_server.will(TRACE, {"success": False, "errorCode": "order.createtime.history"})
    with pytest.raises(Refused, match=r"order\.createtime\.history"):
        shop.trace(SHIPMENT)


def test_check_names_the_account(shop: Alibaba1688, gateway_server: FakeGateway) -> None:
    gateway_server.will(LIST, order_list(trade(), total=400))
    checked = shop.check()
    assert checked.account_id == "b2b-000001"
    assert checked.clock_offset != timedelta()
    assert gateway_server.forms(LIST)[0]["pageSize"] == "1"


def test_check_of_an_empty_shop(shop: Alibaba1688, gateway_server: FakeGateway) -> None:
    gateway_server.will(LIST, order_list())
    assert shop.check().account_id == ""


def test_an_order_set_aside_is_asked_for_by_its_number(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    gateway_server.will(
        DETAIL, detail(payTime="soon"), {"success": False, "errorCode": "X"}, detail()
    )
    found = [shop.order(ORDER) for _ in range(3)]
    assert [[each.reason for each in page.unread] for page in found] == [
        ["data in an unknown shape: payTime"],
        ["X"],
        [],
    ]
    assert numbers(found) == [ORDER]


def test_the_sample_of_an_unread_order_shows_its_shape_alone(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    gateway_server.will(DETAIL, detail(payTime="tomorrow 12"))
    sample = shop.order(ORDER).unread[0].sample
    assert '"payTime": "xxxxxxxx 99"' in sample
    assert ORDER not in sample
    assert [canary for canary in CANARIES if canary in sample] == []


def test_a_platform_that_speaks_otherwise_sets_nothing_aside(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    trades = [trade(str(10**18 + place)) for place in range(6)]
    gateway_server.will(LIST, order_list(*trades))
    gateway_server.will(DETAIL, Response("<html>"))
    pages: list[OrderPage] = []
    with pytest.raises(UnexpectedAnswer, match="web page"):
        pages.extend(shop.order_pages(SINCE.isoformat(), UNTIL))
    assert pages == []


@pytest.mark.parametrize(
    "row",
    [
        pytest.param(None, id="null"),
        pytest.param({"baseInfo": {"status": "success"}}, id="no number"),
        pytest.param({"baseInfo": 7}, id="no object"),
    ],
)
def test_a_row_without_a_number_costs_only_itself(
    shop: Alibaba1688, gateway_server: FakeGateway, row: dict[str, Any] | None
) -> None:
    listed = order_list(trade())
    listed.update(result=[row, *listed["result"]], totalRecord=2)
    gateway_server.will(LIST, listed)
    gateway_server.will(DETAIL, detail())
    (page,) = pull(shop)
    assert numbers([page]) == [ORDER]
    assert [each.number for each in page.unread] == [""]
    assert page.position


def test_a_cursor_from_a_clock_that_was_ahead_comes_back(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    gateway_server.will(LIST, order_list())
    pages = list(shop.order_pages((UNTIL + timedelta(days=3)).isoformat(), UNTIL))
    assert [page.position for page in pages] == [UNTIL.isoformat()]
    (form,) = gateway_server.forms(LIST)
    assert form["modifyStartTime"] == "20260107075000000+0800"


def test_a_first_pull_that_broke_off_goes_on_where_it_was(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    gateway_server.will(LIST, order_list(trade()))
    gateway_server.will(DETAIL, detail())
    position = f"first {SINCE.isoformat()} {(SINCE - timedelta(days=2)).isoformat()}"
    pages = list(shop.order_pages(position, UNTIL))
    creation, modification = gateway_server.forms(LIST)
    assert creation["createStartTime"] == "20260104080000000+0800"
    assert modification["modifyStartTime"] == "20260106075000000+0800"
    assert [page.position for page in pages] == [SINCE.isoformat(), UNTIL.isoformat()]

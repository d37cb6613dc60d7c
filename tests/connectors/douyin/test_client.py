"""A 抖店 shop's orders, refunds, traces and acts over loopback."""

from __future__ import annotations

import logging
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response

from tests.connectors.douyin.payloads import (
    CANARIES,
    ORDER,
    WAYBILL,
    after_sale,
    granted,
    line,
    listed,
    refused,
    trace,
    trade,
)
from workbench.domain.errors import (
    ConnectorError,
    NotOffered,
    ParcelRefused,
    Refused,
    UnexpectedAnswer,
    Unreachable,
)
from workbench.domain.pages import OrderPage, ParcelScans
from workbench.domain.parcels.shipments import Shipment
from workbench.domain.platforms.offers import Offer
from workbench.domain.platforms.shipping_acts import (
    ActKind,
    ActState,
    ShippingAct,
    state_after,
)

if TYPE_CHECKING:
    from tests.connectors.douyin.conftest import FakeDouyin
    from workbench.connectors.douyin.client import Douyin

LIST, DETAIL = "order.searchList", "order.orderDetail"
REFUNDS, TRACE = "afterSale.List", "logistics.trackNoRouteDetail"
SINCE, UNTIL = datetime(2026, 1, 6, tzinfo=UTC), datetime(2026, 1, 7, tzinfo=UTC)
SHIPMENT = Shipment("shop", ORDER, WAYBILL, "yuantong")


def pull(shop: Douyin, since: datetime | None = SINCE) -> list[OrderPage]:
    return list(shop.order_pages(since.isoformat() if since else None, UNTIL))


def test_orders_come_with_their_shipments(shop: Douyin, server: FakeDouyin) -> None:
    server.will(LIST, listed(trade()))
    (page,) = pull(shop)
    (record,) = page.records
    assert page.shop_id == record.order.shop_id == "shop"
    assert [shipment.waybill for shipment in record.shipments or ()] == [WAYBILL]
    assert page.position == UNTIL.isoformat()


def test_a_pull_goes_by_update_and_overlaps(shop: Douyin, server: FakeDouyin) -> None:
    server.will(LIST, listed())
    assert [page.records for page in pull(shop)] == [()]
    assert server.questions(LIST) == [
        {
            "update_time_start": int(SINCE.timestamp()) - 600,
            "update_time_end": int(UNTIL.timestamp()),
            "order_by": "update_time",
            "order_asc": True,
            "page": 0,
            "size": 100,
        }
    ]


def test_the_first_pull_goes_by_creation_and_stays_within_ninety_days(
    shop: Douyin, server: FakeDouyin
) -> None:
    server.will(LIST, listed())
    pull(shop, since=None)
    asked = server.questions(LIST)[0]
    assert asked["order_by"] == "create_time"
    assert int(UNTIL.timestamp()) - asked["create_time_start"] == 60 * 86400


def test_pages_are_counted_from_nought(shop: Douyin, server: FakeDouyin) -> None:
    rows = [trade(str(3 * 10**18 + place)) for place in range(101)]
    server.will(
        LIST,
        listed(*rows[:100], total=101),
        listed(rows[100], total=101),
        listed(*rows[:100], total=101),
    )
    found = [record.order.number for page in pull(shop) for record in page.records]
    assert sorted(found) == sorted(row["order_id"] for row in rows)
    assert [asked["page"] for asked in server.questions(LIST)] == [0, 1, 0]


def test_a_broken_order_does_not_stop_the_others(shop: Douyin, server: FakeDouyin) -> None:
    server.will(LIST, listed(trade(pay_time="soon"), trade("3000000000000000009")))
    (page,) = pull(shop)
    assert [record.order.number for record in page.records] == ["3000000000000000009"]
    assert [(each.number, each.reason) for each in page.unread] == [
        (ORDER, "data in an unknown shape: pay_time")
    ]


def test_an_empty_list_says_how_far_was_read(shop: Douyin, server: FakeDouyin) -> None:
    server.will(LIST, listed())
    assert [page.position for page in pull(shop)] == [UNTIL.isoformat()]


def test_a_list_that_was_left_out_says_nothing(shop: Douyin, server: FakeDouyin) -> None:
    server.will(LIST, granted({"total": 0}))
    assert pull(shop) == []


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Response("<html>"), id="html"),
        pytest.param(Response('{"code":10000,"data":{"total":1'), id="truncated"),
        pytest.param(granted({"total": 3}), id="no list"),
        pytest.param(listed(total=3), id="an empty page"),
    ],
)
def test_a_list_that_cannot_be_read_moves_no_position(
    shop: Douyin, server: FakeDouyin, answer: dict[str, Any] | Response
) -> None:
    server.will(LIST, answer)
    with pytest.raises(UnexpectedAnswer):
        pull(shop)


def test_nothing_personal_is_logged_or_kept(
    shop: Douyin, server: FakeDouyin, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    server.will(LIST, listed(trade(), trade("3000000000000000009", pay_amount="much")))
    pages = pull(shop)
    assert pages[0].unread
    shown = caplog.text + repr(pages)
    assert [canary for canary in CANARIES if canary in shown] == []


def test_an_unknown_status_is_told_once(
    shop: Douyin, server: FakeDouyin, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "workbench")
    new: dict[str, Any] = {"order_status": 777, "main_status": 777}
    server.will(LIST, listed(trade(**new), trade("3000000000000000009", **new)))
    pull(shop)
    told = [message for message in caplog.messages if "unknown" in message]
    assert told == ["Douyin: unknown order status: 777"]


@pytest.mark.parametrize(
    ("answer", "numbers", "unread"),
    [
        pytest.param(granted({"shop_order_detail": trade()}), [ORDER], [], id="told"),
        pytest.param(
            refused(50002, "isv.business-failed:1"),
            [],
            ["isv.business-failed.1, log_id log-2"],
            id="refused",
        ),
        pytest.param(
            granted({"shop_order_detail": trade(create_time=[])}),
            [],
            ["data in an unknown shape: create_time"],
            id="unreadable",
        ),
    ],
)
def test_an_order_by_its_number(
    shop: Douyin,
    server: FakeDouyin,
    answer: dict[str, Any],
    numbers: list[str],
    unread: list[str],
) -> None:
    server.will(DETAIL, answer)
    page = shop.order(ORDER)
    assert [record.order.number for record in page.records] == numbers
    assert [each.reason for each in page.unread] == unread
    assert server.questions(DETAIL) == [{"shop_order_id": ORDER}]


def test_trace(shop: Douyin, server: FakeDouyin) -> None:
    server.will(TRACE, granted(trace(("1767694811", "已揽收"))))
    assert [scan.text for scan in shop.trace(SHIPMENT).scans] == ["已揽收"]
    assert server.questions(TRACE) == [{"logistics_code": "yuantong", "track_no": WAYBILL}]


def test_an_own_waybill_without_a_record_has_no_trace_yet(shop: Douyin, server: FakeDouyin) -> None:
    server.will(TRACE, refused(50002, "isv.business-failed:-10004"))
    assert shop.trace(SHIPMENT) == ParcelScans("douyin", ())


def test_another_waybill_is_none_of_douyins(shop: Douyin, server: FakeDouyin) -> None:
    server.will(TRACE, refused(50002, "isv.business-failed:10015"))
    with pytest.raises(ParcelRefused):
        shop.trace(SHIPMENT)


def test_a_hiccup_is_no_empty_trace(shop: Douyin, server: FakeDouyin) -> None:
    server.will(TRACE, refused(50002, "isv.business-failed:4007"))
    with pytest.raises(Unreachable):
        shop.trace(SHIPMENT)


def test_refunds(shop: Douyin, server: FakeDouyin) -> None:
    rows = [after_sale(), after_sale(aftersale_id="7000000000000000002", apply_time=[])]
    server.will(REFUNDS, granted({"total": 2, "items": rows}))
    (page,) = shop.refund_pages(SINCE.isoformat(), UNTIL)
    assert [refund.number for refund in page.refunds] == ["7000000000000000001"]
    assert (page.unread, page.position) == (1, UNTIL.isoformat())
    asked = server.questions(REFUNDS)[0]
    assert asked["order_by"] == ["update_time asc"]
    assert asked["update_start_time"] == int(SINCE.timestamp()) - 600


def test_check_names_the_account(shop: Douyin, server: FakeDouyin) -> None:
    server.will(LIST, listed(trade()))
    checked = shop.check()
    assert (checked.account_id, checked.name) == ("40391623", "测试店铺")
    assert server.questions(LIST)[0]["size"] == 1


def test_what_is_not_offered_says_so(shop: Douyin) -> None:
    assert Offer.FILINGS not in shop.offers
    with pytest.raises(NotOffered):
        shop.messages()
    with pytest.raises(NotOffered):
        shop.act(ShippingAct(ActKind.SHIP_UNTRACED, "shop", ORDER))


def act(kind: ActKind, **over: Any) -> ShippingAct:
    return ShippingAct(kind, "shop", ORDER, "yuantong", "YT0000000000009", **over)


def test_shipping_an_order(shop: Douyin, server: FakeDouyin) -> None:
    server.will("order.logisticsAdd", granted({}))
    shop.act(act(ActKind.SHIP))
    assert server.questions("order.logisticsAdd") == [
        {
            "order_id": ORDER,
            "company": "圆通",
            "company_code": "yuantong",
            "logistics_code": "YT0000000000009",
            "is_reject_refund": False,
        }
    ]


def test_shipping_some_lines(shop: Douyin, server: FakeDouyin) -> None:
    lines = [line(order_id="1", item_num=3), line(order_id="2")]
    server.will(DETAIL, granted({"shop_order_detail": trade(sku_order_list=lines)}))
    server.will("order.logisticsAddSinglePack", granted({"pack_id": "9"}))
    shop.act(act(ActKind.SHIP, lines=("1",)))
    (asked,) = server.questions("order.logisticsAddSinglePack")
    assert asked["shipped_order_info"] == [{"shipped_order_id": "1", "shipped_num": 3}]
    assert len(asked["request_id"]) == 32


def test_replacing_the_number_of_a_parcel(shop: Douyin, server: FakeDouyin) -> None:
    server.will(DETAIL, granted({"shop_order_detail": trade()}))
    server.will("order.logisticsEditByPack", granted({}))
    shop.act(act(ActKind.REPLACE_NUMBER, replaces=WAYBILL))
    (asked,) = server.questions("order.logisticsEditByPack")
    assert (asked["pack_id"], asked["logistics_code"]) == ("1", "YT0000000000009")


def test_a_number_that_does_not_stand_there_any_more_is_not_replaced(
    shop: Douyin, server: FakeDouyin
) -> None:
    server.will(DETAIL, granted({"shop_order_detail": trade()}))
    with pytest.raises(Refused, match="does not stand there"):
        shop.act(act(ActKind.REPLACE_NUMBER, replaces="YT0000000000008"))
    assert [method for method, _, _ in server.asked] == [DETAIL]


def test_replacing_the_only_number(shop: Douyin, server: FakeDouyin) -> None:
    server.will("order.logisticsEdit", granted({}))
    shop.act(act(ActKind.REPLACE_NUMBER))
    assert server.questions("order.logisticsEdit")[0]["order_id"] == ORDER


def test_an_order_that_cannot_be_read_is_not_acted_on(shop: Douyin, server: FakeDouyin) -> None:
    server.will(DETAIL, granted({"shop_order_detail": {}}))
    with pytest.raises(Refused):
        shop.act(act(ActKind.REPLACE_NUMBER, replaces=WAYBILL))
    assert [method for method, _, _ in server.asked] == [DETAIL]


@pytest.mark.parametrize(
    ("code", "sub_code", "state"),
    [
        (50002, "isv.business-failed:20001", ActState.REFUSED),
        (70000, "isp.api-service-off", ActState.REFUSED),
        (60000, "isp.traffic-limited:3", ActState.REFUSED),
        (40003, "isv.idempotent-id-existed", ActState.UNKNOWN),
        (50002, "isp.something", ActState.UNKNOWN),
        (90000, "", ActState.UNKNOWN),
        (503, "", ActState.UNKNOWN),
    ],
)
def test_what_a_refusal_says_of_an_act(
    shop: Douyin, server: FakeDouyin, code: int, sub_code: str, state: ActState
) -> None:
    server.will("order.logisticsAdd", refused(code, sub_code))
    with pytest.raises(ConnectorError) as caught:
        shop.act(act(ActKind.SHIP))
    assert state_after(caught.value) is state


def test_an_act_whose_answer_is_lost_is_not_sent_again(shop: Douyin, server: FakeDouyin) -> None:
    server.will("order.logisticsAdd", Response("busy", status=503))
    with pytest.raises(Unreachable):
        shop.act(act(ActKind.SHIP))
    assert len(server.asked) == 1

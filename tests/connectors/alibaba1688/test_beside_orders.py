"""A 1688 shop's refunds, messages and acts over a loopback gateway."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response

from tests.connectors.alibaba1688.payloads import LINE, ORDER, item, logistics, order_list, trade
from workbench.domain.errors import (
    ConnectorError,
    NotOffered,
    RateLimited,
    Refused,
    UnexpectedAnswer,
    Unreachable,
)
from workbench.domain.platforms.refunds import Refund, RefundStatus
from workbench.domain.platforms.shipping_acts import ActKind, ActState, ShippingAct, state_after

if TYPE_CHECKING:
    from tests.connectors.alibaba1688.conftest import FakeGateway
    from workbench.connectors.alibaba1688.client import Alibaba1688

REFUNDS, QUERY, CONFIRM = "queryOrderRefundList", "push.query", "push.message.confirm"
LIST, DETAIL, SHIP = "getSellerOrderList", "get.sellerView", "OpDeliverySendOrder.offline"
UNTRACED, COMPANIES = "OpDeliverySendOrder.dummy", "OpQueryLogisticCompanyList.offline"
UNTIL = datetime(2026, 1, 7, tzinfo=UTC)
MEMBER = "b2b-000001"
ACT = ShippingAct(ActKind.SHIP, "shop", ORDER, "yuantong", "YT9900000001")
CARRIERS = {"result": [{"id": 1, "companyName": "圆通速递(YTO)", "companyNo": "YTO"}]}
DONE = {"result": {"logisticsId": "LP1", "sendGoods": []}, "success": True}


def model(**over: Any) -> dict[str, Any]:
    return {
        "refundId": "TQ900",
        "orderId": int(ORDER),
        "orderEntryIdList": [int(LINE)],
        "status": "waitselleragree",
        "applyReason": "不想要了，找 13800000000",
        "applyPayment": 12050,
        "applyCarriage": 800,
        "gmtApply": "20260106090000000+0800",
        "gmtModified": "20260106093000000+0800",
        "gmtTimeOut": "20260111090000000+0800",
        "timeOutFreeze": False,
        **over,
    }


def refund_list(*rows: Any, total: int | None = None) -> dict[str, Any]:
    count = len(rows) if total is None else total
    listed = {"opOrderRefundModels": list(rows), "totalCount": count, "currentPageNum": 0}
    return {"result": listed, "success": True}


def refunds(shop: Alibaba1688, position: str | None = None) -> list[Refund]:
    return [each for page in shop.refund_pages(position, UNTIL) for each in page.refunds]


def test_a_refund_is_read(shop: Alibaba1688, gateway_server: FakeGateway) -> None:
    gateway_server.will(REFUNDS, refund_list(model()))
    assert refunds(shop) == [
        Refund(
            "shop",
            "TQ900",
            ORDER,
            RefundStatus.AWAITING_SELLER,
            "waitselleragree",
            line_number=LINE,
            amount=12050,
            reason="不想要了，找 ***********",
            created_at=datetime(2026, 1, 6, 1, 0, tzinfo=UTC),
            modified_at=datetime(2026, 1, 6, 1, 30, tzinfo=UTC),
            reply_by=datetime(2026, 1, 11, 1, 0, tzinfo=UTC),
        )
    ]
    (form,) = gateway_server.forms(REFUNDS)
    assert (form["currentPageNum"], form["pageSize"], form["dipsuteType"]) == ("0", "20", "0")
    assert form["modifyStartTime"] == "20251108075000000+0800"
    assert form["modifyEndTime"] == "20260107080000000+0800"


@pytest.mark.parametrize(
    ("over", "field", "told"),
    [
        ({"status": "WAIT_BUYER_SEND"}, "status", RefundStatus.AWAITING_RETURN),
        ({"status": "waitsellerreceive"}, "status", RefundStatus.AWAITING_RECEIPT),
        ({"status": "waitbuyermodify"}, "status", RefundStatus.REFUSED),
        ({"status": "refundsuccess"}, "status", RefundStatus.REFUNDED),
        ({"status": "REFUND_CLOSED"}, "status", RefundStatus.CLOSED),
        ({"status": "refundclose"}, "status", RefundStatus.CLOSED),
        ({"status": "neverseen"}, "status", RefundStatus.UNKNOWN),
        ({"refundPayment": 5}, "amount", 5),
        ({"refundPayment": 0}, "amount", 0),
        ({"applyPayment": None}, "amount", None),
        ({"timeOutFreeze": True}, "reply_by", None),
        ({"status": "refundclose"}, "reply_by", None),
        ({"orderEntryIdList": [1, 2]}, "line_number", ""),
        ({"orderEntryIdList": [int(ORDER)]}, "line_number", ""),
        ({"orderEntryIdList": None}, "line_number", ""),
        ({"freightBill": "YT1"}, "return_waybill", "YT1"),
    ],
)
def test_what_a_refund_tells(
    shop: Alibaba1688, gateway_server: FakeGateway, over: dict[str, Any], field: str, told: object
) -> None:
    gateway_server.will(REFUNDS, refund_list(model(**over)))
    (found,) = refunds(shop)
    assert getattr(found, field) == told


def test_a_refund_that_cannot_be_read_does_not_stop_the_others(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    gateway_server.will(REFUNDS, refund_list(model(refundId=None), model(), {"gmtModified": {}}))
    (page,) = shop.refund_pages(None, UNTIL)
    assert ([each.number for each in page.refunds], page.unread) == (["TQ900"], 2)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param({"success": True}, id="nothing"),
        pytest.param({"result": {"totalCount": 3}, "success": True}, id="list missing"),
        pytest.param({"result": {"totalCount": "x"}, "success": True}, id="odd total"),
        pytest.param(refund_list(total=3), id="pages do not add up"),
    ],
)
def test_a_list_that_is_missing_is_no_empty_list(
    shop: Alibaba1688, gateway_server: FakeGateway, answer: dict[str, Any]
) -> None:
    gateway_server.will(REFUNDS, answer)
    with pytest.raises(UnexpectedAnswer):
        refunds(shop)


SIXTY_DAYS_BACK = "20251108075000000+0800"  # and ten minutes, as every pull reaches back


def test_refunds_are_read_on_by_their_modification(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    gateway_server.will(REFUNDS, refund_list(model()))

    def pull(position: str | None, minutes: int) -> str:
        until = UNTIL + timedelta(minutes=minutes)
        return list(shop.refund_pages(position, until))[-1].position

    position = pull(pull(None, 0), 20)
    starts = [form["modifyStartTime"] for form in gateway_server.forms(REFUNDS)]
    assert starts == [SIXTY_DAYS_BACK, "20260107075000000+0800"]
    assert position == "2026-01-07T00:20:00+00:00"


def test_a_position_among_applications_begins_anew(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    """An older version read on by when refunds were asked for, and missed what became of them."""
    gateway_server.will(REFUNDS, refund_list(model()))
    assert list(shop.refund_pages(f"{UNTIL.isoformat()} {UNTIL.isoformat()}", UNTIL))
    assert gateway_server.forms(REFUNDS)[0]["modifyStartTime"] == SIXTY_DAYS_BACK


def test_a_position_from_a_clock_that_was_ahead_comes_back(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    gateway_server.will(REFUNDS, refund_list(model()))
    ahead = (UNTIL + timedelta(days=3)).isoformat()
    assert list(shop.refund_pages(ahead, UNTIL))[-1].position == UNTIL.isoformat()
    assert gateway_server.forms(REFUNDS)[0]["modifyStartTime"] == "20260107075000000+0800"


def message(msg_id: int = 1, **over: Any) -> dict[str, Any]:
    told = {"orderId": int(ORDER), "currentStatus": "waitsellersend"}
    born = 1767661200000
    return {"msgId": msg_id, "gmtBorn": born, "type": "ORDER_PAY", "data": told, **over}


def mail(*listed: Any) -> dict[str, Any]:
    return {"pushMessagePage": {"datas": list(listed), "totalCount": len(listed)}}


def test_messages_are_asked_for_by_the_member_and_without_a_token(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    assert shop.messages() == ()  # nobody told yet whose messages they are
    gateway_server.will(LIST, order_list(trade()))
    shop.check()
    gateway_server.will(QUERY, mail(message()))
    (told,) = shop.messages()
    assert (told.id, told.topic, told.order_number) == ("1", "ORDER_PAY", ORDER)
    assert told.at == datetime(2026, 1, 6, 1, 0, tzinfo=UTC)
    (form,) = gateway_server.forms(QUERY)
    assert (form["userInfo"], form["page"], form["pageSize"]) == (MEMBER, "1", "100")
    assert "access_token" not in form


@pytest.mark.parametrize(
    ("over", "numbers"),
    [
        pytest.param({"data": json.dumps({"orderId": 7})}, ["7"], id="text"),
        pytest.param({"data": "{"}, [""], id="broken text"),
        pytest.param({"data": None}, [""], id="nothing"),
        pytest.param({"data": {"orderId": {}}}, [""], id="odd number"),
        pytest.param(
            {"data": {"MailNoChangeModel": {"orderLogsItems": [{"orderId": 7}, {"orderId": 8}]}}},
            ["7", "8"],
            id="another number, of two orders",
        ),
        pytest.param(
            {"data": {"MailNoChangeModel": {"orderLogsItems": {"orderId": 7}}}},
            ["7"],
            id="an object for a list",
        ),
        pytest.param({"gmtBorn": "soon"}, [ORDER], id="odd instant"),
    ],
)
def test_what_messages_speak_of(
    shop: Alibaba1688, gateway_server: FakeGateway, over: dict[str, Any], numbers: list[str]
) -> None:
    gateway_server.will(LIST, order_list(trade()))
    shop.check()
    gateway_server.will(QUERY, mail(message(**over)))
    assert [each.order_number for each in shop.messages()] == numbers


def test_messages_are_confirmed_once(shop: Alibaba1688, gateway_server: FakeGateway) -> None:
    gateway_server.will(CONFIRM, {"isSuccess": True}, {"isSuccess": False})
    shop.confirm_messages(["12", "12", "34"])
    assert gateway_server.forms(CONFIRM)[0]["msgIdList"] == "[12,34]"
    with pytest.raises(Refused):
        shop.confirm_messages(["12"])


def standing(gateway_server: FakeGateway, **over: Any) -> None:
    """Let the order wait to be shipped."""
    waiting = trade(status="waitsellersend")
    waiting["nativeLogistics"] = logistics()
    gateway_server.will(DETAIL, {"result": {**waiting, **over}, "success": True})
    gateway_server.will(COMPANIES, CARRIERS)


def test_an_order_is_shipped_by_the_documented_form(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    standing(gateway_server)
    gateway_server.will(SHIP, DONE)
    shop.act(ACT)
    (form,) = gateway_server.forms(SHIP)
    entry = {"sourceEntryId": LINE, "amount": 10, "weight": 0}
    assert json.loads(form["sendGoods"]) == [{"sourceId": ORDER, "sendGoodEntries": [entry]}]
    assert json.loads(form["extBody"]) == {
        "cpCode": "YTO",
        "logisticsCpName": "圆通速递(YTO)",
        "mailNo": "YT9900000001",
    }
    assert form["gmtSend"].endswith("+0800")
    assert "remarks" not in form


def test_lines_that_lie_in_another_parcel_are_not_sent_again(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    items = [item(), item(subItemID=7, subItemIDString="7")]
    whole = trade()["nativeLogistics"]
    standing(gateway_server, productItems=items, nativeLogistics=whole)
    gateway_server.will(SHIP, DONE)
    shop.act(ACT)
    sent = json.loads(gateway_server.forms(SHIP)[0]["sendGoods"])[0]["sendGoodEntries"]
    assert [entry["sourceEntryId"] for entry in sent] == ["7"]


@pytest.mark.parametrize(
    ("answer", "error", "state"),
    [
        pytest.param({"success": False, "errorCode": "5001", "errorMessage": "退款中"},
                     Refused, ActState.REFUSED, id="refund"),
        pytest.param({"success": False, "errorCode": "INVALID_PARAM"},
                     Refused, ActState.REFUSED, id="number"),
        pytest.param({"success": False, "errorMessage": "系统繁忙，请稍后再试"},
                     Unreachable, ActState.UNKNOWN, id="busy"),
        pytest.param({"error_code": "gw.QosAppFrequencyLimit"},
                     RateLimited, ActState.REFUSED, id="too often"),
        pytest.param({"error_code": "gw.APIACLDecline"}, Refused, ActState.REFUSED, id="not let"),
        pytest.param({"error_code": "gw.Unheard"}, Refused, ActState.UNKNOWN, id="unheard of"),
        pytest.param(Response('{"error_code":"gw.ParamMissing"}', status=503),
                     Refused, ActState.REFUSED, id="own words"),
        pytest.param(Response('{"success":false}', status=503, headers={"Retry-After": "7"}),
                     Unreachable, ActState.UNKNOWN, id="whoever stands before it"),
        pytest.param({"error_code": "500"}, Unreachable, ActState.UNKNOWN, id="down"),
        pytest.param(Response("<html>", status=502), Unreachable, ActState.UNKNOWN, id="proxy"),
        pytest.param(Response('{"result":{"logi'), UnexpectedAnswer, ActState.UNKNOWN, id="half"),
        pytest.param({}, UnexpectedAnswer, ActState.UNKNOWN, id="nothing"),
        pytest.param({"result": {"sendFailList": [{"sourceId": 1}]}, "success": True},
                     Refused, ActState.REFUSED, id="no line"),
        pytest.param({"result": {"sendFailList": [{}], "sendSuccessList": [{}]}, "success": True},
                     UnexpectedAnswer, ActState.UNKNOWN, id="some lines"),
    ],
)  # fmt: skip
def test_an_act_is_sent_once_whatever_is_answered(
    shop: Alibaba1688,
    gateway_server: FakeGateway,
    answer: Any,
    error: type[ConnectorError],
    state: ActState,
) -> None:
    standing(gateway_server)
    gateway_server.will(SHIP, answer)
    with pytest.raises(error) as caught:
        shop.act(ACT)
    assert state_after(caught.value) is state
    assert len(gateway_server.forms(SHIP)) == 1


def test_an_act_is_sent_again_only_after_nobody_was_signed_in(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    standing(gateway_server)
    gateway_server.will("getToken", {"access_token": "new", "expires_in": "36000"})
    gateway_server.will(SHIP, {"error_code": "401"}, DONE)
    shop.act(ACT)
    assert [form["access_token"] for form in gateway_server.forms(SHIP)][1:] == ["new"]


@pytest.mark.parametrize(
    ("act", "over"),
    [
        pytest.param(ShippingAct(ActKind.SHIP, "shop", ORDER, "jd", "JD1"), {}, id="carrier"),
        pytest.param(ShippingAct(ActKind.SHIP, "shop", ORDER, "yuantong", "YT1", ("8",)), {},
                     id="line"),
        pytest.param(ACT, {"productItems": [item(quantity="1.5")]}, id="quantity"),
        pytest.param(ACT, {"productItems": []}, id="no line"),
        pytest.param(ShippingAct(ActKind.SHIP_UNTRACED, "shop", ORDER), {}, id="no agreement"),
    ],
)  # fmt: skip
def test_what_cannot_be_asked_is_not_sent(
    shop: Alibaba1688, gateway_server: FakeGateway, act: ShippingAct, over: dict[str, Any]
) -> None:
    standing(gateway_server, **over)
    with pytest.raises(Refused):
        shop.act(act)
    assert {name for name, _ in gateway_server.asked} <= {DETAIL, COMPANIES}


def test_an_order_that_cannot_be_read_is_not_shipped(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    gateway_server.will(DETAIL, {"success": False, "errorCode": "X1"})
    with pytest.raises(Refused, match="X1"):
        shop.act(ACT)


def test_goods_without_logistics_are_told_with_the_agreement(
    shop: Alibaba1688, gateway_server: FakeGateway
) -> None:
    standing(gateway_server)
    gateway_server.will(UNTRACED, DONE)
    shop.act(ShippingAct(ActKind.SHIP_UNTRACED, "shop", ORDER, remark="买家同意自取"))
    (form,) = gateway_server.forms(UNTRACED)
    assert json.loads(form["extBody"]) == {"noLogisticsCondition": "5"}
    assert form["remarks"] == "买家同意自取"


def test_another_number_is_not_offered(shop: Alibaba1688, gateway_server: FakeGateway) -> None:
    with pytest.raises(NotOffered):
        shop.act(ShippingAct(ActKind.REPLACE_NUMBER, "shop", ORDER, "yuantong", "YT1"))
    assert gateway_server.asked == []

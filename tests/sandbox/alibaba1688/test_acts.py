"""Shipping, refunds and messages in the sandbox's 1688."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.caller import DETAIL, LIST, Caller, sign_1688
from workbench.sandbox import Extras, SandboxServer

if TYPE_CHECKING:
    from workbench.domain.clock import ReplayClock
    from workbench.sandbox.script import ScriptedOrder, Season

SHIP = "com.alibaba.logistics/alibaba.logistics.OpDeliverySendOrder.offline"
UNTRACED = "com.alibaba.logistics/alibaba.logistics.OpDeliverySendOrder.dummy"
COMPANIES = "com.alibaba.logistics/alibaba.logistics.OpQueryLogisticCompanyList.offline"
REFUNDS = "com.alibaba.trade/alibaba.trade.refund.queryOrderRefundList"
REFUND = "com.alibaba.trade/alibaba.trade.refund.OpQueryOrderRefund.sellerView"
QUERY = "cn.alibaba.open/push.query.messageList"
TAKE = "cn.alibaba.open/push.cursor.messageList"
CONFIRM = "cn.alibaba.open/push.message.confirm"
YTO = {"cpCode": "YTO", "logisticsCpName": "圆通速递", "mailNo": "YT9900000001"}
Stories = dict[str, list["ScriptedOrder"]]


def waiting(caller: Caller) -> dict[str, Any]:
    """Return an order that is to be shipped and whose buyer wants nothing back."""
    rows = caller.call(LIST, orderStatus="waitsellersend")["result"]
    return next(row for row in rows if "refundId" not in row["baseInfo"])


def goods(order: dict[str, Any], lines: int | None = None) -> str:
    entries = [
        {"sourceEntryId": item["subItemIDString"], "amount": item["quantity"], "weight": 0}
        for item in order["productItems"][:lines]
    ]
    return json.dumps([{"sourceId": order["baseInfo"]["idOfStr"], "sendGoodEntries": entries}])


def send(caller: Caller, order: dict[str, Any], **body: str) -> Any:
    return caller.call(SHIP, sendGoods=goods(order), extBody=json.dumps({**YTO, **body}))


def now(caller: Caller, order: dict[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = caller.ask(DETAIL, order["baseInfo"]["id"])["result"]
    return found


def numbers(order: dict[str, Any]) -> list[str]:
    return [item["logisticsBillNo"] for item in order["nativeLogistics"]["logisticsItems"]]


def test_an_order_is_shipped_with_a_number(caller: Caller) -> None:
    order = waiting(caller)
    told = send(caller, order)
    assert told["success"] is True
    assert told["result"]["logisticsId"].startswith("LP8")
    after = now(caller, order)
    assert after["baseInfo"]["status"] == "waitbuyerreceive"
    assert numbers(after) == ["YT9900000001"]
    assert send(caller, order)["errorCode"] == "INVALID_PARAM"


def test_an_order_of_two_lines_is_shipped_line_by_line(
    caller: Caller, stories: Stories, season: Season
) -> None:
    found = (o for orders in stories.values() for o in orders)
    number = next(
        o.number
        for o in found
        if len(o.lines) > 1 and o.status(season.start) == "waitsellersend" and not o.refund_asked_at
    )
    order = caller.ask(DETAIL, number)["result"]
    one = caller.call(SHIP, sendGoods=goods(order, 1), extBody=json.dumps(YTO))
    assert one["success"] is True
    assert now(caller, order)["baseInfo"]["status"] == "waitsellersend"
    assert now(caller, order)["productItems"][0]["logisticsStatus"] == 2


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param({"mailNo": "?"}, "INVALID_PARAM", id="odd number"),
        pytest.param({"mailNo": ""}, "INVALID_PARAM", id="no number"),
        pytest.param({"cpCode": "106422"}, "系统繁忙，请稍后再试", id="unknown carrier"),
    ],
)
def test_what_does_not_fit_is_refused(caller: Caller, body: dict[str, str], code: str) -> None:
    assert send(caller, waiting(caller), **body)["errorCode"] == code


def test_an_open_refund_and_a_closed_order_are_refused(caller: Caller) -> None:
    asked = caller.call(LIST, refundStatus="waitselleragree")["result"][0]
    assert send(caller, asked)["errorCode"] == "5001"
    closed = caller.call(LIST, orderStatus="cancel")["result"][0]
    assert send(caller, closed)["errorCode"] == "5002"


def test_an_order_of_somebody_else_is_not_shipped(caller: Caller) -> None:
    other = caller.call(LIST, shop="晨禾批发", orderStatus="waitsellersend")["result"][0]
    assert send(caller, other)["success"] is False


def test_odd_parameters_are_refused(caller: Caller) -> None:
    order = waiting(caller)
    assert caller.call(SHIP, sendGoods="[", extBody="{}")["error_code"] == "400"
    assert caller.call(SHIP, sendGoods=goods(order))["error_code"] == "gw.ParamMissing"
    bare = json.dumps([{"sourceId": "1", "sendGoodEntries": [{"sourceEntryId": "1"}]}])
    assert caller.call(SHIP, sendGoods=bare, extBody="{}")["error_code"] == "400"


@pytest.mark.parametrize(
    ("body", "remarks", "done"),
    [
        pytest.param({"noLogisticsCondition": "5"}, "买家同意自取", True, id="other reason"),
        pytest.param({"noLogisticsCondition": "5"}, "", False, id="no words"),
        pytest.param({"noLogisticsCondition": "4"}, "", True, id="fetched"),
        pytest.param({"noLogisticsCondition": "3"}, "", False, id="no name"),
        pytest.param({}, "", False, id="no reason"),
    ],
)
def test_goods_are_shipped_without_logistics(
    caller: Caller, body: dict[str, str], remarks: str, done: bool
) -> None:
    order = waiting(caller)
    asked = {"sendGoods": goods(order), "extBody": json.dumps(body), "remarks": remarks}
    assert caller.call(UNTRACED, **asked)["success"] is done
    status = now(caller, order)["baseInfo"]["status"]
    assert status == ("waitbuyerreceive" if done else "waitsellersend")


def test_companies_tell_their_codes(caller: Caller) -> None:
    told = caller.call(COMPANIES)["result"]
    assert {"YTO", "ZTO", "SF"} <= {each["companyNo"] for each in told}


def test_refunds_come_by_the_time_they_were_asked_for(caller: Caller, stories: Stories) -> None:
    told = caller.call(REFUNDS, currentPageNum=0, pageSize=20)["result"]
    scripted = {order.number for orders in stories.values() for order in orders}
    found = [row["orderId"] for row in told["opOrderRefundModels"]]
    assert told["totalCount"] == len(found) > 0
    assert set(found) <= scripted
    row = told["opOrderRefundModels"][0]
    one = caller.call(REFUND, refundId=row["refundId"])["result"]["opOrderRefundModelDetail"]
    assert one == row
    for name, at in (("apply", row["gmtApply"]), ("modify", row["gmtModified"])):
        span = {f"{name}StartTime": at, f"{name}EndTime": at, "dipsuteType": 0}
        spanned = caller.call(REFUNDS, **span)["result"]["opOrderRefundModels"]
        assert [each["refundId"] for each in spanned] == [row["refundId"]]
    assert caller.call(REFUNDS, currentPageNum=1)["result"]["opOrderRefundModels"] == []


@pytest.mark.parametrize(
    ("asked", "count"),
    [
        pytest.param({"refundStatusSet": '["refundsuccess"]'}, 0, id="another status"),
        pytest.param({"orderId": "1"}, 0, id="another order"),
        pytest.param({"logisticsNo": "YT1"}, 0, id="goods sent back"),
        pytest.param({"dipsuteType": "2"}, 0, id="after the sale"),
        pytest.param({"modifyEndTime": "20240101000000000+0800"}, 0, id="modified before"),
    ],
)
def test_refunds_are_filtered(caller: Caller, asked: dict[str, str], count: int) -> None:
    assert caller.call(REFUNDS, **asked)["result"]["totalCount"] == count


def test_refunds_go_back_two_years(caller: Caller) -> None:
    told = caller.call(REFUNDS, applyStartTime="20210101000000000+0800")
    assert told["errorCode"] == "APPLY_TIME_ERROR"
    assert caller.call(REFUND, refundId="TQ1")["success"] is False


class Post:
    """Asks for messages: signed, without a token."""

    def __init__(self, caller: Caller) -> None:
        self._caller = caller

    def __call__(self, api: str, **params: Any) -> Any:
        texts = {name: str(value) for name, value in params.items()}
        return self._caller.send(api, texts).json()


def test_messages_wait_until_they_are_confirmed(season: Season, wall_clock: ReplayClock) -> None:
    with SandboxServer(season, wall=wall_clock, speed=3600, extras=Extras(seed=7)) as server:
        caller = Caller(server)
        post = Post(caller)
        member = season.shops[0].member_id
        with caller.session:
            assert post(QUERY)["pushMessagePage"] == {"datas": [], "totalCount": 0}
            wall_clock.at = wall_clock.at.replace(second=20)
            page = post(QUERY, userInfo=member, pageSize=200)["pushMessagePage"]
            first = page["datas"]
            assert page["totalCount"] == len(first) > 0
            assert {each["userInfo"] for each in first} == {member}
            assert all(each["data"] for each in first)
            assert post(QUERY, userInfo=member, pageSize=200)["pushMessagePage"] == page
            ids = [each["msgId"] for each in first]
            assert post(CONFIRM, msgIdList=json.dumps(ids)) == {"isSuccess": True}
            assert post(QUERY, userInfo=member)["pushMessagePage"]["totalCount"] == 0
            others = post(TAKE, quantity=200)["pushMessageList"]
            assert member not in {each["userInfo"] for each in others}
            assert post(TAKE, quantity=200)["pushMessageList"] == []


def test_messages_are_signed_and_have_limits(caller: Caller) -> None:
    post = Post(caller)
    assert caller.send(QUERY, {}, signature="00").json()["error_code"] == "gw.SignatureInvalid"
    assert post(QUERY, pageSize=10)["error_code"] == "400"
    assert post(TAKE, quantity=201)["error_code"] == "400"
    assert post(CONFIRM, msgIdList="{}")["error_code"] == "400"
    caller.tell("fault", kind="rate_limit", api="push.query", times=1)
    assert post(QUERY)["error_code"] == "gw.QosAppFrequencyLimit"


def test_the_verifier_of_acts_is_the_gateways(caller: Caller) -> None:
    """A signature over other goods than those sent opens nothing."""
    order = waiting(caller)
    app = caller.keys["alibaba1688"]
    params = {"sendGoods": goods(order), "extBody": json.dumps(YTO)}
    path = f"param2/1/{SHIP}/{app['app_key']}"
    signed = sign_1688(path, {**params, "sendGoods": "[]"}, app["app_secret"])
    assert caller.send(SHIP, params, signature=signed).json()["error_code"] == "gw.SignatureInvalid"

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from tests.sandbox.caller import DETAIL, LIST, LOGISTICS, TRACE, Caller
from workbench.domain.regions import Region
from workbench.sandbox.alibaba1688.orders import View, trade_info
from workbench.sandbox.platform_dates import platform_date, read_platform_date
from workbench.sandbox.script import (
    ScriptedCarrier,
    ScriptedLine,
    ScriptedOrder,
    ScriptedParcel,
    ScriptedReceiver,
    ScriptedShop,
    StatusChange,
)

NOON = datetime(2024, 1, 22, 4, 0, tzinfo=UTC)
YIWU = Region("浙江省", "金华市", "义乌市")
SHOP = ScriptedShop("s", "测试店", "b2b-1", "13800009999", YIWU)
BUYER = ScriptedReceiver(
    "测试买家01", "13800000001", Region("广东省", "广州市", "天河区"), "测试路1号", "测试旺旺01"
)
LINES = (
    ScriptedLine(2401220000000000002, "毛巾", "白", 1205, 10),
    ScriptedLine(2401220000000000003, "挂钟", "银", 2490, 1),
)
YTO = ScriptedCarrier("yuantong", "圆通速递(YTO)", "YTO", "3")


def _order(**changed: Any) -> ScriptedOrder:
    given: dict[str, Any] = {
        "shop_id": "s",
        "number": 2401220000000000001,
        "story": "test",
        "receiver": BUYER,
        "lines": LINES,
        "changes": (
            StatusChange(NOON, "waitbuyerpay"),
            StatusChange(NOON.replace(minute=2), "waitsellersend"),
            StatusChange(NOON.replace(hour=9), "waitbuyerreceive"),
        ),
        "paid_at": NOON.replace(minute=2),
        "promise": "ssbxsfh",
        "freight": 800,
        "parcels": (ScriptedParcel("YT1", "LP00000000000001", YTO, NOON.replace(hour=9)),),
    }
    return ScriptedOrder(**{**given, **changed})


def _info(order: ScriptedOrder, at: datetime, **view: Any) -> dict[str, Any]:
    return trade_info(order, SHOP, View(at, **view))


def test_platform_date_is_shanghais() -> None:
    assert platform_date(NOON) == "20240122120000000+0800"


def test_platform_date_reads_any_offset() -> None:
    assert read_platform_date("20240122040000500+0000") == NOON.replace(microsecond=500_000)


@pytest.mark.parametrize("text", ["", "20240122120000", "20240122120000000 0800", "2024-01-22"])
def test_other_dates_are_refused(text: str) -> None:
    with pytest.raises(ValueError, match=text or "^$"):
        read_platform_date(text)


def test_amounts_are_yuan_with_freight() -> None:
    info = _info(_order(), NOON)["baseInfo"]
    assert (info["totalAmount"], info["sumProductPayment"], info["shippingFee"]) == (
        153.4,
        145.4,
        8.0,
    )


def test_refund_payment_is_fen() -> None:
    asked = _order(refund_asked_at=NOON.replace(hour=10))
    info = _info(asked, NOON.replace(hour=10))
    assert info["baseInfo"]["refundPayment"] == 15340
    assert info["baseInfo"]["refundStatus"] == "waitselleragree"
    assert info["productItems"][0]["refundStatus"] == "WAIT_SELLER_AGREE"


def test_refund_not_asked_yet_is_not_told() -> None:
    asked = _order(refund_asked_at=NOON.replace(hour=10))
    assert "refundStatus" not in _info(asked, NOON.replace(hour=9))["baseInfo"]


@pytest.mark.parametrize(
    ("at", "status", "modified"),
    [
        pytest.param(NOON, "waitbuyerpay", "20240122120000000+0800", id="made"),
        pytest.param(NOON.replace(hour=5), "waitsellersend", "20240122120200000+0800", id="paid"),
        pytest.param(NOON.replace(hour=9), "waitbuyerreceive", "20240122170000000+0800", id="sent"),
    ],
)
def test_status_and_modification_follow_the_clock(at: datetime, status: str, modified: str) -> None:
    info = _info(_order(), at)["baseInfo"]
    assert (info["status"], info["modifyTime"]) == (status, modified)


def test_times_that_lie_ahead_are_not_told() -> None:
    info = _info(_order(), NOON)["baseInfo"]
    assert not {"payTime", "allDeliveredTime", "completeTime"} & set(info)


def test_promise_stands_among_other_terms() -> None:
    terms = _info(_order(), NOON)["productItems"][0]["guaranteesTerms"]
    assert {
        "assuranceInfo": "48小时发货",
        "assuranceType": "ssbxsfh",
        "qualityAssuranceType": "国内TP",
    } in terms
    assert {"qtwlybt", "psbj"} < {term["assuranceType"] for term in terms}


def test_order_without_promise_carries_other_terms_only() -> None:
    terms = _info(_order(promise=""), NOON)["productItems"][0]["guaranteesTerms"]
    assert {term["assuranceType"] for term in terms} == {"qtwlybt", "psbj"}


@pytest.mark.parametrize(
    ("hours", "risk"),
    [pytest.param(35, None), pytest.param(37, "PTMO"), pytest.param(49, "TMOT")],
)
def test_overdue_risk_is_told_when_asked(hours: int, risk: str | None) -> None:
    waiting = _order(changes=_order().changes[:2], parcels=())
    at = NOON.replace(day=NOON.day + hours // 24, hour=NOON.hour + hours % 24, minute=2)
    assert _info(waiting, at, with_risk=True).get("sendGoodsOverdueRisk") == risk
    assert "sendGoodsOverdueRisk" not in _info(waiting, at)


def test_logistics_item_tells_number_carrier_and_upload() -> None:
    info = _info(_order(), NOON.replace(hour=9), with_logistics=True)
    (item,) = info["nativeLogistics"]["logisticsItems"]
    assert item["logisticsBillNo"] == "YT1"
    assert item["logisticsCode"] == "LP00000000000001"
    assert (item["logisticsCompanyName"], item["logisticsCompanyNo"]) == ("圆通速递(YTO)", "YTO")
    assert item["deliveredTime"] == "20240122170000000+0800"
    assert (item["fromProvince"], item["fromArea"], item["toCity"]) == (
        "浙江省",
        "义乌市",
        "广州市",
    )
    assert item["subItemIds"] == "2401220000000000002,2401220000000000003"


def test_replaced_number_leaves_the_items() -> None:
    old = ScriptedParcel("YT1", "LP1", YTO, NOON, gone_at=NOON.replace(hour=9))
    new = ScriptedParcel("YT2", "LP2", YTO, NOON.replace(hour=9))
    order = _order(parcels=(old, new))

    def shown(at: datetime) -> list[str]:
        items = _info(order, at, with_logistics=True)["nativeLogistics"]["logisticsItems"]
        return [item["logisticsBillNo"] for item in items]

    assert shown(NOON.replace(hour=8)) == ["YT1"]
    assert shown(NOON.replace(hour=9)) == ["YT2"]


def test_part_of_the_lines_shipped_is_told() -> None:
    parcels = (
        ScriptedParcel("YT1", "LP1", YTO, NOON, lines=(0,)),
        ScriptedParcel("YT2", "LP2", YTO, NOON.replace(hour=9), lines=(1,)),
    )
    items = _info(_order(parcels=parcels), NOON.replace(hour=8))["productItems"]
    assert [item["logisticsStatus"] for item in items] == [2, 1]


def test_detail_shows_the_buyer(caller: Caller, stories: dict[str, list[ScriptedOrder]]) -> None:
    result = caller.ask(DETAIL, stories["healthy"][0].number)["result"]
    assert result["nativeLogistics"]["contactPerson"].startswith("测试买家")
    assert result["baseInfo"]["receiverInfo"]["toMobile"].startswith("13800000")


def test_masked_buyer_arrives_masked(
    caller: Caller, stories: dict[str, list[ScriptedOrder]]
) -> None:
    masked = next(o for o in stories["masked_reuse"] if "*" in o.receiver.name)
    logistics = caller.ask(DETAIL, masked.number)["result"]["nativeLogistics"]
    assert (logistics["contactPerson"], logistics["address"]) == ("测**", "测试路***")


def test_trace_tells_steps_in_shanghais_time(
    caller: Caller, stories: dict[str, list[ScriptedOrder]]
) -> None:
    order = stories["partly_elsewhere"][0]
    (trace,) = caller.ask(TRACE, order.number)["logisticsTrace"]
    assert trace["logisticsSteps"][0]["acceptTime"] == "2024-01-22 06:00:00"
    assert len(trace["logisticsSteps"]) == 3
    assert trace["logisticsId"] == order.parcels[0].handle


@pytest.mark.parametrize("story", ["only_elsewhere", "no_trace"])
def test_number_without_trace_says_404(
    caller: Caller, stories: dict[str, list[ScriptedOrder]], story: str
) -> None:
    answer = caller.ask(TRACE, stories[story][0].number)
    assert (answer["success"], answer["errorCode"]) == (False, "404")


def test_trace_of_one_parcel_can_be_asked_for(
    caller: Caller, stories: dict[str, list[ScriptedOrder]]
) -> None:
    order = next(o for o in stories["healthy"] if len(o.parcels) > 1 and o.parcels[0].scans)
    handle = order.parcels[1].handle
    traces = caller.ask(TRACE, order.number, logisticsId=handle)["logisticsTrace"]
    assert [trace["logisticsId"] for trace in traces] == [handle]


def test_logistics_of_an_unshipped_order_say_500_2(
    caller: Caller, stories: dict[str, list[ScriptedOrder]]
) -> None:
    answer = caller.ask(LOGISTICS, stories["no_promise"][0].number)
    assert answer["errorCode"] == "500_2"


def test_logistics_tell_only_the_parts_asked_for(
    caller: Caller, stories: dict[str, list[ScriptedOrder]]
) -> None:
    answer = caller.ask(LOGISTICS, stories["stuck_first_hub"][0].number, fields="company,sender")
    (shown,) = answer["result"]
    assert shown["status"] == "TRANSPORT"
    assert ("sender" in shown, "receiver" in shown) == (True, False)


def test_unknown_status_word_is_passed_on(
    caller: Caller, stories: dict[str, list[ScriptedOrder]]
) -> None:
    answer = caller.ask(DETAIL, stories["unknown_status"][0].number)
    assert answer["result"]["baseInfo"]["status"] == "waitqualitycheck"


def test_cancelled_order_tells_why(caller: Caller, stories: dict[str, list[ScriptedOrder]]) -> None:
    info = caller.ask(DETAIL, stories["cancelled"][0].number)["result"]["baseInfo"]
    assert (info["status"], info["closeReason"]) == ("cancel", "sellerGoodsLack")


def test_risk_is_told_over_the_wire(caller: Caller) -> None:
    answer = caller.call(LIST, orderStatus="waitsellersend", needSendGoodsOverdueRisk="true")
    risks = {row.get("sendGoodsOverdueRisk") for row in answer["result"]}
    assert risks <= {None, "PTMO", "TMOT"}

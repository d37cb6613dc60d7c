"""抖店's searches in the sandbox: what they find, and the limits they hold."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.douyin_caller import DETAIL, LIST, REFUNDS, TRACE, DouyinCaller

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller
    from workbench.domain.clock import ReplayClock
    from workbench.sandbox.script import ScriptedOrder, Season

START = 1_703_500_000


@pytest.fixture
def douyin(caller: Caller, wall_clock: ReplayClock) -> DouyinCaller:
    return DouyinCaller(caller, wall_clock)


@pytest.fixture
def orders(season: Season) -> list[ScriptedOrder]:
    """The 抖店 shop's orders that exist at the start."""
    return [o for o in season.orders_of("douyin") if o.created_at <= season.start]


def story(orders: list[ScriptedOrder], name: str) -> ScriptedOrder:
    return next(order for order in orders if order.story == name)


def test_every_order_is_found_once(douyin: DouyinCaller, orders: list[ScriptedOrder]) -> None:
    pages = [douyin.orders(page=page, size=30)["shop_order_list"] for page in range(4)]
    found = [row["order_id"] for rows in pages for row in rows]
    assert sorted(found) == sorted(str(order.number) for order in orders)
    assert douyin.orders()["total"] == len(orders)


@pytest.mark.parametrize("asc", [True, False])
@pytest.mark.parametrize("key", ["create_time", "update_time"])
def test_rows_stand_in_the_asked_order(douyin: DouyinCaller, key: str, asc: bool) -> None:
    rows = douyin.orders(order_by=key, order_asc=asc)["shop_order_list"]
    times = [row[key] for row in rows]
    assert times == sorted(times, reverse=not asc)


@pytest.mark.parametrize(
    ("params", "sub_code"),
    [
        pytest.param({"create_time_start": 0}, "isv.missing-parameter:20011", id="no start"),
        pytest.param({"size": 101}, "isv.parameter-invalid:20008", id="size"),
        pytest.param({"page": -1}, "isv.parameter-invalid:10035", id="page"),
        pytest.param({"page": 500, "size": 100}, "isv.parameter-invalid:20013", id="depth"),
        pytest.param({"create_time_start": 1_698_000_000}, "isv.parameter-invalid:20022", id="old"),
        pytest.param(
            {"combine_status": [{"order_status": "2"}, {"order_status": "3"}]},
            "isv.parameter-invalid:20012",
            id="two states",
        ),
        pytest.param({"size": "many"}, "isv.parameter-format-invalid", id="no number"),
        pytest.param({"create_time_end": [1]}, "isv.parameter-format-invalid", id="no time"),
    ],
)
def test_limits(douyin: DouyinCaller, params: dict[str, Any], sub_code: str) -> None:
    told = douyin.call(LIST, **({"create_time_start": START, "page": 0, "size": 10} | params))
    assert told["sub_code"] == sub_code


def test_one_element_of_states(douyin: DouyinCaller) -> None:
    rows = douyin.orders(combine_status=[{"order_status": "2,4"}])["shop_order_list"]
    assert {row["order_status"] for row in rows} == {2, 4}


def test_an_order_by_its_number(douyin: DouyinCaller, orders: list[ScriptedOrder]) -> None:
    number = orders[0].parcels[0].waybill
    (row,) = douyin.orders(tracking_no=number)["shop_order_list"]
    assert row["order_id"] == str(orders[0].number)


def test_detail_and_list_tell_the_same(douyin: DouyinCaller, orders: list[ScriptedOrder]) -> None:
    number = str(orders[0].number)
    told = douyin.call(DETAIL, shop_order_id=number)["data"]["shop_order_detail"]
    (listed,) = [r for r in douyin.orders()["shop_order_list"] if r["order_id"] == number]
    assert told == listed


def test_an_order_has_the_documented_shape(
    douyin: DouyinCaller, orders: list[ScriptedOrder]
) -> None:
    order = story(orders, "stuck_first_hub")
    told = douyin.call(DETAIL, shop_order_id=str(order.number))["data"]["shop_order_detail"]
    assert (told["order_status"], told["order_status_desc"]) == (3, "已发货")
    assert (
        told["pay_amount"]
        == sum(line["pay_amount"] for line in told["sku_order_list"]) + (told["post_amount"])
    )
    assert told["finish_time"] == 0
    (parcel,) = told["logistics_info"]
    assert (parcel["tracking_no"], parcel["company"]) == (order.parcels[0].waybill, "yuantong")


def test_the_promise_is_an_instant(douyin: DouyinCaller, orders: list[ScriptedOrder]) -> None:
    order = story(orders, "late_shipping")
    told = douyin.call(DETAIL, shop_order_id=str(order.number))["data"]["shop_order_detail"]
    assert told["exp_ship_time"] == told["pay_time"] + 48 * 3600


def test_receivers_are_masked(douyin: DouyinCaller, orders: list[ScriptedOrder]) -> None:
    shown = json.dumps(douyin.orders(), ensure_ascii=False)
    buyers = [order.receiver for order in orders]
    assert [b.name for b in buyers if b.name in shown or b.mobile in shown] == []


def test_unknown_and_cancelled_orders(douyin: DouyinCaller, orders: list[ScriptedOrder]) -> None:
    rows = {row["order_id"]: row for row in douyin.orders()["shop_order_list"]}
    assert rows[str(story(orders, "unknown_status").number)]["order_status"] == 777
    cancelled = rows[str(story(orders, "cancelled").number)]
    assert (cancelled["order_status"], cancelled["main_status"]) == (4, 21)


def test_another_shops_order_does_not_exist(douyin: DouyinCaller, season: Season) -> None:
    number = str(season.orders_of("retail")[0].number)
    assert douyin.call(DETAIL, shop_order_id=number)["code"] == 50002


def test_after_sales(douyin: DouyinCaller, orders: list[ScriptedOrder]) -> None:
    told = douyin.call(REFUNDS, page=0, size=10)["data"]
    assert (told["total"], told["has_more"]) == (2, False)
    asked = {item["order_info"]["shop_order_id"] for item in told["items"]}
    assert asked == {str(o.number) for o in orders if o.story == "refund_asked"}
    info = told["items"][0]["aftersale_info"]
    assert info["aftersale_status"] == 6
    assert info["status_deadline"] > info["apply_time"]


def test_after_sales_are_filtered_by_their_update(douyin: DouyinCaller) -> None:
    all_of_them = douyin.call(REFUNDS, page=0, size=10)["data"]["items"]
    last = max(item["aftersale_info"]["update_time"] for item in all_of_them)
    told = douyin.call(REFUNDS, page=0, size=10, update_start_time=last)["data"]
    assert told["total"] == 1


def _parcels(orders: list[ScriptedOrder], rest: int) -> list[str]:
    found = (p for o in orders if o.story == "healthy" for p in o.parcels)
    return [p.waybill for p in found if int(p.handle[-1]) % 2 == rest]


def test_a_trace_of_an_own_waybill(douyin: DouyinCaller, orders: list[ScriptedOrder]) -> None:
    number = _parcels(orders, 0)[0]
    told = douyin.call(TRACE, track_no=number, logistics_code="yuantong")["data"]
    assert told["track_info"]["track_no"] == number
    assert told["route_node_list"] == told["route__node_list"]
    assert told["route_node_list"][0]["timestamp"].isdigit()


@pytest.mark.parametrize(
    ("own", "sub_code"),
    [
        pytest.param(False, "isv.business-failed:10015", id="another waybill"),
        pytest.param(None, "isv.business-failed:4006", id="no waybill"),
    ],
)
def test_traces_that_are_not_told(
    douyin: DouyinCaller, orders: list[ScriptedOrder], own: bool | None, sub_code: str
) -> None:
    number = "" if own is None else _parcels(orders, 1)[0]
    assert douyin.call(TRACE, track_no=number, logistics_code="yto")["sub_code"] == sub_code


def test_carriers_by_their_codes(douyin: DouyinCaller) -> None:
    told = douyin.call("order.logisticsCompanyList")["data"]
    assert {"id": 3, "name": "圆通速递(YTO)", "code": "yuantong"} in told

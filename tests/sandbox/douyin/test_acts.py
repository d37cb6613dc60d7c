"""Shipping on 抖店 in the sandbox: whole orders, parcels, other numbers, and what is refused."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.douyin_caller import DETAIL, DouyinCaller

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller
    from workbench.domain.clock import ReplayClock
    from workbench.sandbox.script import ScriptedOrder, Season

SHIP, PACK = "order.logisticsAdd", "order.logisticsAddSinglePack"
EDIT, EDIT_PACK = "order.logisticsEdit", "order.logisticsEditByPack"


@pytest.fixture
def douyin(caller: Caller, wall_clock: ReplayClock) -> DouyinCaller:
    return DouyinCaller(caller, wall_clock)


@pytest.fixture
def waiting(season: Season) -> list[ScriptedOrder]:
    """Orders that are paid and not sent at the start, those with several lines first."""
    found = [
        order
        for order in season.orders_of("douyin")
        if order.paid_at
        and order.paid_at <= season.start
        and order.status(season.start) == "waitsellersend"
    ]
    return sorted(found, key=lambda order: -len(order.lines))


def told(douyin: DouyinCaller, number: int) -> dict[str, Any]:
    found: dict[str, Any] = douyin.call(DETAIL, shop_order_id=str(number))["data"]
    return dict(found["shop_order_detail"])


def ship(douyin: DouyinCaller, number: int, **over: Any) -> Any:
    asked = {"order_id": str(number), "company_code": "yuantong", "logistics_code": "YT99000001"}
    return douyin.call(SHIP, **(asked | over))


def test_an_order_is_shipped_once(douyin: DouyinCaller, waiting: list[ScriptedOrder]) -> None:
    number = waiting[0].number
    assert ship(douyin, number)["code"] == 10000
    found = told(douyin, number)
    assert found["order_status"] == 3
    assert [parcel["tracking_no"] for parcel in found["logistics_info"]] == ["YT99000001"]
    assert ship(douyin, number)["sub_code"] == "isv.business-failed:20002"


def test_some_lines_are_shipped(douyin: DouyinCaller, waiting: list[ScriptedOrder]) -> None:
    order = waiting[0]
    assert len(order.lines) > 1
    asked = {
        "order_id_list": [str(order.number)],
        "shipped_order_info": [{"shipped_order_id": str(order.lines[0].number), "shipped_num": 1}],
        "company_code": "yuantong",
        "logistics_code": "YT99000002",
        "request_id": "once",
    }
    first = douyin.call(PACK, **asked)
    assert first["data"]["pack_id"]
    found = told(douyin, order.number)
    assert found["order_status"] == 101
    states = {line["order_id"]: line["order_status"] for line in found["sku_order_list"]}
    assert states[str(order.lines[0].number)] == 3
    assert states[str(order.lines[1].number)] == 2
    assert douyin.call(PACK, **asked)["sub_code"] == "isv.idempotent-id-existed"


@pytest.mark.parametrize("by_pack", [False, True])
def test_a_number_is_changed(
    douyin: DouyinCaller, waiting: list[ScriptedOrder], by_pack: bool
) -> None:
    number = waiting[0].number
    ship(douyin, number)
    asked = {"order_id": str(number), "company_code": "yunda", "logistics_code": "YD99000003"}
    if by_pack:
        asked["pack_id"] = told(douyin, number)["logistics_info"][0]["delivery_id"]
    assert douyin.call(EDIT_PACK if by_pack else EDIT, **asked)["code"] == 10000
    parcels = told(douyin, number)["logistics_info"]
    assert [(p["tracking_no"], p["company"]) for p in parcels] == [("YD99000003", "yunda")]


def test_a_number_of_ones_own_has_no_trace(
    douyin: DouyinCaller, waiting: list[ScriptedOrder]
) -> None:
    ship(douyin, waiting[0].number)
    answer = douyin.call("logistics.trackNoRouteDetail", track_no="YT99000001")
    assert answer["sub_code"] == "isv.business-failed:10015"


@pytest.mark.parametrize(
    ("over", "sub_code"),
    [
        ({"logistics_code": ""}, "isv.missing-parameter:2"),
        ({"company_code": "nobody"}, "isv.parameter-invalid:3"),
        ({"order_id": "1"}, "isv.business-failed:10001"),
    ],
    ids=["no number", "no carrier", "no order"],
)
def test_what_does_not_fit_is_refused(
    douyin: DouyinCaller, waiting: list[ScriptedOrder], over: dict[str, str], sub_code: str
) -> None:
    assert ship(douyin, waiting[0].number, **over)["sub_code"] == sub_code


def test_a_pack_that_is_not_there(douyin: DouyinCaller, waiting: list[ScriptedOrder]) -> None:
    asked = {"order_id": str(waiting[0].number), "company_code": "yunda", "logistics_code": "YD1"}
    assert douyin.call(EDIT, **asked)["sub_code"] == "isv.business-failed:20003"

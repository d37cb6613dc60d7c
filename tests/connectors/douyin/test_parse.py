"""抖店's orders, parcels, traces and after-sales in ours."""

from __future__ import annotations

import copy
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.connectors.alibaba1688.test_mutated import NONSENSE, changed, places
from tests.connectors.douyin.payloads import (
    CANARIES,
    ORDER,
    WAYBILL,
    after_sale,
    line,
    parcel,
    trace,
    trade,
)
from workbench.connectors.douyin import parse, parse_refunds
from workbench.connectors.douyin.parse_logistics import parcel_scans
from workbench.connectors.payload import Unreadable
from workbench.domain.orders import OrderStatus, Receiver
from workbench.domain.platforms.refunds import RefundStatus
from workbench.domain.regions import Region

if TYPE_CHECKING:
    from workbench.domain.orders import Order

PROMISED = datetime(2026, 1, 7, 1, 32, tzinfo=UTC)


def order(**over: Any) -> Order:
    return parse.record(trade(**over), "shop").order


def test_an_order() -> None:
    found = order()
    assert (found.number, found.status, found.platform_status) == (ORDER, OrderStatus.SHIPPED, "3")
    assert found.created_at == datetime(2026, 1, 5, 1, 30, tzinfo=UTC)
    assert found.paid_at == datetime(2026, 1, 5, 1, 32, tzinfo=UTC)
    assert found.modified_at == datetime(2026, 1, 6, 10, 0, 1, tzinfo=UTC)
    assert (found.amount, found.lines[0].amount) == (12850, 12050)
    assert (found.lines[0].quantity, found.lines[0].sku) == ("1", "颜色: 白")


def test_the_receiver_comes_masked_and_cannot_be_compared() -> None:
    region = Region("浙江省", "杭州市", "滨江区")
    assert order().receiver == Receiver(region, "测****", "138******00")


@pytest.mark.parametrize(
    ("status", "main", "expected"),
    [
        (1, 1, OrderStatus.AWAITING_PAYMENT),
        (1, 103, OrderStatus.AWAITING_PAYMENT),
        (105, 105, OrderStatus.AWAITING_SHIPMENT),
        (2, 2, OrderStatus.AWAITING_SHIPMENT),
        (101, 101, OrderStatus.AWAITING_SHIPMENT),
        (3, 3, OrderStatus.SHIPPED),
        (4, 21, OrderStatus.CANCELLED),
        (5, 5, OrderStatus.COMPLETED),
        (777, 39, OrderStatus.CANCELLED),
        (777, 777, OrderStatus.UNKNOWN),
    ],
)
def test_states(status: int, main: int, expected: OrderStatus) -> None:
    found = order(order_status=status, main_status=main)
    assert (found.status, found.platform_status) == (expected, str(status))


def test_zero_is_unset() -> None:
    found = order(pay_time=0, exp_ship_time=0, sku_order_list=[])
    assert (found.paid_at, found.ship_by) == (None, None)


EARLY, LATE = 1767600000, 1767800000


@pytest.mark.parametrize(
    ("lines", "second"),
    [
        pytest.param([line()], 1767749520, id="sent: the order's own"),
        pytest.param(
            [line(order_status=2, exp_ship_time=LATE), line(order_status=2, exp_ship_time=EARLY)],
            EARLY,
            id="the earliest",
        ),
        pytest.param(
            [line(order_status=3, exp_ship_time=EARLY), line(order_status=2, exp_ship_time=LATE)],
            LATE,
            id="of those still to be sent",
        ),
        pytest.param(
            [
                line(order_status=2, exp_ship_time=EARLY, after_sale_info={"refund_status": 3}),
                line(order_status=2, exp_ship_time=LATE),
            ],
            LATE,
            id="and not refunded",
        ),
        pytest.param([line(order_status=2, exp_ship_time=0)], 1767749520, id="a line without one"),
    ],
)
def test_the_promise(lines: list[dict[str, Any]], second: int) -> None:
    told = datetime.fromtimestamp(second, UTC)
    assert order(sku_order_list=lines).ship_by == told


def test_a_parcel() -> None:
    (found,) = parse.record(trade(), "shop").shipments or ()
    assert (found.waybill, found.carrier, found.carrier_name) == (WAYBILL, "yuantong", "圆通快递")
    assert found.uploaded_at == datetime(2026, 1, 6, 10, tzinfo=UTC)
    assert (found.handle, found.line_numbers) == ("1", (ORDER,))
    assert found.destination == Region("浙江省", "杭州市", "滨江区")


@pytest.mark.parametrize(
    ("company", "name", "carrier"),
    [
        ("yuantong", "圆通快递", "yuantong"),
        ("YUNDA", "", "yunda"),
        ("zt", "中通快递", "zhongtong"),
        ("newexpress", "", "newexpress"),
    ],
)
def test_carriers(company: str, name: str, carrier: str) -> None:
    told = trade(logistics_info=[parcel(company=company, company_name=name)])
    (found,) = parse.record(told, "shop").shipments or ()
    assert found.carrier == carrier


@pytest.mark.parametrize(
    ("over", "count"),
    [
        pytest.param({"logistics_info": []}, 0, id="none"),
        pytest.param({"logistics_info": None}, None, id="sent and not told"),
        pytest.param({"logistics_info": None, "ship_time": 0}, 0, id="not sent"),
        pytest.param({"logistics_info": [parcel(), parcel()]}, 1, id="told twice"),
    ],
)
def test_parcels_that_are_told_and_not(over: dict[str, Any], count: int | None) -> None:
    found = parse.record(trade(**over), "shop").shipments
    assert (None if found is None else len(found)) == count


@pytest.mark.parametrize("name", ["route_node_list", "route__node_list"])
def test_a_trace_by_either_spelling(name: str) -> None:
    found = parcel_scans(trace(("1767694811", "测试网点已揽收"), name=name), WAYBILL)
    (scan,) = found.scans
    assert scan.happened_at == datetime(2026, 1, 6, 10, 20, 11, tzinfo=UTC)
    assert (scan.text, scan.provider_status) == ("测试网点已揽收", "已揽收")


def test_scans_stand_oldest_first_and_masked() -> None:
    told = trace(("1767700000", "派件员 张三 13800000000"), ("1767694811", "已揽收"))
    assert [scan.text for scan in parcel_scans(told, WAYBILL).scans] == [
        "已揽收",
        "派件员 张某 ***********",
    ]


@pytest.mark.parametrize(
    "told",
    [{}, {"track_info": {"track_no": "YT9"}, "route_node_list": []}],
    ids=["no list", "another parcel"],
)
def test_traces_that_cannot_be_read(told: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        parcel_scans(told, WAYBILL)


def test_an_after_sale() -> None:
    found = parse_refunds.refund(after_sale(), "shop")
    assert (found.number, found.order_number) == ("7000000000000000001", ORDER)
    assert (found.status, found.platform_status) == (RefundStatus.AWAITING_SELLER, "6")
    assert (found.amount, found.line_number) == (12850, ORDER)
    assert found.reply_by == datetime(2026, 1, 8, 11, 46, 40, tzinfo=UTC)
    assert found.reason == "不想要了，联系人张某***********"


@pytest.mark.parametrize(
    ("word", "status"),
    [
        (7, RefundStatus.AWAITING_RETURN),
        (11, RefundStatus.AWAITING_SELLER),
        (12, RefundStatus.REFUNDED),
        (27, RefundStatus.REFUSED),
        (28, RefundStatus.CLOSED),
        (777, RefundStatus.UNKNOWN),
    ],
)
def test_states_of_after_sales(word: int, status: RefundStatus) -> None:
    found = parse_refunds.refund(after_sale(aftersale_status=word), "shop")
    assert (found.status, found.platform_status) == (status, str(word))


@pytest.mark.parametrize(
    ("data", "rows"),
    [
        ({"total": 0}, 0),
        ({"total": 0, "shop_order_list": None}, 0),
        ({"total": "1", "shop_order_list": [{}]}, 1),
        ({"total": 2, "shop_order_list": [trade(), 7]}, 2),
    ],
    ids=["left out", "null", "total as text", "a row that is none"],
)
def test_lists(data: dict[str, Any], rows: int) -> None:
    assert len(parse.list_page(data).rows) == rows


@pytest.mark.parametrize(
    "data", [{}, {"total": 3}, {"total": -1}, {"total": 1, "shop_order_list": "x"}], ids=str
)
def test_lists_that_cannot_be_read(data: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        parse.list_page(data)


def test_a_detail_of_another_order_is_none() -> None:
    with pytest.raises(Unreadable, match="order_id"):
        parse.record(trade(), "shop", asked="1")


TRADE, AFTER_SALE = trade(), after_sale()
TRACE = trace(("1767694811", "已揽收"))


@given(st.sampled_from(list(places(TRADE))), NONSENSE)
def test_an_order_is_understood_or_said_to_be_unreadable(
    path: tuple[Any, ...], value: object
) -> None:
    told = changed(TRADE, path, value)
    try:
        found = parse.record(told, "shop")
    except Unreadable:
        return
    shown = repr(found)
    assert [canary for canary in CANARIES if canary in shown] == []
    assert isinstance(parse.row_key(told) + parse.row_mark(told), str)


@given(st.sampled_from(list(places(AFTER_SALE))), NONSENSE)
def test_an_after_sale_is_understood_or_said_to_be_unreadable(
    path: tuple[Any, ...], value: object
) -> None:
    told = changed(AFTER_SALE, path, value)
    try:
        parse_refunds.refund(told, "shop")
    except Unreadable:
        return
    assert isinstance(parse_refunds.row_key(told) + parse_refunds.row_mark(told), str)


@given(st.sampled_from(list(places(TRACE))), NONSENSE)
def test_a_trace_is_understood_or_said_to_be_unreadable(
    path: tuple[Any, ...], value: object
) -> None:
    told = changed(TRACE, path, value)
    try:
        parcel_scans(told, WAYBILL)
    except Unreadable:
        return


def test_ten_times_as_many_fields_change_nothing() -> None:
    more = {f"field{number}": {"nested": [number]} for number in range(400)}
    told = json.loads(json.dumps({**more, **copy.deepcopy(TRADE)}))
    assert parse.record(told, "shop") == parse.record(TRADE, "shop")

"""1688's orders in ours, from saved answers; no plain name, number or street comes through."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from tests.connectors.alibaba1688.payloads import (
    CANARIES,
    LINE,
    ORDER,
    item,
    logistics,
    order_list,
    promise,
    trade,
)
from workbench.connectors.alibaba1688 import parse
from workbench.connectors.payload import Unreadable
from workbench.domain.masking import Pseudonymiser
from workbench.domain.orders import Order, OrderLine, OrderStatus
from workbench.domain.regions import Region

if TYPE_CHECKING:
    from workbench.domain.pages import OrderRecord

PSEUDONYMISER = Pseudonymiser(b"an invented key!")
PAID = datetime(2026, 1, 5, 1, 32, tzinfo=UTC)


def read(payload: dict[str, Any]) -> OrderRecord:
    return parse.full_record(payload, "shop", PSEUDONYMISER, asked=ORDER)


def order(**base: Any) -> Order:
    return read(trade(**base)).order


def with_items(*items: dict[str, Any], **base: Any) -> Order:
    return read({**trade(**base), "productItems": list(items)}).order


def test_order_in_our_words() -> None:
    found = order()
    assert (found.shop_id, found.number) == ("shop", "1000000000000000001")
    assert found.created_at == datetime(2026, 1, 5, 1, 30, tzinfo=UTC)
    assert found.paid_at == PAID
    assert found.modified_at == datetime(2026, 1, 6, 10, 0, 1, tzinfo=UTC)
    assert found.amount == 12850
    assert found.lines == (OrderLine(LINE, "测试商品", "10", 12050, "颜色: 白; 尺码: L"),)


@pytest.mark.parametrize(
    ("word", "status"),
    [
        ("waitbuyerpay", OrderStatus.AWAITING_PAYMENT),
        ("waitsellersend", OrderStatus.AWAITING_SHIPMENT),
        ("waitlogisticstakein", OrderStatus.SHIPPED),
        ("waitbuyerreceive", OrderStatus.SHIPPED),
        ("waitbuyersign", OrderStatus.SHIPPED),
        ("signinsuccess", OrderStatus.SHIPPED),
        ("confirm_goods", OrderStatus.COMPLETED),
        ("success", OrderStatus.COMPLETED),
        ("cancel", OrderStatus.CANCELLED),
        ("terminated", OrderStatus.CANCELLED),
        ("waitqualitycheck", OrderStatus.UNKNOWN),
        ("", OrderStatus.UNKNOWN),
    ],
)
def test_status(word: str, status: OrderStatus) -> None:
    found = order(status=word)
    assert (found.status, found.platform_status) == (status, word)


def test_the_number_as_text_is_preferred_and_a_bare_number_is_exact() -> None:
    assert order(id=1).number == ORDER
    assert order(idOfStr=None).number == ORDER


def test_what_is_not_told_is_unknown() -> None:
    bare = read({"baseInfo": {"id": int(ORDER)}})
    assert bare.order == Order("shop", ORDER, OrderStatus.UNKNOWN)
    assert bare.shipments == ()


@pytest.mark.parametrize(
    "broken",
    [
        pytest.param(trade(payTime="yesterday"), id="time"),
        pytest.param(trade(totalAmount="much"), id="amount"),
        pytest.param({**trade(), "baseInfo": {}}, id="no number"),
        pytest.param({**trade(), "productItems": "none"}, id="lines"),
        pytest.param(trade(number="1000000000000000009"), id="another order"),
    ],
)
def test_what_cannot_be_understood_is_said(broken: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        read(broken)


WAITING = item(logisticsStatus=1, guaranteesTerms=[promise("psbj"), promise("ssbxsfh")])
SENT = item(logisticsStatus=2, guaranteesTerms=[promise("essxsfh")])


@pytest.mark.parametrize(
    ("items", "deadline"),
    [
        pytest.param([WAITING], datetime(2026, 1, 7, 1, 32, tzinfo=UTC), id="promise of the line"),
        pytest.param([WAITING, SENT], datetime(2026, 1, 7, 1, 32, tzinfo=UTC), id="sent has none"),
        pytest.param(
            [WAITING, item(logisticsStatus=5, guaranteesTerms=[promise("essxsfh")])],
            datetime(2026, 1, 6, 1, 32, tzinfo=UTC),
            id="the shortest counts",
        ),
        pytest.param([SENT], None, id="all sent"),
        pytest.param([item(logisticsStatus=1)], None, id="no promise"),
        pytest.param([{**WAITING, "refundStatus": "REFUND_SUCCESS"}], None, id="refunded"),
        pytest.param([{**WAITING, "status": "cancel"}], None, id="closed"),
    ],
)
def test_ship_by(items: list[dict[str, Any]], deadline: datetime | None) -> None:
    assert with_items(*items).ship_by == deadline


def test_unpaid_has_no_ship_by() -> None:
    assert with_items(WAITING, payTime=None).ship_by is None


def test_the_orders_own_promise_counts_where_lines_have_none() -> None:
    payload = {**trade(), "productItems": [item(logisticsStatus=1)]}
    found = read({**payload, "guaranteesTerms": promise("qsexsfh")}).order
    assert found.ship_by == datetime(2026, 1, 8, 1, 32, tzinfo=UTC)


def test_receiver_is_masked() -> None:
    receiver = order().receiver
    assert receiver is not None
    assert receiver.region == Region("浙江省", "杭州市", "滨江区")
    assert (receiver.name_mask, receiver.phone_mask) == ("测****", "138******00")
    assert receiver.name_key == PSEUDONYMISER.name_key("测试收货人")
    assert receiver.address_key == PSEUDONYMISER.address_key("浙江省杭州市滨江区长河街道测试路1号")


def test_nothing_personal_is_left_in_the_record() -> None:
    written = repr(read(trade()))
    assert [canary for canary in (*CANARIES, "测试买家01") if canary in written] == []


def test_a_masked_name_and_address_cannot_be_compared() -> None:
    masked = logistics(contactPerson="测**", mobile="138****0000", address="***")
    receiver = read({**trade(), "nativeLogistics": masked}).order.receiver
    assert receiver is not None
    assert (receiver.name_key, receiver.address_key) == (None, None)
    assert (receiver.name_mask, receiver.phone_mask) == ("测**", "138******00")


def test_receiver_without_logistics_has_masks_and_no_address() -> None:
    info = {
        "toFullName": "测试收货人",
        "toMobile": "13800000000",
        "toArea": "浙江省 杭州市 测试路1号",
    }
    payload = {**trade(receiverInfo=info), "nativeLogistics": None}
    receiver = read(payload).order.receiver
    assert receiver is not None
    assert (receiver.region, receiver.address_key) == (None, None)
    assert receiver.name_key == PSEUDONYMISER.name_key("测试收货人")


def test_a_list_row_speaks_of_no_shipments() -> None:
    found = parse.bare_record(trade(), "shop")
    assert found.shipments is None
    assert found.order.receiver is None


def test_list_page() -> None:
    page = parse.list_page(order_list(trade(), total=41))
    assert (len(page.rows), page.total) == (1, 41)


def test_an_empty_list_may_be_left_out() -> None:
    assert parse.list_page({"totalRecord": 0}).rows == ()


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param({"totalRecord": 3, "success": True}, id="no list"),
        pytest.param({"result": []}, id="no total"),
        pytest.param({"result": [], "totalRecord": -1}, id="negative total"),
        pytest.param({"result": ["x"], "totalRecord": 1}, id="rows are no objects"),
    ],
)
def test_half_a_list_is_not_an_empty_one(payload: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        parse.list_page(payload)

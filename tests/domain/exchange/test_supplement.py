"""A file adds and corrects; it never empties a field and never takes an order back."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from workbench.domain.exchange.supplement import steps_back, supplemented, supplemented_shipment
from workbench.domain.orders import Order, OrderLine, OrderStatus, Receiver
from workbench.domain.parcels.shipments import Shipment, ShipmentState
from workbench.domain.regions import Region

NOON = datetime(2024, 1, 24, 4, 0, tzinfo=UTC)
LINES = (OrderLine("1", "红色马克杯", "2", 3980, "红"), OrderLine("2", "杯垫", "1"))
KNOWN = Order(
    "s1",
    "A1",
    OrderStatus.SHIPPED,
    "waitbuyerreceive",
    created_at=NOON,
    paid_at=NOON,
    ship_by=NOON,
    modified_at=NOON,
    amount=3980,
    receiver=Receiver(Region("广东省", "广州市", "天河区"), "测*", "138******01", "k1", "k2"),
    lines=LINES,
)
BARE = Order("s1", "A1", OrderStatus.SHIPPED, "待收货")


@pytest.mark.parametrize(
    ("told", "known", "back"),
    [
        (OrderStatus.AWAITING_SHIPMENT, OrderStatus.SHIPPED, True),
        (OrderStatus.SHIPPED, OrderStatus.SHIPPED, False),
        (OrderStatus.COMPLETED, OrderStatus.SHIPPED, False),
        (OrderStatus.CANCELLED, OrderStatus.COMPLETED, False),
        (OrderStatus.UNKNOWN, OrderStatus.AWAITING_PAYMENT, True),
        (OrderStatus.AWAITING_PAYMENT, OrderStatus.UNKNOWN, False),
    ],
)
def test_steps(told: OrderStatus, known: OrderStatus, *, back: bool) -> None:
    assert steps_back(told, known) is back


def test_what_is_not_told_stays_known() -> None:
    assert supplemented(BARE, KNOWN) == KNOWN


def test_a_screens_word_counts_where_the_status_is_another() -> None:
    told = replace(BARE, status=OrderStatus.COMPLETED, platform_status="交易成功")
    assert supplemented(told, KNOWN) == replace(
        KNOWN, status=OrderStatus.COMPLETED, platform_status="交易成功"
    )


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(Receiver(None, "*", "*"), KNOWN.receiver, id="masked since"),
        pytest.param(
            Receiver(Region("广东省", "广州市"), "测*", "138******01", "k1", "k2"),
            KNOWN.receiver,
            id="the same told less finely",
        ),
        pytest.param(
            Receiver(Region("四川省"), "李*", "139******02", "k8", "k9"),
            Receiver(Region("四川省"), "李*", "139******02", "k8", "k9"),
            id="another person",
        ),
    ],
)
def test_receivers(told: Receiver, expected: Receiver) -> None:
    assert supplemented(replace(BARE, receiver=told), KNOWN).receiver == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param((OrderLine("", "红色马克杯；杯垫", "3"),), LINES, id="a summary"),
        pytest.param(
            (OrderLine("2", "杯垫", "1", 500), OrderLine("3", "茶匙", "1")),
            (LINES[0], OrderLine("2", "杯垫", "1", 500), OrderLine("3", "茶匙", "1")),
            id="some of them",
        ),
    ],
)
def test_lines(told: tuple[OrderLine, ...], expected: tuple[OrderLine, ...]) -> None:
    assert supplemented(replace(BARE, lines=told), KNOWN).lines == expected


def test_lines_take_the_place_of_a_summary() -> None:
    summary = replace(KNOWN, lines=(OrderLine("", "红色马克杯；杯垫", "3"),))
    assert supplemented(replace(BARE, lines=LINES), summary).lines == LINES


def test_a_shipment_keeps_what_the_platform_told_of_it() -> None:
    known = Shipment(
        "s1", "A1", "YT1", "yuantong", "圆通速递(YTO)", NOON, Region("浙江省"), Region("广东省"),
        "LP001", line_numbers=("1",), provider_state="3",
    )  # fmt: skip
    told = Shipment("s1", "A1", "YT1", "", "", state=ShipmentState.ACTIVE)
    assert supplemented_shipment(told, known) == replace(known, provider_state="")

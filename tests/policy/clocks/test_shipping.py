"""What counts as shipped, and late becoming out of stock, to the second on all platforms."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policy.clocks.asking import order, outcome, picked_up, unread
from workbench.domain.files import OrderFile
from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.shipments import ShippingMethod
from workbench.domain.rules.decisions import Level

if TYPE_CHECKING:
    from tests.policy.clocks.asking import Live
    from workbench.domain.parcels.tracking import TrackingEvent

TMALL, TMALL_STOCK = "tmall.outside.ship_time", "tmall.outside.out_of_stock_after_late"
DOUYIN_STOCK = "douyin.outside.out_of_stock_after_late"
TAOBAO, TAOBAO_STOCK = "taobao.outside.ship_time", "taobao.outside.out_of_stock_after_late"
TAOBAO_SCORE = "taobao.outside.pickup_48h"
ALIBABA_STOCK = "1688.outside.out_of_stock_after_late"
PAID = "2026-09-01 10:00:00"


@pytest.mark.parametrize(
    ("state", "now", "expected"),
    [
        pytest.param(
            (OrderStatus.SHIPPED, ()),
            "2026-09-03 10:00:00",
            "pending 09-03 10:00:00",
            id="clicked, not picked up: the clock runs on",
        ),
        pytest.param(
            (OrderStatus.SHIPPED, ()),
            "2026-09-03 10:00:01",
            "violation 09-03 10:00:00",
            id="clicked, never picked up: late",
        ),
        pytest.param(
            (OrderStatus.SHIPPED, (picked_up("2026-09-03 10:00:00"),)),
            "2026-09-09 00:00:00",
            "",
            id="picked up in the last second",
        ),
        pytest.param(
            (OrderStatus.SHIPPED, (picked_up("2026-09-03 10:00:01"),)),
            "2026-09-09 00:00:00",
            "violation 09-03 10:00:00",
            id="picked up 1 s late",
        ),
        pytest.param(
            (OrderStatus.AWAITING_SHIPMENT, (picked_up("2026-09-02 10:00:00"),)),
            "2026-09-03 10:00:01",
            "violation 09-03 10:00:00",
            id="one parcel of several: the rest still waits",
        ),
        pytest.param(
            (OrderStatus.SHIPPED, (unread("2026-09-03 09:00:00"),)),
            "2026-09-04 00:00:00",
            "unknown 09-03 10:00:00",
            id="words that may be the pickup",
        ),
        pytest.param((OrderStatus.CANCELLED, ()), "2026-09-09 00:00:00", "", id="cancelled"),
        pytest.param((OrderStatus.AWAITING_PAYMENT, ()), "2026-09-09 00:00:00", "", id="unpaid"),
    ],
)
@pytest.mark.parametrize("platform", ["tmall", "douyin"])
def test_shipped_is_the_pickup_scan(
    request: pytest.FixtureRequest,
    platform: str,
    state: tuple[OrderStatus, tuple[TrackingEvent, ...]],
    now: str,
    expected: str,
) -> None:
    status, events = state
    live: Live = request.getfixturevalue(platform)
    paid = order(status, paid_at=PAID, ship_by="2026-09-03 10:00:00")
    file = live.parcel(*events, order=paid, uploaded="2026-09-03 08:00:00")
    assert live.says(file, now, f"{platform}.outside.ship_time") == expected


def test_a_late_pickup_presses_no_more(tmall: Live) -> None:
    paid = order(paid_at=PAID)
    file = tmall.parcel(picked_up("2026-09-03 10:00:01"), order=paid)
    assert tmall.judge(file, "2026-09-04 00:00:00")[TMALL].level is Level.WARNING


def test_shipping_without_a_carrier_is_the_click(tmall: Live) -> None:
    paid = order(paid_at=PAID)
    file = tmall.parcel(
        order=paid, uploaded="2026-09-03 10:00:00", method=ShippingMethod.NO_LOGISTICS
    )
    assert tmall.judge(file, "2026-09-09 00:00:00") == {}


def test_a_hand_over_without_carrier_or_time_is_not_certain(tmall: Live) -> None:
    paid = order(paid_at=PAID)
    file = tmall.parcel(order=paid, method=ShippingMethod.NO_LOGISTICS)
    assert tmall.says(file, "2026-09-09 00:00:00", TMALL) == "unknown 09-03 10:00:00"


def test_a_shipped_order_without_any_number_cannot_be_judged(tmall: Live) -> None:
    file = OrderFile(tmall.platform, order(paid_at=PAID))
    assert tmall.judge(file, "2026-09-09 00:00:00") == {}


@pytest.mark.parametrize(
    ("platform", "rule", "limit", "hours_later"),
    [
        pytest.param("tmall", TMALL_STOCK, "2026-09-06 10:00:00", "72", id="Tmall: 72 h"),
        pytest.param("taobao", TAOBAO_STOCK, "2026-09-06 10:00:00", "72", id="Taobao: 72 h"),
        pytest.param("douyin", DOUYIN_STOCK, "2026-09-05 10:00:00", "48", id="Douyin: 48 h"),
        pytest.param("alibaba", ALIBABA_STOCK, "2026-09-06 10:00:00", "72", id="1688: 72 h"),
    ],
)
def test_late_becomes_out_of_stock(
    request: pytest.FixtureRequest, platform: str, rule: str, limit: str, hours_later: str
) -> None:
    # Late since 2026-09-03 10:00:00, the promise.
    live: Live = request.getfixturevalue(platform)
    file = live.waiting(paid_at=PAID, ship_by="2026-09-03 10:00:00")
    assert live.says(file, "2026-09-03 10:00:00", rule) == "", hours_later
    assert live.says(file, "2026-09-03 10:00:01", rule) == f"pending {limit[5:]}"
    assert live.says(file, limit, rule) == f"pending {limit[5:]}"
    passed = live.judge(file, f"{limit[:-1]}1")[rule]
    assert outcome(passed) == f"severe_violation {limit[5:]}"
    assert passed.level is Level.CRITICAL


@pytest.mark.parametrize(
    ("pickup", "expected"),
    [
        pytest.param("2026-09-06 10:00:00", "", id="72 h after becoming late: late only"),
        pytest.param("2026-09-06 10:00:01", "severe_violation 09-06 10:00:00", id="1 s later"),
    ],
)
def test_a_late_pickup_ends_the_way_to_out_of_stock(
    tmall: Live, pickup: str, expected: str
) -> None:
    file = tmall.parcel(picked_up(pickup), order=order(paid_at=PAID))
    told = tmall.judge(file, "2026-09-09 00:00:00")
    assert outcome(told[TMALL]) == "violation 09-03 10:00:00"
    assert outcome(told.get(TMALL_STOCK)) == expected


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        pytest.param(OrderStatus.AWAITING_SHIPMENT, "violation 09-03 10:00:00", id="waits still"),
        pytest.param(OrderStatus.SHIPPED, "", id="the click ships, as far as Taobao's text goes"),
    ],
)
def test_taobao_ships_by_the_click(taobao: Live, status: OrderStatus, expected: str) -> None:
    file = taobao.parcel(order=order(status, paid_at=PAID))
    assert taobao.says(file, "2026-09-03 10:00:01", TAOBAO) == expected


@pytest.mark.parametrize(
    ("paid", "now", "expected"),
    [
        pytest.param(PAID, "2026-09-03 10:00:00", "pending 09-03 10:00:00", id="equal is in time"),
        pytest.param(PAID, "2026-09-03 10:00:01", "violation 09-03 10:00:00", id="48 h and 1 s"),
        pytest.param(
            "2026-03-13 23:59:58", "2026-04-01 00:00:00", "", id="failed before 2026-03-16"
        ),
        pytest.param(
            "2026-03-13 23:59:59",
            "2026-04-01 00:00:00",
            "violation 03-15 23:59:59",
            id="failed on 03-16, when the rate began to count",
        ),
    ],
)
def test_taobaos_score_counts_the_pickup(taobao: Live, paid: str, now: str, expected: str) -> None:
    file = taobao.parcel(order=order(paid_at=paid), uploaded="2026-09-01 12:00:00")
    assert taobao.says(file, now, TAOBAO_SCORE) == expected


def test_taobao_says_that_its_rule_is_the_last_one_known(taobao: Live) -> None:
    told = taobao.judge(taobao.waiting(paid_at=PAID), "2026-09-02 00:00:00")[TAOBAO]
    assert "last_known" in told.answer.unknowns

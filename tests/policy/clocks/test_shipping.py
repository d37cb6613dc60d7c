"""Ship by and out of stock on all platforms, at each limit and one second beside it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.policy.clocks.asking import at, order, outcome, picked_up, unread, warned_by
from workbench.domain.decisions import Level
from workbench.domain.files import OrderFile
from workbench.domain.orders import OrderStatus
from workbench.domain.regions import Region
from workbench.domain.shipments import ShippingMethod

if TYPE_CHECKING:
    from tests.policy.clocks.asking import Live
    from workbench.domain.tracking import TrackingEvent

TMALL, TMALL_STOCK = "tmall.outside.ship_time", "tmall.outside.out_of_stock_after_late"
DOUYIN, DOUYIN_STOCK = "douyin.outside.ship_time", "douyin.outside.out_of_stock_after_late"
TAOBAO, TAOBAO_STOCK = "taobao.outside.ship_time", "taobao.outside.out_of_stock_after_late"
TAOBAO_SCORE = "taobao.outside.pickup_48h"
ALIBABA, ALIBABA_STOCK = (
    "1688.ship.deadline_and_special_goods",
    "1688.outside.out_of_stock_after_late",
)
DEFAULT = "1688.outside.default_ship_time"
PAID = "2026-09-01 10:00:00"


@pytest.mark.parametrize(
    ("facts", "now", "expected"),
    [
        pytest.param(
            {"paid_at": PAID}, "2026-09-03 10:00:00", "pending 09-03 10:00:00", id="payment + 48 h"
        ),
        pytest.param(
            {"paid_at": PAID}, "2026-09-03 10:00:01", "violation 09-03 10:00:00", id="48 h and 1 s"
        ),
        pytest.param(
            {"paid_at": PAID, "ship_by": "2026-09-05 23:59:59"},
            "2026-09-04 00:00:00",
            "pending 09-05 23:59:59",
            id="the platform's own time comes first",
        ),
        pytest.param(
            {"paid_at": PAID, "title": "测试商品 次日发"},
            "2026-09-02 10:00:01",
            "violation 09-02 10:00:00",
            id="next day in the title: 24 h",
        ),
        pytest.param(
            {"paid_at": PAID, "title": "测试商品"},
            "2026-09-02 10:00:01",
            "pending 09-03 10:00:00",
            id="a title without a promise",
        ),
        pytest.param(
            {"paid_at": "2026-04-08 23:59:59"}, "2026-04-20 00:00:00", "", id="before the version"
        ),
        pytest.param(
            {"paid_at": "2026-04-09 00:00:00"},
            "2026-04-20 00:00:00",
            "violation 04-11 00:00:00",
            id="its first second",
        ),
        pytest.param({}, "2026-09-20 00:00:00", "", id="neither payment nor promise"),
        pytest.param(
            {"paid_at": "2026-02-09 23:59:59"}, "2026-02-20 00:00:00", "", id="before the festival"
        ),
        pytest.param(
            {"paid_at": "2026-02-10 00:00:00"},
            "2026-02-20 00:00:00",
            "pending 02-26 23:59:59",
            id="the festival's first second",
        ),
        pytest.param(
            {"paid_at": "2026-02-23 23:59:59"},
            "2026-02-27 00:00:00",
            "violation 02-26 23:59:59",
            id="its last second, and one after its limit",
        ),
        pytest.param(
            {"paid_at": "2026-02-12 10:00:00", "ship_by": "2026-02-28 12:00:00"},
            "2026-02-27 00:00:00",
            "pending 02-28 12:00:00",
            id="the later of the two: the promise",
        ),
        pytest.param(
            {"paid_at": "2026-02-12 10:00:00", "ship_by": "2026-02-14 10:00:00"},
            "2026-02-20 00:00:00",
            "pending 02-26 23:59:59",
            id="the later of the two: the festival's day",
        ),
    ],
)
def test_tmall_ships_by(tmall: Live, facts: dict[str, str], now: str, expected: str) -> None:
    assert outcome(tmall.judge(tmall.waiting(**facts), now).get(TMALL)) == expected


@pytest.mark.parametrize(
    ("status", "events", "now", "expected"),
    [
        pytest.param(
            OrderStatus.SHIPPED,
            (),
            "2026-09-03 10:00:00",
            "pending 09-03 10:00:00",
            id="clicked, not picked up: the clock runs on",
        ),
        pytest.param(
            OrderStatus.SHIPPED,
            (),
            "2026-09-03 10:00:01",
            "violation 09-03 10:00:00",
            id="clicked, never picked up: late",
        ),
        pytest.param(
            OrderStatus.SHIPPED,
            (picked_up("2026-09-03 10:00:00"),),
            "2026-09-09 00:00:00",
            "",
            id="picked up in the last second",
        ),
        pytest.param(
            OrderStatus.SHIPPED,
            (picked_up("2026-09-03 10:00:01"),),
            "2026-09-09 00:00:00",
            "violation 09-03 10:00:00",
            id="picked up 1 s late",
        ),
        pytest.param(
            OrderStatus.AWAITING_SHIPMENT,
            (picked_up("2026-09-02 10:00:00"),),
            "2026-09-03 10:00:01",
            "violation 09-03 10:00:00",
            id="one parcel of several: the rest still waits",
        ),
        pytest.param(
            OrderStatus.SHIPPED,
            (unread("2026-09-03 09:00:00"),),
            "2026-09-04 00:00:00",
            "unknown 09-03 10:00:00",
            id="words that may be the pickup",
        ),
        pytest.param(OrderStatus.CANCELLED, (), "2026-09-09 00:00:00", "", id="cancelled"),
        pytest.param(OrderStatus.AWAITING_PAYMENT, (), "2026-09-09 00:00:00", "", id="unpaid"),
    ],
)
@pytest.mark.parametrize("platform", ["tmall", "douyin"])
def test_shipped_is_the_pickup_scan(
    request: pytest.FixtureRequest,
    platform: str,
    status: OrderStatus,
    events: tuple[TrackingEvent, ...],
    now: str,
    expected: str,
) -> None:
    live: Live = request.getfixturevalue(platform)
    paid = order(status, paid_at=PAID, ship_by="2026-09-03 10:00:00")
    file = live.parcel(*events, order=paid, uploaded="2026-09-03 08:00:00")
    assert outcome(live.judge(file, now).get(f"{platform}.outside.ship_time")) == expected


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
    assert outcome(tmall.judge(file, "2026-09-09 00:00:00")[TMALL]) == "unknown 09-03 10:00:00"


def test_a_shipped_order_without_any_number_cannot_be_judged(tmall: Live) -> None:
    file = OrderFile(tmall.platform, order(paid_at=PAID))
    assert tmall.judge(file, "2026-09-09 00:00:00") == {}


@pytest.mark.parametrize(
    ("facts", "now", "expected"),
    [
        pytest.param(
            {"ship_by": "2026-09-03 23:59:59"},
            "2026-09-03 23:59:59",
            "pending 09-03 23:59:59",
            id="the promise's last second",
        ),
        pytest.param(
            {"ship_by": "2026-09-03 23:59:59"},
            "2026-09-04 00:00:00",
            "violation 09-03 23:59:59",
            id="one second later",
        ),
        pytest.param(
            {"paid_at": PAID},
            "2026-09-03 10:00:00",
            "pending 09-03 10:00:00",
            id="no promise told: 48 h are assumed",
        ),
        pytest.param(
            {"paid_at": PAID}, "2026-09-03 10:00:01", "unknown 09-03 10:00:00", id="and not certain"
        ),
        pytest.param(
            {"paid_at": "2026-09-01 15:59:59", "title": "当日发 测试"},
            "2026-09-01 20:00:00",
            "pending 09-01 23:59:59",
            id="same day, paid before 16:00",
        ),
        pytest.param(
            {"paid_at": "2026-09-01 16:00:01", "title": "当日发 测试"},
            "2026-09-01 20:00:00",
            "pending 09-02 23:59:59",
            id="same day, paid after 16:00: the next",
        ),
        pytest.param(
            {"paid_at": "2026-09-01 23:59:59", "title": "次日发 测试"},
            "2026-09-02 20:00:00",
            "pending 09-02 23:59:59",
            id="next day, paid in the day's last second",
        ),
        pytest.param(
            {"paid_at": "2026-09-01 17:00:00", "title": "当日发 次日发"},
            "2026-09-02 20:00:00",
            "pending 09-02 23:59:59",
            id="the shortest promise holds",
        ),
        pytest.param(
            {"ship_by": "2026-07-07 23:59:58"}, "2026-07-20 00:00:00", "", id="failed before 07-08"
        ),
        pytest.param(
            {"ship_by": "2026-07-07 23:59:59"},
            "2026-07-20 00:00:00",
            "violation 07-07 23:59:59",
            id="failed in the version's first second",
        ),
    ],
)
def test_douyin_ships_by(douyin: Live, facts: dict[str, str], now: str, expected: str) -> None:
    assert outcome(douyin.judge(douyin.waiting(**facts), now).get(DOUYIN)) == expected


def test_paid_at_16_sharp_is_in_neither_half_and_warned_of_as_the_earlier(douyin: Live) -> None:
    file = douyin.waiting(paid_at="2026-09-01 16:00:00", title="当日发 测试")
    told = douyin.judge(file, "2026-09-01 20:00:00")[DOUYIN]
    assert (outcome(told), warned_by(told)) == ("pending 09-02 23:59:59", "09-01 23:59:59")


def test_an_assumed_promise_stays_information(douyin: Live) -> None:
    told = douyin.judge(douyin.waiting(paid_at=PAID), "2026-09-03 09:59:00")[DOUYIN]
    assert told.level is Level.INFORMATION
    assert "promise" in told.answer.unknowns


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
    assert outcome(live.judge(file, "2026-09-03 10:00:00").get(rule)) == "", hours_later
    assert outcome(live.judge(file, "2026-09-03 10:00:01")[rule]) == f"pending {limit[5:]}"
    assert outcome(live.judge(file, limit)[rule]) == f"pending {limit[5:]}"
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
    assert outcome(taobao.judge(file, "2026-09-03 10:00:01").get(TAOBAO)) == expected


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
    assert outcome(taobao.judge(file, now).get(TAOBAO_SCORE)) == expected


def test_taobao_says_that_its_rule_is_the_last_one_known(taobao: Live) -> None:
    told = taobao.judge(taobao.waiting(paid_at=PAID), "2026-09-02 00:00:00")[TAOBAO]
    assert "last_known" in told.answer.unknowns


@pytest.mark.parametrize(
    ("facts", "now", "expected"),
    [
        # Paid on 09-01; fifteen days later is 09-16, which ends at 23:59:59.
        pytest.param(
            {"paid_at": PAID}, "2026-09-16 23:59:59", "pending 09-16 23:59:59", id="day 15 itself"
        ),
        pytest.param(
            {"paid_at": PAID}, "2026-09-17 00:00:00", "unknown 09-16 23:59:59", id="not certain"
        ),
        pytest.param(
            {"paid_at": PAID, "ship_by": "2026-09-03 10:00:00"},
            "2026-09-02 00:00:00",
            "",
            id="a promise leaves no room for the usual time",
        ),
    ],
)
def test_1688_without_a_promise(
    alibaba: Live, facts: dict[str, str], now: str, expected: str
) -> None:
    assert outcome(alibaba.judge(alibaba.waiting(**facts), now).get(DEFAULT)) == expected


def test_the_usual_time_of_1688_is_warned_of_by_the_hour(alibaba: Live) -> None:
    told = alibaba.judge(alibaba.waiting(paid_at=PAID), "2026-09-16 09:30:00")[DEFAULT]
    assert warned_by(told) == "09-16 10:00:00"
    assert told.level is Level.INFORMATION


@pytest.mark.parametrize(
    ("due", "region", "expected"),
    [
        pytest.param(
            "2026-08-16 00:00:00",
            ("浙江省", "湖州市", "长兴县"),
            "pending 08-18 23:59:59",
            id="due in the span's first second: until its latest time",
        ),
        pytest.param(
            "2026-08-17 23:59:59",
            ("浙江", "湖州", "长兴"),
            "pending 08-18 23:59:59",
            id="due in its last second",
        ),
        pytest.param(
            "2026-08-15 23:59:59",
            ("浙江省", "湖州市", "长兴县"),
            "violation 08-15 23:59:59",
            id="due 1 s before it",
        ),
        pytest.param(
            "2026-08-18 00:00:00",
            ("浙江省", "湖州市", "长兴县"),
            "violation 08-18 00:00:00",
            id="due 1 s after it",
        ),
        pytest.param(
            "2026-08-16 00:00:00",
            ("浙江省", "湖州市", "德清县"),
            "violation 08-16 00:00:00",
            id="another district",
        ),
        pytest.param(
            "2026-08-16 00:00:00",
            ("浙江省", "湖州市", ""),
            "violation 08-16 00:00:00",
            id="the district is not told: not taken to be in it",
        ),
    ],
)
def test_a_disaster_notice_moves_what_is_due_in_its_span(
    tmall: Live, due: str, region: tuple[str, str, str], expected: str
) -> None:
    file = tmall.waiting(region=Region(*region), paid_at="2026-08-14 10:00:00", ship_by=due)
    assert outcome(tmall.judge(file, "2026-08-18 12:00:00")[TMALL]) == expected


def test_after_the_notices_latest_time_all_is_as_usual(tmall: Live) -> None:
    there = Region("浙江省", "湖州市", "长兴县")
    file = tmall.waiting(region=there, paid_at="2026-08-14 10:00:00", ship_by="2026-08-16 10:00:00")
    told = tmall.judge(file, "2026-08-19 00:00:00")[TMALL]
    assert outcome(told) == "violation 08-18 23:59:59"
    assert told.answer.also == ("tmall.outside.notice_changxing_2026",)


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        pytest.param({"paid_at": PAID}, "pending 09-04 23:59:59", id="before what we compute"),
        pytest.param(
            {"paid_at": PAID, "ship_by": "2026-09-03 10:00:00"},
            "pending 09-04 23:59:59",
            id="and before what an export tells",
        ),
    ],
)
def test_the_platforms_own_list_comes_first(
    tmall: Live, facts: dict[str, str], expected: str
) -> None:
    file = replace(tmall.waiting(**facts), due_told=at("2026-09-04 23:59:59"))
    assert outcome(tmall.judge(file, "2026-09-04 00:00:00")[TMALL]) == expected

"""By when each platform wants an order shipped: promises, usual times, notices that move them."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.clocks.asking import at, outcome, warned_by
from workbench.domain.regions import Region
from workbench.domain.rules.decisions import Level

if TYPE_CHECKING:
    from tests.policy.clocks.asking import Live

TMALL, DOUYIN = "tmall.outside.ship_time", "douyin.outside.ship_time"
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
def test_tmall_ships_by(tmall: Live, facts: dict[str, Any], now: str, expected: str) -> None:
    assert tmall.says(tmall.waiting(**facts), now, TMALL) == expected


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
def test_douyin_ships_by(douyin: Live, facts: dict[str, Any], now: str, expected: str) -> None:
    assert douyin.says(douyin.waiting(**facts), now, DOUYIN) == expected


def test_paid_at_16_sharp_is_in_neither_half_and_warned_of_as_the_earlier(douyin: Live) -> None:
    file = douyin.waiting(paid_at="2026-09-01 16:00:00", title="当日发 测试")
    told = douyin.judge(file, "2026-09-01 20:00:00")[DOUYIN]
    assert (outcome(told), warned_by(told)) == ("pending 09-02 23:59:59", "09-01 23:59:59")


def test_an_assumed_promise_stays_information(douyin: Live) -> None:
    told = douyin.judge(douyin.waiting(paid_at=PAID), "2026-09-03 09:59:00")[DOUYIN]
    assert told.level is Level.INFORMATION
    assert "promise" in told.answer.unknowns


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
    alibaba: Live, facts: dict[str, Any], now: str, expected: str
) -> None:
    assert alibaba.says(alibaba.waiting(**facts), now, DEFAULT) == expected


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
    assert tmall.says(file, "2026-08-18 12:00:00", TMALL) == expected


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
    tmall: Live, facts: dict[str, Any], expected: str
) -> None:
    file = replace(tmall.waiting(**facts), due_told=at("2026-09-04 23:59:59"))
    assert tmall.says(file, "2026-09-04 00:00:00", TMALL) == expected

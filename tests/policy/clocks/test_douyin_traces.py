"""Douyin's trace clocks (O-DY-15, O-DY-16, O-DY-18), at each limit and one second beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policy.clocks.asking import (
    at_hub,
    from_hub,
    left_outlet,
    missed_after,
    out_for_delivery,
    outcome,
    picked_up,
    warned_by,
)

if TYPE_CHECKING:
    from tests.policy.clocks.asking import Live
    from workbench.domain.parcels.tracking import TrackingEvent

PICKUP_24, PICKUP_48 = "douyin.outside.pickup_timeout", "douyin.outside.trace_anomaly"
HUB_24, HUB_48 = "douyin.outside.hub_timeout", "douyin.outside.hub_anomaly"
GAP, UNSHIPPED = "douyin.outside.trace_timeout", "douyin.outside.unshipped_5d"
UPLOAD, PICKUP = "2026-09-01 09:00:00", "2026-09-01 10:00:00"


@pytest.mark.parametrize(
    ("rule", "events", "now", "expected"),
    [
        pytest.param(
            PICKUP_24, (), "2026-09-02 09:00:00", "pending 09-02 09:00:00", id="24 h after upload"
        ),
        pytest.param(
            PICKUP_24, (), "2026-09-02 09:00:01", "violation 09-02 09:00:00", id="24 h and 1 s"
        ),
        pytest.param(
            PICKUP_48, (), "2026-09-03 09:00:00", "pending 09-03 09:00:00", id="48 h: anomaly next"
        ),
        pytest.param(
            PICKUP_48, (), "2026-09-03 09:00:01", "violation 09-03 09:00:00", id="48 h and 1 s"
        ),
        pytest.param(
            PICKUP_24,
            (picked_up("2026-09-02 09:00:00"),),
            "2026-09-04 00:00:00",
            "clean",
            id="picked up at 24 h",
        ),
        pytest.param(
            PICKUP_24,
            (picked_up("2026-09-02 09:00:01"),),
            "2026-09-04 00:00:00",
            "violation 09-02 09:00:00",
            id="picked up 1 s late",
        ),
        pytest.param(
            PICKUP_48,
            (picked_up("2026-09-02 09:00:01"),),
            "2026-09-04 00:00:00",
            "clean",
            id="a late pickup is no anomaly yet",
        ),
        pytest.param(
            UNSHIPPED, (), "2026-09-06 23:59:59", "pending 09-06 23:59:59", id="day 5 after upload"
        ),
        pytest.param(
            UNSHIPPED, (), "2026-09-07 00:00:00", "violation 09-06 23:59:59", id="day 5 is over"
        ),
    ],
)
def test_pickup_after_the_upload(
    douyin: Live, rule: str, events: tuple[TrackingEvent, ...], now: str, expected: str
) -> None:
    file = douyin.parcel(*events, uploaded=UPLOAD)
    assert douyin.says(file, now, rule) == expected


def test_five_days_are_warned_of_by_the_hour(douyin: Live) -> None:
    told = douyin.judge(douyin.parcel(uploaded=UPLOAD), "2026-09-02 00:00:00")
    assert warned_by(told[UNSHIPPED]) == "09-06 09:00:00"


def test_the_very_last_second_has_two_readings(douyin: Live) -> None:
    told = douyin.judge(douyin.parcel(uploaded=UPLOAD), "2026-09-02 09:00:00")[PICKUP_24]
    assert [reading.verdict for reading in told.answer.readings] == ["pending", "violation"]
    assert warned_by(told) == "09-02 08:59:59"


@pytest.mark.parametrize(
    ("rule", "events", "now", "expected"),
    [
        pytest.param(
            HUB_24, (), "2026-09-02 10:00:00", "pending 09-02 10:00:00", id="24 h after pickup"
        ),
        pytest.param(HUB_24, (), "2026-09-02 10:00:01", "violation 09-02 10:00:00", id="24 h 1 s"),
        pytest.param(
            HUB_24,
            (left_outlet("2026-09-01 20:00:00"),),
            "2026-09-02 10:00:01",
            "violation 09-02 10:00:00",
            id="leaving the outlet is no hub entry (it is an update on Tmall)",
        ),
        pytest.param(
            HUB_24, (at_hub("2026-09-02 10:00:00"),), "2026-09-02 11:00:00", "clean", id="at 24 h"
        ),
        pytest.param(
            HUB_24,
            (at_hub("2026-09-02 10:00:01"),),
            "2026-09-02 11:00:00",
            "violation 09-02 10:00:00",
            id="entered 1 s late",
        ),
        pytest.param(
            HUB_24,
            (from_hub("2026-09-02 09:00:00"),),
            "2026-09-03 00:00:00",
            "clean",
            id="scanned on the way out only: it was there",
        ),
        pytest.param(
            HUB_24,
            (at_hub("2026-09-01 20:00:00"),),
            "2026-09-04 00:00:00",
            "clean",
            id="entry suffices, departure is 1688's question",
        ),
        pytest.param(HUB_48, (), "2026-09-03 10:00:00", "pending 09-03 10:00:00", id="48 h"),
        pytest.param(HUB_48, (), "2026-09-03 10:00:01", "violation 09-03 10:00:00", id="48 h 1 s"),
    ],
)
def test_hub_entry_after_pickup(
    douyin: Live, rule: str, events: tuple[TrackingEvent, ...], now: str, expected: str
) -> None:
    file = douyin.parcel(picked_up(PICKUP), *events)
    assert douyin.says(file, now, rule) == expected


def test_a_delivery_without_any_hub_is_read_both_ways(douyin: Live) -> None:
    file = douyin.parcel(picked_up(PICKUP), out_for_delivery("2026-09-02 09:00:00"))
    told = douyin.judge(file, "2026-09-02 10:00:01")[HUB_24]
    assert outcome(told) == "clean"
    assert [reading.verdict for reading in told.answer.readings] == ["clean", "violation"]


NEAR, OTHER, REMOTE = "2026-09-03 20:00:00", "2026-09-04 20:00:00", "2026-09-06 20:00:00"


@pytest.mark.parametrize(
    ("way", "limit"),
    [
        pytest.param("江苏-江苏", NEAR, id="same province: 48 h"),
        pytest.param("浙江-上海", NEAR, id="inside Jiangsu Zhejiang Shanghai Anhui: 48 h"),
        pytest.param("天津-河北", NEAR, id="inside Beijing Tianjin Hebei: 48 h"),
        pytest.param("江苏-河南", OTHER, id="another province: 72 h"),
        pytest.param("江苏-黑龙江", OTHER, id="Heilongjiang is on 1688's list only: 72 h"),
        pytest.param("江苏-云南", REMOTE, id="Yunnan is on Douyin's list: 120 h"),
        pytest.param("海南-江苏", REMOTE, id="so is Hainan: 120 h"),
        pytest.param("江苏-新疆", REMOTE, id="Xinjiang"),
        pytest.param("江苏-西藏", REMOTE, id="Tibet"),
        pytest.param("江苏-内蒙古", REMOTE, id="Inner Mongolia"),
        pytest.param("江苏-青海", REMOTE, id="Qinghai"),
        pytest.param("江苏-宁夏", REMOTE, id="Ningxia"),
        pytest.param("甘肃-甘肃", REMOTE, id="inside Gansu: remote before same province"),
    ],
)
def test_a_gap_counts_from_the_first_hub(douyin: Live, way: str, limit: str) -> None:
    file = douyin.parcel(picked_up(PICKUP), at_hub("2026-09-01 20:00:00"), way=way)
    assert douyin.around(file, limit, GAP) == missed_after(limit)


def test_before_the_first_hub_no_gap_counts(douyin: Live) -> None:
    stalled = douyin.parcel(picked_up(PICKUP), left_outlet("2026-09-01 12:00:00"))
    assert douyin.says(stalled, "2026-09-20 00:00:00", GAP) == "not_started"
    moved = douyin.parcel(picked_up(PICKUP), at_hub("2026-09-10 10:00:00"))
    assert douyin.says(moved, "2026-09-10 11:00:00", GAP) == "pending 09-13 10:00:00"


@pytest.mark.parametrize(
    ("rule", "uploaded", "is_asked"),
    [
        pytest.param(
            PICKUP_48, "2026-06-22 23:59:58", False, id="48 h failed 1 s before the rule's day"
        ),
        pytest.param(
            PICKUP_48, "2026-06-22 23:59:59", True, id="failed in the first second of 2026-06-25"
        ),
        pytest.param(
            PICKUP_24, "2025-05-11 23:59:58", False, id="24 h failed 1 s before 2025-05-13"
        ),
        pytest.param(PICKUP_24, "2025-05-11 23:59:59", True, id="failed in its first second"),
        pytest.param(UNSHIPPED, "2025-09-23 12:00:00", False, id="day 5 is 09-28: too early"),
        pytest.param(UNSHIPPED, "2025-09-24 12:00:00", True, id="day 5 is 09-29: in force"),
    ],
)
def test_conduct_is_judged_by_the_rule_of_its_time(
    douyin: Live, rule: str, uploaded: str, *, is_asked: bool
) -> None:
    told = douyin.judge(douyin.parcel(uploaded=uploaded), "2026-12-01 00:00:00")
    assert (rule in told) is is_asked


def test_hong_kong_is_no_exception_here(douyin: Live) -> None:
    file = douyin.parcel(picked_up(PICKUP), at_hub("2026-09-01 20:00:00"), way="江苏-香港")
    assert douyin.says(file, "2026-09-02 00:00:00", GAP) == "pending 09-04 20:00:00"

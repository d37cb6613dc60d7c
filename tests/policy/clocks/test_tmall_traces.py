"""Tmall's trace clocks (O-TM-11 to O-TM-13, O-TM-18), at each limit and one second beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policy.clocks.asking import (
    at_hub,
    delivered,
    left_outlet,
    missed_after,
    ordered,
    out_for_delivery,
    outcome,
    picked_up,
    unread,
    warned_by,
)

if TYPE_CHECKING:
    from tests.policy.clocks.asking import Live
    from workbench.domain.parcels.tracking import TrackingEvent

FALSE_SHIPPING = "tmall.outside.false_shipping"
FIRST, GAP = "tmall.outside.trace_timeout_first", "tmall.outside.trace_timeout"
ANOMALY_FIRST, ANOMALY = "tmall.outside.trace_anomaly_first", "tmall.outside.trace_anomaly"
NOT_RECEIVED = "tmall.outside.not_received"
PICKUP = "2026-09-01 10:00:00"


@pytest.mark.parametrize(
    ("events", "now", "expected"),
    [
        pytest.param(
            (), "2026-09-02 09:00:00", "pending 09-02 09:00:00", id="upload 9:00 + 24 h itself"
        ),
        pytest.param((), "2026-09-02 09:00:01", "violation 09-02 09:00:00", id="24 h and 1 s"),
        pytest.param(
            (picked_up("2026-09-02 09:00:00"),), "2026-09-05 00:00:00", "clean", id="at 24 h"
        ),
        pytest.param(
            (picked_up("2026-09-02 09:00:01"),),
            "2026-09-05 00:00:00",
            "violation 09-02 09:00:00",
            id="picked up 1 s late",
        ),
        pytest.param(
            (ordered("2026-09-01 09:30:00"),),
            "2026-09-02 09:00:01",
            "violation 09-02 09:00:00",
            id="waiting for pickup is no pickup",
        ),
        pytest.param(
            (at_hub("2026-09-02 08:59:59"),),
            "2026-09-05 00:00:00",
            "clean",
            id="a hub shows that it was picked up before",
        ),
    ],
)
def test_no_pickup_in_24_h_is_false_shipping(
    tmall: Live, events: tuple[TrackingEvent, ...], now: str, expected: str
) -> None:
    file = tmall.parcel(*events, uploaded="2026-09-01 09:00:00")
    assert tmall.says(file, now, FALSE_SHIPPING) == expected


@pytest.mark.parametrize(
    ("rule", "events", "now", "expected"),
    [
        pytest.param(
            FIRST, (), "2026-09-02 10:00:00", "pending 09-02 10:00:00", id="24 h after pickup"
        ),
        pytest.param(FIRST, (), "2026-09-02 10:00:01", "violation 09-02 10:00:00", id="24 h, 1 s"),
        pytest.param(
            FIRST, (left_outlet("2026-09-02 10:00:00"),), "2026-09-02 11:00:00", "clean", id="24 h"
        ),
        pytest.param(
            FIRST,
            (left_outlet("2026-09-02 10:00:01"),),
            "2026-09-02 11:00:00",
            "violation 09-02 10:00:00",
            id="updated 1 s late",
        ),
        pytest.param(
            FIRST, (unread("2026-09-02 09:00:00"),), "2026-09-03 10:00:00", "clean", id="any words"
        ),
        pytest.param(
            FIRST,
            (picked_up("2026-09-01 12:00:00"),),
            "2026-09-02 10:00:01",
            "violation 09-02 10:00:00",
            id="scanned twice at pickup: no update",
        ),
        pytest.param(
            ANOMALY_FIRST, (), "2026-09-04 10:00:00", "pending 09-04 10:00:00", id="72 h: in time"
        ),
        pytest.param(
            ANOMALY_FIRST, (), "2026-09-04 10:00:01", "violation 09-04 10:00:00", id="72 h, 1 s"
        ),
    ],
)
def test_the_first_update_after_pickup(
    tmall: Live, rule: str, events: tuple[TrackingEvent, ...], now: str, expected: str
) -> None:
    file = tmall.parcel(picked_up(PICKUP), *events)
    assert tmall.says(file, now, rule) == expected


def test_without_a_pickup_scan_a_later_scan_is_the_update(tmall: Live) -> None:
    assert tmall.says(tmall.parcel(at_hub(PICKUP)), "2026-09-05 00:00:00", FIRST) == "clean"


NEAR, OTHER, REMOTE = "2026-09-03 10:00:00", "2026-09-04 10:00:00", "2026-09-06 10:00:00"


@pytest.mark.parametrize(
    ("way", "limit"),
    [
        pytest.param("江苏-江苏", NEAR, id="same province: 48 h"),
        pytest.param("江苏-安徽", NEAR, id="inside Jiangsu Zhejiang Shanghai Anhui: 48 h"),
        pytest.param("上海市-浙江省", NEAR, id="the same, names in full"),
        pytest.param("北京-河北", NEAR, id="inside Beijing Tianjin Hebei: 48 h"),
        pytest.param("北京-江苏", OTHER, id="two different groups: 72 h"),
        pytest.param("江苏-河南", OTHER, id="another province: 72 h"),
        pytest.param("江苏-云南", OTHER, id="Yunnan is not on Tmall's list: 72 h"),
        pytest.param("江苏-海南", OTHER, id="nor is Hainan: 72 h"),
        pytest.param("江苏-黑龙江", OTHER, id="nor Heilongjiang, which is on 1688's: 72 h"),
        pytest.param("江苏-新疆维吾尔自治区", REMOTE, id="to Xinjiang: 120 h"),
        pytest.param("甘肃-江苏", REMOTE, id="from Gansu: 120 h"),
        pytest.param("西藏-西藏", REMOTE, id="inside Tibet: remote before same province"),
        pytest.param("内蒙古自治区-北京", REMOTE, id="from Inner Mongolia: 120 h"),
        pytest.param("江苏-青海", REMOTE, id="to Qinghai: 120 h"),
        pytest.param("宁夏-河南", REMOTE, id="from Ningxia: 120 h"),
    ],
)
def test_a_gap_of_more_than_the_ways_hours_is_a_time_out(tmall: Live, way: str, limit: str) -> None:
    file = tmall.parcel(picked_up("2026-09-01 09:00:00"), left_outlet(PICKUP), way=way)
    assert tmall.around(file, limit, GAP) == missed_after(limit)


@pytest.mark.parametrize(
    ("way", "last_good", "reached"),
    [
        pytest.param("江苏-江苏", "2026-09-05 09:59:59", "2026-09-05 10:00:00", id="96 h is one"),
        pytest.param("江苏-河南", "2026-09-06 09:59:59", "2026-09-06 10:00:00", id="120 h is one"),
        pytest.param("江苏-新疆", "2026-09-08 09:59:59", "2026-09-08 10:00:00", id="168 h is one"),
    ],
)
def test_a_gap_that_reaches_the_hours_is_an_anomaly(
    tmall: Live, way: str, last_good: str, reached: str
) -> None:
    file = tmall.parcel(picked_up("2026-09-01 09:00:00"), left_outlet(PICKUP), way=way)
    assert tmall.says(file, last_good, ANOMALY) == f"pending {last_good[5:]}"
    assert tmall.says(file, reached, ANOMALY) == f"violation {last_good[5:]}"


@pytest.mark.parametrize(
    ("following", "gap", "anomaly"),
    [
        pytest.param("2026-09-04 10:00:00", "pending 09-07 10:00:00", "", id="72 h: in time"),
        pytest.param("2026-09-04 10:00:01", "violation 09-04 10:00:00", "", id="72 h and 1 s"),
        pytest.param(
            "2026-09-06 09:59:59", "violation 09-04 10:00:00", "", id="120 h less 1 s: no anomaly"
        ),
        pytest.param(
            "2026-09-06 10:00:00",
            "violation 09-04 10:00:00",
            "violation 09-06 09:59:59",
            id="120 h exactly: an anomaly",
        ),
    ],
)
def test_a_gap_that_ended_stays_one(tmall: Live, following: str, gap: str, anomaly: str) -> None:
    file = tmall.parcel(left_outlet(PICKUP), at_hub(following))
    told = tmall.judge(file, following)
    assert outcome(told[GAP]) == gap
    assert not anomaly or outcome(told[ANOMALY]) == anomaly
    assert anomaly or told[ANOMALY].answer.verdict.value == "pending"


def test_the_gaps_end_with_the_delivery_scan(tmall: Live) -> None:
    file = tmall.parcel(picked_up(PICKUP), out_for_delivery("2026-09-03 10:00:00"))
    told = tmall.judge(file, "2026-09-20 00:00:00")
    assert (outcome(told[GAP]), outcome(told[ANOMALY])) == ("clean", "clean")


@pytest.mark.parametrize("way", ["江苏-香港", "江苏-澳门", "江苏-台湾", "香港特别行政区-江苏"])
def test_hong_kong_macao_and_taiwan_are_not_watched(tmall: Live, way: str) -> None:
    told = tmall.judge(tmall.parcel(picked_up(PICKUP), way=way), "2026-09-20 00:00:00")
    for rule in (FIRST, GAP, ANOMALY_FIRST, ANOMALY):
        assert outcome(told[rule]) == "exempt_region", rule


@pytest.mark.parametrize(
    ("way", "unknown"),
    [
        pytest.param("-河南", "sender_region", id="from somewhere"),
        pytest.param("江苏-", "receiver_region", id="to somewhere"),
    ],
)
def test_an_unknown_end_is_warned_of_by_the_shortest_and_judged_by_the_longest(
    tmall: Live, way: str, unknown: str
) -> None:
    decision = tmall.judge(tmall.parcel(picked_up(PICKUP), way=way), "2026-09-03 11:00:00")[GAP]
    assert outcome(decision) == "pending 09-06 10:00:00"
    assert warned_by(decision) == "09-03 10:00:00"
    assert unknown in decision.answer.unknowns
    assert decision.level == "critical"


@pytest.mark.parametrize("way", ["-新疆", "西藏-"])
def test_one_remote_end_settles_the_class(tmall: Live, way: str) -> None:
    decision = tmall.judge(tmall.parcel(picked_up(PICKUP), way=way), "2026-09-03 11:00:00")[GAP]
    assert (outcome(decision), warned_by(decision)) == ("pending 09-06 10:00:00", "09-06 10:00:00")
    assert "sender_region" not in decision.answer.unknowns


@pytest.mark.parametrize(
    ("rule", "way", "limit"),
    [
        pytest.param(FIRST, "江苏-江苏", "02-14 10:00:00", id="48 h after pickup instead of 24"),
        pytest.param(GAP, "江苏-江苏", "02-16 10:00:00", id="96 h instead of 48"),
        pytest.param(GAP, "江苏-河南", "02-16 10:00:00", id="96 h instead of 72"),
        pytest.param(GAP, "江苏-新疆", "02-17 10:00:00", id="remote: 120 h"),
        pytest.param(ANOMALY_FIRST, "江苏-江苏", "02-15 10:00:00", id="72 h"),
        pytest.param(ANOMALY, "江苏-江苏", "02-17 09:59:59", id="from 120 h on, instead of 96"),
        pytest.param(ANOMALY, "江苏-河南", "02-17 09:59:59", id="from 120 h on"),
        pytest.param(ANOMALY, "江苏-新疆", "02-19 09:59:59", id="remote: from 168 h on"),
    ],
)
def test_spring_festival_2026_has_longer_limits(
    tmall: Live, rule: str, way: str, limit: str
) -> None:
    file = tmall.parcel(picked_up("2026-02-12 10:00:00"), way=way)
    assert tmall.says(file, "2026-02-12 11:00:00", rule) == f"pending {limit}"


@pytest.mark.parametrize(
    ("pickup", "is_asked"),
    [
        pytest.param("2026-04-07 23:59:58", False, id="failed 1 s before 04-09: no version known"),
        pytest.param("2026-04-07 23:59:59", True, id="24 h end 04-08 23:59:59, failed on 04-09"),
    ],
)
def test_the_version_is_that_of_the_failure(tmall: Live, pickup: str, *, is_asked: bool) -> None:
    told = tmall.judge(tmall.parcel(picked_up(pickup)), "2026-04-20 00:00:00")
    assert (FIRST in told) is is_asked


@pytest.mark.parametrize(
    ("uploaded", "is_asked"),
    [
        pytest.param("2026-04-08 23:59:59", False, id="uploaded before the version"),
        pytest.param("2026-04-09 00:00:00", True, id="uploaded in its first second"),
    ],
)
def test_false_shipping_goes_by_the_upload(tmall: Live, uploaded: str, *, is_asked: bool) -> None:
    told = tmall.judge(tmall.parcel(uploaded=uploaded), "2026-04-20 00:00:00")
    assert (FALSE_SHIPPING in told) is is_asked


@pytest.mark.parametrize(
    ("events", "now", "expected"),
    [
        # No update by 09-02 10:00:00; five days later is 09-07, which ends at 23:59:59.
        pytest.param((), "2026-09-02 10:00:00", "", id="nothing missed yet"),
        pytest.param((), "2026-09-02 10:00:01", "pending 09-07 23:59:59", id="five days to go"),
        pytest.param((), "2026-09-07 23:59:59", "pending 09-07 23:59:59", id="its last second"),
        pytest.param((), "2026-09-08 00:00:00", "severe_violation 09-07 23:59:59", id="passed"),
        pytest.param((delivered("2026-09-07 23:59:59"),), "2026-09-09 00:00:00", "", id="received"),
        pytest.param(
            (delivered("2026-09-08 00:00:00"),),
            "2026-09-09 00:00:00",
            "severe_violation 09-07 23:59:59",
            id="received 1 s late",
        ),
    ],
)
def test_five_days_after_a_trace_violation_it_counts_as_out_of_stock(
    tmall: Live, events: tuple[TrackingEvent, ...], now: str, expected: str
) -> None:
    assert tmall.says(tmall.parcel(picked_up(PICKUP), *events), now, NOT_RECEIVED) == expected


def test_the_five_days_warn_by_the_hour(tmall: Live) -> None:
    told = tmall.judge(tmall.parcel(picked_up(PICKUP)), "2026-09-03 00:00:00")
    assert warned_by(told[NOT_RECEIVED]) == "09-07 10:00:00"

"""Taobao's trace clocks: the latest known ones, never Tmall's; and the stall ticket's entry."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policy.clocks.asking import (
    at_hub,
    delivered,
    out_for_delivery,
    outcome,
    picked_up,
    warned_by,
)

if TYPE_CHECKING:
    from tests.policy.clocks.asking import Live

NO_PICKUP, NO_UPDATE = "taobao.outside.no_pickup", "taobao.outside.no_update"
NOT_RECEIVED = "taobao.outside.not_received"
ENTRY = "taobao_tmall.stall.exposure_72h"


@pytest.mark.parametrize(
    ("uploaded", "now", "expected"),
    [
        pytest.param(
            "2026-09-01 09:00:00", "2026-09-02 09:00:00", "pending 09-02 09:00:00", id="24 h"
        ),
        pytest.param(
            "2026-09-01 09:00:00", "2026-09-02 09:00:01", "violation 09-02 09:00:00", id="24 h 1 s"
        ),
        pytest.param("2024-05-06 23:59:59", "2024-06-01 00:00:00", "", id="before the notice"),
        pytest.param(
            "2024-05-07 00:00:00",
            "2024-06-01 00:00:00",
            "violation 05-08 00:00:00",
            id="the notice's first second",
        ),
    ],
)
def test_no_pickup_after_the_upload(taobao: Live, uploaded: str, now: str, expected: str) -> None:
    assert taobao.says(taobao.parcel(uploaded=uploaded), now, NO_PICKUP) == expected


@pytest.mark.parametrize(
    ("pickup", "now", "expected"),
    [
        pytest.param(
            "2026-09-01 10:00:00", "2026-09-02 10:00:00", "pending 09-02 10:00:00", id="24 h"
        ),
        pytest.param(
            "2026-09-01 10:00:00", "2026-09-02 10:00:01", "violation 09-02 10:00:00", id="24 h 1 s"
        ),
        pytest.param("2024-05-05 23:59:58", "2024-06-01 00:00:00", "", id="failed before 05-07"),
        pytest.param(
            "2024-05-05 23:59:59",
            "2024-06-01 00:00:00",
            "violation 05-06 23:59:59",
            id="failed in its first second",
        ),
    ],
)
def test_no_update_after_pickup(taobao: Live, pickup: str, now: str, expected: str) -> None:
    assert taobao.says(taobao.parcel(picked_up(pickup)), now, NO_UPDATE) == expected


@pytest.mark.parametrize(
    ("pickup", "expected"),
    [
        pytest.param(
            "2026-09-01 10:00:00",
            "severe_violation 09-07 23:59:59",
            id="missed 09-02, five days later is 09-07",
        ),
        pytest.param("2025-08-19 10:00:00", "", id="day 5 is 08-25: before the rule"),
        pytest.param(
            "2025-08-20 10:00:00", "severe_violation 08-26 23:59:59", id="day 5 is its first day"
        ),
    ],
)
def test_not_received_five_days_after_a_violation(taobao: Live, pickup: str, expected: str) -> None:
    file = taobao.parcel(picked_up(pickup))
    assert taobao.says(file, "2026-11-01 00:00:00", NOT_RECEIVED) == expected


UPDATE = "2026-09-01 10:00:00"


@pytest.mark.parametrize(
    ("now", "expected"),
    [
        pytest.param("2026-09-04 10:00:00", "pending 09-04 10:00:00", id="72 h: hidden (A24)"),
        pytest.param("2026-09-04 10:00:01", "violation 09-04 10:00:00", id="72 h and 1 s: shown"),
    ],
)
def test_the_stall_entry_opens_72_h_after_the_last_update(
    taobao: Live, now: str, expected: str
) -> None:
    file = taobao.parcel(picked_up("2026-09-01 08:00:00"), at_hub(UPDATE))
    assert taobao.says(file, now, ENTRY) == expected


@pytest.mark.parametrize(
    ("now", "level"),
    [
        pytest.param("2026-09-03 09:59:59", "critical", id="usual 48 h: 1 s to go"),
        pytest.param("2026-09-03 10:00:01", "critical", id="past the usual 48 h"),
    ],
)
def test_an_extension_without_an_announced_end_lowers_no_warning(
    taobao: Live, now: str, level: str
) -> None:
    decision = taobao.judge(taobao.parcel(at_hub(UPDATE)), now)[ENTRY]
    assert warned_by(decision) == "09-03 10:00:00"
    assert decision.level == level
    assert {"end_not_announced", "remote_list"} <= set(decision.answer.unknowns)


def test_before_the_extension_the_usual_limit_holds(taobao: Live) -> None:
    file = taobao.parcel(at_hub("2022-12-10 10:00:00"))
    told = taobao.judge(file, "2022-12-12 10:00:01")[ENTRY]
    assert outcome(told) == "violation 12-12 10:00:00"


def test_at_the_very_limit_the_entry_has_two_readings(taobao: Live) -> None:
    told = taobao.judge(taobao.parcel(at_hub(UPDATE)), "2026-09-04 10:00:00")[ENTRY]
    assert [reading.verdict for reading in told.answer.readings] == ["pending", "violation"]


@pytest.mark.parametrize("last", [out_for_delivery, delivered])
def test_out_for_delivery_stalls_no_more(taobao: Live, last: object) -> None:
    assert callable(last)
    file = taobao.parcel(at_hub(UPDATE), last("2026-09-02 10:00:00"))
    assert taobao.says(file, "2026-09-20 00:00:00", ENTRY) == "clean"


@pytest.mark.parametrize(
    ("pickup", "is_asked"),
    [
        pytest.param("2026-03-01 10:00:00", True, id="no Tmall version known: the old entry"),
        pytest.param("2026-09-01 10:00:00", False, id="Tmall's own time-out takes its place"),
    ],
)
def test_on_tmall_the_entry_gives_way_to_the_time_out(
    tmall: Live, pickup: str, *, is_asked: bool
) -> None:
    now = pickup.replace("-01 10", "-03 10")
    assert (ENTRY in tmall.judge(tmall.parcel(picked_up(pickup)), now)) is is_asked

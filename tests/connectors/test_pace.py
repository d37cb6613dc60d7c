"""Turns are taken at a pace, with clocks moved by hand."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from workbench.connectors.hosts import REMOTE_PACE
from workbench.connectors.pace import Pace, PaceLimit

if TYPE_CHECKING:
    from tests.connectors.conftest import Pauses
    from workbench.domain.clock import ReplayClock

LIMIT = PaceLimit(per_second=2, burst=3)


@pytest.fixture
def pace(wall: ReplayClock, pauses: Pauses) -> Pace:
    return Pace(LIMIT, wall, pauses)


def take(pace: Pace, times: int) -> None:
    for _ in range(times):
        pace.take()


def test_a_burst_is_free(pace: Pace, pauses: Pauses) -> None:
    take(pace, 3)
    assert pauses.asked == []


def test_then_turns_come_at_the_rate(pace: Pace, pauses: Pauses) -> None:
    take(pace, 6)
    assert pauses.asked == [0.5, 0.5, 0.5]


def test_rest_fills_no_more_than_the_burst(pace: Pace, pauses: Pauses, wall: ReplayClock) -> None:
    take(pace, 3)
    wall.advance(timedelta(days=3))
    take(pace, 4)
    assert pauses.asked == [0.5]


def test_clock_set_back_changes_nothing(pace: Pace, pauses: Pauses, wall: ReplayClock) -> None:
    take(pace, 3)
    wall.advance(timedelta(days=-1))
    pace.take()
    assert pauses.asked == [0.5]


def test_trouble_slows_down_and_good_answers_recover(pace: Pace, pauses: Pauses) -> None:
    pace.slow_down()
    pace.take()
    for _ in range(8):
        pace.recover()
    take(pace, 2)
    assert pauses.asked == [1.0, 0.5]


def test_an_interrupted_pause_is_no_free_turn(wall: ReplayClock) -> None:
    asked: list[float] = []
    pace = Pace(LIMIT, wall, asked.append)
    take(pace, 5)
    assert asked == [0.5, 1.0]


def test_twenty_shops_of_one_app_share_one_quota(wall: ReplayClock, pauses: Pauses) -> None:
    """However many shops call in turn for an hour: never more than the host's pace allows."""
    shared, begun = Pace(REMOTE_PACE, wall, pauses), wall.now()
    calls = 0
    while wall.now() - begun < timedelta(hours=1):
        for _ in range(20):
            shared.take()
            calls += 1
    assert calls <= 3600 * REMOTE_PACE.per_second + REMOTE_PACE.burst + 20

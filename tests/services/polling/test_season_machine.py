"""No order lost, none doubled: a short run of the season's state machine."""

from __future__ import annotations

from hypothesis import HealthCheck, settings

from tests.services.dialects import DOUYIN, MOST_ROWS, TOP
from tests.services.season_machine import SeasonMachine


class TopMachine(SeasonMachine):
    """The same on Taobao and Tmall."""

    dialect = TOP


class DouyinMachine(SeasonMachine):
    """The same on 抖店."""

    dialect = DOUYIN


SHORT = settings(
    max_examples=25,
    stateful_step_count=30,
    deadline=None,
    derandomize=True,
    suppress_health_check=list(HealthCheck),
)
SeasonMachine.TestCase.settings = SHORT
TopMachine.TestCase.settings = SHORT
TestSeason = SeasonMachine.TestCase
DouyinMachine.TestCase.settings = SHORT
TestTopSeason = TopMachine.TestCase
TestDouyinSeason = DouyinMachine.TestCase


def test_a_first_pull_that_breaks_off_does_not_start_over() -> None:
    asked = []
    for kill_at in (0, 60):
        machine = SeasonMachine()
        machine.begin(9)
        if kill_at:
            machine.poll_and_kill(0, kill_at)
        machine.poll(0, 0)
        asked.append(machine.wire.asked)
        machine.teardown()
    # Only the window in which it broke off is read again, and it holds 25 orders at most.
    assert asked[0] > 64
    assert asked[1] - asked[0] <= MOST_ROWS + 5

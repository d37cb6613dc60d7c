from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.schedule import PollLoad, PollPace, next_poll, stretched

NOON = datetime(2024, 1, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("deadline", "wait"),
    [
        pytest.param(None, timedelta(hours=6), id="no-deadline-is-calm"),
        pytest.param(timedelta(hours=1), timedelta(minutes=30), id="an-hour-left-is-urgent"),
        pytest.param(timedelta(hours=6), timedelta(minutes=30), id="six-hours-left-is-urgent"),
        pytest.param(timedelta(hours=9), timedelta(hours=2), id="nine-hours-left-is-soon"),
        pytest.param(timedelta(hours=7), timedelta(hours=1), id="asks-when-it-becomes-urgent"),
        pytest.param(timedelta(hours=-5), timedelta(minutes=30), id="past-is-urgent"),
        pytest.param(timedelta(hours=60), timedelta(hours=6), id="far-away-is-calm"),
        pytest.param(timedelta(hours=27), timedelta(hours=3), id="asks-when-it-becomes-soon"),
    ],
)
def test_next_poll_comes_closer_with_the_deadline(
    deadline: timedelta | None, wait: timedelta
) -> None:
    due = None if deadline is None else NOON + deadline
    assert next_poll(NOON, deadline=due, finished=False, pace=PollPace()) == NOON + wait


def test_finished_parcel_is_left_alone() -> None:
    assert next_poll(NOON, deadline=NOON, finished=True, pace=PollPace()) is None


@given(hours=st.floats(-200, 200), floor=st.integers(1, 600))
def test_never_below_the_floor(hours: float, floor: int) -> None:
    pace = PollPace(floor=timedelta(minutes=floor))
    due = next_poll(NOON, deadline=NOON + timedelta(hours=hours), finished=False, pace=pace)
    assert due is not None
    assert due - NOON >= timedelta(minutes=floor)


LOADS = st.builds(PollLoad, *[st.integers(0, 1_000_000)] * 3)


@given(load=LOADS, per_day=st.integers(1_000, 10_000_000))
def test_a_stretched_pace_stays_within_the_quota(load: PollLoad, per_day: int) -> None:
    assert load.questions(stretched(PollPace(), load, per_day)) <= per_day


@given(load=LOADS, per_day=st.integers(1_000, 10_000_000))
def test_nearer_to_a_deadline_stays_oftener(load: PollLoad, per_day: int) -> None:
    pace, usual = stretched(PollPace(), load, per_day), PollPace()
    assert usual.urgent <= pace.urgent <= pace.soon <= pace.calm


def test_what_a_quota_bears_is_not_stretched() -> None:
    load = PollLoad(urgent=100, soon=1_000, calm=10_000)
    assert load.questions(PollPace()) == 100 * 48 + 1_000 * 12 + 10_000 * 4
    assert stretched(PollPace(), load, 432_000) == PollPace()


def test_what_has_time_waits_first() -> None:
    """56,800 questions asked for, 32,000 there: the urgent parcels keep their half hour."""
    pace = stretched(PollPace(), PollLoad(urgent=100, soon=1_000, calm=10_000), 40_000)
    assert pace.urgent == timedelta(minutes=30)
    assert pace.calm / timedelta(hours=6) == pytest.approx(52_000 / 27_200)


def test_too_many_urgent_parcels_leave_something_to_the_others() -> None:
    load = PollLoad(urgent=10_000, calm=10_000)
    pace = stretched(PollPace(), load, 100_000)
    assert pace.urgent / timedelta(minutes=30) == pytest.approx(480_000 / 56_000)
    assert pace.calm < timedelta(hours=60)

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.schedule import PollPace, next_poll

NOON = datetime(2024, 1, 24, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("deadline", "wait"),
    [
        pytest.param(None, timedelta(hours=6), id="no-deadline-is-calm"),
        pytest.param(timedelta(hours=1), timedelta(minutes=30), id="an-hour-left-is-urgent"),
        pytest.param(timedelta(hours=6), timedelta(minutes=30), id="six-hours-left-is-urgent"),
        pytest.param(timedelta(hours=7), timedelta(hours=2), id="seven-hours-left-is-soon"),
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

from __future__ import annotations

from datetime import timedelta

import pytest

from workbench.ui.contracts import Pace


@pytest.mark.parametrize(
    ("speed", "round_", "tick"),
    [
        pytest.param(1.0, 300, 30, id="real-time"),
        pytest.param(0.0, 300, 30, id="a-season-that-stands-still"),
        pytest.param(10.0, 30, 3, id="ten-times-as-fast"),
        pytest.param(3600.0, 2, 2, id="never-more-often-than-every-two-seconds"),
    ],
)
def test_a_faster_season_is_polled_more_often(speed: float, round_: int, tick: int) -> None:
    pace = Pace().hastened(speed)
    assert (pace.round, pace.tick) == (timedelta(seconds=round_), timedelta(seconds=tick))

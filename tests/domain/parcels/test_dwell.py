"""What is usual at a hub, and what is too long; counted by hand."""

from __future__ import annotations

from datetime import timedelta

import pytest

from workbench.domain.parcels.dwell import Usual, is_long, percentile, usual


@pytest.mark.parametrize(
    ("stays", "percent", "tenths"),
    [
        pytest.param({30: 1}, 50, 30, id="one"),
        pytest.param({10: 1, 20: 1}, 50, 10, id="half-of-two"),
        pytest.param({10: 1, 20: 1, 90: 1}, 50, 20, id="middle-of-three"),
        pytest.param({10: 9, 200: 1}, 90, 10, id="nine-of-ten"),
        pytest.param({10: 8, 50: 1, 200: 1}, 90, 50, id="ninth-of-ten"),
    ],
)
def test_percentiles_are_stays_that_happened(
    stays: dict[int, int], percent: int, tenths: int
) -> None:
    assert percentile(stays, percent) == tenths


def test_usual_hours_of_a_hub() -> None:
    # 12 parcels stayed 9 h, 6 stayed 12 h, 2 stayed 40 h: nine in ten had left after 12 h.
    known = usual("yuantong", "义乌转运中心", {90: 12, 120: 6, 400: 2})
    nine, twelve = timedelta(hours=9), timedelta(hours=12)
    assert known == Usual("yuantong", "义乌转运中心", nine, twelve, 20)


@pytest.mark.parametrize(
    ("hours", "count", "expected"),
    [
        pytest.param(20, 20, True, id="longer"),
        pytest.param(12, 20, False, id="as-long-as-nine-in-ten"),
        pytest.param(20, 19, False, id="too-few-known"),
    ],
)
def test_long_is_longer_than_nine_in_ten(hours: int, count: int, *, expected: bool) -> None:
    known = Usual("yuantong", "义乌", timedelta(hours=9), timedelta(hours=12), count)
    assert is_long(timedelta(hours=hours), known) is expected

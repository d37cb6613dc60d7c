"""Which daily backups stay: one a day for a week, one a week for three more, the newest always."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from workbench.domain.care.backups import to_keep

NOW = datetime(2026, 11, 21, 4, tzinfo=UTC)  # Saturday noon in Beijing
DAY = timedelta(days=1)


def ages(*days: float) -> list[datetime]:
    return [NOW - each * DAY for each in days]


@pytest.mark.parametrize(
    ("made", "kept"),
    [
        pytest.param([], [], id="none"),
        pytest.param([0, 1, 2, 3, 4, 5, 6], [0, 1, 2, 3, 4, 5, 6], id="a week of days"),
        pytest.param([0, 0.1, 0.2], [0], id="the newest of a day"),
        pytest.param([0, 7, 8, 9], [0, 7], id="older: the newest of a week"),
        pytest.param([0, 8, 14, 20, 26], [0, 8, 14, 20], id="a month"),
        pytest.param([0, 28, 31, 60], [0], id="too old"),
        pytest.param([45, 60], [45], id="the last is never taken away"),
    ],
)
def test_what_stays(made: list[float], kept: list[float]) -> None:
    assert to_keep(ages(*made), NOW) == set(ages(*kept))


def test_a_year_of_daily_backups_leaves_at_most_eleven() -> None:
    alive: list[datetime] = []
    for day in range(365):
        now = NOW + day * DAY
        alive = sorted(to_keep([*alive, now], now))
        assert len(alive) <= 11
        assert now - alive[0] <= 30 * DAY
    assert len(alive) >= 10

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from workbench.domain.today.working_hours import WorkingHours


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        pytest.param("2024-01-24T02:00+00:00", "2024-01-25T01:00+00:00", id="wednesday-at-ten"),
        pytest.param("2024-01-23T23:30+00:00", "2024-01-24T01:00+00:00", id="before-work-begins"),
        pytest.param("2024-01-24T01:00+00:00", "2024-01-25T01:00+00:00", id="at-nine-sharp"),
        pytest.param("2024-01-27T10:00+00:00", "2024-01-29T01:00+00:00", id="saturday-to-monday"),
    ],
)
def test_next_morning(now: str, morning: str) -> None:
    found = WorkingHours().next_morning(datetime.fromisoformat(now))
    assert found.astimezone(UTC) == datetime.fromisoformat(morning)


def test_without_working_days_it_is_tomorrow_morning() -> None:
    hours = WorkingHours(days=frozenset())
    found = hours.next_morning(datetime.fromisoformat("2024-01-24T02:00+00:00"))
    assert found == datetime.fromisoformat("2024-01-25T01:00+00:00")

"""When a sign-in ends, and how urgent that is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from workbench.domain.rules.decisions import Level
from workbench.domain.sign_ins import ends_at, urgency

NOON = datetime(2026, 1, 5, 4, tzinfo=UTC)
SOON, LATE = "2026-01-05T14:00:00+00:00", "2026-07-04T04:00:00+00:00"


@pytest.mark.parametrize(
    ("keys", "end"),
    [
        pytest.param({"renewable_until": LATE, "expires_at": SOON}, LATE, id="told"),
        pytest.param({"refresh_token": "r", "expires_at": SOON}, None, id="renewed, nobody told"),
        pytest.param({"expires_at": SOON}, SOON, id="not to be renewed"),
        pytest.param({"session": "s"}, None, id="nothing told"),
        pytest.param({"renewable_until": "", "refresh_token": "r"}, None, id="told as nothing"),
    ],
)
def test_a_sign_in_ends_when_it_can_be_renewed_no_more(
    keys: dict[str, str], end: str | None
) -> None:
    assert ends_at(keys) == (None if end is None else datetime.fromisoformat(end))


@pytest.mark.parametrize(
    ("left", "level"),
    [
        pytest.param(timedelta(days=7, seconds=1), Level.NONE, id="more than a week"),
        pytest.param(timedelta(days=7), Level.INFORMATION, id="a week"),
        pytest.param(timedelta(days=3), Level.WARNING, id="three days"),
        pytest.param(timedelta(days=1), Level.CRITICAL, id="a day"),
        pytest.param(timedelta(days=-1), Level.CRITICAL, id="over"),
    ],
)
def test_the_nearer_the_more_urgent(left: timedelta, level: Level) -> None:
    assert urgency(NOON + left, NOON) is level

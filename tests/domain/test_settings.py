"""Settings: what makes sense, and when the group's report is due."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time

import pytest

from workbench.domain.errors import BadInput
from workbench.domain.settings import ReportTimes, Settings
from workbench.domain.today.working_hours import WorkingHours

NINE_AND_FIVE = ReportTimes((time(9), time(17)))


def at(text: str) -> datetime:
    """Return an instant on Shanghai's wall."""
    return datetime.fromisoformat(f"{text}+08:00")


def test_what_was_never_chosen_makes_sense() -> None:
    Settings().check()


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"hours": WorkingHours(days=frozenset())}, id="no day is worked"),
        pytest.param({"hours": WorkingHours(time(18), time(9))}, id="ends before it begins"),
        pytest.param({"reports": ReportTimes((time(9),) * 7)}, id="seven reports"),
        pytest.param({"poll_minutes": 1}, id="a pace not offered"),
    ],
)
def test_what_makes_no_sense_is_refused(changes: dict[str, object]) -> None:
    with pytest.raises(BadInput):
        replace(Settings(), **changes).check()  # type: ignore[arg-type]  # any field


@pytest.mark.parametrize(
    ("last", "now", "due"),
    [
        pytest.param(None, "2024-01-24T08:59", None, id="before the first"),
        pytest.param(None, "2024-01-24T09:00", "2024-01-24T09:00", id="to the second"),
        pytest.param("2024-01-24T09:00", "2024-01-24T16:00", None, id="made already"),
        pytest.param("2024-01-24T09:00", "2024-01-24T17:30", "2024-01-24T17:00", id="the next"),
        pytest.param(None, "2024-01-24T19:00", "2024-01-24T17:00", id="of two missed the last"),
        pytest.param("2024-01-23T17:00", "2024-01-24T08:00", None, id="not of yesterday"),
        pytest.param(None, "2024-01-28T12:00", None, id="not on a Sunday"),
    ],
)
def test_when_a_report_is_due(last: str | None, now: str, due: str | None) -> None:
    found = NINE_AND_FIVE.due(WorkingHours(), at(last) if last else None, at(now))
    assert found == (at(due) if due else None)

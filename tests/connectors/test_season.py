from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from workbench.connectors.season import read_season_clock
from workbench.domain.clock import ReplayClock
from workbench.domain.errors import UnexpectedAnswer, Unreachable

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

NOON = datetime(2026, 1, 1, 12, tzinfo=UTC)


def no_pause(seconds: float) -> None:
    """Waiting is none of these tests' business."""


def test_the_season_runs_from_what_the_sandbox_told(httpserver: HTTPServer) -> None:
    httpserver.expect_request("/sandbox/clock").respond_with_json(
        {"start": "2024-01-24T10:00:00+08:00", "wall_start": "2026-01-01T11:00:00Z", "speed": 24}
    )
    clock = read_season_clock(httpserver.url_for("/sandbox/clock"), ReplayClock(NOON), no_pause)
    # One hour of wall time at 24 times the speed is one day of season.
    assert clock.now() == datetime(2024, 1, 25, 2, tzinfo=UTC)


@pytest.mark.parametrize(
    "told",
    [
        pytest.param({"start": "2024-01-24T10:00:00+08:00"}, id="parts-missing"),
        pytest.param({"start": "x", "wall_start": "y", "speed": "z"}, id="no-instants"),
    ],
)
def test_something_else_answers(httpserver: HTTPServer, told: dict[str, str]) -> None:
    httpserver.expect_request("/sandbox/clock").respond_with_json(told)
    with pytest.raises(UnexpectedAnswer):
        read_season_clock(httpserver.url_for("/sandbox/clock"), ReplayClock(NOON), no_pause)


def test_a_sandbox_that_is_gone(httpserver: HTTPServer) -> None:
    url = httpserver.url_for("/sandbox/clock")
    httpserver.stop()
    with pytest.raises(Unreachable):
        read_season_clock(url, ReplayClock(NOON), no_pause)

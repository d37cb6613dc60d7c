"""A profile's time changes from today's to a season's when a sandbox is signed in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import TEN
from workbench.domain.clock import Clock, ReplayClock, SeasonClock
from workbench.domain.errors import CacheBusy
from workbench.services.assembly.profile_clock import ProfileClock, ToldTime

if TYPE_CHECKING:
    from datetime import datetime

TODAY = TEN + timedelta(days=900)


@dataclass
class Seasons:
    """Where a profile's season is, as its file tells; keeps which clocks were opened."""

    told: str = ""
    error: CacheBusy | None = None
    ahead: timedelta = timedelta()
    opened: list[str] = field(default_factory=list)

    def time(self) -> ToldTime:
        if self.error is not None:
            raise self.error
        return ToldTime(self.told, self.ahead)

    def open_clock(self, season: str) -> Clock:
        self.opened.append(season)
        return ReplayClock(TEN if season else TODAY)

    def clock(self) -> ProfileClock:
        return ProfileClock(self.time, self.open_clock)


def test_a_sandbox_that_signs_in_brings_its_time() -> None:
    seasons = Seasons()
    clock = seasons.clock()
    assert clock.now() == TODAY
    seasons.told = "http://127.0.0.1:1/sandbox/clock"
    assert clock.is_season
    assert (clock.now(), clock.now()) == (TEN, TEN)
    assert seasons.opened == ["", "http://127.0.0.1:1/sandbox/clock"]


def test_time_goes_on_while_the_file_cannot_be_read() -> None:
    seasons = Seasons()
    clock = seasons.clock()
    seasons.error = CacheBusy(path="workbench.db")
    assert clock.now() == TODAY


@pytest.mark.parametrize(
    ("season", "now"),
    [
        pytest.param("", TODAY + timedelta(hours=2), id="real-shops-by-the-platforms-time"),
        pytest.param("http://127.0.0.1:1/sandbox/clock", TEN, id="a-season-has-its-own"),
    ],
)
def test_a_machine_whose_clock_is_slow(season: str, now: datetime) -> None:
    seasons = Seasons(told=season, ahead=timedelta(hours=2))
    clock = seasons.clock()
    assert clock.now() == now
    seasons.error = CacheBusy(path="workbench.db")
    assert clock.now() == now


def test_how_fast_time_runs() -> None:
    season = SeasonClock(TEN, TODAY, 600.0, ReplayClock(TODAY))
    real = ProfileClock(lambda: ToldTime(""), lambda _: ReplayClock(TODAY))
    sandbox = ProfileClock(lambda: ToldTime("http://127.0.0.1:9"), lambda _: season)
    assert (real.speed, real.is_season) == (1.0, False)
    assert (sandbox.speed, sandbox.is_season) == (600.0, True)

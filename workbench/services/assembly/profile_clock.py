"""A profile's data time: today's for real shops, the season's once a sandbox is signed in."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from workbench.domain.clock import SeasonClock
from workbench.domain.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from workbench.domain.clock import Clock

# Where the cache keeps the address of the season's clock.
SEASON_CLOCK = "season_clock"


class ToldTime(NamedTuple):
    """What a profile tells of its time.

    ``season`` is where its season has its clock ("" for real shops), ``ahead`` by how much the
    platforms are ahead of this machine: real shops are judged by their time.
    """

    season: str
    ahead: timedelta = timedelta()


class ProfileClock:
    """Follows the profile: shops may be added while the window is open.

    ``told`` is asked once for each instant, ``open_clock`` makes the clock of a season, or for ""
    the machine's.
    """

    def __init__(self, told: Callable[[], ToldTime], open_clock: Callable[[str], Clock]) -> None:
        self._ask = told
        self._open_clock = open_clock
        self._told = told()
        self._season = self._told.season
        self._clock = open_clock(self._season)

    def now(self) -> datetime:
        """Return the present instant of the profile in UTC."""
        told = self._present()
        if told.season != self._season:
            self._season = told.season
            self._clock = self._open_clock(told.season)
        return self._clock.now() if told.season else self._clock.now() + told.ahead

    @property
    def speed(self) -> float:
        """Return how fast the profile's time runs: 1 for real shops, 0 for a season that stands."""
        return self._clock.speed if isinstance(self._clock, SeasonClock) else 1.0

    @property
    def is_season(self) -> bool:
        """Tell whether a sandbox is signed in here."""
        return bool(self._present().season)

    def _present(self) -> ToldTime:
        # Time goes on while the file cannot be read; whoever reads it next says why.
        with suppress(StoreError):
            self._told = self._ask()
        return self._told

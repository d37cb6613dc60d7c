"""A profile's data time: today's for real shops, the season's once a sandbox is signed in."""

from __future__ import annotations

from contextlib import suppress
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SeasonClock
from workbench.domain.errors import StoreError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from workbench.domain.clock import Clock

# Where the cache keeps the address of the season's clock.
SEASON_CLOCK = "season_clock"


class ProfileClock:
    """Follows the profile: shops may be added while the window is open.

    ``season`` tells where the profile's season has its clock ("" for real shops), ``open_clock``
    makes the clock for it. ``offset`` tells by how much the platforms are ahead of this machine:
    real shops are judged by their time.
    """

    def __init__(
        self,
        season: Callable[[], str],
        open_clock: Callable[[str], Clock],
        offset: Callable[[], timedelta],
    ) -> None:
        self._told = season
        self._offset = offset
        self._last_offset = timedelta()
        self._open_clock = open_clock
        self._season = season()
        self._clock = open_clock(self._season)

    def now(self) -> datetime:
        """Return the present instant of the profile in UTC."""
        season = self._present_season()
        if season != self._season:
            self._season = season
            self._clock = self._open_clock(season)
        return self._clock.now() if season else self._clock.now() + self._present_offset()

    @property
    def speed(self) -> float:
        """Return how fast the profile's time runs: 1 for real shops, 0 for a season that stands."""
        return self._clock.speed if isinstance(self._clock, SeasonClock) else 1.0

    @property
    def is_season(self) -> bool:
        """Tell whether a sandbox is signed in here."""
        return bool(self._present_season())

    def _present_offset(self) -> timedelta:
        with suppress(StoreError):
            self._last_offset = self._offset()
        return self._last_offset

    def _present_season(self) -> str:
        try:
            return self._told()
        except StoreError:
            # Time goes on while the file cannot be read; whoever reads it next says why.
            return self._season

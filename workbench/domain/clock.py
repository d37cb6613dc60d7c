"""Where "now" comes from: decisions take a clock, they never ask the machine."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol

# Mainland China has used UTC+8 without summer time since 1992; every platform here prints it
# (policy-facts C1). A fixed offset needs no zone database on the seller's machine.
SHANGHAI = timezone(timedelta(hours=8), "Asia/Shanghai")


# Systems write the years 1 and 9999 where they mean never.
_FIRST_YEAR, _LAST_YEAR = 1990, 2199


def in_shanghai(written: datetime) -> datetime | None:
    """Return a time, Asia/Shanghai where it names no zone, in UTC; None for a year of no trade."""
    if not _FIRST_YEAR <= written.year <= _LAST_YEAR:
        return None
    return (written if written.tzinfo else written.replace(tzinfo=SHANGHAI)).astimezone(UTC)


class Clock(Protocol):
    """Tells the present instant as an aware UTC datetime."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now(self) -> datetime:
        """Return the present instant in UTC."""
        return datetime.now(UTC)


@dataclass
class ReplayClock:
    """A clock that stands where it was put; reviews and tests move it by hand."""

    at: datetime

    def now(self) -> datetime:
        """Return the instant the clock was set to."""
        return self.at

    def advance(self, step: timedelta) -> None:
        """Move the clock forward by ``step``."""
        self.at += step


@dataclass(frozen=True)
class SeasonClock:
    """Season time of a sandbox: starts at ``start`` and runs ``speed`` times as fast as the wall.

    Speed 0 stands still (design section 8, sandbox time).
    """

    start: datetime
    wall_start: datetime
    speed: float
    wall: Clock

    def now(self) -> datetime:
        """Return the season's present instant in UTC."""
        return self.start + (self.wall.now() - self.wall_start) * self.speed

"""Backups: what one holds, which of the daily ones are kept, and what a recovery brought back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date, datetime
    from pathlib import Path

# faults 4.4: one a day for a week, one a week for three more, none beyond.
DAYS, WEEKS, LONGEST = 7, 3, timedelta(days=30)


@dataclass(frozen=True, slots=True)
class Backup:
    """A whole backup: when it was made (UTC, real time), by which program, and how much it holds.

    ``counts`` are rows per table; ``profile`` is the random name that tells profiles apart.
    """

    path: Path
    made_at: datetime
    program: str
    profile: str
    size: int
    counts: Mapping[str, int]

    @property
    def orders(self) -> int:
        """Return how many orders it holds."""
        return self.counts.get("orders", 0)


@dataclass(frozen=True, slots=True)
class TableRescue:
    """What was saved of one table: rows read, rows taken from a backup, rows lost.

    ``lost`` is None where nothing tells how many there were.
    """

    table: str
    read: int
    from_backup: int
    lost: int | None

    @property
    def is_whole(self) -> bool:
        """Tell whether nothing is missing."""
        return self.lost == 0

    @property
    def is_worth_telling(self) -> bool:
        """Tell whether there was anything in it."""
        return bool(self.read or self.from_backup) or not self.is_whole


@dataclass(frozen=True, slots=True)
class Rescue:
    """What a salvage brought: per table, which backup helped, and where the damaged file lies."""

    tables: tuple[TableRescue, ...]
    backup: Backup | None
    kept_in: Path


def to_keep(made: Iterable[datetime], now: datetime) -> set[datetime]:
    """Return which backups stay: the newest of each day, then of each week (Beijing time).

    The newest of all always stays, however old it is.
    """
    newest_first = sorted(made, reverse=True)
    kept: dict[tuple[str, date], datetime] = {}
    for each in newest_first:
        if slot := _slot(each, now):
            kept.setdefault(slot, each)
    return {*newest_first[:1], *kept.values()}


def _slot(made: datetime, now: datetime) -> tuple[str, date] | None:
    """Return the day or week that a backup stands for, None where it is too old for either."""
    day = made.astimezone(SHANGHAI).date()
    age = now.astimezone(SHANGHAI).date() - day
    if age < timedelta(days=DAYS):
        return ("day", day)
    if age > LONGEST or age >= timedelta(weeks=WEEKS + 1):
        return None
    return ("week", day - timedelta(days=day.weekday()))

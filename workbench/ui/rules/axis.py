"""The shared axis of time: which span shows, where an instant lies on it, where its ticks are."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.ui.formats import MONTHS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.domain.rules.views import RuleEntry
    from workbench.ui.formats import Formats

MIN_TICK = 64  # pixels between two labels
YEAR_BACK, YEAR_AHEAD = timedelta(days=245), timedelta(days=120)
NEAR = timedelta(days=30)
# What lies ahead of today keeps room for the words at an open end.
AHEAD_SHARE = 0.12


class Zoom(StrEnum):
    """How much of time shows."""

    ALL = "all"
    YEAR = "year"
    NEAR = "near"


@dataclass(frozen=True, slots=True)
class Axis:
    """A span of time on a line of any width; instants are aware."""

    start: datetime
    end: datetime

    def place(self, at: datetime, width: float) -> float:
        """Return how far from the left ``at`` lies; below 0 or above ``width`` it is outside."""
        return (at - self.start) / (self.end - self.start) * width

    def moved(self, share: float) -> Axis:
        """Return the axis moved on by a share of its length."""
        step = (self.end - self.start) * share
        return Axis(self.start + step, self.end + step)

    @property
    def days(self) -> float:
        """Return its length."""
        return (self.end - self.start) / timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Tick:
    """One label of the axis; ``is_strong`` where a year begins."""

    at: datetime
    text: str
    is_strong: bool = False


def axis_for(zoom: Zoom, now: datetime, entries: Iterable[RuleEntry]) -> Axis:
    """Return the span that a zoom shows; all years begin with a whole one."""
    local = now.astimezone(SHANGHAI)
    if zoom is Zoom.YEAR:
        return Axis(local - YEAR_BACK, local + YEAR_AHEAD)
    if zoom is Zoom.NEAR:
        return Axis(local - NEAR, local + NEAR)
    ends = (at for entry in entries for span in entry.spans for at in (span.since, span.until))
    known = [at.astimezone(SHANGHAI) for at in ends if at is not None]
    first, last = min([local, *known]), max([local, *known])
    start = datetime(first.year, 1, 1, tzinfo=SHANGHAI)
    return Axis(start, last + (last - start) * AHEAD_SHARE)


def ticks(axis: Axis, width: float, formats: Formats) -> list[Tick]:
    """Return labels that stand apart far enough, at the beginnings of days, months or years."""
    room = max(width, 1.0)
    for days in (1, 2, 7, 14):
        if days / axis.days * room >= MIN_TICK:
            return [_day_tick(at, formats) for at in _days(axis, days)]
    for months in (1, 2, 3, 6, 12, 24, 60):
        if months * 30.4 / axis.days * room >= MIN_TICK:
            return [_month_tick(at, formats) for at in _months(axis, months)]
    return []


def _days(axis: Axis, step: int) -> Iterator[datetime]:
    first = axis.start.astimezone(SHANGHAI).replace(hour=0, minute=0, second=0, microsecond=0)
    at = first + timedelta(days=step - first.toordinal() % step)
    while at < axis.end:
        yield at
        at += timedelta(days=step)


def _months(axis: Axis, step: int) -> Iterator[datetime]:
    first = axis.start.astimezone(SHANGHAI)
    number = first.year * 12 + first.month - 1
    number += -number % step
    while True:
        at = datetime(number // 12, number % 12 + 1, 1, tzinfo=SHANGHAI)
        if at >= axis.end:
            return
        if at >= axis.start:
            yield at
        number += step


def _day_tick(at: datetime, formats: Formats) -> Tick:
    is_new_year = (at.month, at.day) == (1, 1)
    return Tick(at, _year(at, formats) if is_new_year else formats.day(at.date()), is_new_year)


def _month_tick(at: datetime, formats: Formats) -> Tick:
    if at.month == 1:
        return Tick(at, _year(at, formats), is_strong=True)
    return Tick(at, f"{at.month}月" if formats.is_chinese else MONTHS[at.month - 1])


def _year(at: datetime, formats: Formats) -> str:
    return f"{at.year}年" if formats.is_chinese else str(at.year)

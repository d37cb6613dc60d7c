"""Times, countdowns and money as the window writes them; pure, both languages, Shanghai time.

Patterns are not left to the translation catalogue: an order of words with numbers inside is code.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI

if TYPE_CHECKING:
    from datetime import date, datetime

NOTHING = "—"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
LONGEST_TEXT = 2000

# Rules count in hours (48 h, 72 h), so hours are what sellers compare, until there are too many.
_HOURS_UNTIL = timedelta(hours=100)
_SECOND = timedelta(seconds=1)
_MINUTE = timedelta(minutes=1)
_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)

# Control characters, zero-width marks, bidi overrides and isolates, lone surrogates: none of them
# belongs into a number, a name or a scan, and some turn what follows around. The joiners of emoji
# are harmless and stay.
_UNSEEN = re.compile(
    "[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f"
    "\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ud800-\udfff]"
)
_MARK = "[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u20d0-\u20ff]"
_STACKED = re.compile(f"({_MARK}{{3}}){_MARK}+")


def plain(text: str) -> str:
    """Return foreign text fit for the screen: bounded, nothing invisible, one line per line."""
    short = text if len(text) <= LONGEST_TEXT else text[: LONGEST_TEXT - 1] + "…"
    if short.isascii() and short.isprintable():
        return short  # most cells: numbers, times, codes
    return _cleared(short)


@lru_cache(maxsize=4_096)
def _cleared(text: str) -> str:
    """Return a text without what is invisible; a list shows the same ones again and again."""
    return _STACKED.sub(r"\1", _UNSEEN.sub(_named, text))


def one_line(text: str) -> str:
    """Return foreign text on a single line."""
    return " ".join(plain(text).split())


def _named(match: re.Match[str]) -> str:
    return f"‹U+{ord(match.group()):04X}›"


@dataclass(frozen=True, slots=True)
class Formats:
    """Writes values in the window's language."""

    is_chinese: bool = True

    def day(self, day: date) -> str:
        """Return 1月24日 or 24 Jan."""
        if self.is_chinese:
            return f"{day.month}月{day.day}日"
        return f"{day.day} {MONTHS[day.month - 1]}"

    def full_day(self, day: date | None) -> str:
        """Return 2024-01-24, the same in both languages; — where there is none."""
        return day.isoformat() if day else NOTHING

    def recent_day(self, day: date, now: datetime) -> str:
        """Return 1月24日 in the year of ``now``, else 2023-01-24."""
        return self.day(day) if day.year == now.astimezone(SHANGHAI).year else day.isoformat()

    def clock(self, at: datetime) -> str:
        """Return 05:20."""
        there = at.astimezone(SHANGHAI)
        return f"{there.hour:02}:{there.minute:02}"  # strftime takes thrice as long

    def moment(self, at: datetime | None) -> str:
        """Return 1月24日 05:20; — where there is none."""
        if at is None:
            return NOTHING
        return f"{self.day(at.astimezone(SHANGHAI).date())} {self.clock(at)}"

    def deadline(self, last: datetime | None) -> str:
        """Return the minute from which it is too late; ``last`` is the last instant in time.

        The earliest reading ends a second before the full minute that the rule names: without this
        a countdown to 05:19:59 would stand beside a sentence that says 05:20.
        """
        return self.moment(last + _SECOND) if last is not None else self.moment(None)

    def full_moment(self, at: datetime) -> str:
        """Return 2024-01-24 10:00, for an instant that may be long ago."""
        return f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"

    def near(self, at: datetime | None, now: datetime) -> str:
        """Return 10:00 on the day of ``now``, else 1月23日 10:00, with the year if it differs."""
        if at is None:
            return NOTHING
        there, here = at.astimezone(SHANGHAI), now.astimezone(SHANGHAI)
        if there.date() == here.date():
            return self.clock(at)
        return self.full_moment(at) if there.year != here.year else self.moment(at)

    def remaining(self, deadline: datetime, now: datetime) -> str:
        """Return 剩38分, 剩1时05分, 已超4时40分: whole minutes, cut off."""
        left = deadline - now
        if abs(left) < _MINUTE:
            return self._about_now(is_past=left < timedelta(0))
        span = self.span(abs(left))
        if self.is_chinese:
            return f"已超{span}" if left < timedelta(0) else f"剩{span}"
        return f"{span} over" if left < timedelta(0) else f"{span} left"

    def _about_now(self, *, is_past: bool) -> str:
        if self.is_chinese:
            return "刚超时" if is_past else "不到1分"
        return "just over" if is_past else "< 1 min"

    def span(self, span: timedelta) -> str:
        """Return 38分, 1时05分, 5天04时."""
        if span >= _HOURS_UNTIL:
            days, rest = divmod(span, _DAY)
            return self._pair(days, rest // _HOUR, "天时" if self.is_chinese else "dh")
        hours, rest = divmod(span, _HOUR)
        minutes = rest // _MINUTE
        if hours:
            return self._pair(hours, minutes, "时分" if self.is_chinese else "hm")
        return f"{minutes}分" if self.is_chinese else f"{minutes}m"

    def _pair(self, large: int, small: int, units: str) -> str:
        gap = "" if self.is_chinese else " "
        return f"{large}{units[0]}{gap}{small:02d}{units[1]}"

    def money(self, fen: int | None) -> str:
        """Return ¥5.00 of 500 分; — where the amount is not known."""
        if fen is None:
            return NOTHING
        sign = "-" if fen < 0 else ""
        return f"{sign}¥{abs(fen) // 100:,}.{abs(fen) % 100:02d}"

    def count(self, number: int) -> str:
        """Return 23,418."""
        return f"{number:,}"

"""How far a shop's orders have been read, and what is to be read next: windows of bearable size.

The first pull goes by creation, every later one by modification. A window that holds more orders
than a walk should is cut in half again and again; each one that was walked whole is remembered, so
that a pull of days that breaks off goes on where it was. An empty window is not remembered where a
list that the platform left out looks the same: the next window begins where the empty one did.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.connectors.paging import ListPage

# Rows may be indexed a little after they were modified: each pull reaches back over the last.
OVERLAP = timedelta(minutes=10)
# Shorter ones are walked however much they hold (faults E7).
SHORTEST = timedelta(minutes=30)
MOST_ROWS = 400
_FIRST = "first"
# Longer than any shop is old.
EVER = timedelta(days=36500)


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the orders have been read (UTC).

    During the first pull, which began at ``begun``, that is by creation; modifications since then
    are read when it is whole.
    """

    until: datetime
    begun: datetime | None = None

    @classmethod
    def read(cls, position: str | None, now: datetime, first_days: int) -> Reach:
        """Return what a position says; None begins the first pull at ``now``."""
        if position is None:
            return cls(now - timedelta(days=first_days), now)
        word, *instants = position.split(" ")
        if word == _FIRST:
            begun, until = (datetime.fromisoformat(each) for each in instants)
            return cls(until, begun)
        return cls(datetime.fromisoformat(position))

    @property
    def position(self) -> str:
        """Return it as the text that is saved."""
        if self.begun is None:
            return self.until.isoformat()
        return f"{_FIRST} {self.begun.isoformat()} {self.until.isoformat()}"

    def goal(self, now: datetime) -> datetime:
        """Return up to where this way of reading goes."""
        return self.begun or now

    def at(self, end: datetime) -> Reach:
        """Return the reach once everything up to ``end`` was read."""
        if self.begun is not None and end >= self.begun:
            return Reach(self.begun)
        return Reach(end, self.begun)


@dataclass(frozen=True, slots=True)
class Window:
    """A span of time whose orders are walked; both ends are inside."""

    start: datetime
    end: datetime
    is_by_creation: bool


@dataclass(frozen=True, slots=True)
class OpenWindow:
    """A window with its first page, and how far we are when it was walked whole."""

    window: Window
    first: ListPage
    reach: Reach


class WindowPlan:
    """Finds window after window from ``reach`` up to its goal.

    ``longest`` is what a window by modification may span.
    """

    def __init__(
        self,
        reach: Reach,
        now: datetime,
        look: Callable[[Window], ListPage],
        most_rows: int,
        longest: timedelta = EVER,
    ) -> None:
        self._reach = reach
        self._goal = reach.goal(now)
        self._look = look
        self._most_rows = most_rows
        self._overlap = timedelta() if reach.begun else OVERLAP
        self._longest = EVER if reach.begun else longest

    def windows(self) -> Iterator[OpenWindow]:
        """Yield every window that holds anything; there is always one question at least."""
        start = low = min(self._reach.until, self._goal)
        length = self._goal - low
        while True:
            end = min(self._goal, low + length, low + self._longest - self._overlap)
            found = self._open(start, low, end)
            low = found.window.end
            length = 2 * max(SHORTEST, low - start)
            if found.first.total or found.first.rows or found.first.is_certain:
                yield found
                start, self._overlap = low, timedelta()
            if low >= self._goal:
                return

    def _open(self, start: datetime, low: datetime, end: datetime) -> OpenWindow:
        """Return the widest window that is not too full; nothing lies between start and low."""
        while True:
            begin = max(start - self._overlap, end - self._longest)
            window = Window(begin, end, self._reach.begun is not None)
            first = self._look(window)
            if first.total <= self._most_rows or end - low <= SHORTEST:
                return OpenWindow(window, first, self._reach.at(end))
            end = low + max(SHORTEST, (end - low) / 2)

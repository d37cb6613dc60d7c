"""The platforms' clock: deadlines are theirs, whatever this machine's clock says (faults D1)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.store.engine.meta import MetaStore

CLOCK_OFFSET = "clock_offset"
# A machine that asks a time server is right to the second; an answer may take half a minute.
TOLERATED = timedelta(minutes=2)


def offset_of(kept: str | None) -> timedelta:
    """Return the offset that is kept as this text, zero for none."""
    return timedelta(seconds=float(kept or 0))


class ClockMoved(Exception):
    """The platform's clock is not the one that this round was reckoned by."""


class PlatformTime:
    """By how much the platforms' clock is ahead of this machine's, kept between rounds."""

    def __init__(self, meta: MetaStore) -> None:
        self._meta = meta

    def offset(self) -> timedelta:
        """Return what to add to this machine's clock; zero as long as it is right."""
        return offset_of(self._meta.get(CLOCK_OFFSET))

    def heed(self, told: timedelta | None) -> None:
        """Take up what a platform told of its clock, None where it told nothing.

        Raises:
            ClockMoved: it differs from what was known; the new offset is kept.
        """
        if told is None or abs(told - self.offset()) <= TOLERATED:
            return
        seconds = round(told.total_seconds()) if abs(told) > TOLERATED else 0
        self._meta.set(CLOCK_OFFSET, str(seconds))
        raise ClockMoved

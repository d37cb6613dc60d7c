"""A pace for calls to one host: a token bucket that slows down after trouble.

The numbers are our own manners, not a platform's quota: none is published (platform-apis 10).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.clock import Clock

_SLOWEST = 1 / 16
_RECOVERY = 1.1


@dataclass(frozen=True, slots=True)
class PaceLimit:
    """``per_second`` calls on average, ``burst`` at once after a rest."""

    per_second: float
    burst: int


class Pace:
    """Makes callers wait for their turn; one object serves all shops that share a host."""

    def __init__(self, limit: PaceLimit, wall: Clock, pause: Callable[[float], None]) -> None:
        self._limit = limit
        self._wall = wall
        self._pause = pause
        self._tokens = float(limit.burst)
        self._seen_at = wall.now()
        self._factor = 1.0

    def take(self) -> None:
        """Take a turn; pauses until it is due.

        The turn is booked before the pause, so that a pause that ends early is no busy loop.
        """
        self._refill()
        self._tokens -= 1
        if self._tokens < 0:
            self._pause(-self._tokens / self._rate)

    def slow_down(self) -> None:
        """Halve the rate after the server asked for it; the stored burst is lost."""
        self._factor = max(_SLOWEST, self._factor / 2)
        self._tokens = min(self._tokens, 0.0)

    def recover(self) -> None:
        """Speed up a little after a good answer."""
        self._factor = min(1.0, self._factor * _RECOVERY)

    @property
    def _rate(self) -> float:
        return self._limit.per_second * self._factor

    def _refill(self) -> None:
        now = self._wall.now()
        # A wall clock that was set back gives nothing and takes nothing.
        elapsed = max(0.0, (now - self._seen_at).total_seconds())
        self._seen_at = now
        self._tokens = min(float(self._limit.burst), self._tokens + elapsed * self._rate)

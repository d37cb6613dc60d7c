"""The clock on a platform's wall: real time, off by as much as a fault switch says."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.sandbox.faults import FaultKind, Scope

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.clock import Clock
    from workbench.sandbox.faults import FaultBoard


class PlatformWall:
    """Tells real time as the service that is answering knows it; ``service`` is "" for nobody's."""

    def __init__(self, wall: Clock, faults: FaultBoard) -> None:
        self._wall = wall
        self._faults = faults
        self.service = ""

    def now(self) -> datetime:
        """Return the present instant in UTC, right or wrong."""
        return self._wall.now() + self._skew()

    def _skew(self) -> timedelta:
        if not self.service:
            return timedelta()
        fault = self._faults.find(FaultKind.CLOCK_SKEW, Scope(self.service))
        return timedelta(seconds=fault.seconds) if fault else timedelta()

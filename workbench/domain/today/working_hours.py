"""Working hours: what must be done before people go home (下班前须处理)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta

from workbench.domain.clock import SHANGHAI

MONDAY_TO_SATURDAY = frozenset(range(6))


@dataclass(frozen=True, slots=True)
class WorkingHours:
    """When somebody is there to act, in Asia/Shanghai; weekday 0 is Monday."""

    start: time = time(9)
    end: time = time(18)
    days: frozenset[int] = MONDAY_TO_SATURDAY

    def next_morning(self, now: datetime) -> datetime:
        """Return the next instant at which a working day begins, strictly after ``now``.

        What falls due before it has to be handled before closing time.
        """
        local = now.astimezone(SHANGHAI)
        for ahead in range(8):
            day = local.date() + timedelta(days=ahead)
            morning = datetime.combine(day, self.start, SHANGHAI)
            if day.weekday() in self.days and morning > local:
                return morning
        return datetime.combine(local.date() + timedelta(days=1), self.start, SHANGHAI)


USUAL = WorkingHours()

"""How urgent an answer is for a person, and when that changes next."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Level, Verdict
from workbench.policy.answers import earliest
from workbench.policy.unknowns import DOUBTFUL, NOT_JUDGED

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.rules.decisions import Answer
    from workbench.policy.lead_times import Lead

_MISSED = frozenset({Verdict.VIOLATION, Verdict.SEVERE_VIOLATION})


@dataclass(frozen=True, slots=True)
class Urgency:
    """What the level depends on besides the answer.

    ``warn_by`` is the earliest reading of the deadline (UTC). ``is_finished`` tells that parcel or
    order came to its end: a limit missed on the way may still cost until the platform has spoken,
    but nothing is to be done by the minute any more.
    """

    answer: Answer
    warn_by: datetime | None
    lead: Lead
    is_finished: bool = False

    def level(self, now: datetime) -> Level:
        """Return the level at ``now``.

        A missed limit is critical, on a finished parcel a warning. What is unknown stays
        information, and what cannot be judged at all is no warning.
        """
        verdict, unknowns = self.answer.verdict, self.answer.unknowns
        if unknowns and not NOT_JUDGED.isdisjoint(unknowns):
            return Level.NONE
        if verdict in _MISSED:
            return Level.WARNING if self.is_finished else Level.CRITICAL
        if verdict is Verdict.UNKNOWN:
            return Level.INFORMATION
        if verdict is not Verdict.PENDING:
            return Level.NONE
        return self._capped(self._pending(now))

    def next_change_at(self, now: datetime) -> datetime | None:
        """Return the earliest instant after ``now`` at which verdict or level changes."""
        ahead = [at for at in self._thresholds() if at > now]
        if not ahead:
            return self.answer.next_change_at
        level = self.level(now)
        rises = (at for at in ahead if self.level(at) is not level)
        return earliest(self.answer.next_change_at, *rises)

    def _pending(self, now: datetime) -> Level:
        if self.warn_by is None:
            return Level.NONE
        left = self.warn_by - now
        reached = (level for level, span in self.lead.spans() if left <= span)
        return next(reached, Level.NONE)

    def _capped(self, level: Level) -> Level:
        """Keep a limit that may have been met unseen at the level of information."""
        if level is not Level.NONE and not DOUBTFUL.isdisjoint(self.answer.unknowns):
            return Level.INFORMATION
        return level

    def _thresholds(self) -> tuple[datetime, ...]:
        if self.warn_by is None or self.answer.verdict is not Verdict.PENDING:
            return ()
        return tuple(self.warn_by - span for _, span in self.lead.spans())

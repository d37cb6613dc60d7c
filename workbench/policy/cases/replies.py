"""Answering a task or ticket within the hours after its creation (24 h; policy-facts A25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.policy.cases.answer import CaseAnswer, known_by, with_readings
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.policy.rules import Rule


def reply_clock(
    rule: Rule, created_at: datetime, replied_at: datetime | None, now: datetime
) -> CaseAnswer:
    """Judge a task that must be answered; the limit's own second is in time (A25)."""
    limit = created_at + rule.hours(created_at)
    replied = known_by(replied_at, now)
    checked_at = replied or now
    late = CaseAnswer(Word.REPLY_OVERDUE, rule.id, limit)
    if checked_at > limit:
        return late
    answer = CaseAnswer(Word.REPLIED_IN_TIME if replied else Word.REPLY_DUE, rule.id, limit)
    return with_readings(rule.ambiguity("A25"), answer, late) if checked_at == limit else answer

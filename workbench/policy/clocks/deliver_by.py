"""Deliver by: a trace violation, and the buyer still has nothing days later (O-TM-10, O-TB-04).

The days count from the limit that was missed first. Days end with the last one of them; the
warning takes them as 24 hours each, which is never later.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Verdict
from workbench.policy.answers import Finding, open_verdict
from workbench.policy.clocks.deadline import Deadline, spoken
from workbench.policy.clocks.windows import hours_of, version_for
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.policy.clocks.asked import Clocked, ParcelCase
    from workbench.policy.rules import Rule


def deliver_by(case: ParcelCase, rule: Rule, missed_at: datetime) -> Clocked | None:
    """Judge the delivery after a limit missed at ``missed_at``; None where it came in time."""
    version = version_for(rule, case.facts, missed_at, hours_of)
    if version is None:
        return None
    deadline = Deadline.of_days(rule, missed_at, version)
    delivered_at = case.trace.delivered_at
    if delivered_at is not None and delivered_at <= deadline.at:
        return None
    found = _finding(case, missed_at, deadline, delivered_at)
    return replace(spoken(case.trace, rule, found, deadline), is_done=delivered_at is not None)


def _finding(
    case: ParcelCase, missed_at: datetime, deadline: Deadline, delivered_at: datetime | None
) -> Finding:
    facts = {"missed_at": missed_at}
    undated = (Unknown.SOME_EVENT_TIMES,) if case.trace.is_undated else ()
    if delivered_at is not None:
        facts["delivered_at"] = delivered_at
        return Finding(Verdict.SEVERE_VIOLATION, "late", deadline.at, facts, undated)
    return Finding(severe(open_verdict(case.now, deadline.at)), "", deadline.at, facts, undated)


def severe(verdict: Verdict) -> Verdict:
    """Return the word for a limit that lies behind another one."""
    return Verdict.SEVERE_VIOLATION if verdict is Verdict.VIOLATION else verdict

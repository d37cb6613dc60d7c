"""Ticket entry: when is the buyer shown the entry by which a stall becomes a ticket? (seed 004)

The limit since the last update was longer from 2022-12-15 on, with an end that was never announced:
the decision goes by the longer one, the warning by the usual one. No remote regions are listed, so
that none counts as remote (and 1688's list is not asked).
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Verdict
from workbench.policy.answers import Finding, open_verdict, readings
from workbench.policy.clocks.begun import not_begun
from workbench.policy.clocks.deadline import Deadline, spoken
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.policy.clocks.asked import Clocked, ParcelCase
    from workbench.policy.rules import Rule

USUAL = "taobao_tmall.stall.exposure_usual"
_AT_LIMIT = "A24"


def ticket_entry(case: ParcelCase, rule: Rule) -> Clocked | None:
    """Judge whether the entry is hidden still; a parcel out for delivery stalls no more."""
    trace = case.trace
    if trace.entered_at is None:
        return spoken(trace, rule, not_begun(trace))
    if trace.delivery_at is not None:
        facts = {"ended_at": trace.delivery_at}
        return spoken(trace, rule, Finding(Verdict.CLEAN, facts=facts))
    deadline = _deadline(case, rule, trace.nodes[-1])
    finding = _finding(case, rule, trace.nodes[-1], deadline)
    assumed = (Unknown.REMOTE_LIST, Unknown.END_NOT_ANNOUNCED)
    told = spoken(trace, rule, finding, deadline, assumed)
    return replace(told, answer=replace(told.answer, also=(USUAL,)))


def _deadline(case: ParcelCase, rule: Rule, updated_at: datetime) -> Deadline:
    """Return the longer limit where it has begun, with the usual one as the earliest reading."""
    usual = rule
    if USUAL in case.book.rules:
        usual = case.book.rule(USUAL)
    earliest = updated_at + timedelta(hours=usual.number("hours"))
    version = rule.version_at(case.now)
    latest = updated_at + timedelta(hours=rule.number("hours")) if version else earliest
    return Deadline(rule, latest, min(earliest, latest))


def _finding(case: ParcelCase, rule: Rule, updated_at: datetime, deadline: Deadline) -> Finding:
    is_at_limit = case.now == deadline.at
    ambiguity = rule.ambiguity(_AT_LIMIT)
    shown = Verdict.VIOLATION
    return Finding(
        open_verdict(case.now, deadline.at),
        deadline=deadline.at,
        facts={"last_event_at": updated_at},
        doubts=(Unknown.SOME_EVENT_TIMES,) if case.trace.is_undated else (),
        readings=readings(ambiguity, Verdict.PENDING, shown, deadline.at) if is_at_limit else (),
    )

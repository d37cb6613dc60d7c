"""Ship by: is an order handed over by its promise, and by when does being late become out of stock?

(O-TM-07 to O-TM-10, O-DY-11, O-DY-15, O-TB-01, O-TB-05, O-1688-07, O-1688-08)
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.orders import OrderStatus
from workbench.domain.rules.decisions import Verdict
from workbench.policy.answers import Finding, open_verdict
from workbench.policy.clocks.asked import Clocked
from workbench.policy.clocks.deadline import Deadline, always
from workbench.policy.clocks.deliver_by import severe
from workbench.policy.clocks.handover import Handover, handover
from workbench.policy.clocks.promise import promise
from workbench.policy.clocks.windows import hours_of
from workbench.policy.unknowns import DOUBTFUL

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.policy.clocks.asked import OrderCase
    from workbench.policy.clocks.promise import Promise
    from workbench.policy.rules import Rule, RuleVersion
    from workbench.policy.unknowns import Unknown

_ASKED = frozenset(OrderStatus) - {OrderStatus.AWAITING_PAYMENT, OrderStatus.CANCELLED}


def ship_by(case: OrderCase, rule: Rule) -> Clocked | None:
    """Judge an order's hand-over; None where it came in time, or no limit is known."""
    found = promise(case, rule) if case.order.status in _ASKED else None
    if found is None:
        return None
    done = handover(case, rule, case.order.paid_at or found.at, found.at)
    if done.is_done and (done.at is None or done.at <= found.at):
        return None
    if _is_untraced(case, done):
        return None
    deadline = Deadline(rule, found.at, found.warn_at)
    told = _answer(case, deadline, _finding(case, deadline, done, found), done, found.unsure)
    return replace(told, answer=replace(told.answer, also=found.also)) if found.also else told


def _is_untraced(case: OrderCase, done: Handover) -> bool:
    """Tell whether an order is shipped by parcels that nobody told us of: nothing to judge by."""
    return done.is_clicked and not case.parcels


def out_of_stock(case: OrderCase, rule: Rule, missed_at: datetime) -> Clocked | None:
    """Judge an order that became late at ``missed_at``; None once it was shipped after all."""
    version = _version(rule, case, missed_at)
    if version is None:
        return None
    deadline = Deadline.after(rule, missed_at, hours_of(version))
    done = handover(case, rule, missed_at, deadline.at)
    if done.is_done and (done.at is None or done.at <= deadline.at):
        return None
    return _answer(case, deadline, _severe(case, deadline, done, missed_at), done)


def _version(rule: Rule, case: OrderCase, missed_at: datetime) -> RuleVersion | None:
    """Return the version by the payment; for conduct it is that of the day it became late."""
    decides = None if rule.decided_by == "conduct" else case.order.paid_at
    return rule.version_at(decides or missed_at)


def _finding(case: OrderCase, deadline: Deadline, done: Handover, found: Promise) -> Finding:
    if done.is_done and done.at is not None:
        facts = {"picked_up_at": done.at}
        return Finding(Verdict.VIOLATION, "late", deadline.at, facts, found.doubts)
    verdict = open_verdict(case.now, deadline.at)
    variant = "unscanned" if done.is_clicked else ""
    if found.is_filed and verdict is Verdict.PENDING and not variant:
        variant = "filed"
    return Finding(verdict, variant, deadline.at, doubts=(*done.doubts, *found.doubts))


def _severe(case: OrderCase, deadline: Deadline, done: Handover, missed_at: datetime) -> Finding:
    facts = {"missed_at": missed_at}
    if done.is_done and done.at is not None:
        facts["picked_up_at"] = done.at
        return Finding(Verdict.SEVERE_VIOLATION, "late", deadline.at, facts)
    verdict = severe(open_verdict(case.now, deadline.at))
    return Finding(verdict, "", deadline.at, facts, done.doubts)


def _answer(
    case: OrderCase,
    deadline: Deadline,
    found: Finding,
    done: Handover,
    unsure: tuple[Unknown, ...] = (),
) -> Clocked:
    """Return the rule's answer; a note that always goes with it may make it doubtful."""
    rule = deadline.rule
    notes = (*unsure, *always(rule))
    doubtful = tuple(word for word in DOUBTFUL if word in notes)
    finding = Finding(
        found.verdict,
        found.variant,
        found.deadline,
        found.facts,
        (*found.doubts, *doubtful),
        deadline.readings_at(case.now, Verdict.PENDING),
    )
    answer = finding.answer(rule.id, tuple(word for word in notes if word not in doubtful))
    return Clocked(answer, deadline.warn_at if answer.deadline else None, done.is_done)

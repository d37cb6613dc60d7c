"""Scan by: does a number get its carrier's first scan in time after it was uploaded?

Tmall's and Taobao's false shipping without pickup (O-TM-11, O-TB-02), Douyin's 揽收超时 and its
severe step (O-DY-16, O-DY-18). A record that waits for pickup is no pickup.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Verdict
from workbench.policy.answers import Finding
from workbench.policy.clocks.deadline import Deadline, spoken
from workbench.policy.clocks.windows import hours_of, version_for
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.policy.clocks.asked import Clocked, ParcelCase
    from workbench.policy.rules import Rule


def scan_by(case: ParcelCase, rule: Rule) -> Clocked | None:
    """Judge the number's pickup; None where the rule does not hold, or follows nothing missed.

    Without the time of the upload nothing can be judged.
    """
    uploaded_at = case.facts.shipment.uploaded_at
    if uploaded_at is None:
        version = rule.version_at(case.now)
        unknown = Finding(Verdict.UNKNOWN, doubts=(Unknown.UPLOADED_AT,))
        return spoken(case.trace, rule, unknown) if version else None
    version = version_for(rule, case.facts, uploaded_at, hours_of)
    if version is None:
        return None
    deadline = Deadline.of_days(rule, uploaded_at, version)
    return spoken(case.trace, rule, _finding(case, uploaded_at, deadline), deadline)


def _finding(case: ParcelCase, uploaded_at: datetime, deadline: Deadline) -> Finding:
    picked_up_at = case.trace.picked_up_at
    if picked_up_at is None:
        return _waiting(case, uploaded_at, deadline)
    is_late = picked_up_at > deadline.at
    facts = {"uploaded_at": uploaded_at, "picked_up_at": picked_up_at}
    return Finding(
        Verdict.VIOLATION if is_late else Verdict.CLEAN,
        variant="late" if is_late else "",
        deadline=deadline.at,
        facts=facts,
        doubts=case.trace.doubts(uploaded_at, deadline.at) if is_late else (),
        readings=deadline.readings_at(picked_up_at, Verdict.CLEAN),
    )


def _waiting(case: ParcelCase, uploaded_at: datetime, deadline: Deadline) -> Finding:
    trace = case.trace
    # No scan bears a date, and one of them may be the pickup: then nothing can be judged.
    doubts = tuple(
        Unknown.EVENT_TIMES if word is Unknown.SOME_EVENT_TIMES else word
        for word in trace.doubts(uploaded_at, deadline.at)
    )
    if trace.never_polled:
        doubts = (*doubts, Unknown.TRACE)
    return deadline.awaiting(case.now, {"uploaded_at": uploaded_at}, doubts)

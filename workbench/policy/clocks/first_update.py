"""First update: does the carrier write anything in time after pickup? (O-TM-12/13, O-TB-02)

Any scan counts, whatever it says, but not a pickup scanned twice. Where the pickup itself was not
scanned, the scan that shows the parcel is an update already.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Verdict
from workbench.policy.answers import Finding
from workbench.policy.clocks.begun import excluded, not_begun
from workbench.policy.clocks.deadline import Deadline, spoken
from workbench.policy.clocks.windows import hours_of, version_for

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.policy.clocks.asked import Clocked, ParcelCase
    from workbench.policy.rules import Rule


def first_update(case: ParcelCase, rule: Rule) -> Clocked | None:
    """Judge the first scan after the pickup; None where the rule does not hold."""
    trace = case.trace
    picked_up_at = trace.picked_up_at
    version = version_for(rule, case.facts, picked_up_at or case.now, hours_of)
    if version is None:
        return None
    if province := case.route.excluded(version):
        return excluded(case, rule, province)
    if picked_up_at is None:
        return spoken(trace, rule, not_begun(trace))
    if not trace.has_pickup_scan:
        return spoken(trace, rule, Finding(Verdict.CLEAN))
    deadline = Deadline.after(rule, picked_up_at, hours_of(version))
    return spoken(trace, rule, _finding(case, picked_up_at, deadline), deadline)


def _finding(case: ParcelCase, picked_up_at: datetime, deadline: Deadline) -> Finding:
    trace = case.trace
    updated_at = trace.updated_at
    undated = tuple(word for word in trace.doubts(picked_up_at, deadline.at) if trace.is_undated)
    if updated_at is None:
        return deadline.awaiting(case.now, {"picked_up_at": picked_up_at}, undated)
    if updated_at <= deadline.at:
        readings = deadline.readings_at(updated_at, Verdict.CLEAN)
        return Finding(Verdict.CLEAN, readings=readings)
    return Finding(
        Verdict.VIOLATION,
        variant="late",
        deadline=deadline.at,
        facts={"picked_up_at": picked_up_at, "updated_at": updated_at},
        doubts=undated,
    )

"""Hub by: is the parcel seen at a sorting centre in time after its pickup? (O-DY-16, O-DY-18)

The entry counts, not the departure as on 1688. Where only scans behind a centre are there, the
first of them stands for the entry; read to the letter there is none (O2).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Verdict
from workbench.policy.answers import Finding, open_verdict, readings
from workbench.policy.clocks.begun import not_begun
from workbench.policy.clocks.deadline import Deadline, spoken
from workbench.policy.clocks.windows import hours_of, version_for

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.rules.decisions import OtherReading
    from workbench.policy.clocks.asked import Clocked, ParcelCase
    from workbench.policy.clocks.trace import HubEntry
    from workbench.policy.rules import Rule

LITERAL = "O2"


def hub_by(case: ParcelCase, rule: Rule) -> Clocked | None:
    """Judge the entry into the first sorting centre; None where the rule does not hold."""
    trace = case.trace
    picked_up_at = trace.picked_up_at
    version = version_for(rule, case.facts, picked_up_at or case.now, hours_of)
    if version is None:
        return None
    if picked_up_at is None:
        return spoken(trace, rule, not_begun(trace))
    deadline = Deadline.after(rule, picked_up_at, hours_of(version))
    entry = trace.hub
    if entry is None:
        doubts = trace.doubts(picked_up_at, deadline.at)
        found = deadline.awaiting(case.now, {"picked_up_at": picked_up_at}, doubts)
    else:
        found = _entered(case, picked_up_at, deadline, entry)
    return spoken(trace, rule, found, deadline)


def _entered(
    case: ParcelCase, picked_up_at: datetime, deadline: Deadline, entry: HubEntry
) -> Finding:
    is_late = entry.at > deadline.at
    return Finding(
        Verdict.VIOLATION if is_late else Verdict.CLEAN,
        variant="late" if is_late else "",
        deadline=deadline.at,
        facts={"picked_up_at": picked_up_at, "hub_at": entry.at},
        doubts=case.trace.doubts(picked_up_at, deadline.at) if is_late else (),
        readings=() if is_late else _readings(case, deadline, entry),
    )


def _readings(case: ParcelCase, deadline: Deadline, entry: HubEntry) -> tuple[OtherReading, ...]:
    """Return the readings of an entry that no scan shows, or of one in the very last second."""
    if entry.is_seen:
        return deadline.readings_at(entry.at, Verdict.CLEAN)
    literal = open_verdict(case.now, deadline.at)
    return readings(deadline.rule.ambiguity(LITERAL), Verdict.CLEAN, literal, deadline.at)

"""What clocks answer before they run: nothing with the carrier yet, or a way they do not watch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Verdict
from workbench.policy.answers import Finding
from workbench.policy.clocks.deadline import spoken
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from workbench.policy.clocks.asked import Clocked, ParcelCase
    from workbench.policy.clocks.trace import Trace
    from workbench.policy.rules import Rule


def not_begun(trace: Trace) -> Finding:
    """Find that no dated scan shows the parcel with the carrier, or at the awaited place."""
    if trace.is_undated:
        return Finding(Verdict.UNKNOWN, doubts=(Unknown.EVENT_TIMES,))
    return Finding(Verdict.NOT_STARTED)


def excluded(case: ParcelCase, rule: Rule, province: str) -> Clocked:
    """Answer that the rule does not hold for a way from or to ``province``."""
    finding = Finding(Verdict.EXEMPT_REGION, facts={"region": province})
    return spoken(case.trace, rule, finding)

"""Next scan by: do any two nodes lie too far apart before delivery begins? (O-TM-12/13, O-DY-16)

Tmall counts from the first scan of the trace, Douyin from the first one at a sorting centre, both
up to the first 派送 scan. A gap that was too long stays one, however the parcel moves on.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.domain.parcels.clocks import Stretch
from workbench.domain.rules.decisions import Verdict
from workbench.policy.answers import ONE_SECOND, Finding, open_verdict
from workbench.policy.clocks.begun import excluded, not_begun
from workbench.policy.clocks.deadline import Deadline, spoken
from workbench.policy.clocks.windows import version_for
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from workbench.policy.clocks.asked import Clocked, ParcelCase
    from workbench.policy.clocks.trace import Trace
    from workbench.policy.rules import Rule, RuleVersion


@dataclass(frozen=True, slots=True)
class _Gap:
    """The gap that decides: the first one too long, else the one that runs or was the last."""

    before: datetime
    after: datetime | None
    version: RuleVersion
    deadline: Deadline
    unknowns: tuple[Unknown, ...]


def next_scan(case: ParcelCase, rule: Rule) -> Clocked | None:
    """Judge the gaps between nodes; None where no version of the rule holds for them."""
    trace = case.trace
    begun_at = _begun_at(trace, rule)
    if begun_at is None:
        return _not_begun(case, rule)
    gap = _deciding(case, rule, _stretch(trace, begun_at, trace.delivery_at or case.now))
    if gap is None:
        return None
    if province := case.route.excluded(gap.version):
        return excluded(case, rule, province)
    return spoken(trace, rule, _finding(case, gap), gap.deadline, gap.unknowns)


def _not_begun(case: ParcelCase, rule: Rule) -> Clocked | None:
    if _version(case, rule, case.now) is None:
        return None
    return spoken(case.trace, rule, not_begun(case.trace))


def _begun_at(trace: Trace, rule: Rule) -> datetime | None:
    stretch = rule.clock.stretch if rule.clock else None
    if stretch is Stretch.FIRST_HUB:
        return trace.hub.at if trace.hub else None
    return trace.picked_up_at if stretch is Stretch.PICKUP else trace.entered_at


def _version(case: ParcelCase, rule: Rule, start: datetime) -> RuleVersion | None:
    def span(version: RuleVersion) -> timedelta:
        return case.route.spans(version).shortest

    return version_for(rule, case.facts, start, span)


def _stretch(trace: Trace, start: datetime, end: datetime) -> list[datetime]:
    """Return the times of the nodes from ``start`` to ``end``, both inside."""
    return [at for at in trace.nodes if start <= at <= end]


def _deciding(case: ParcelCase, rule: Rule, stretch: list[datetime]) -> _Gap | None:
    """Return the gap that decides; None where the rule holds for none of them."""
    # Most gaps are shorter than any version allows: they need no closer look.
    harmless = min(case.route.spans(version).shortest for version in rule.versions) - ONE_SECOND
    for before, after in pairwise(stretch):
        if after - before <= harmless:
            continue
        gap = _gap(case, rule, before, after)
        if gap is not None and after > gap.deadline.at:
            return gap
    return _gap(case, rule, stretch[-1], None)


def _gap(case: ParcelCase, rule: Rule, before: datetime, after: datetime | None) -> _Gap | None:
    version = _version(case, rule, before)
    if version is None:
        return None
    spans = case.route.spans(version)
    deadline = Deadline.after(rule, before, spans.shortest, spans.longest)
    return _Gap(before, after, version, deadline, spans.unknowns)


def _finding(case: ParcelCase, gap: _Gap) -> Finding:
    trace = case.trace
    undated = (Unknown.SOME_EVENT_TIMES,) if trace.is_undated else ()
    limit = gap.deadline.at
    if gap.after is not None:
        facts = {"last_event_at": gap.before, "next_event_at": gap.after}
        return Finding(Verdict.VIOLATION, "past", limit, facts, undated)
    if trace.delivery_at is not None:
        return Finding(Verdict.CLEAN, facts={"ended_at": trace.delivery_at})
    verdict = open_verdict(case.now, limit)
    return Finding(verdict, "", limit, {"last_event_at": gap.before}, undated)

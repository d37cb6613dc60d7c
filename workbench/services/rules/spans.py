"""From when to when a rule's versions hold, other rules' word on their end included (pure)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.rules.views import RuleRelation, RuleSpan, RuleStep

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import datetime

    from workbench.policy.rules import Rule, RuleVersion, Step

_CLOSING = frozenset({RuleRelation.REPLACED_BY, RuleRelation.ENDED_BY})


@dataclass(frozen=True, slots=True)
class Tie:
    """What another rule is to this one, and from when it is that; None: at every instant."""

    rule: str
    relation: RuleRelation
    since: datetime | None = None


def ties(rules: Iterable[Rule]) -> Mapping[str, tuple[Tie, ...]]:
    """Return each rule's ties to others, those of both sides; only rules in force can tie.

    A rule of several platforms, whose place another takes on one of them, goes on and has no end.
    """
    found: dict[str, list[Tie]] = {}
    known = {rule.id: rule for rule in rules}
    for rule in known.values():
        for other, there, here in _pairs(rule):
            goes_on = other in known and len(known[other].platforms) > max(1, len(rule.platforms))
            since = None if goes_on else rule.versions[0].since
            found.setdefault(rule.id, []).append(Tie(other, here))
            found.setdefault(other, []).append(Tie(rule.id, there, since))
    return {rule_id: tuple(each) for rule_id, each in found.items()}


def _pairs(rule: Rule) -> Iterator[tuple[str, RuleRelation, RuleRelation]]:
    if rule.replaces is not None:
        yield rule.replaces, RuleRelation.REPLACED_BY, RuleRelation.REPLACES
    for ended in rule.ends:
        yield ended, RuleRelation.ENDED_BY, RuleRelation.ENDS


def spans_of(rule: Rule, tied: Iterable[Tie]) -> tuple[RuleSpan, ...]:
    """Return a rule's versions, an open one cut where another rule ends or replaces it."""
    closing = [tie for tie in tied if tie.relation in _CLOSING and tie.since is not None]
    spans = [_span(version) for version in rule.versions]
    return tuple(_closed(span, closing) for span in spans)


def _closed(span: RuleSpan, closing: Iterable[Tie]) -> RuleSpan:
    for tie in closing:
        begins_before = span.since is None or (tie.since is not None and span.since < tie.since)
        if span.until is None and begins_before:
            return replace(span, until=tie.since, ended_by=tie.rule)
    return span


def _span(version: RuleVersion) -> RuleSpan:
    return RuleSpan(
        version.since,
        version.until,
        version.stated,
        tuple(version.parameters.items()),
        tuple(_step(step) for step in version.steps),
    )


def _step(step: Step) -> RuleStep:
    return RuleStep(
        percent=step.percent,
        min_fen=step.min_fen,
        max_fen=step.max_fen,
        promise_over=step.promise_over_hours,
        promise_up_to=step.promise_up_to_hours,
        late_over=step.late_over_hours,
    )

"""A limit with its earliest reading, and the last step from a finding to a clock's answer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Verdict
from workbench.policy.answers import Finding, open_verdict, readings
from workbench.policy.clocks.asked import Clocked
from workbench.policy.clocks.windows import end_of_day, hours_of, limit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime, timedelta

    from workbench.domain.rules.decisions import OtherReading
    from workbench.policy.clocks.trace import Trace
    from workbench.policy.rules import Rule, RuleVersion
    from workbench.policy.unknowns import Unknown


@dataclass(frozen=True, slots=True)
class Deadline:
    """The last instant still in time (``at``), and that of the earliest reading (``warn_at``)."""

    rule: Rule
    at: datetime
    warn_at: datetime

    @classmethod
    def after(
        cls, rule: Rule, start: datetime, shortest: timedelta, longest: timedelta | None = None
    ) -> Deadline:
        """Return the limit of a span of hours; a class that is not known has two of them."""
        earliest = limit(rule, start, shortest)
        latest = earliest if longest is None else limit(rule, start, longest)
        return cls(rule, latest, earliest - rule.earliest_reading)

    @classmethod
    def of_days(cls, rule: Rule, start: datetime, version: RuleVersion) -> Deadline:
        """Return the limit of a version in hours, or in days: these end with the last day (C5).

        Counted as days of 24 hours the limit may fall earlier: the warning goes by that (C7).
        """
        span = hours_of(version)
        if "days" not in version.parameters:
            return cls.after(rule, start, span)
        return cls(rule, end_of_day(start + span), start + span)

    def readings_at(self, at: datetime, recommended: Verdict) -> tuple[OtherReading, ...]:
        """Return both readings of what falls on the very last second, where the text is open."""
        if at != self.at:
            return ()
        for ambiguity in self.rule.ambiguities:
            if ambiguity.seconds_earlier:
                return readings(ambiguity, recommended, Verdict.VIOLATION, self.at)
        return ()

    def awaiting(
        self, now: datetime, facts: Mapping[str, datetime], doubts: tuple[Unknown, ...]
    ) -> Finding:
        """Return what is found while the event has not come: pending, or missed."""
        return Finding(
            open_verdict(now, self.at),
            deadline=self.at,
            facts=facts,
            doubts=doubts,
            readings=self.readings_at(now, Verdict.PENDING),
        )


def spoken(
    trace: Trace,
    rule: Rule,
    finding: Finding,
    deadline: Deadline | None = None,
    assumed: Iterable[Unknown] = (),
) -> Clocked:
    """Return a finding on a parcel as the rule's answer, with the notes that always go with it."""
    answer = finding.answer(rule.id, (*assumed, *always(rule)), trace.next_event_at)
    return Clocked(answer, deadline.warn_at if deadline and answer.deadline else None)


def always(rule: Rule) -> tuple[str, ...]:
    """Return the notes that every answer of the rule carries."""
    return rule.clock.always_unknown if rule.clock else ()

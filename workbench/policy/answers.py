"""How a finding becomes an answer: the shape that all questions share."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import Answer, OtherReading, Verdict
from workbench.policy.questions import SITUATION

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.policy.rules import Ambiguity
    from workbench.policy.unknowns import Unknown

# Platforms print seconds (policy-facts C2): a limit is missed one second after its last good one.
ONE_SECOND = timedelta(seconds=1)

_WITH_LIMIT = frozenset({Verdict.PENDING, Verdict.VIOLATION, Verdict.SEVERE_VIOLATION})


@dataclass(frozen=True, slots=True)
class Finding:
    """What a question found before it is put in an answer's form.

    ``variant`` picks the sentence among those of the verdict (``violation_late``). ``doubts`` say
    why the awaited event may have happened unseen: a limit that passed meanwhile is then unknown,
    not missed. ``facts`` are the placeholders of the sentence.
    """

    verdict: Verdict
    variant: str = ""
    deadline: datetime | None = None
    facts: Mapping[str, datetime | str] = field(default_factory=dict)
    doubts: tuple[Unknown, ...] = ()
    readings: tuple[OtherReading, ...] = ()

    def answer(
        self, rule_id: str, assumed: tuple[str, ...] = (), change: datetime | None = None
    ) -> Answer:
        """Return the answer; a pending one changes one second after its deadline.

        ``assumed`` names what is not known and was taken one way, ``change`` is when facts that are
        known already come to pass.
        """
        unknowns = (*self.doubts, *assumed)
        if self.verdict.is_missed and self.doubts:
            return self._unknown(rule_id, unknowns, change)
        return Answer(
            rule=rule_id,
            verdict=self.verdict,
            deadline=self.deadline if self.verdict in _WITH_LIMIT else None,
            next_change_at=earliest(self._change(), change),
            readings=self.readings,
            unknowns=unknowns,
            facts=self._facts(),
        )

    def _change(self) -> datetime | None:
        if self.verdict is not Verdict.PENDING or self.deadline is None:
            return None
        return self.deadline + ONE_SECOND

    def _unknown(self, rule_id: str, unknowns: tuple[str, ...], change: datetime | None) -> Answer:
        facts = {SITUATION: Verdict.UNKNOWN.value}
        return Answer(
            rule_id, Verdict.UNKNOWN, self.deadline, change, unknowns=unknowns, facts=facts
        )

    def _facts(self) -> Mapping[str, str]:
        situation = "_".join(part for part in (self.verdict.value, self.variant) if part)
        given = dict(self.facts)
        if self.deadline is not None:
            given["deadline"] = self.deadline
        return {SITUATION: situation} | {name: _spoken(value) for name, value in given.items()}


def open_verdict(now: datetime, limit: datetime) -> Verdict:
    """Return the verdict on an event that has not come: the limit's own second is still in time."""
    return Verdict.PENDING if now <= limit else Verdict.VIOLATION


def readings(
    ambiguity: Ambiguity, recommended: Verdict, other: Verdict, limit: datetime | None
) -> tuple[OtherReading, ...]:
    """Return both readings of an ambiguous point, the recommended first; none if they agree."""
    if recommended is other:
        return ()
    return (
        OtherReading(ambiguity.recommended.en, recommended, _limit_of(recommended, limit)),
        OtherReading(ambiguity.other.en, other, _limit_of(other, limit)),
    )


def earliest(*instants: datetime | None) -> datetime | None:
    """Return the earliest of the instants that are there."""
    return min((at for at in instants if at is not None), default=None)


def _limit_of(verdict: Verdict, limit: datetime | None) -> datetime | None:
    return limit if verdict in _WITH_LIMIT else None


def _spoken(value: datetime | str) -> str:
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value

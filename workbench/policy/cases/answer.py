"""What a case's question answers, and the few steps that all of them share."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from typing import TYPE_CHECKING, Annotated, TypeVar

from msgspec import Meta, UnsetType

from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import FactMissing

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from workbench.policy.cases.words import Word
    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Ambiguity, Rule

Instant = Annotated[datetime, Meta(tz=True)]
Fact = TypeVar("Fact")

ONE_SECOND = timedelta(seconds=1)
_CENT = Decimal("0.01")


@dataclass(frozen=True, slots=True)
class CaseReading:
    """What one reading of an ambiguous text decides."""

    reading: str
    verdict: Word
    deadline: datetime | None = None
    amount: Decimal | None = None
    total: Decimal | None = None


@dataclass(frozen=True, slots=True)
class CaseAnswer:
    """The answer on one case.

    ``deadline`` is the last instant still in time (policy-facts C6), ``amount`` is in ``unit``
    (``CNY`` in yuan, ``points``, ``percent``, ``damages``), ``total`` the price after a surcharge,
    ``path`` menu names from the outermost. ``because`` is the deciding rule, ``also`` are others it
    rests on. ``readings`` are there only where the text does not settle the case, the recommended
    one first. ``unknowns`` names the facts that were missing.
    """

    verdict: Word
    because: str
    deadline: datetime | None = None
    amount: Decimal | None = None
    unit: str = ""
    total: Decimal | None = None
    path: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    readings: tuple[CaseReading, ...] = ()
    unknowns: tuple[str, ...] = ()

    @property
    def next_change_at(self) -> datetime | None:
        """Return when the verdict changes if nothing new comes: after the last good second."""
        return self.deadline + ONE_SECOND if self.deadline and self.verdict.is_waiting else None


def need(value: Fact | None, name: str) -> Fact:
    """Return a fact that the answer depends on.

    Raises:
        FactMissing: the case does not tell it.
    """
    if value is None:
        raise FactMissing(fact=name)
    return value


def told(value: Fact | UnsetType, name: str) -> Fact:
    """Return a fact of which null says something ("no penalty", "not approved").

    Raises:
        FactMissing: the case neither tells it nor says null.
    """
    if isinstance(value, UnsetType):
        raise FactMissing(fact=name)
    return value


def known_by(at: datetime | None, now: datetime | None) -> datetime | None:
    """Return an instant unless it lies after ``now``: nothing of the future is known."""
    return None if at is not None and now is not None and at > now else at


def with_readings(ambiguity: Ambiguity, answer: CaseAnswer, other: CaseAnswer) -> CaseAnswer:
    """Return ``answer`` with both readings, where the other one decides otherwise.

    Of several open points the first that was found is told.
    """
    if answer.readings or _outcome(answer) == _outcome(other):
        return answer
    both = (
        _reading(ambiguity.recommended.en, answer),
        _reading(ambiguity.other.en, other),
    )
    return replace(answer, readings=both)


def with_reading_of(
    ambiguity: Ambiguity, answer: CaseAnswer, other: Callable[[], CaseAnswer]
) -> CaseAnswer:
    """Return the same, where the other reading may rest on facts that the case does not tell."""
    try:
        return with_readings(ambiguity, answer, other())
    except FactMissing:
        return answer


def is_first_instant(rule: Rule, at: datetime) -> bool:
    """Tell whether ``at`` is the very second in which a version of the rule begins."""
    return any(version.since == at for version in rule.versions)


def is_in_force(rule: Rule, at: datetime) -> bool:
    """Tell whether the rule holds at ``at``."""
    return rule.version_at(at) is not None


def ended_by(book: PolicyBook, rule_id: str, at: datetime) -> str:
    """Return the rule of the book that says this one was over at ``at``, "" where none does.

    Only packs from outside the seeds hold such rules (O-1688-03, O-CUR-04, O-DY-24).
    """
    for rule in book.rules.values():
        if rule_id in rule.ends and is_in_force(rule, at):
            return rule.id
    return ""


def moment(text: str | None, name: str) -> datetime:
    """Return an instant that a case may also give as a day (then its first second).

    Raises:
        FactMissing: it is not told, or is neither of the two.
    """
    try:
        at = datetime.fromisoformat(need(text, name))
    except ValueError as error:
        raise FactMissing(fact=name) from error
    return at if at.tzinfo else start_of(at.date())


def start_of(day: date) -> datetime:
    """Return the first second of a day in Shanghai (policy-facts C4)."""
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


def end_of(day: date) -> datetime:
    """Return the last second of a day in Shanghai (policy-facts C5)."""
    return start_of(day) + timedelta(days=1) - ONE_SECOND


def day_of(at: datetime) -> date:
    """Return the day in Shanghai on which ``at`` falls."""
    return at.astimezone(SHANGHAI).date()


def two_places(amount: Decimal) -> Decimal:
    """Round to two decimals, half up, as the cases print amounts and shares."""
    return amount.quantize(_CENT, rounding=ROUND_HALF_UP)


def yuan(fen: int) -> Decimal:
    """Return an amount of the packs, kept in 分, in yuan."""
    return Decimal(fen) / 100


def _outcome(answer: CaseAnswer) -> tuple[object, ...]:
    return (answer.verdict, answer.deadline, answer.amount, answer.total)


def _reading(words: str, answer: CaseAnswer) -> CaseReading:
    return CaseReading(words, answer.verdict, answer.deadline, answer.amount, answer.total)

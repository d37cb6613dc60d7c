"""Decision cases as JSON lines: one line in, one object with the fields of ``expect`` out.

The format is that of the decision cases (one object per line: ``id``, ``platform``, ``kind``,
``given``). A line that cannot be read gets a sentence instead of an answer; the others go on.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Raw, Struct

from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import FactMissing
from workbench.domain.shops import Platform  # noqa: TC001 - msgspec reads the annotations
from workbench.policy.cases.answer import CaseAnswer
from workbench.policy.cases.kinds import KINDS
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from datetime import datetime
    from decimal import Decimal

    from workbench.policy.cases.answer import CaseReading
    from workbench.policy.cases.kinds import Kind
    from workbench.policy.packs import PolicyBook

_EMPTY = Raw(b"{}")
# What a line may be: no JSON, no text, of other types than a case, nested without end.
_UNREADABLE = (msgspec.DecodeError, UnicodeDecodeError, RecursionError)
# How msgspec says that a fact inside a list is not there, or null where null says nothing.
_ABSENT = re.compile(
    r"missing required field `(?P<name>\w+)` - at `\$\.(?P<place>[^`]+)`"
    r"|got `null` - at `\$\.(?P<path>[^`]+)`"
)


class Case(Struct, frozen=True):
    """One line; what is expected of it is not read."""

    id: str | int
    platform: Platform
    kind: str
    given: Raw = _EMPTY


class _Named(Struct, frozen=True):
    """As much of a broken line as names it."""

    id: str | int | None = None


def simulate(line: bytes | str, book: PolicyBook, *, with_change: bool = False) -> dict[str, Any]:
    """Answer one line; never raises for what the line says.

    ``with_change`` adds when the verdict changes if nothing new comes (``next_change_at``).
    """
    kind: Kind[Any] | None = None
    try:
        case = msgspec.json.decode(line, type=Case)
        kind = KINDS.get((case.platform, case.kind))
        if kind is None:
            return _refused(case.id, f"there is no question {case.kind} for {case.platform}")
        facts = msgspec.json.decode(case.given, type=kind.facts)
    except _UNREADABLE as error:
        if kind is not None and (fact := _absent(error)):
            return {"id": case.id} | document(_unknown(kind, fact))
        return _refused(_name(line), str(error))
    try:
        answer = _answer(kind, facts, book)
        change = _iso(answer.next_change_at) if with_change else None
        following = {"next_change_at": change} if change else {}
        return {"id": case.id} | document(answer) | following
    except ArithmeticError:
        return _refused(case.id, "an instant or a number is too large to be counted with")


def _answer(kind: Kind[Any], facts: Struct, book: PolicyBook) -> CaseAnswer:
    """Ask the question; what its answer depends on and is not told makes it unknown."""
    try:
        return kind.question(facts, book)
    except FactMissing as missing:
        return _unknown(kind, missing.values["fact"])


def _unknown(kind: Kind[Any], fact: str) -> CaseAnswer:
    return CaseAnswer(Word.UNKNOWN, kind.rule, unknowns=(fact,))


def _absent(error: Exception) -> str:
    """Return the fact inside a list that a case leaves out (``scans[0].time``), "" for none."""
    found = _ABSENT.search(str(error))
    if found is None:
        return ""
    return found["path"] or f"{found['place']}.{found['name']}"


def document(answer: CaseAnswer) -> dict[str, Any]:
    """Return an answer as the fields of ``expect``; what does not apply is left out."""
    fields = {
        "verdict": answer.verdict.value,
        "deadline": _iso(answer.deadline),
        "amount": _number(answer.amount),
        "unit": answer.unit,
        "total": _number(answer.total),
        "path": list(answer.path),
        "because": answer.because,
        "also": list(answer.also),
        "readings": [_reading(reading) for reading in answer.readings],
        "unknowns": list(answer.unknowns),
    }
    return {name: value for name, value in fields.items() if value not in (None, "", [])}


def _reading(reading: CaseReading) -> dict[str, Any]:
    fields = {
        "reading": reading.reading,
        "verdict": reading.verdict.value,
        "deadline": _iso(reading.deadline),
        "amount": _number(reading.amount),
        "total": _number(reading.total),
    }
    return {name: value for name, value in fields.items() if value is not None}


def _iso(at: datetime | None) -> str | None:
    """Print an instant as the cases do: Shanghai time with its offset."""
    return at.astimezone(SHANGHAI).isoformat() if at else None


def _number(amount: Decimal | None) -> float | int | None:
    """Print whole numbers of things as such, money and shares with their decimals."""
    if amount is None:
        return None
    whole = amount.as_tuple().exponent == 0
    return int(amount) if whole else float(amount)


def _refused(case_id: str | int | None, reason: str) -> dict[str, Any]:
    named = {} if case_id is None else {"id": case_id}
    return named | {"error": f"This line cannot be answered: {reason}."}


def _name(line: bytes | str) -> str | int | None:
    try:
        return msgspec.json.decode(line, type=_Named).id
    except _UNREADABLE:
        return None

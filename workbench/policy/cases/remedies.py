"""Does an act clear a stall on 1688? Only what succeeded on the platform before the penalty."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from msgspec import UNSET, Struct, UnsetType

from workbench.policy.cases.answer import (
    CaseAnswer,
    Instant,
    known_by,
    need,
    told,
    with_readings,
)
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.policy.packs import PolicyBook

EXEMPTS = "1688.remedy.before_penalty_auto_exempt"
CARRIER = "1688.remedy.changed_carrier_update_before_penalty"
UPDATE = "1688.remedy.update_number_on_platform"
ADVICE = "1688.remedy.act_within_24h_of_warning"


class Act(Struct, frozen=True):
    """One act of the seller; ``succeeded_at`` null says that it has not succeeded."""

    type: Literal["refund", "replace_number", "change_carrier"]
    succeeded_at: Instant | UnsetType | None = UNSET
    updated_on_platform: bool | None = None


class Stall(Struct, frozen=True):
    """A stalled parcel: warning, penalty (null = none yet) and what the seller did."""

    ask: str | None = None
    warned_at: Instant | None = None
    penalised_at: Instant | UnsetType | None = UNSET
    acts: tuple[Act, ...] | None = None
    now: Instant | None = None


@dataclass(frozen=True, slots=True)
class _Result:
    """What one act brings: it exempts, it fell in the penalty's own second (A8), or neither."""

    rule: str
    exempts: bool = False
    is_same_second: bool = False


def remedy(given: Stall, book: PolicyBook) -> CaseAnswer:
    """Judge the acts (``exempt``, ``not_exempt``), or tell the advised deadline (``act_by``)."""
    if given.ask == "advised_deadline":
        warned_at = need(given.warned_at, "warned_at")
        return CaseAnswer(Word.ACT_BY, ADVICE, warned_at + book.rule(ADVICE).hours(warned_at))
    results = [_result(act, given, book) for act in need(given.acts, "acts")]
    for result in results:
        if result.exempts:
            return CaseAnswer(Word.EXEMPT, result.rule)
    return _not_exempt(results, book)


def _not_exempt(results: list[_Result], book: PolicyBook) -> CaseAnswer:
    for result in results:
        if result.is_same_second:
            late = CaseAnswer(Word.NOT_EXEMPT, result.rule)
            ambiguity = book.rule(result.rule).ambiguity("A8")
            return with_readings(ambiguity, late, CaseAnswer(Word.EXEMPT, result.rule))
    return CaseAnswer(Word.NOT_EXEMPT, results[0].rule if results else EXEMPTS)


def _result(act: Act, given: Stall, book: PolicyBook) -> _Result:
    by_carrier = act.type in book.rule(CARRIER).names("acts")
    rule = CARRIER if by_carrier else EXEMPTS
    if act.updated_on_platform is False and act.type != "refund":
        return _Result(rule if by_carrier else UPDATE)
    succeeded_at = known_by(told(act.succeeded_at, "succeeded_at"), given.now)
    if succeeded_at is None:
        return _Result(rule)
    penalised_at = known_by(told(given.penalised_at, "penalised_at"), given.now)
    return _timed(rule, succeeded_at, penalised_at)


def _timed(rule: str, succeeded_at: datetime, penalised_at: datetime | None) -> _Result:
    exempts = penalised_at is None or succeeded_at < penalised_at
    return _Result(rule, exempts, is_same_second=succeeded_at == penalised_at)

"""Douyin: compensation, experience score and violation points are three different things."""

from __future__ import annotations

from datetime import date  # noqa: TC003 - msgspec reads the annotations
from decimal import Decimal  # noqa: TC003 - msgspec reads the annotations
from typing import TYPE_CHECKING, Any

from msgspec import Struct

from workbench.policy.cases.answer import (
    CaseAnswer,
    Instant,
    ended_by,
    is_in_force,
    need,
    start_of,
)
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook

SUSPENDED = "douyin.autocomp.suspended"
PAID_BEFORE = "douyin.autocomp.paid_before_applies"
NATIONWIDE = "douyin.autocomp.nationwide"
ENFORCED = "douyin.false_ship.still_enforced"
SCORE = "douyin.score.protection_industry_mean"
POINTS = "douyin.points.no_exemption"


class Violation(Struct, frozen=True):
    """A violation of an order; the time of payment decides, not that of the violation."""

    paid_at: Instant | None = None
    violation: str | None = None
    merchant: str | None = None
    force_majeure: bool | None = None
    regions: Any = None


class Indicator(Struct, frozen=True):
    """One indicator of the experience score on one day, with the industry's mean."""

    scored_on: date | None = None
    indicator: str | None = None
    own: Decimal | None = None
    industry_mean: Decimal | None = None
    merchant: str | None = None


def auto_compensation(given: Violation, book: PolicyBook) -> CaseAnswer:
    """Tell whether the buyer is compensated by itself."""
    rule = book.rule(SUSPENDED)
    violation = need(given.violation, "violation")
    if violation in book.rule(ENFORCED).names("violations"):
        return CaseAnswer(Word.STILL_ENFORCED, ENFORCED)
    if violation not in rule.names("violations"):
        return CaseAnswer(Word.STILL_ENFORCED, SUSPENDED)
    paid_at = need(given.paid_at, "paid_at")
    if not is_in_force(rule, paid_at):
        return CaseAnswer(Word.APPLIES, PAID_BEFORE)
    if end := ended_by(book, SUSPENDED, paid_at):
        return CaseAnswer(Word.APPLIES, end, also=(SUSPENDED,))
    if need(given.merchant, "merchant") not in rule.names("merchants"):
        return CaseAnswer(Word.APPLIES, SUSPENDED)
    also = () if given.regions is None else (NATIONWIDE,)
    return CaseAnswer(Word.SUSPENDED, SUSPENDED, also=also)


def experience_score(given: Indicator, book: PolicyBook) -> CaseAnswer:
    """Tell whether an indicator is scored at the mean; worse than the mean it must be."""
    rule = book.rule(SCORE)
    own_score = CaseAnswer(Word.OWN_SCORE, SCORE)
    scored_on = start_of(need(given.scored_on, "scored_on"))
    indicator = need(given.indicator, "indicator")
    higher, lower = rule.names("higher_is_better"), rule.names("lower_is_better")
    if not is_in_force(rule, scored_on) or indicator not in (*higher, *lower):
        return own_score
    if end := ended_by(book, SCORE, scored_on):
        return CaseAnswer(Word.OWN_SCORE, end, also=(SCORE,))
    if need(given.merchant, "merchant") not in rule.names("merchants"):
        return own_score
    own, mean = need(given.own, "own"), need(given.industry_mean, "industry_mean")
    is_worse = own < mean if indicator in higher else own > mean
    return CaseAnswer(Word.USE_INDUSTRY_MEAN, SCORE) if is_worse else own_score


def violation_points(given: Violation, book: PolicyBook) -> CaseAnswer:
    """Tell that points apply; force majeure goes to appeal."""
    is_appealed = need(given.force_majeure, "force_majeure")
    return CaseAnswer(Word.APPEAL if is_appealed else Word.POINTS_APPLY, book.rule(POINTS).id)

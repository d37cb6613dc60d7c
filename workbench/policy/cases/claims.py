"""Claims and complaints: 1688's suspension of December 2022, Taobao's complaints by filing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.policy.cases.answer import (
    CaseAnswer,
    Instant,
    ended_by,
    is_first_instant,
    is_in_force,
    need,
    with_readings,
)
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.policy.packs import PolicyBook

CLAIM = "1688.claim.late_shipping_suspended"
NO_LIABILITY = "1688.complaint.accepted_no_liability"
MALICE = "1688.complaint.malice_carveout"
BY_FILING = "taobao.complaint.judged_by_filing"


class Claim(Struct, frozen=True):
    """A buyer's claim for late shipping; the time of payment decides, not that of the lateness."""

    paid_at: Instant | None = None


class Complaint(Struct, frozen=True):
    """A buyer's complaint on 1688: what it is about and what was found."""

    paid_at: Instant | None = None
    topic: str | None = None
    finding: str | None = None


class HandledComplaint(Struct, frozen=True):
    """A complaint on Taobao when it is handled."""

    handled_at: Instant | None = None
    in_unified_exemption: bool | None = None
    filing_approved: bool | None = None
    message_evidence: bool | None = None


def late_shipping_claim(given: Claim, book: PolicyBook) -> CaseAnswer:
    """Tell whether the buyer can raise the claim (``claim_open``, ``claim_closed``)."""
    rule = book.rule(CLAIM)
    paid_at = need(given.paid_at, "paid_at")
    is_open = CaseAnswer(Word.CLAIM_OPEN, CLAIM)
    if not is_in_force(rule, paid_at):
        return is_open
    if end := ended_by(book, CLAIM, paid_at):
        return CaseAnswer(Word.CLAIM_OPEN, end, also=(CLAIM,))
    closed = CaseAnswer(Word.CLAIM_CLOSED, CLAIM)
    if is_first_instant(rule, paid_at):
        return with_readings(rule.ambiguity("A1"), closed, is_open)
    return closed


def complaint(given: Complaint, book: PolicyBook) -> CaseAnswer:
    """Tell whether the seller may be judged (``accepted_no_liability``, ``liability_possible``)."""
    rule = book.rule(NO_LIABILITY)
    normal = CaseAnswer(Word.LIABILITY_POSSIBLE, NO_LIABILITY)
    paid_at = need(given.paid_at, "paid_at")
    if given.topic is not None and given.topic not in rule.names("topics", paid_at):
        return normal
    if not is_in_force(rule, paid_at):
        return normal
    if end := ended_by(book, NO_LIABILITY, paid_at):
        return CaseAnswer(Word.LIABILITY_POSSIBLE, end, also=(NO_LIABILITY,))
    need(given.topic, "topic")
    answer = _in_window(need(given.finding, "finding"), paid_at, book)
    if is_first_instant(rule, paid_at):
        return with_readings(rule.ambiguity("A1"), answer, normal)
    return answer


def _in_window(finding: str, paid_at: datetime, book: PolicyBook) -> CaseAnswer:
    """Judge what was found about an order of the window; malice is carved out."""
    rule = book.rule(MALICE)
    carved_out = CaseAnswer(Word.LIABILITY_POSSIBLE, MALICE)
    if finding in rule.names("findings", paid_at):
        return carved_out
    spared = CaseAnswer(Word.ACCEPTED_NO_LIABILITY, NO_LIABILITY)
    if finding in rule.names("doubtful", paid_at):
        return with_readings(rule.ambiguity("A2"), spared, carved_out)
    return spared


def handled_complaint(given: HandledComplaint, book: PolicyBook) -> CaseAnswer:
    """Tell whether the epidemic exempts; proof in messages counts only before the rule's start."""
    if given.in_unified_exemption:
        return CaseAnswer(Word.EXEMPT_BY_PLATFORM, BY_FILING)
    if given.filing_approved:
        return CaseAnswer(Word.EXEMPT_BY_FILING, BY_FILING)
    is_by_filing = is_in_force(book.rule(BY_FILING), need(given.handled_at, "handled_at"))
    need(given.in_unified_exemption, "in_unified_exemption")
    need(given.filing_approved, "filing_approved")
    if not is_by_filing and need(given.message_evidence, "message_evidence"):
        return CaseAnswer(Word.MESSAGE_EVIDENCE_CONSIDERED, BY_FILING)
    return CaseAnswer(Word.NOT_EXEMPT, BY_FILING)

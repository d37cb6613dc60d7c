"""Tmall's urge-invoice task: the last day for the invoice, the ticket's limit, the points.

Taobao's sellers are not covered by the points (A21). What decides is the judgement: an invoice or
an agreement before it settles the matter, however late.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import UNSET, Struct, UnsetType

from workbench.policy.cases.answer import (
    CaseAnswer,
    Instant,
    day_of,
    end_of,
    is_in_force,
    known_by,
    need,
    told,
    with_reading_of,
    with_readings,
)
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.policy.packs import PolicyBook

LAST_DAY = "tmall.invoice.deadline_20d"
BEFORE = "tmall.invoice.ticket_before_deadline"
AFTER = "tmall.invoice.ticket_after_deadline_24h"
REPLY = "taobao_tmall.invoice.reply_and_issue"
SECOND = "tmall.invoice.second_timeout_points"
CAP = "tmall.invoice.points_cap_6_in_30d"


class TakenPoints(Struct, frozen=True):
    """Points of this kind that were taken before."""

    at: Instant
    points: Decimal


class InvoiceTask(Struct, frozen=True):
    """A buyer's application for an invoice and the ticket (null = none)."""

    applied_at: Instant | None = None
    ticket_created_at: Instant | UnsetType | None = UNSET
    invoiced_at: Instant | None = None
    agreed_at: Instant | None = None
    judged_at: Instant | None = None
    judged_valid: bool | None = None
    previous_points: tuple[TakenPoints, ...] | None = None
    now: Instant | None = None


@dataclass(frozen=True, slots=True)
class _Ticket:
    """A ticket with its limit: the last day where it was opened up to it, else 24 h."""

    rule: str
    limit: datetime
    created_at: datetime
    settled_at: datetime | None
    judged_at: datetime | None
    now: datetime


def invoice_task(given: InvoiceTask, book: PolicyBook) -> CaseAnswer:
    """Judge a Tmall seller's task."""
    now = need(given.now, "now")
    created_at = known_by(told(given.ticket_created_at, "ticket_created_at"), now)
    if created_at is None:
        return CaseAnswer(Word.NO_POINTS, SECOND)
    ticket = _ticket(given, need(given.applied_at, "applied_at"), created_at, now, book)
    if ticket.judged_at is not None:
        return _judged(given, ticket, book)
    answer = _open(ticket)
    if ticket.rule != BEFORE:
        return answer
    rule = book.rule(BEFORE)
    day_long = max(ticket.limit, response_limit(ticket.created_at, book))
    return with_readings(rule.ambiguity("A23"), answer, _open(ticket, day_long))


def invoice_task_taobao(given: InvoiceTask, book: PolicyBook) -> CaseAnswer:
    """Judge a Taobao seller's task: the rule is Tmall's, so no point is taken (A21)."""
    spared = CaseAnswer(Word.NO_POINTS, SECOND)
    ambiguity = book.rule(SECOND).ambiguity("A21")
    return with_reading_of(ambiguity, spared, lambda: invoice_task(given, book))


def invoice_limit(
    applied_at: datetime, created_at: datetime, book: PolicyBook
) -> tuple[str, datetime]:
    """Return the rule that limits a ticket and the last instant for its invoice.

    The last day where the ticket was opened up to it, else 24 h from its creation.
    """
    last_second = end_of(day_of(applied_at + book.rule(LAST_DAY).days(applied_at)))
    if created_at > last_second:
        return AFTER, created_at + book.rule(AFTER).hours(created_at)
    return BEFORE, last_second


def response_limit(created_at: datetime, book: PolicyBook) -> datetime:
    """Return the last instant to answer a ticket: 24 h from its creation, invoiced or not."""
    hours = book.rule(BEFORE).number("response_hours", created_at)
    return created_at + timedelta(hours=hours)


def _ticket(
    given: InvoiceTask, applied_at: datetime, created_at: datetime, now: datetime, book: PolicyBook
) -> _Ticket:
    settled = [known_by(at, now) for at in (given.invoiced_at, given.agreed_at)]
    rule, limit = invoice_limit(applied_at, created_at, book)
    return _Ticket(
        rule=rule,
        limit=limit,
        created_at=created_at,
        settled_at=min((at for at in settled if at is not None), default=None),
        judged_at=known_by(given.judged_at, now),
        now=now,
    )


def _open(ticket: _Ticket, limit: datetime | None = None) -> CaseAnswer:
    """Judge a ticket on which nothing was judged yet; ``limit`` is that of another reading."""
    limit = limit or ticket.limit
    if ticket.settled_at is not None:
        return CaseAnswer(Word.NO_POINTS, ticket.rule)
    ahead = Word.WITHIN_PERIOD if ticket.rule == BEFORE else Word.RESPONSE_WINDOW
    verdict = ahead if ticket.now <= limit else Word.POINTS_RISK
    return CaseAnswer(verdict, ticket.rule, limit, also=(LAST_DAY,))


def _judged(given: InvoiceTask, ticket: _Ticket, book: PolicyBook) -> CaseAnswer:
    """Judge after the judgement: points if it was upheld and nothing settled it before."""
    rule = book.rule(SECOND)
    judged_at = need(ticket.judged_at, "judged_at")
    spared = CaseAnswer(Word.NO_POINTS, SECOND)
    is_settled = ticket.settled_at is not None and ticket.settled_at < judged_at
    if is_settled or judged_at <= ticket.limit or not is_in_force(rule, judged_at):
        return spared
    if not need(given.judged_valid, "judged_valid"):
        return spared
    answer = _points(given, judged_at, book)
    if not is_in_force(rule, ticket.limit):
        return with_readings(rule.ambiguity("A20"), answer, spared)
    return answer


def _points(given: InvoiceTask, judged_at: datetime, book: PolicyBook) -> CaseAnswer:
    """Take the point up to the cap; a deduction exactly 30 days old still counts (A22)."""
    rule = book.rule(CAP)
    span = rule.days(judged_at)
    earlier = [p for p in given.previous_points or () if p.at <= judged_at]
    counted = sum((p.points for p in earlier if judged_at - p.at <= span), Decimal(0))
    exclusive = sum((p.points for p in earlier if judged_at - p.at < span), Decimal(0))
    answer = _taken(counted, judged_at, book)
    return with_readings(rule.ambiguity("A22"), answer, _taken(exclusive, judged_at, book))


def _taken(before: Decimal, judged_at: datetime, book: PolicyBook) -> CaseAnswer:
    each = book.rule(SECOND).number("points", judged_at)
    room = book.rule(CAP).number("points", judged_at) - before
    amount = max(Decimal(0), min(Decimal(each), room))
    is_capped = amount < each
    return CaseAnswer(
        Word.POINTS,
        CAP if is_capped else SECOND,
        amount=amount,
        unit="points",
        also=(SECOND, LAST_DAY) if is_capped else (LAST_DAY,),
    )

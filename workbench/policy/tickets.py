"""How a ticket stands: until when to answer, what still counts, which replies are on offer (pure).

Asked of the same rules as the decision cases urge_task, stall_ticket and invoice_task.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.errors import FactMissing
from workbench.domain.shops import Platform
from workbench.domain.ticket_views import TicketClock, TicketClockKind
from workbench.domain.tickets import TicketKind
from workbench.policy.cases.answer import CaseAnswer, is_in_force
from workbench.policy.cases.invoices import (
    LAST_DAY,
    InvoiceTask,
    invoice_limit,
    invoice_task,
    invoice_task_taobao,
    response_limit,
)
from workbench.policy.cases.invoices import REPLY as INVOICE_REPLY
from workbench.policy.cases.stalls import REPLY as STALL_REPLY
from workbench.policy.cases.stalls import Transit, stall_ticket
from workbench.policy.cases.urge import (
    HELP_RATE,
    OPTIONS,
    REPLY,
    Proxy,
    Task,
    TaskFiling,
    proxy_complaint,
    urge_task,
)
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.filing.filings import Filing
    from workbench.domain.tickets import Ticket
    from workbench.policy.cases.invoices import TakenPoints
    from workbench.policy.packs import PolicyBook

_SELLERS = {Platform.TAOBAO: "taobao", Platform.TMALL: "tmall"}


@dataclass(frozen=True, slots=True)
class TicketFacts:
    """What the cache knows beside the ticket.

    ``ship_by`` is the order's promise, ``filing`` the approved filing that covers it (None: none),
    ``points`` what the shop lost for invoices before.
    """

    ship_by: datetime | None = None
    filing: Filing | None = None
    points: tuple[TakenPoints, ...] = ()


NO_FACTS = TicketFacts()


@dataclass(frozen=True, slots=True)
class TicketStanding:
    """How a ticket stands at an instant; ``answer`` is that of the decision cases.

    ``still_counts`` names rules that hold although the order is exempt, or the ticket answered.
    """

    answer: CaseAnswer
    still_counts: tuple[str, ...] = ()

    @property
    def deadline(self) -> datetime | None:
        """Return the last instant in time, by the earliest reading where there are two."""
        own = self.answer.deadline
        readings = [each.deadline for each in self.answer.readings if each.deadline]
        return min([*readings, own] if own else readings, default=None)


def standing(
    ticket: Ticket, now: datetime, book: PolicyBook, facts: TicketFacts = NO_FACTS
) -> TicketStanding:
    """Return how a ticket stands at ``now`` (UTC); UNKNOWN where no rule or a fact is missing."""
    try:
        answer = _answer(ticket, now, book, facts)
    except FactMissing as missing:
        answer = CaseAnswer(Word.UNKNOWN, "", unknowns=(missing.values["fact"],))
    return TicketStanding(answer, _still_counts(ticket, book))


@dataclass(frozen=True, slots=True)
class Replies:
    """The replies that the packs know by name: those on offer, and those that were withdrawn."""

    offers: tuple[str, ...] = ()
    withdrawn: tuple[str, ...] = ()


def replies_on_offer(ticket: Ticket, at: datetime, book: PolicyBook) -> Replies:
    """Return the replies that the packs know, by whether they were withdrawn by ``at`` (UTC).

    The sources name only those that were withdrawn on 2022-12-27 (taobao.urge.options_removed):
    after it they are offered no more, and the platform's page has the rest.
    """
    if ticket.kind is not TicketKind.URGE_SHIPPING or ticket.platform is not Platform.TAOBAO:
        return Replies()
    rule = book.rule(OPTIONS)
    known = rule.names("options")
    return Replies(withdrawn=known) if is_in_force(rule, at) else Replies(offers=known)


def clocks(ticket: Ticket, book: PolicyBook) -> tuple[TicketClock, ...]:
    """Return what a ticket asks for and by when, the answer first; () where no rule tells.

    An invoice ticket has two clocks: answering alone is not enough
    (taobao_tmall.invoice.reply_and_issue), and the invoice is due by a rule of its own.
    """
    if ticket.platform not in _SELLERS:
        return ()
    created_at, replied_at = ticket.created_at, ticket.replied_at
    if ticket.kind is not TicketKind.INVOICE:
        rule = book.rule(REPLY if ticket.kind is TicketKind.URGE_SHIPPING else STALL_REPLY)
        until = created_at + rule.hours(created_at)
        return (TicketClock(TicketClockKind.REPLY, until, rule.id, replied_at),)
    reply_by = response_limit(created_at, book)
    answer = TicketClock(TicketClockKind.REPLY, reply_by, INVOICE_REPLY, replied_at)
    return answer, _invoice_clock(ticket, book)


def _invoice_clock(ticket: Ticket, book: PolicyBook) -> TicketClock:
    told = ticket.invoice
    done_at = min((at for at in (told.invoiced_at, told.agreed_at) if at), default=None)
    if told.applied_at is None:
        return TicketClock(TicketClockKind.INVOICE, None, LAST_DAY, done_at)
    rule, until = invoice_limit(told.applied_at, ticket.created_at, book)
    return TicketClock(TicketClockKind.INVOICE, until, rule, done_at)


def _answer(ticket: Ticket, now: datetime, book: PolicyBook, facts: TicketFacts) -> CaseAnswer:
    if ticket.platform not in _SELLERS:
        return CaseAnswer(Word.UNKNOWN, "")
    match ticket.kind:
        case TicketKind.URGE_SHIPPING:
            return _urge(ticket, now, book, facts)
        case TicketKind.STALL:
            told = Transit(
                ticket_created_at=ticket.created_at, replied_at=ticket.replied_at, now=now
            )
            return stall_ticket(told, book)
        case TicketKind.INVOICE:
            return _invoice(ticket, now, book, facts)


def _urge(ticket: Ticket, now: datetime, book: PolicyBook, facts: TicketFacts) -> CaseAnswer:
    filing = facts.filing
    given = Task(
        ship_deadline=facts.ship_by,
        urged_at=ticket.created_at,
        filing=TaskFiling(filing.approved_at, filing.valid_to) if filing else None,
        replied_at=ticket.replied_at,
        now=now,
    )
    return urge_task(given, book)


def _invoice(ticket: Ticket, now: datetime, book: PolicyBook, facts: TicketFacts) -> CaseAnswer:
    told = ticket.invoice
    given = InvoiceTask(
        applied_at=told.applied_at,
        ticket_created_at=ticket.created_at,
        invoiced_at=told.invoiced_at,
        agreed_at=told.agreed_at,
        judged_at=told.judged_at,
        judged_valid=told.judged_valid,
        previous_points=facts.points,
        now=now,
    )
    ask = invoice_task if ticket.platform is Platform.TMALL else invoice_task_taobao
    return ask(given, book)


def _still_counts(ticket: Ticket, book: PolicyBook) -> tuple[str, ...]:
    """Return what holds all the same (taobao.urge.counts_in_help_rate, …no_proxy_complaint)."""
    if ticket.kind is not TicketKind.URGE_SHIPPING or ticket.platform not in _SELLERS:
        return ()
    asked = Proxy(ticket.created_at, _SELLERS[ticket.platform], unanswered=True)
    complaint = proxy_complaint(asked, book)
    may_complain = complaint.verdict is Word.MAY_BE_FILED_BY_PLATFORM
    by_platform = (complaint.because,) if may_complain else ()
    help_rate = (HELP_RATE,) if ticket.platform is Platform.TAOBAO else ()
    return (*help_rate, *by_platform)

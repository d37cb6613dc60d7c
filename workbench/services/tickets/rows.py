"""Tickets as rows: how each stands now, what to do next and by when, and how urgent that is."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from workbench.domain.filing.filings import FilingState
from workbench.domain.rules.decisions import Level
from workbench.domain.rules.effects import Violation
from workbench.domain.ticket_views import TicketRow, TicketState
from workbench.domain.tickets import TicketKind
from workbench.policy.cases.invoices import TakenPoints
from workbench.policy.cases.words import Word
from workbench.policy.penalties import names_of
from workbench.policy.taken_points import LONGEST
from workbench.policy.tickets import TicketFacts, clocks, replies_on_offer, standing

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.filing.filings import Filing
    from workbench.domain.orders import Order
    from workbench.domain.ticket_views import TicketClock
    from workbench.domain.tickets import Ticket
    from workbench.policy.lead_times import LeadTimes
    from workbench.policy.tickets import TicketStanding
    from workbench.services.rules.in_force import Rulebook
    from workbench.store.cases.filing_orders import FilingOrderStore
    from workbench.store.cases.filings import FilingStore
    from workbench.store.cases.ticket_list import ListedTicket
    from workbench.store.records.listing import RecordListStore

_STATES = {
    Word.REPLY_DUE: TicketState.TO_ANSWER,
    Word.REPLY_OVERDUE: TicketState.OVERDUE,
    Word.REPLIED_IN_TIME: TicketState.ANSWERED,
    Word.NO_TASK: TicketState.NO_TASK,
    Word.WITHIN_PERIOD: TicketState.TO_INVOICE,
    Word.RESPONSE_WINDOW: TicketState.TO_INVOICE,
    Word.POINTS_RISK: TicketState.POINTS_RISK,
    Word.NO_POINTS: TicketState.SETTLED,
    Word.POINTS: TicketState.POINTS,
}


@dataclass(frozen=True, slots=True)
class TicketSources:
    """What tickets are judged by, beside their own facts; all on one connection."""

    orders: FilingOrderStore
    filings: FilingStore
    records: RecordListStore

    def facts(self, ticket: Ticket) -> TicketFacts:
        """Return what the cache knows of a ticket's order, filing and earlier points."""
        points = self._points(ticket) if ticket.kind is TicketKind.INVOICE else ()
        orders = self.orders.named(ticket.shop_id, (ticket.order_number,))
        if not orders:
            return TicketFacts(points=points)
        return TicketFacts(orders[0].ship_by, self._covering(orders[0], ticket), points)

    def _covering(self, order: Order, ticket: Ticket) -> Filing | None:
        """Return the approved filing that covers an order when it was urged; else the first."""
        found = [
            one
            for one in self.filings.speaking_of(order)
            if one.state is FilingState.ACCEPTED and one.approved_at and one.covers(order)
        ]
        return min(found, key=lambda one: _fitness(one, ticket), default=None)

    def _points(self, ticket: Ticket) -> tuple[TakenPoints, ...]:
        """Return what the shop lost for invoices in the span that can count, as told to us."""
        since = (ticket.invoice.judged_at or ticket.created_at) - LONGEST
        names = names_of(Violation.LATE_INVOICE)
        return tuple(
            TakenPoints(record.at, Decimal(record.points))
            for record in self.records.taking_points(since)
            if record.shop_id == ticket.shop_id
            and record.kind.can_be_appealed
            and record.at is not None
            and record.points
            and any(name in record.what for name in names)
        )


def _fitness(filing: Filing, ticket: Ticket) -> tuple[bool, float]:
    is_over = filing.valid_to is not None and filing.valid_to < ticket.created_at
    return is_over, filing.approved_at.timestamp() if filing.approved_at else 0.0


@dataclass(frozen=True, slots=True)
class RowMaker:
    """Makes rows as of ``now`` (UTC, data time) by the rules in force."""

    sources: TicketSources
    rules: Rulebook
    now: datetime

    def row(self, listed: ListedTicket) -> TicketRow:
        """Return a ticket with how it stands."""
        ticket, book = listed.ticket, self.rules.book
        known = standing(ticket, self.now, book, self.sources.facts(ticket))
        answer, replies = known.answer, replies_on_offer(ticket, self.now, book)
        asked = () if answer.verdict is Word.NO_TASK else clocks(ticket, book)
        due = None if ticket.is_answered else next_due(asked)
        return TicketRow(
            ticket=ticket,
            shop_name=listed.shop_name,
            state=_state(ticket, known),
            verdict=answer.verdict.value,
            deadline=known.deadline,
            rule=answer.because,
            also=answer.also,
            unknowns=answer.unknowns,
            points=f"{answer.amount}" if answer.unit == "points" else "",
            still_counts=known.still_counts,
            offers=replies.offers,
            withdrawn=replies.withdrawn,
            clocks=asked,
            level=level_of(due, self.rules.leads, self.now),
            due=due.until if due else None,
            order_id=listed.order_id,
        )


@dataclass(frozen=True, slots=True)
class DueReader:
    """Tells when tickets are due, many at once: only what a filing may cover is looked into."""

    make: RowMaker
    may_be_filed: bool

    @classmethod
    def over(cls, make: RowMaker) -> DueReader:
        """Return a reader by the same rules."""
        return cls(make, make.sources.filings.has_any())

    def due(self, listed: ListedTicket) -> datetime | None:
        """Return by when a person has to do something next, None where nothing is left."""
        ticket = listed.ticket
        if ticket.is_answered:
            return None
        if self.may_be_filed and ticket.kind is TicketKind.URGE_SHIPPING and listed.order_id:
            return self.make.row(listed).due
        due = next_due(clocks(ticket, self.make.rules.book))
        return due.until if due else None


def next_due(asked: Iterable[TicketClock]) -> TicketClock | None:
    """Return the clock that ends first of what is still to do."""
    waiting = [each for each in asked if each.done_at is None and each.until is not None]
    return min(waiting, key=lambda each: each.until.timestamp() if each.until else 0, default=None)


def level_of(due: TicketClock | None, leads: LeadTimes, now: datetime) -> Level:
    """Return how urgent it is; whatever waits for a person is at least information."""
    if due is None or due.until is None:
        return Level.NONE
    left = due.until - now
    spans = leads.lead(due.rule).spans()
    return next((level for level, span in spans if left <= span), Level.INFORMATION)


def _state(ticket: Ticket, known: TicketStanding) -> TicketState:
    found = _STATES.get(known.answer.verdict, TicketState.UNKNOWN)
    if found is TicketState.OVERDUE and ticket.replied_at is not None:
        return TicketState.ANSWERED_LATE
    if found is TicketState.UNKNOWN and ticket.is_answered:
        return TicketState.ANSWERED
    return found

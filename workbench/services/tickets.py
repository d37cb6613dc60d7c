"""Tickets as a person works through them: entered, answered, the soonest deadline on top."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, marked
from workbench.domain.filings import FilingState
from workbench.domain.masking import mask_free_text
from workbench.policy.tickets import TicketFacts, replies_on_offer, standing

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from workbench.domain.clock import Clock
    from workbench.domain.filings import Filing
    from workbench.domain.orders import Order
    from workbench.domain.shops import Shop
    from workbench.domain.tickets import Ticket
    from workbench.policy.packs import PolicyBook
    from workbench.policy.tickets import TicketStanding
    from workbench.store.filing_orders import FilingOrderStore
    from workbench.store.filings import FilingStore
    from workbench.store.shops import ShopStore
    from workbench.store.tickets import TicketStore

LONGEST_REPLY = 500
_FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class TicketStores:
    """What tickets are read from, on the connection of the thread that asks."""

    tickets: TicketStore
    shops: ShopStore
    orders: FilingOrderStore
    filings: FilingStore


@dataclass(frozen=True, slots=True)
class TicketRow:
    """A ticket with its shop and how it stands now; ``offers`` are replies still on offer."""

    ticket: Ticket
    shop: Shop
    standing: TicketStanding
    offers: tuple[str, ...]


class TicketService:
    """Lists, enters and answers tickets; ``clock`` tells data time."""

    def __init__(self, stores: TicketStores, book: Callable[[], PolicyBook], clock: Clock) -> None:
        self._stores = stores
        self._book = book
        self._clock = clock

    def all(self, *, only_open: bool = False) -> list[TicketRow]:
        """Return the tickets, those to be answered first, the soonest deadline on top."""
        now, book = self._clock.now(), self._book()
        shops = {health.shop.id: health.shop for health in self._stores.shops.all()}
        rows = [
            TicketRow(
                ticket,
                shops[ticket.shop_id],
                standing(ticket, now, book, self._facts(ticket)),
                replies_on_offer(ticket, now, book),
            )
            for ticket in self._stores.tickets.all()
            if not (only_open and ticket.is_answered)
        ]
        return sorted(rows, key=lambda row: (row.ticket.is_answered, row.standing.deadline or _FAR))

    def enter(self, ticket: Ticket) -> Ticket:
        """Keep a ticket that a person tells of; one known already is told anew.

        Raises:
            BadInput: it came in the future, or names no order.
        """
        now = self._clock.now()
        if not ticket.order_number:
            reason = marked("errors", "the order number is missing")
            raise BadInput(what=marked("errors", "The ticket"), reason=reason)
        self._check((ticket.created_at, ticket.invoice.applied_at), now)
        return self._stores.tickets.save(ticket, seen_at=now)

    def answer(self, ticket_id: str, reply: str = "", at: datetime | None = None) -> Ticket:
        """Record that a person replied on the platform's page, at ``at`` (UTC) or now.

        Raises:
            BadInput: there is no such ticket, or the reply came before it, or in the future.
        """
        now = self._clock.now()
        ticket = self._get(ticket_id)
        replied_at = at or now
        self._check((replied_at,), now)
        if replied_at < ticket.created_at:
            reason = marked("errors", "the reply cannot come before the ticket")
            raise BadInput(what=ticket_id, reason=reason)
        said = mask_free_text(reply.strip())[:LONGEST_REPLY]
        answered = replace(ticket, replied_at=replied_at, reply=said)
        return self._stores.tickets.save(answered, seen_at=now)

    def _get(self, ticket_id: str) -> Ticket:
        try:
            return self._stores.tickets.get(ticket_id)
        except LookupError as error:
            reason = marked("errors", "there is no such ticket")
            raise BadInput(what=ticket_id, reason=reason) from error

    @staticmethod
    def _check(instants: Iterable[datetime | None], now: datetime) -> None:
        if any(at is not None and at > now for at in instants):
            reason = marked("errors", "this lies in the future")
            raise BadInput(what=marked("errors", "The time"), reason=reason)

    def _facts(self, ticket: Ticket) -> TicketFacts:
        orders = self._stores.orders.named(ticket.shop_id, (ticket.order_number,))
        if not orders:
            return TicketFacts()
        return TicketFacts(orders[0].ship_by, self._covering(orders[0]))

    def _covering(self, order: Order) -> Filing | None:
        """Return the approved filing that covers an order; of several the one approved first."""
        known = self._stores.filings.speaking_of(order)
        found = [
            one
            for one in known
            if one.state is FilingState.ACCEPTED and one.approved_at and one.covers(order)
        ]
        return min(found, key=lambda one: one.approved_at or _FAR, default=None)

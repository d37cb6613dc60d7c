"""Tickets as a person works through them: entered, answered, the soonest deadline on top."""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from workbench.domain.errors import BadInput, marked
from workbench.domain.masking import mask_free_text
from workbench.domain.platforms.platform_records import RecordSource
from workbench.domain.ticket_views import TicketDetail, TicketQuery, TicketSort
from workbench.domain.tickets import TicketKind
from workbench.services.tickets.intake import look_into
from workbench.services.tickets.replies import drafts
from workbench.services.tickets.rows import DueReader, RowMaker, TicketSources
from workbench.store.cases.filing_orders import FilingOrderStore
from workbench.store.cases.filings import FilingStore
from workbench.store.cases.ticket_list import TicketListStore
from workbench.store.cases.tickets import TicketStore
from workbench.store.orders.files import FileStore
from workbench.store.records.listing import RecordListStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from workbench.domain.clock import Clock
    from workbench.domain.files import OrderFile
    from workbench.domain.shops import Shop
    from workbench.domain.ticket_views import TicketCounts, TicketRow
    from workbench.domain.tickets import Ticket
    from workbench.policy.replies import ReplyTemplate
    from workbench.policy.rules import Language
    from workbench.services.rules.in_force import Rulebook
    from workbench.services.tickets.intake import TicketLook
    from workbench.store.cases.ticket_list import ListedTicket
    from workbench.store.engine.cache import Cache

LONGEST_REPLY = 500
_FAR = datetime.max.replace(tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class TicketStores:
    """What tickets are read from, on the connection of the thread that asks."""

    cache: Cache
    tickets: TicketStore
    lists: TicketListStore
    shops: ShopStore
    files: FileStore
    sources: TicketSources

    @classmethod
    def over(cls, cache: Cache) -> TicketStores:
        """Return the stores over one connection."""
        sources = TicketSources(FilingOrderStore(cache), FilingStore(cache), RecordListStore(cache))
        tickets, lists = TicketStore(cache), TicketListStore(cache)
        return cls(cache, tickets, lists, ShopStore(cache), FileStore(cache), sources)


@dataclass(frozen=True, slots=True)
class TicketWords:
    """The replies that can be copied, and the language of their titles."""

    templates: Callable[[], Sequence[ReplyTemplate]]
    language: Language


class TicketService:
    """Lists, enters and answers tickets; ``clock`` tells data time."""

    def __init__(
        self,
        stores: TicketStores,
        rules: Callable[[], Rulebook],
        words: TicketWords,
        clock: Clock,
    ) -> None:
        self._stores = stores
        self._rules = rules
        self._words = words
        self._clock = clock

    def query(self) -> TicketQuery:
        """Return the plain question: what is unanswered, the soonest first, at this moment."""
        return TicketQuery(self._clock.now())

    def all(self, *, only_open: bool = False) -> list[TicketRow]:
        """Return the tickets, those to be answered first, the soonest deadline on top."""
        query = replace(self.query(), open_only=only_open)
        make = self._maker()
        found = _by_deadline(self._stores.lists.matching(query), make, query)
        return [make.row(each) for each in found]

    def ids(self, query: TicketQuery) -> array[int]:
        """Return the ids of all tickets that fit, in order."""
        found = self._stores.lists.matching(query)
        if query.sort is TicketSort.DEADLINE:
            found = _by_deadline(found, self._maker(), query)
        return array("q", [int(each.ticket.id) for each in found])

    def rows(self, ids: Sequence[int]) -> list[TicketRow]:
        """Return the tickets with these ids that still exist, in this order."""
        make = self._maker()
        return [make.row(each) for each in self._stores.lists.rows(ids)]

    def counts(self) -> TicketCounts:
        """Return the numbers for the chips."""
        return self._stores.lists.counts()

    def shops(self) -> list[Shop]:
        """Return the shops that a ticket can be entered for."""
        return [health.shop for health in self._stores.shops.all()]

    def detail(self, ticket_id: int) -> TicketDetail | None:
        """Return one ticket with its order, its filing and replies; None when it is gone."""
        rows = self.rows([ticket_id])
        if not rows:
            return None
        row = rows[0]
        file = _file(self._stores.files, row.order_id)
        facts = self._stores.sources.facts(row.ticket)
        replies = drafts(
            row, file, self._words.templates(), self._clock.now(), self._words.language
        )
        return TicketDetail(row, file, facts.filing, replies)

    def enter(self, ticket: Ticket) -> Ticket:
        """Keep a ticket that a person tells of; one known already is told anew.

        Raises:
            BadInput: it came in the future, or names no order.
        """
        now = self._clock.now()
        if not ticket.order_number:
            reason = marked("errors", "the order number is missing")
            raise BadInput(what=marked("errors", "The ticket"), reason=reason)
        _check_past((ticket.created_at, ticket.invoice.applied_at), now)
        return self._stores.tickets.save(ticket, seen_at=now)

    def look_into(self, source: Path | str, shop_id: str = "") -> TicketLook:
        """Return what a file, or the text of a pasted table, would bring; nothing is written.

        Raises:
            BadInput: it cannot be read, or has not the columns that a ticket needs.
        """
        return look_into(source, self.shops(), shop_id)

    def take_in(self, tickets: Sequence[Ticket]) -> list[tuple[Ticket, Ticket | None]]:
        """Keep all these tickets or none; return each with what stood of it before.

        Raises:
            BadInput: one came in the future.
        """
        before = {_identity(row): row for row in self._stores.tickets.all()}
        with self._stores.cache.atomic():
            return [(self.enter(each), before.get(_identity(each))) for each in tickets]

    def leave_out(self, taken: Sequence[tuple[Ticket, Ticket | None]]) -> None:
        """Take back what was taken in: new ones go, others stand as before."""
        with self._stores.cache.atomic():
            for ticket, before in taken:
                if before is None:
                    self._stores.tickets.forget(ticket.id)
                else:
                    self._save(before)

    def forget(self, ticket_id: str) -> None:
        """Erase a ticket that a person entered; what a platform told stays.

        Raises:
            BadInput: there is no such ticket, or it was not entered by hand.
        """
        if self._get(ticket_id).source is not RecordSource.ENTERED:
            reason = marked("errors", "only what was entered by hand can be removed")
            raise BadInput(what=ticket_id, reason=reason)
        self._stores.tickets.forget(ticket_id)

    def answer(self, ticket_id: str, reply: str = "", at: datetime | None = None) -> Ticket:
        """Record that a person replied on the platform's page, at ``at`` (UTC) or now.

        Raises:
            BadInput: there is no such ticket, or the reply came before it, or in the future.
        """
        ticket, replied_at = self._get(ticket_id), at or self._clock.now()
        _check_past((replied_at,), self._clock.now())
        _check_after(ticket, replied_at)
        said = mask_free_text(reply.strip())[:LONGEST_REPLY]
        return self._save(replace(ticket, replied_at=replied_at, reply=said))

    def invoiced(self, ticket_id: str, at: datetime | None = None) -> Ticket:
        """Record that the invoice was issued, at ``at`` (UTC) or now: this ends the ticket.

        Raises:
            BadInput: there is no such ticket, it asks for no invoice, or ``at`` does not fit.
        """
        ticket, done_at = self._get(ticket_id), at or self._clock.now()
        if ticket.kind is not TicketKind.INVOICE:
            reason = marked("errors", "the ticket does not ask for an invoice")
            raise BadInput(what=ticket_id, reason=reason)
        _check_past((done_at,), self._clock.now())
        return self._save(replace(ticket, invoice=replace(ticket.invoice, invoiced_at=done_at)))

    def put_back(self, before: Ticket) -> None:
        """Take the last act back: the ticket stands again as it was told before."""
        self._save(before)

    def _save(self, ticket: Ticket) -> Ticket:
        return self._stores.tickets.save(ticket, seen_at=self._clock.now())

    def _get(self, ticket_id: str) -> Ticket:
        try:
            return self._stores.tickets.get(ticket_id)
        except LookupError as error:
            reason = marked("errors", "there is no such ticket")
            raise BadInput(what=ticket_id, reason=reason) from error

    def _maker(self) -> RowMaker:
        return RowMaker(self._stores.sources, self._rules(), self._clock.now())


def _check_past(instants: Iterable[datetime | None], now: datetime) -> None:
    if any(at is not None and at > now for at in instants):
        reason = marked("errors", "this lies in the future")
        raise BadInput(what=marked("errors", "The time"), reason=reason)


def _check_after(ticket: Ticket, at: datetime) -> None:
    if at < ticket.created_at:
        reason = marked("errors", "the reply cannot come before the ticket")
        raise BadInput(what=ticket.id, reason=reason)


def _file(files: FileStore, order_id: int | None) -> OrderFile | None:
    if order_id is None:
        return None
    try:
        return files.order_file(order_id)
    except LookupError:
        return None  # forgotten meanwhile


def _by_deadline(
    found: Sequence[ListedTicket], make: RowMaker, query: TicketQuery
) -> list[ListedTicket]:
    """Return tickets by their next deadline; what is answered comes last in either way."""
    reader = DueReader.over(make)

    def urgency(each: ListedTicket) -> tuple[datetime, datetime]:
        return reader.due(each) or _FAR, each.ticket.created_at

    ordered = sorted(found, key=urgency, reverse=query.descending)
    return sorted(ordered, key=lambda each: each.ticket.is_answered)


def _identity(ticket: Ticket) -> tuple[str, str, str, datetime]:
    return ticket.shop_id, ticket.kind.value, ticket.order_number, ticket.created_at

"""Tickets kept as versions; one is known by its shop, kind, order and the instant it came."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from workbench.domain.platforms.platform_records import RecordSource
from workbench.domain.shops import Platform
from workbench.domain.tickets import InvoiceFacts, Ticket, TicketKind
from workbench.store.engine.instants import as_of_ms, from_ms, from_ms_or_none, to_ms, to_ms_or_none
from workbench.store.engine.sql import prefixed, select
from workbench.store.engine.versions import Versions

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.store.engine.cache import Cache, Row

_COLUMNS = (
    "source", "replied_at", "reply",
    "applied_at", "invoiced_at", "agreed_at", "judged_at", "judged_valid",
)  # fmt: skip
_IDENTITY = ("id", "shop_id", "platform", "kind", "order_number", "number", "created_at")
TICKET_COLUMNS = (*prefixed("ticket", _IDENTITY), *prefixed("version", _COLUMNS))
_ALL = select(
    TICKET_COLUMNS,
    "FROM ticket JOIN ticket_version AS version ON version.ticket_id = ticket.id",
    "WHERE version.seen_from <= ?1 AND version.seen_to > ?1",
)
_KNOWN = (
    "SELECT id FROM ticket WHERE shop_id = ? AND kind = ? AND order_number = ? AND created_at = ?"
)


class TicketStore:
    """Keeps tickets; all instants UTC."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._versions = Versions(cache, "ticket_version", "ticket_id", _COLUMNS)

    def save(self, ticket: Ticket, *, seen_at: datetime) -> Ticket:
        """Let a ticket stand as told from ``seen_at``; return it with its id.

        Raises:
            LookupError: it names an id that no ticket has.
            ShopRemoved: its shop is gone.
        """
        with self._cache.atomic():
            known = int(ticket.id) if ticket.id else self._known(ticket)
            if known is None:
                ticket_id = self._new(ticket)
                self._versions.begin(ticket_id, _values(ticket), to_ms(seen_at))
                return replace(ticket, id=str(ticket_id))
            if self._versions.standing(known) != _values(ticket):
                self._versions.put(known, _values(ticket), to_ms(seen_at))
            return replace(ticket, id=str(known))

    def all(self, as_of: datetime | None = None) -> list[Ticket]:
        """Return every ticket known at ``as_of``, now without it, in the order they came."""
        rows = self._cache.rows(f"{_ALL} ORDER BY ticket.created_at", (as_of_ms(as_of),))
        return [ticket_from(row) for row in rows]

    def get(self, ticket_id: str) -> Ticket:
        """Return a ticket.

        Raises:
            LookupError: there is none with this id.
        """
        is_id = ticket_id.isascii() and ticket_id.isdecimal()
        sql = f"{_ALL} AND ticket.id = ?2"
        row = self._cache.row(sql, (as_of_ms(None), int(ticket_id))) if is_id else None
        if row is None:
            raise LookupError(ticket_id)
        return ticket_from(row)

    def forget(self, ticket_id: str) -> None:
        """Erase a ticket that was entered by mistake, with all its versions."""
        self._cache.execute("DELETE FROM ticket WHERE id = ?", (int(ticket_id),))

    def _known(self, ticket: Ticket) -> int | None:
        identity = (
            ticket.shop_id,
            ticket.kind.value,
            ticket.order_number,
            to_ms(ticket.created_at),
        )
        row = self._cache.row(_KNOWN, identity)
        return int(row[0]) if row else None

    def _new(self, ticket: Ticket) -> int:
        sql = (
            "INSERT INTO ticket (shop_id, platform, kind, order_number, number, created_at)"
            " VALUES (?, ?, ?, ?, ?, ?) RETURNING id"
        )
        told = (
            ticket.shop_id,
            ticket.platform.value,
            ticket.kind.value,
            ticket.order_number,
            ticket.number,
            to_ms(ticket.created_at),
        )
        return int(self._cache.value(sql, told))


def _values(ticket: Ticket) -> tuple[Any, ...]:
    told = ticket.invoice
    valid = None if told.judged_valid is None else int(told.judged_valid)
    return (
        ticket.source.value,
        to_ms_or_none(ticket.replied_at),
        ticket.reply,
        to_ms_or_none(told.applied_at),
        to_ms_or_none(told.invoiced_at),
        to_ms_or_none(told.agreed_at),
        to_ms_or_none(told.judged_at),
        valid,
    )


def ticket_from(row: Row) -> Ticket:
    """Return the ticket of a row of :data:`TICKET_COLUMNS`."""
    key, shop_id, platform, kind, order, number, created_at, source, replied_at, reply, *told = row
    applied_at, invoiced_at, agreed_at, judged_at = map(from_ms_or_none, told[:-1])
    valid = None if told[-1] is None else bool(told[-1])
    invoice = InvoiceFacts(applied_at, invoiced_at, agreed_at, judged_at, valid)
    return Ticket(
        shop_id,
        Platform(platform),
        TicketKind(kind),
        order,
        from_ms(created_at),
        RecordSource(source),
        number,
        from_ms_or_none(replied_at),
        reply,
        invoice,
        id=str(key),
    )

"""The list of tickets: which rows in which order, their shops and orders, and counts.

The soonest deadline follows from rules and not from a column: the service sorts by it, over the
tickets that are still open. All other orders are SQL's.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.ticket_views import TicketCounts, TicketSort
from workbench.domain.tickets import TicketKind
from workbench.store.cases.tickets import TICKET_COLUMNS, ticket_from
from workbench.store.engine.instants import FAR
from workbench.store.engine.sql import Clause, all_of, select
from workbench.store.orders.rows import to_json
from workbench.store.search.search import number_range, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.ticket_views import TicketQuery
    from workbench.domain.tickets import Ticket
    from workbench.store.engine.cache import Cache, Row

_FROM = (
    "FROM ticket JOIN ticket_version AS version ON version.ticket_id = ticket.id"
    f" AND version.seen_to = {FAR} JOIN shop ON shop.id = ticket.shop_id"
    " LEFT JOIN orders ON orders.shop_id = ticket.shop_id AND orders.number = ticket.order_number"
)
_READ = ("shop.name", "orders.id", *TICKET_COLUMNS)
_ROWS = select(_READ, _FROM, "WHERE ticket.id IN (SELECT value FROM json_each(?))")
# As Ticket.is_answered: an invoice ticket ends with the invoice, an agreement or a judgement.
_ANSWERED = (
    "CASE ticket.kind WHEN 'invoice'"
    " THEN coalesce(version.invoiced_at, version.agreed_at, version.judged_at)"
    " ELSE version.replied_at END IS NOT NULL"
)
_OPEN = Clause(f"NOT ({_ANSWERED})")
_COUNTS = select(("ticket.kind", _ANSWERED, "count(*)"), _FROM, "GROUP BY 1, 2")
_ORDERS = {
    # The newest last: the clock of most tickets is a fixed span after their creation.
    TicketSort.DEADLINE: "ticket.created_at",
    TicketSort.CREATED_AT: "ticket.created_at",
    TicketSort.KIND: "ticket.kind",
    TicketSort.SHOP: "shop.name",
    TicketSort.ORDER_NUMBER: "ticket.order_number",
    TicketSort.REPLIED_AT: "version.replied_at",
}


@dataclass(frozen=True, slots=True)
class ListedTicket:
    """A ticket with its shop's name and the id of its order, None where it is not ours."""

    ticket: Ticket
    shop_name: str
    order_id: int | None


class TicketListStore:
    """Answers the list."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def matching(self, query: TicketQuery) -> list[ListedTicket]:
        """Return all tickets that fit, in the order asked for as far as SQL knows it."""
        where = all_of(_conditions(query))
        way = "DESC" if query.descending else "ASC"
        order = f"ORDER BY {_ORDERS[query.sort]} {way} NULLS LAST, ticket.id {way}"
        sql = select(_READ, _FROM, where.sql, order)
        return [_listed(row) for row in self._cache.stream(sql, where.values)]

    def rows(self, ids: Sequence[int]) -> list[ListedTicket]:
        """Return the tickets with these ids in this order; those that are gone are left out."""
        found = [_listed(row) for row in self._cache.rows(_ROWS, (to_json(list(ids)),))]
        by_id = {int(each.ticket.id): each for each in found}
        return [by_id[ticket_id] for ticket_id in ids if ticket_id in by_id]

    def counts(self) -> TicketCounts:
        """Return the numbers for the chips."""
        rows = self._cache.rows(_COUNTS)
        waiting = {TicketKind(kind): number for kind, is_done, number in rows if not is_done}
        return TicketCounts(sum(row[2] for row in rows), sum(waiting.values()), waiting)


def _conditions(query: TicketQuery) -> list[Clause]:
    found = [_hits(word) for word in words_of(query.search)]
    if query.kind is not None:
        found.append(Clause("ticket.kind = ?", (query.kind.value,)))
    if query.shop_id:
        found.append(Clause("ticket.shop_id = ?", (query.shop_id,)))
    if query.open_only:
        found.append(_OPEN)
    return found


def _hits(word: str) -> Clause:
    """Return the condition that a word begins a number or stands in the shop's name or reply."""
    bounds = number_range(word)
    pattern = "%" + word.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%"
    return Clause(
        "(ticket.order_number COLLATE NOCASE >= ? AND ticket.order_number COLLATE NOCASE < ?"
        " OR ticket.number COLLATE NOCASE >= ? AND ticket.number COLLATE NOCASE < ?"
        " OR shop.name LIKE ? ESCAPE '\\' OR version.reply LIKE ? ESCAPE '\\')",
        (*bounds, *bounds, pattern, pattern),
    )


def _listed(row: Row) -> ListedTicket:
    name, order_id, *values = row
    return ListedTicket(ticket_from(tuple(values)), name, order_id)

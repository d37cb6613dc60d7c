"""1688's seller order list: filters, order of rows, pages of at most twenty (platform-apis 1.4)."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.sandbox.pages import Page, Pager

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.sandbox.faults import FaultBoard, Scope
    from workbench.sandbox.script import ScriptedOrder

MAX_PAGE_SIZE = 20


@dataclass(frozen=True, slots=True)
class OrderQuery:
    """What a caller asks for; None and "" leave a filter out. Both ends of a span are inside."""

    page: int = 1
    page_size: int = MAX_PAGE_SIZE
    created_from: datetime | None = None
    created_to: datetime | None = None
    modified_from: datetime | None = None
    modified_to: datetime | None = None
    status: str = ""
    refund_status: str = ""
    historic: bool = False

    def wants(self, row: Row) -> bool:
        """Tell whether a row passes every filter."""
        return (
            _within(row.order.created_at, self.created_from, self.created_to)
            and _within(row.modified_at, self.modified_from, self.modified_to)
            and self.status in {"", row.status}
            and self.refund_status in {"", row.refund_status}
        )


@dataclass(frozen=True, slots=True)
class Row:
    """An order as it stands at one instant."""

    order: ScriptedOrder
    modified_at: datetime
    status: str
    refund_status: str


class Shelf:
    """One shop's orders, newest first; rows are remade only when an order has changed."""

    def __init__(self, orders: Sequence[ScriptedOrder]) -> None:
        self._orders = sorted(orders, key=lambda order: (order.created_at, order.number))[::-1]
        self._by_number = {str(order.number): order for order in orders}
        self._instants = sorted({at for order in orders for at in order.instants()})
        self._rows: dict[int, tuple[Row, ...]] = {}
        self._pager = Pager()
        self._refund_pager = Pager()

    def find(self, number: str, at: datetime) -> ScriptedOrder | None:
        """Return the order with this number if it exists by ``at``."""
        order = self._by_number.get(number)
        return order if order is not None and order.created_at <= at else None

    def put(self, order: ScriptedOrder) -> None:
        """Let an order be what its seller made of it."""
        place = next(i for i, each in enumerate(self._orders) if each.number == order.number)
        self._orders[place] = self._by_number[str(order.number)] = order
        self._instants = sorted({at for each in self._orders for at in each.instants()})
        self._rows = {}

    def existing(self, at: datetime) -> list[ScriptedOrder]:
        """Return every order that exists at ``at``."""
        return [order for order in self._orders if order.created_at <= at]

    def rows(self, at: datetime) -> tuple[Row, ...]:
        """Return every order that exists at ``at``, newest first."""
        version = bisect_right(self._instants, at)
        if version not in self._rows:
            self._rows = {version: tuple(_row(o, at) for o in self._orders if o.created_at <= at)}
        return self._rows[version]

    def page(self, query: OrderQuery, at: datetime, faults: FaultBoard, scope: Scope) -> Page[Row]:
        """Return the asked page, disturbed by the faults of paging."""
        found = () if query.historic else tuple(row for row in self.rows(at) if query.wants(row))
        size = min(max(query.page_size, 1), MAX_PAGE_SIZE)
        return self._pager.page(found, (max(query.page, 1) - 1, size), faults, scope)

    def refund_page(
        self, found: Sequence[ScriptedOrder], place: tuple[int, int], call: tuple[FaultBoard, Scope]
    ) -> Page[ScriptedOrder]:
        """Return a page of orders whose buyers asked for a refund, counted from 0."""
        return self._refund_pager.page(tuple(found), place, *call)


def _row(order: ScriptedOrder, at: datetime) -> Row:
    asked = order.refund_asked_at is not None and order.refund_asked_at <= at
    refund = "waitselleragree" if asked else ""
    return Row(order, order.modified_at(at), order.status(at), refund)


def _within(at: datetime, since: datetime | None, until: datetime | None) -> bool:
    return (since is None or since <= at) and (until is None or at <= until)

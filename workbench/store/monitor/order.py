"""The monitor's orders as SQL: along an index, which may take several pieces, or as one sorting."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.handling import HandlingState
from workbench.domain.views import SortKey, Urgency
from workbench.store.engine.instants import FAR
from workbench.store.engine.sql import Clause

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.views import MonitorQuery

# Ties go to what is due first, then to the id, so that equal rows never swap places. Columns
# whose values repeat keep the soonest first within each value, whichever way they are sorted.
_UP = {
    SortKey.DEADLINE: "due, id",
    SortKey.RULE: "rule, due, id",
    SortKey.HANDLING: "handling, due, id",
    SortKey.SHOP: "due, id",
    SortKey.ORDER_NUMBER: "order_number, id",
    SortKey.CARRIER: "carrier, due, id",
    SortKey.WAYBILL: "waybill, id",
    SortKey.LAST_EVENT: "last_event_at NULLS LAST, id",
    SortKey.POLLED: "polled_at NULLS LAST, id",
}
_DOWN = {
    SortKey.DEADLINE: "due DESC, id DESC",
    SortKey.RULE: "rule DESC, due, id",
    SortKey.HANDLING: "handling DESC, due, id",
    SortKey.SHOP: "due, id",
    SortKey.ORDER_NUMBER: "order_number DESC, id DESC",
    SortKey.CARRIER: "carrier DESC, due, id",
    SortKey.WAYBILL: "waybill DESC, id DESC",
    SortKey.LAST_EVENT: "last_event_at DESC, id DESC",
    SortKey.POLLED: "polled_at DESC, id DESC",
}


def order_by(query: MonitorQuery) -> str:
    """Return the ORDER BY of a question, or of each of its pieces."""
    return "ORDER BY " + (_DOWN if query.descending else _UP)[query.sort]


def pieces(query: MonitorQuery, shop_ids: Sequence[str]) -> list[list[Clause]]:
    """Return the pieces whose rows, one after the other, are the rows in order.

    Shops are sorted by name, which stands in another table: one piece per shop, in the order of
    ``shop_ids``. Latest deadline first still leaves rows without one at the end.
    """
    if query.sort is SortKey.SHOP and not query.shop_id:
        return [[Clause("shop_id = ?", (shop_id,))] for shop_id in _in_turn(query, shop_ids)]
    if query.sort is SortKey.HANDLING and query.descending and query.urgency is Urgency.ALL_OPEN:
        # Read off the index state by state: as one, all quiet rows would be sorted for a page.
        return [[Clause("handling = ?", (rank,))] for rank in range(len(HandlingState))[::-1]]
    if query.sort is SortKey.DEADLINE and query.descending:
        return [[Clause(f"due < {FAR}")], [Clause(f"due = {FAR}")]]
    return [[]]


def sorting(query: MonitorQuery, shop_ids: Sequence[str]) -> Clause:
    """Return the same order as one ORDER BY, for rows that no index brings in order."""
    if query.sort is SortKey.SHOP and not query.shop_id and shop_ids:
        places = " ".join(f"WHEN ? THEN {place}" for place in range(len(shop_ids)))
        order = f"ORDER BY CASE shop_id {places} END, due, id"
        return Clause(order, tuple(_in_turn(query, shop_ids)))
    if query.sort is SortKey.DEADLINE and query.descending:
        return Clause(f"ORDER BY due = {FAR}, due DESC, id DESC")
    return Clause(order_by(query))


def _in_turn(query: MonitorQuery, shop_ids: Sequence[str]) -> Sequence[str]:
    return shop_ids[::-1] if query.descending else shop_ids

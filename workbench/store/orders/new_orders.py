"""Orders that nobody told of before: every table is filled by one statement for the whole page."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from workbench.domain.parcels.shipments import ShipmentState
from workbench.store.engine.many_rows import ManyRows
from workbench.store.engine.versions import Versions
from workbench.store.monitor.row_ids import order_row
from workbench.store.orders.rows import (
    LISTED_COLUMNS,
    ORDER_COLUMNS,
    SHIPMENT_COLUMNS,
    listed_values,
)
from workbench.store.search.search import SearchIndex

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from workbench.store.engine.cache import Cache
    from workbench.store.orders.plans import OrderPlan
    from workbench.store.orders.shipment_plans import SavedShipment

_ACTIVE = ShipmentState.ACTIVE
_ORDER = ("id", "shop_id", "number", "parcels", "file_told_at", *LISTED_COLUMNS)
_IS_OPEN, _TITLES, _REGION = map(_ORDER.index, ("is_open", "titles", "region"))
_SHIPMENT = ("id", "order_id", "waybill", "digest", "state")
_POLL = ("shipment_id", "shop_id", "next_at")


class NewOrderWriter:
    """Writes new orders with their shipments; call inside a transaction, which keeps ids ours."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._rows = ManyRows(cache, "orders", _ORDER)
        self._numbers = ManyRows(cache, "shipment", _SHIPMENT)
        self._polls = ManyRows(cache, "trace_poll", _POLL)
        self._orders = Versions(cache, "order_version", "order_id", ORDER_COLUMNS)
        self._shipments = Versions(cache, "shipment_version", "shipment_id", SHIPMENT_COLUMNS)
        self._search = SearchIndex(cache)

    def write(self, plans: Sequence[OrderPlan], seen_at: int, told_at: int | None) -> range:
        """Write the orders of these plans as first seen at ``seen_at``; return their ids.

        ``told_at`` is the date of the file that they come from, None for a platform's answer.
        """
        if not plans:
            return range(0)
        ids = self._free_ids("orders", len(plans))
        numbered = list(zip(ids, plans, strict=True))
        rows = [_order_row(*pair, told_at) for pair in numbered]
        self._rows.insert(rows)
        self._orders.begin_many([(i, plan.values) for i, plan in numbered], seen_at)
        for is_open in (True, False):
            found = [_document(row) for row in rows if row[_IS_OPEN] == is_open]
            self._search.add(found, is_over=not is_open)
        self._write_shipments(numbered, seen_at)
        return ids

    def _write_shipments(self, numbered: Sequence[tuple[int, OrderPlan]], seen_at: int) -> None:
        told = [
            (order_id, plan, save)
            for order_id, plan in numbered
            for save in (plan.shipments.saves if plan.shipments else ())
        ]
        ids = self._free_ids("shipment", len(told))
        rows = [(i, *shipment) for i, shipment in zip(ids, told, strict=True)]
        self._numbers.insert([_shipment_row(*row) for row in rows])
        self._shipments.begin_many([(i, save.values) for i, _, _, save in rows], seen_at)
        self._polls.insert(list(_polls(rows, seen_at)))

    def _free_ids(self, table: str, count: int) -> range:
        """Return ids that no row of the table ever had (both tables count by AUTOINCREMENT)."""
        last = self._cache.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or 0
        return range(last + 1, last + 1 + count)


def _document(row: tuple[Any, ...]) -> tuple[int, str, str]:
    """Return what an order is found by, from its row of ``orders``."""
    return order_row(row[0]), row[_TITLES], row[_REGION]


def _order_row(order_id: int, plan: OrderPlan, told_at: int | None) -> tuple[Any, ...]:
    order = plan.order
    saves = plan.shipments.saves if plan.shipments else ()
    parcels = len([save for save in saves if save.shipment.state is _ACTIVE])
    own = (order_id, order.shop_id, order.number, parcels, told_at)
    return own + listed_values(order, plan.values, plan.mark)


def _shipment_row(
    shipment_id: int, order_id: int, _: OrderPlan, save: SavedShipment
) -> tuple[Any, ...]:
    return (
        shipment_id,
        order_id,
        save.shipment.waybill,
        save.mark,
        str(save.shipment.state),
    )


def _polls(
    rows: Sequence[tuple[int, int, OrderPlan, SavedShipment]], seen_at: int
) -> Iterator[tuple[int, str, int]]:
    """Numbers are asked about at once, unless their order is over."""
    for shipment_id, _, plan, save in rows:
        if plan.order.status.is_open and save.shipment.waybill:
            yield shipment_id, plan.order.shop_id, seen_at

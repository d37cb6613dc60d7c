"""Taking an import back: what it alone told goes, what it changed stands as before it.

A version of the import that still stands is closed, and the one before it stands again from now
on. An order that nobody but the import ever told of, and that nobody acted on, is erased: a file
dropped on the wrong shop leaves nothing behind. Whatever others told since is left as it is.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from workbench.domain.exchange.imports import IMPORT_SOURCE, Undone
from workbench.domain.parcels.shipments import ShipmentState
from workbench.store.engine.instants import FAR, to_ms
from workbench.store.engine.sql import prefixed, select, update_set
from workbench.store.engine.versions import Versions
from workbench.store.imports.adopting import Adoption
from workbench.store.imports.imported_events import ImportedEvents
from workbench.store.imports.versions import HandingOn, before, no_others
from workbench.store.orders.extras import ExtraStore
from workbench.store.orders.queue import JudgeQueue
from workbench.store.orders.rows import (
    LISTED_COLUMNS,
    ORDER_COLUMNS,
    PROVIDER_STATE,
    SHIPMENT_COLUMNS,
    digest,
    listed_values,
    order_from,
    searched,
    to_json,
)
from workbench.store.orders.shipments import ShipmentWriter
from workbench.store.records.undo import RecordUndo
from workbench.store.search.search import SearchIndex
from workbench.store.shops.shop_corrections import ShopCorrections

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from datetime import datetime

    from workbench.domain.exchange.imports import ImportEntry
    from workbench.store.engine.cache import Cache

_ORDERS = """
    SELECT DISTINCT order_id FROM (
        SELECT version.order_id FROM import_order_version AS mine
        JOIN order_version AS version ON version.id = mine.version_id WHERE mine.import_id = ?1
        UNION ALL
        SELECT shipment.order_id FROM import_shipment_version AS mine
        JOIN shipment_version AS version ON version.id = mine.version_id
        JOIN shipment ON shipment.id = version.shipment_id WHERE mine.import_id = ?1
        UNION ALL
        SELECT version.order_id FROM import_order_extra AS mine
        JOIN order_extra AS version ON version.id = mine.version_id WHERE mine.import_id = ?1
        UNION ALL
        SELECT shipment.order_id FROM import_event AS mine
        JOIN event ON event.id = mine.version_id
        JOIN shipment ON shipment.id = event.shipment_id WHERE mine.import_id = ?1)
    ORDER BY order_id
"""
# Facts of others, and acts of people, that hang on an order.
_OTHERS = f"""
    SELECT version.order_id FROM order_version AS version {no_others("order_version")}
    WHERE version.order_id IN (SELECT value FROM json_each(?2)) AND mine.version_id IS NULL
    UNION SELECT shipment.order_id FROM shipment
    JOIN shipment_version AS version ON version.shipment_id = shipment.id
    {no_others("shipment_version")}
    WHERE shipment.order_id IN (SELECT value FROM json_each(?2)) AND mine.version_id IS NULL
    UNION SELECT shipment.order_id FROM shipment JOIN trace ON trace.shipment_id = shipment.id
    WHERE shipment.order_id IN (SELECT value FROM json_each(?2)) AND trace.source <> ?3
    UNION SELECT shipment.order_id FROM shipment
    JOIN event AS version ON version.shipment_id = shipment.id {no_others("event")}
    WHERE shipment.order_id IN (SELECT value FROM json_each(?2)) AND mine.version_id IS NULL
    UNION SELECT version.order_id FROM order_extra AS version
    {no_others("order_extra")}
    WHERE version.order_id IN (SELECT value FROM json_each(?2)) AND mine.version_id IS NULL
    UNION SELECT order_id FROM handling WHERE order_id IN (SELECT value FROM json_each(?2))
    UNION SELECT orders.id FROM orders JOIN filing_order
        ON filing_order.shop_id = orders.shop_id AND filing_order.number = orders.number
    WHERE orders.id IN (SELECT value FROM json_each(?2))
"""  # noqa: S608  # ours
_ORDER_VERSIONS = select(
    ("orders.id", "before.id", "orders.shop_id", "orders.number",
     *prefixed("before", ORDER_COLUMNS)),
    "FROM import_order_version AS mine",
    "JOIN order_version AS version ON version.id = mine.version_id",
    "JOIN orders ON orders.id = version.order_id",
    f"JOIN order_version AS before ON before.id = {before('order_version', 'order_id')}",
    f"WHERE mine.import_id = ?1 AND version.seen_to = {FAR}",
)  # fmt: skip
_SHIPMENT_VERSIONS = select(
    ("version.id", "version.shipment_id", "shipment.order_id",
     *prefixed("version", SHIPMENT_COLUMNS), "before.id", *prefixed("before", SHIPMENT_COLUMNS)),
    "FROM import_shipment_version AS mine",
    "JOIN shipment_version AS version ON version.id = mine.version_id",
    "JOIN shipment ON shipment.id = version.shipment_id",
    "LEFT JOIN shipment_version AS before",
    f"ON before.id = {before('shipment_version', 'shipment_id')}",
    f"WHERE mine.import_id = ?1 AND version.seen_to = {FAR}",
)  # fmt: skip
_NUMBERS = "SELECT waybill FROM shipment WHERE order_id IN (SELECT value FROM json_each(?))"
_ERASE = (
    "DELETE FROM notice WHERE (shop_id, order_number) IN (SELECT shop_id, number FROM orders"
    " WHERE id IN (SELECT value FROM json_each(?)))",
    "DELETE FROM orders WHERE id IN (SELECT value FROM json_each(?))",
)
# Another import may have kept a shop filled when the one that made it was taken back.
_SHOPS = (
    "SELECT DISTINCT made.value FROM import, json_each(import.shops) AS made WHERE undone_at > 0"
)
_BATCH = 2_000
_STATE = SHIPMENT_COLUMNS.index("state")


Row = TypeVar("Row")


def _heard(rows: Iterable[Row], heard: Callable[[], None]) -> Iterator[Row]:
    """Yield the rows, and call ``heard`` every so often: there a cancel acts."""
    for number, row in enumerate(rows):
        if number % _BATCH == 0:
            heard()
        yield row


class ImportUndo:
    """Takes imports back."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._orders = Versions(cache, "order_version", "order_id", ORDER_COLUMNS)
        self._shipments = Versions(cache, "shipment_version", "shipment_id", SHIPMENT_COLUMNS)
        self._orders_handed = HandingOn(cache, "order_version", "order_id")
        self._shipments_handed = HandingOn(cache, "shipment_version", "shipment_id")
        self._writer = ShipmentWriter(cache)
        self._queue = JudgeQueue(cache)
        self._search = SearchIndex(cache)
        self._extras = ExtraStore(cache)
        self._events = ImportedEvents(cache)
        self._records = RecordUndo(cache)
        self._adoption = Adoption(cache)
        self._corrections = ShopCorrections(cache)

    def undo(
        self,
        entry: ImportEntry,
        *,
        at: datetime,
        progress: Callable[[int, int], None] = lambda done, total: None,
    ) -> Undone:
        """Take an import back whole; what it touched is queued for judging.

        ``progress`` is told the orders done and all that the import touched. An exception from it
        leaves the import as it was and passes through.

        Raises:
            StoreError: nothing was taken back.
        """
        with self._cache.atomic():
            touched = [row[0] for row in self._cache.rows(_ORDERS, (entry.id,))]
            erased = 0
            for begin in range(0, len(touched), _BATCH):
                progress(begin, len(touched))
                erased += self._erase(entry.id, touched[begin : begin + _BATCH])
            heard = partial(progress, len(touched), len(touched))
            restored = self._restore(entry.id, to_ms(at), heard)
            restored |= self._extras.take_back(entry.id, to_ms(at))
            restored |= self._events.take_back(entry.id, to_ms(at))
            restored |= self._adoption.give_back(entry.id, to_ms(at))
            restored |= self._corrections.take_back(entry.id, to_ms(at))
            records = self._records.undo(entry.id, to_ms(at))
            self._queue.put(restored)
            self._cache.execute(
                "UPDATE import SET undone_at = ? WHERE id = ?", (to_ms(at), entry.id)
            )
            for (shop_id,) in self._cache.rows(_SHOPS):
                self._forget_empty_shop(shop_id)
        if records.is_of_records:
            return records
        kept = max(0, len(touched) - erased - len(restored))
        return Undone(erased, len(restored), kept)

    def _erase(self, import_id: int, order_ids: list[int]) -> int:
        """Erase those of the orders that nobody else told of; return how many."""
        asked = to_json(order_ids)
        told = (import_id, asked, IMPORT_SOURCE)
        others = {row[0] for row in self._cache.rows(_OTHERS, told)}
        own = to_json([order_id for order_id in order_ids if order_id not in others])
        numbers = self._cache.rows(_NUMBERS, (own,))
        self._queue.put_users_of(row[0] for row in numbers)
        self._search.forget_orders([i for i in order_ids if i not in others])
        for statement in _ERASE:
            self._cache.execute(statement, (own,))
        return len(order_ids) - len(others)

    def _restore(self, import_id: int, at: int, heard: Callable[[], None]) -> set[int]:
        """Let what stood before the import stand again; return the orders concerned."""
        restored = set()
        for row in _heard(self._cache.rows(_ORDER_VERSIONS, (import_id,)), heard):
            order_id, repeated, shop_id, number, *values = row
            self._restore_order(order_id, shop_id, number, tuple(values), at)
            self._orders_handed.hand_on(order_id, repeated)
            restored.add(order_id)
        width = len(SHIPMENT_COLUMNS)
        for row in _heard(self._cache.rows(_SHIPMENT_VERSIONS, (import_id,)), heard):
            own, shipment_id, order_id, *values = row
            told = values[width + 1 :] if values[width] is not None else _removed(values[:width])
            self._restore_shipment(shipment_id, tuple(told), at)
            self._shipments_handed.hand_on(shipment_id, values[width] or own)
            self._writer.count(order_id)
            restored.add(order_id)
        return restored

    def _restore_order(
        self, order_id: int, shop_id: str, number: str, values: tuple[Any, ...], at: int
    ) -> None:
        order = order_from(shop_id, number, values)
        self._orders.put(order_id, values, at)
        listed = listed_values(order, values, digest(values))
        self._cache.execute(update_set("orders", LISTED_COLUMNS), (*listed, order_id))
        self._cache.execute("UPDATE orders SET file_told_at = NULL WHERE id = ?", (order_id,))
        self._search.put_told(order_id, *searched(order), is_open=order.status.is_open)

    def _restore_shipment(self, shipment_id: int, values: tuple[Any, ...], at: int) -> None:
        told = (*values[:PROVIDER_STATE], "", *values[PROVIDER_STATE + 1 :])
        self._cache.execute(
            "UPDATE shipment SET digest = ?, state = ? WHERE id = ?",
            (digest(told), values[_STATE], shipment_id),
        )
        self._shipments.put(shipment_id, values, at)
        if values[_STATE] != ShipmentState.ACTIVE.value:
            self._cache.execute("DELETE FROM trace_poll WHERE shipment_id = ?", (shipment_id,))

    def _forget_empty_shop(self, shop_id: str) -> None:
        self._cache.execute(
            "DELETE FROM shop WHERE id = ?"
            " AND NOT EXISTS (SELECT 1 FROM credential WHERE shop_id = shop.id)"
            " AND NOT EXISTS (SELECT 1 FROM orders WHERE shop_id = shop.id)"
            " AND NOT EXISTS (SELECT 1 FROM filing WHERE shop_id = shop.id)",
            (shop_id,),
        )


def _removed(values: list[Any]) -> list[Any]:
    """Return a number that only the import told of as one that no longer stands."""
    return [*values[:_STATE], ShipmentState.REMOVED.value, *values[_STATE + 1 :]]

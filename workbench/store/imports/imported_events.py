"""Scans that an import of traces brought and closed, and taking them back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.exchange.imports import IMPORT_SOURCE
from workbench.store.engine.instants import FAR
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.store.engine.cache import Cache

_STANDING = (
    "SELECT event.id FROM orders JOIN shipment ON shipment.order_id = orders.id"
    " JOIN event ON event.shipment_id = shipment.id"
    " WHERE orders.shop_id = ? AND orders.number IN (SELECT value FROM json_each(?))"
    " AND event.source = ? AND event.seen_to = ?"
)
_HOLDERS = (
    "SELECT upper(shipment.waybill), orders.shop_id, orders.number, shipment.waybill"
    " FROM shipment JOIN orders ON orders.id = shipment.order_id"
    " WHERE shipment.waybill COLLATE NOCASE IN (SELECT value FROM json_each(?))"
    " AND orders.number <> shipment.waybill ORDER BY orders.id"
)
_NOTE_CLOSED = (
    "INSERT INTO import_closed_event (event_id, import_id) SELECT id, ? FROM event"
    " WHERE id IN (SELECT value FROM json_each(?)) AND seen_to <> ?"
)
_TOUCHED = (
    "SELECT DISTINCT event.shipment_id FROM event WHERE event.id IN"
    " (SELECT version_id FROM import_event WHERE import_id = ?1"
    " UNION ALL SELECT event_id FROM import_closed_event WHERE import_id = ?1)"
)
_CLOSE = (
    "UPDATE event SET seen_to = max(seen_from, ?) WHERE seen_to = ?"
    " AND id IN (SELECT version_id FROM import_event WHERE import_id = ?)"
)
_REOPEN = (
    "UPDATE event SET seen_to = ? WHERE id IN"
    " (SELECT event_id FROM import_closed_event WHERE import_id = ?)"
)
# Without a fingerprint the next file is held against the scans that stand.
_FORGET_MARK = (
    "UPDATE trace SET digest = x'' WHERE source = ?"
    " AND shipment_id IN (SELECT value FROM json_each(?))"
)
_FORGET_TRACE = (
    "DELETE FROM trace WHERE source = ?1 AND shipment_id IN (SELECT value FROM json_each(?2))"
    " AND NOT EXISTS (SELECT 1 FROM event WHERE event.shipment_id = trace.shipment_id"
    " AND event.source = ?1 AND event.seen_to = ?3)"
)
_ORDERS = "SELECT DISTINCT order_id FROM shipment WHERE id IN (SELECT value FROM json_each(?))"


class ImportedEvents:
    """Notes what imports of traces do; all calls of one stand in its transaction."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def standing(self, shop_id: str, order_numbers: Sequence[str]) -> list[int]:
        """Return the scans from files that stand for these orders before an import."""
        asked = (shop_id, to_json(list(order_numbers)), IMPORT_SOURCE, FAR)
        return [row[0] for row in self._cache.rows(_STANDING, asked)]

    def holders(self, waybills: Sequence[str]) -> dict[str, list[tuple[str, str, str]]]:
        """Return the orders that carry each number, told in capitals: shop, order, number.

        Parcels that only a list of numbers or a trace file told of, their own order, are none.
        """
        found: dict[str, list[tuple[str, str, str]]] = {}
        for name, *holder in self._cache.rows(_HOLDERS, (to_json(list(waybills)),)):
            found.setdefault(name, []).append((holder[0], holder[1], holder[2]))
        return found

    def note_closed(self, import_id: int, before: Sequence[int]) -> None:
        """Note which of the scans that stood ``before`` an import stand no more."""
        self._cache.execute(_NOTE_CLOSED, (import_id, to_json(list(before)), FAR))

    def take_back(self, import_id: int, at: int) -> set[int]:
        """Close what an import brought, let stand again what it closed; return the orders."""
        touched = to_json([row[0] for row in self._cache.rows(_TOUCHED, (import_id,))])
        self._cache.execute(_CLOSE, (at, FAR, import_id))
        self._cache.execute(_REOPEN, (FAR, import_id))
        self._cache.execute(_FORGET_MARK, (IMPORT_SOURCE, touched))
        self._cache.execute(_FORGET_TRACE, (IMPORT_SOURCE, touched, FAR))
        return {row[0] for row in self._cache.rows(_ORDERS, (touched,))}

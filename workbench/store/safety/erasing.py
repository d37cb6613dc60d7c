"""Erasing: one order with everything about it, and personal fields whose time is over.

``secure_delete`` overwrites what is deleted, in tables and in the search index (schema/decisions);
the write-ahead log keeps the old pages until it is emptied (faults L8).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.care.privacy import Erased, OrderName
from workbench.store.engine.instants import FAR, to_ms
from workbench.store.orders.queue import JudgeQueue
from workbench.store.orders.rows import to_json
from workbench.store.search.search import SearchIndex

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.store.engine.cache import Cache

_NAMED = (
    "SELECT orders.id, shop_id, shop.name, number FROM orders JOIN shop ON shop.id = shop_id"
    " WHERE number = ? COLLATE NOCASE ORDER BY orders.id"
)
# Counted before they go with their order.
_COUNTED = {
    "versions": "SELECT count(*) FROM order_version WHERE order_id = ?",
    "parcels": "SELECT count(*) FROM shipment WHERE order_id = ?",
    "scans": "SELECT count(*) FROM event JOIN shipment ON shipment.id = shipment_id"
    " WHERE order_id = ?",
    "decisions": "SELECT count(*) FROM decision WHERE order_id = ?",
    "handlings": "SELECT count(*) FROM handling WHERE order_id = ?",
}
# What names the order without a reference to it, or would outlive it.
_BESIDE = {
    "notices": "DELETE FROM notice WHERE (shop_id, order_number) IN"
    " (SELECT shop_id, number FROM orders WHERE id = ?)",
    "records": "DELETE FROM platform_record WHERE order_id = ?",
    "filings": "DELETE FROM filing_order WHERE (shop_id, number) IN"
    " (SELECT shop_id, number FROM orders WHERE id = ?)",
    "tickets": "DELETE FROM ticket WHERE (shop_id, order_number) IN"
    " (SELECT shop_id, number FROM orders WHERE id = ?)",
    "unread": "DELETE FROM unread_order WHERE (shop_id, number) IN"
    " (SELECT shop_id, number FROM orders WHERE id = ?)",
    "refunds": "DELETE FROM refund WHERE (shop_id, order_number) IN"
    " (SELECT shop_id, number FROM orders WHERE id = ?)",
    "messages": "DELETE FROM platform_message WHERE (shop_id, order_number) IN"
    " (SELECT shop_id, number FROM orders WHERE id = ?)",
    "acts": "DELETE FROM shipping_act WHERE (shop_id, order_number) IN"
    " (SELECT shop_id, number FROM orders WHERE id = ?)",
}

# Orders that ended long ago and that no record or filing still speaks of.
_OVER = f"""SELECT id FROM orders WHERE id > ?1 AND id <= ?2 AND is_open = 0
    AND NOT EXISTS (SELECT 1 FROM order_version AS told
        WHERE told.order_id = orders.id AND told.seen_from > ?3)
    AND NOT EXISTS (SELECT 1 FROM platform_record AS said
        WHERE said.order_id = orders.id AND coalesce(said.at, said.told_at) > ?3)
    AND NOT EXISTS (SELECT 1 FROM filing_order AS named
        JOIN filing_version AS filed ON filed.id = named.version_id
        WHERE named.shop_id = orders.shop_id AND named.number = orders.number
        AND filed.seen_to = {FAR} AND filed.state IN ('draft', 'ready', 'sent', 'unknown'))"""  # noqa: S608  # ours
_BLANKED = {
    "persons": "UPDATE order_version SET name_mask = '', phone_mask = '', name_key = NULL,"
    " address_key = NULL, district = ''"
    " WHERE (name_mask <> '' OR phone_mask <> '' OR name_key IS NOT NULL"
    " OR address_key IS NOT NULL OR district <> '') AND name_mask IS NOT NULL"
    " AND order_id IN (SELECT value FROM json_each(?))",
    "addresses": "UPDATE shipment_version SET handle = '', destination_district ="
    " CASE WHEN destination_province IS NULL THEN NULL ELSE '' END"
    " WHERE (handle <> '' OR destination_district <> '')"
    " AND shipment_id IN (SELECT id FROM shipment WHERE order_id IN"
    " (SELECT value FROM json_each(?)))",
    "columns": "DELETE FROM order_extra WHERE order_id IN (SELECT value FROM json_each(?))",
    "notes": "UPDATE handling SET note = '' WHERE note <> ''"
    " AND order_id IN (SELECT value FROM json_each(?))",
    "refunds": "UPDATE refund_version SET reason = '' WHERE reason <> '' AND refund_id IN"
    " (SELECT refund.id FROM orders JOIN refund ON refund.shop_id = orders.shop_id"
    " AND refund.order_number = orders.number"
    " WHERE orders.id IN (SELECT value FROM json_each(?)))",
    "agreements": "UPDATE shipping_act SET agreement = '' WHERE agreement <> '' AND"
    " (shop_id, order_number) IN (SELECT shop_id, number FROM orders"
    " WHERE id IN (SELECT value FROM json_each(?)))",
}


class Eraser:
    """Takes data out of the file for good."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._search = SearchIndex(cache)

    def named(self, number: str) -> list[OrderName]:
        """Return the orders with this number, of whatever shop."""
        return [OrderName(*row) for row in self._cache.rows(_NAMED, (number,))]

    def forget(self, order_id: int) -> Erased:
        """Erase an order with its parcels, scans, decisions, records, and what stands beside it.

        Orders that share a number with it are queued for judging. Call :meth:`empty_log` after the
        transaction.
        """
        with self._cache.atomic():
            counts = {
                name: int(self._cache.value(sql, (order_id,))) for name, sql in _COUNTED.items()
            }
            sql = "SELECT waybill FROM shipment WHERE order_id = ?"
            numbers = [row[0] for row in self._cache.rows(sql, (order_id,))]
            JudgeQueue(self._cache).put_users_of(numbers)
            for name, sql in _BESIDE.items():
                counts[name] = self._change(sql, (order_id,))
            counts["search"] = self._search.forget_orders([order_id])
            counts["orders"] = self._change("DELETE FROM orders WHERE id = ?", (order_id,))
        return Erased(counts)

    def blank(self, after: int, limit: int, before: datetime) -> tuple[int | None, Erased]:
        """Blank personal fields of orders that ended before ``before``, next after id ``after``.

        Return the id looked at last, None behind the last order, and what was blanked. Province
        and city stay: rules judge by them, and they name nobody.
        """
        sql = "SELECT max(id) FROM (SELECT id FROM orders WHERE id > ? ORDER BY id LIMIT ?)"
        last = self._cache.value(sql, (after, limit))
        if last is None:
            return None, Erased()
        bounds = (after, last, to_ms(before))
        ids = [row[0] for row in self._cache.rows(_OVER, bounds)]
        return int(last), Erased(self._blank(ids) if ids else {})

    def _blank(self, ids: list[int]) -> dict[str, int]:
        return {name: self._change(sql, (to_json(ids),)) for name, sql in _BLANKED.items()}

    def empty_log(self) -> bool:
        """Write the log back and cut it to nothing; False while somebody still reads from it."""
        busy, *_ = self._cache.row("PRAGMA wal_checkpoint(TRUNCATE)") or (1,)
        return not busy

    def _change(self, sql: str, parameters: tuple[object, ...]) -> int:
        return int(self._cache.execute(sql, parameters).rowcount)

"""What platforms took, with the parcels it is about; one query over the records.

A record that names a parcel's number is about that parcel. One that names an order alone is about
its only parcel; where an order has several, no one carrier can be blamed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.platforms.ledger import LedgerEntry
from workbench.domain.platforms.platform_records import RecordKind
from workbench.store.engine.instants import FAR, from_ms_or_none
from workbench.store.engine.sql import select

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache, Row
    from workbench.store.orders.journeys import Window

_ONLY = (
    "SELECT CASE WHEN count(*) = 1 THEN max(id) END FROM shipment"
    " WHERE order_id = record.order_id AND state = 'active'"
)
_NAMED = (
    "SELECT id FROM shipment WHERE order_id = record.order_id"
    " AND waybill = record.waybill COLLATE NOCASE"
)
_PARCEL = f"CASE WHEN record.waybill <> '' THEN ({_NAMED}) ELSE ({_ONLY}) END"  # ours
_LAST = (
    f"SELECT id FROM event WHERE shipment_id = parcel.id AND seen_to = {FAR}"  # noqa: S608  # ours
    " AND happened_at IS NOT NULL ORDER BY happened_at DESC, sequence DESC LIMIT 1"
)
_ENTRIES = select(
    ("record.kind", "record.at", "coalesce(orders.shop_id, record.shop_id, '')",
     "coalesce(orders.number, record.order_number)", "coalesce(parcel.waybill, record.waybill)",
     "coalesce(version.carrier, '')", "coalesce(monitor.site, '')", "told.what", "told.amount",
     "told.points", "coalesce(event.text, '')", "event.happened_at"),
    "FROM platform_record AS record",
    f"JOIN platform_record_version AS told ON told.record_id = record.id AND told.seen_to = {FAR}",
    "LEFT JOIN orders ON orders.id = record.order_id",
    f"LEFT JOIN shipment AS parcel ON parcel.id = {_PARCEL}",
    "LEFT JOIN shipment_version AS version ON version.shipment_id = parcel.id",
    f"AND version.seen_to = {FAR}",
    "LEFT JOIN monitor ON monitor.id = parcel.id * 2",
    f"LEFT JOIN event ON event.id = ({_LAST})",
    "WHERE record.kind IN ('penalty', 'deduction', 'returned')",
    "AND (record.at IS NULL OR (record.at >= ?1 AND record.at < ?2))",
    "AND (?3 = '' OR coalesce(orders.shop_id, record.shop_id) = ?3)",
    "ORDER BY record.at, record.id",
)  # fmt: skip


class CarrierLedgerStore:
    """Reads what is charged to carriers."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def entries(self, window: Window) -> list[LedgerEntry]:
        """Return what was taken and given back in the window, and what has no time at all."""
        return [_entry(row) for row in self._cache.rows(_ENTRIES, window.values)]


def _entry(row: Row) -> LedgerEntry:
    kind, at, shop_id, number, waybill, carrier, outlet, what, *rest = row
    amount, points, text, last_at = rest
    return LedgerEntry(
        RecordKind(kind), from_ms_or_none(at), shop_id, number, waybill, carrier, outlet, what,
        amount, points, text, from_ms_or_none(last_at),
    )  # fmt: skip

"""Making one of an order that stands twice: once as a file told it, once as the platform tells it.

The platform's order stays. What hangs on the other moves over; where both have the same, such as a
parcel under its number, the platform's stands and takes the scans, acts and notes of the other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.engine.instants import FAR
from workbench.store.monitor.row_ids import order_row, parcel_row

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

_PARCELS = (
    "SELECT twin.id, own.id FROM shipment AS twin LEFT JOIN shipment AS own"
    " ON own.order_id = ?2 AND own.waybill = twin.waybill COLLATE NOCASE WHERE twin.order_id = ?1"
)
_NOTE = (
    "INSERT INTO order_move (order_id, from_shop, to_shop, at)"
    " SELECT standing.id, twice.shop_id, standing.shop_id, ?3 FROM orders AS twice, orders AS"
    " standing WHERE twice.id = ?1 AND standing.id = ?2 AND twice.shop_id <> standing.shop_id"
)
# What was known before the platform spoke is still known to have been known then.
_EARLIER = (
    "UPDATE order_version SET order_id = ?2, seen_to = min(seen_to, (SELECT min(seen_from)"
    " FROM order_version WHERE order_id = ?2)) WHERE order_id = ?1"
    " AND seen_from < (SELECT min(seen_from) FROM order_version WHERE order_id = ?2)"
)
_MOVES = (
    _EARLIER,
    "UPDATE order_extra SET order_id = ?2 WHERE order_id = ?1",
    "UPDATE platform_record SET order_id = ?2 WHERE order_id = ?1",
    "UPDATE handling SET order_id = ?2 WHERE order_id = ?1",
)
_NAMED = (
    "UPDATE {table} SET shop_id = (SELECT shop_id FROM orders WHERE id = ?2)"
    " WHERE (shop_id, {number}) IN (SELECT shop_id, number FROM orders WHERE id = ?1)"
)
_NAMES = tuple(
    _NAMED.format(table=table, number=number)
    for table, number in (
        ("filing_order", "number"),
        ("OR IGNORE ticket", "order_number"),
        ("notice", "order_number"),
    )
)
_SCANS = tuple(
    f"UPDATE {table} SET shipment_id = ?2 WHERE shipment_id = ?1 AND source NOT IN"  # noqa: S608  # ours
    " (SELECT source FROM trace WHERE shipment_id = ?2)"
    for table in ("event", "trace")
)
_ERASE = (
    "DELETE FROM search WHERE rowid IN (SELECT id * 2 FROM shipment WHERE order_id = ?)",
    "DELETE FROM search WHERE rowid = ? * 2 + 1",
    "DELETE FROM orders WHERE id = ?",
)


class Folding:
    """Makes one order of two; call inside a transaction."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def fold(self, twice: int, standing: int, at: int) -> None:
        """Let ``standing`` have everything of ``twice``, which goes."""
        self._cache.execute(_NOTE, (twice, standing, at))
        for twin, own in self._cache.rows(_PARCELS, (twice, standing)):
            self._fold_parcel(twin, own, standing)
        self._fold_acts(order_row(twice), order_row(standing))
        for statement in (*_MOVES, *_NAMES):
            self._cache.execute(statement, (twice, standing))
        for statement in _ERASE:
            self._cache.execute(statement, (twice,))

    def _fold_parcel(self, twin: int, own: int | None, order_id: int) -> None:
        """Move a parcel that only the other had; of one that both have, what the other knew."""
        if own is None:
            sql = "UPDATE shipment SET order_id = ? WHERE id = ?"
            self._cache.execute(sql, (order_id, twin))
            return
        for statement in _SCANS:
            self._cache.execute(statement, (twin, own))
        self._fold_acts(parcel_row(twin), parcel_row(own))

    def _fold_acts(self, twin: int, own: int) -> None:
        """Let acts on one row be acts on the other; the later one stands."""
        self._cache.execute("UPDATE handling SET row_id = ? WHERE row_id = ?", (own, twin))
        self._cache.execute(
            "UPDATE handling SET ended_at = (SELECT min(later.at) FROM handling AS later"
            " WHERE later.row_id = handling.row_id AND later.id <> handling.id"
            " AND later.undone = 0 AND (later.at, later.id) > (handling.at, handling.id))"
            " WHERE row_id = ?1 AND ended_at = ?2 AND undone = 0 AND EXISTS"
            " (SELECT 1 FROM handling AS later WHERE later.row_id = handling.row_id"
            " AND later.undone = 0 AND (later.at, later.id) > (handling.at, handling.id))",
            (own, FAR),
        )

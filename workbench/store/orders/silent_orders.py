"""Orders that wait for their parcel and of which the platform has said nothing for long.

Lists tell what changed. An order that vanished from its platform changes no more, and one that is
not shipped has no trace whose refusal would tell: it is asked for by its number (faults E12).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.engine.instants import FAR, to_ms
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.store.engine.cache import Cache

_WORD = "max(version.seen_from, coalesce(look.at, 0))"
# Those set aside already are asked for in their own time (``unread_orders.py``).
_SILENT = (
    "SELECT orders.number FROM orders JOIN order_version AS version"  # noqa: S608  # ours
    f" ON version.order_id = orders.id AND version.seen_to = {FAR}"
    " LEFT JOIN order_look AS look ON look.order_id = orders.id"
    " WHERE orders.shop_id = ?1 AND orders.is_open = 1 AND orders.status = 'awaiting_shipment'"
    f" AND {_WORD} <= ?2 AND NOT EXISTS (SELECT 1 FROM unread_order AS aside"
    " WHERE aside.shop_id = orders.shop_id AND aside.number = orders.number)"
    f" ORDER BY {_WORD}, orders.id LIMIT ?3"
)
_LOOKED = (
    "INSERT INTO order_look (order_id, at) SELECT id, ?2 FROM orders"
    " WHERE shop_id = ?1 AND number IN (SELECT value FROM json_each(?3))"
    " ON CONFLICT (order_id) DO UPDATE SET at = excluded.at"
)


class SilentOrderStore:
    """Tells which orders to ask for, and remembers when that was done."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def silent(self, shop_id: str, since: datetime, limit: int) -> list[str]:
        """Return the numbers of orders without a word after ``since``, the most silent first."""
        return [row[0] for row in self._cache.rows(_SILENT, (shop_id, to_ms(since), limit))]

    def looked(self, shop_id: str, numbers: Sequence[str], at: datetime) -> None:
        """Remember that the platform was asked for these orders."""
        self._cache.execute(_LOOKED, (shop_id, to_ms(at), to_json(list(numbers))))

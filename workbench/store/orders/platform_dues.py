"""Until when a platform itself says that an order must be picked up (应揽收时间).

Only its own lists tell that (千牛发货预警, 揽收异常): what was pasted or typed in names other times
as well. Of several lines of an order the earliest counts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.engine.instants import from_ms
from workbench.store.engine.sql import select

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.store.engine.cache import Cache

_ANY = "SELECT EXISTS (SELECT 1 FROM platform_record WHERE kind = 'warning' AND due IS NOT NULL)"
_DUES = select(
    ("record.order_id", "min(version.due)"),
    "FROM json_each(?1) AS asked",
    "CROSS JOIN platform_record AS record ON record.order_id = asked.value",
    "CROSS JOIN platform_record_version AS version ON version.record_id = record.id",
    "WHERE version.seen_from <= ?2 AND version.seen_to > ?2 AND version.kind = 'warning'",
    "AND version.source = 'file' AND version.due IS NOT NULL GROUP BY record.order_id",
)


def platform_dues(cache: Cache, order_ids: str, at: int) -> dict[int, datetime]:
    """Return the due time of each of the orders (ids as JSON) that was told by ``at`` (ms)."""
    if not cache.value(_ANY):
        return {}
    return {order_id: from_ms(due) for order_id, due in cache.rows(_DUES, (order_ids, at))}

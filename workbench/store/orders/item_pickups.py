"""Orders by item: when each was paid and first picked up, for the share picked up in 48 h."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.store.engine.instants import FAR, from_ms, from_ms_or_none, to_ms
from workbench.store.engine.sql import select
from workbench.store.orders.rows import from_json

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from workbench.store.engine.cache import Cache

# An order that waits for its shipment tells by itself that it was not picked up.
_TOLD = (
    "(version.status = 'awaiting_shipment' OR EXISTS (SELECT 1 FROM shipment"
    " JOIN trace ON trace.shipment_id = shipment.id WHERE shipment.order_id = orders.id))"
)
_PICKED = (
    "(SELECT min(picked_at) FROM journey WHERE order_id = orders.id AND picked_at IS NOT NULL)"
)
_PAID = select(
    ("orders.paid_at", _PICKED, _TOLD, "version.lines"),
    "FROM orders JOIN order_version AS version ON version.order_id = orders.id",
    f"AND version.seen_to = {FAR}",
    "WHERE orders.paid_at >= ?1 AND orders.paid_at < ?2 AND orders.shop_id = ?3",
    "AND version.status <> 'cancelled'",
)


@dataclass(frozen=True, slots=True)
class PaidOrder:
    """An order that was paid, with the titles it holds; ``is_told``: somebody told its trace."""

    paid_at: datetime
    picked_at: datetime | None
    is_told: bool
    titles: tuple[str, ...]


class ItemPickupStore:
    """Reads what was paid; orders that were cancelled are left out."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def paid(self, shop_id: str, since: datetime, until: datetime) -> Iterator[PaidOrder]:
        """Yield a shop's orders paid from ``since`` (in) to ``until`` (out), UTC."""
        for paid_at, picked_at, told, lines in self._cache.stream(
            _PAID, (to_ms(since), to_ms(until), shop_id)
        ):
            titles = tuple(dict.fromkeys(line[1] for line in from_json(lines) if line[1]))
            yield PaidOrder(from_ms(paid_at), from_ms_or_none(picked_at), bool(told), titles)

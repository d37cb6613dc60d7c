"""Orders of one shop as a filing's preview reads them: many, quickly, with their penalties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.engine.instants import FAR, from_ms
from workbench.store.engine.sql import prefixed, select
from workbench.store.orders.rows import ORDER_COLUMNS, order_from, to_json

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from workbench.domain.orders import Order
    from workbench.store.engine.cache import Cache

_FROM = (
    "FROM orders JOIN order_version AS version"
    f" ON version.order_id = orders.id AND version.seen_to = {FAR}"
)
_COLUMNS = ("orders.id", "orders.number", *prefixed("version", ORDER_COLUMNS))
_OPEN = (
    "WHERE orders.shop_id = ?1 AND orders.is_open = 1 AND orders.number > ?2"
    " ORDER BY orders.number LIMIT ?3"
)
_WHOLE = select(_COLUMNS, _FROM, _OPEN)
# Lines are half of what an order costs to read, and most scopes do not ask for them.
_BARE = select((*_COLUMNS[:-1], "'[]'"), _FROM, _OPEN)
_NAMED = select(
    _COLUMNS, _FROM,
    "WHERE orders.shop_id = ?1 AND orders.number IN (SELECT value FROM json_each(?2))",
    "ORDER BY orders.id",
)  # fmt: skip
_COUNT = "SELECT count(*) FROM orders WHERE shop_id = ? AND is_open = 1"
_PENALTIES = select(
    ("orders.number", "record.what", "record.at"),
    "FROM platform_record AS record JOIN orders ON orders.id = record.order_id",
    "WHERE orders.shop_id = ? AND record.kind IN ('penalty', 'deduction')",
    "AND record.at IS NOT NULL ORDER BY record.at",
)
_BATCH = 2_000


class FilingOrderStore:
    """Reads orders as they stand now."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def count_open(self, shop_id: str) -> int:
        """Return how many orders of a shop are open."""
        return int(self._cache.value(_COUNT, (shop_id,)))

    def open_orders(self, shop_id: str, *, with_lines: bool) -> Iterator[list[Order]]:
        """Yield a shop's open orders, a batch at a time, by number; without lines if asked."""
        sql, last = _WHOLE if with_lines else _BARE, ""
        while rows := self._cache.rows(sql, (shop_id, last, _BATCH)):
            last = rows[-1][1]
            yield [order_from(shop_id, row[1], tuple(row[2:])) for row in rows]

    def named(self, shop_id: str, numbers: Sequence[str]) -> list[Order]:
        """Return those of the named orders that are known."""
        rows = self._cache.rows(_NAMED, (shop_id, to_json(list(numbers))))
        return [order_from(shop_id, row[1], tuple(row[2:])) for row in rows]

    def penalties(self, shop_id: str) -> list[tuple[str, str, datetime]]:
        """Return what orders of a shop were penalised for: number, name, instant; oldest first."""
        rows = self._cache.rows(_PENALTIES, (shop_id,))
        return [(number, what, from_ms(at)) for number, what, at in rows]

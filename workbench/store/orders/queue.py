"""The judge queue: orders whose facts changed, or that another order's facts touch."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.store.engine.cache import Cache

_PUT = (
    "INSERT INTO judge_queue (order_id) SELECT value FROM json_each(?) WHERE true"
    " ON CONFLICT DO NOTHING"
)
_PUT_USERS = (
    "INSERT INTO judge_queue (order_id) SELECT shipment.order_id FROM json_each(?) AS asked"
    " CROSS JOIN shipment ON shipment.waybill = asked.value COLLATE NOCASE WHERE true"
    " ON CONFLICT DO NOTHING"
)
_PUT_ALL_OPEN = (
    "INSERT INTO judge_queue (order_id) SELECT id FROM orders WHERE is_open = 1"
    " ON CONFLICT DO NOTHING"
)

_PUT_WARNED = (
    "INSERT INTO judge_queue (order_id) SELECT DISTINCT order_id FROM monitor"
    " WHERE bucket = 2 OR bucket = 3 ON CONFLICT DO NOTHING"
)


_PUT_DUE = (
    "INSERT INTO judge_due (order_id, next_change_at) VALUES (?, ?)"
    " ON CONFLICT (order_id) DO UPDATE SET next_change_at = excluded.next_change_at"
    " WHERE next_change_at <> excluded.next_change_at"
)


class JudgeQueue:
    """Notes which orders to judge again; an order stands in it once."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def put(self, order_ids: Iterable[int]) -> None:
        """Queue these orders."""
        if asked := list(order_ids):
            self._cache.execute(_PUT, (to_json(asked),))

    def put_users_of(self, waybills: Iterable[str]) -> None:
        """Queue every order that uses one of these numbers (1688.false_ship.number_reuse_30d)."""
        numbers = sorted({waybill for waybill in waybills if waybill})
        if numbers:
            self._cache.execute(_PUT_USERS, (to_json(numbers),))

    def put_all_open(self) -> None:
        """Queue every open order: the rules or the reading of texts changed."""
        self._cache.execute(_PUT_ALL_OPEN)

    def put_warned(self) -> None:
        """Queue every order that is warned of: what warnings cost changed."""
        self._cache.execute(_PUT_WARNED)

    def first(self, limit: int) -> list[int]:
        """Return up to ``limit`` queued orders."""
        sql = "SELECT order_id FROM judge_queue ORDER BY order_id LIMIT ?"
        return [row[0] for row in self._cache.rows(sql, (limit,))]

    def due(self, now: int, limit: int) -> list[int]:
        """Return up to ``limit`` orders whose decisions may change by ``now``, soonest first."""
        sql = (
            "SELECT order_id FROM judge_due WHERE next_change_at <= ?"
            " ORDER BY next_change_at, order_id LIMIT ?"
        )
        return [row[0] for row in self._cache.rows(sql, (now, limit))]

    def judged(self, judged: Sequence[tuple[int, int | None]]) -> None:
        """Take judged orders out, and note when the decisions of each change by themselves."""
        many = self._cache.execute_many
        many("DELETE FROM judge_queue WHERE order_id = ?", [(order_id,) for order_id, _ in judged])
        lasting = [(order_id,) for order_id, next_change_at in judged if next_change_at is None]
        many("DELETE FROM judge_due WHERE order_id = ?", lasting)
        many(_PUT_DUE, [row for row in judged if row[1] is not None])

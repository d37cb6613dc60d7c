"""Changes of shipping promises as platforms tell them themselves, once each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.platforms.promises import PromiseChange
from workbench.store.engine.instants import from_ms, from_ms_or_none, to_ms, to_ms_or_none

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.pages import OrderRecord
    from workbench.store.engine.cache import Cache

_PUT = (
    "INSERT OR IGNORE INTO promise_change"
    " (order_id, line_number, changed_at, due_before, due, reason, seen_from)"
    " SELECT id, ?, ?, ?, ?, ?, ? FROM orders WHERE shop_id = ? AND number = ?"
)
_OF_ORDER = (
    "SELECT changed_at, due_before, due, line_number, reason FROM promise_change"
    " WHERE order_id = ? ORDER BY changed_at, id"
)


class PromiseStore:
    """Keeps what platforms say of changed promises."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def put(self, records: Sequence[OrderRecord], seen_at: int) -> None:
        """Keep the changes of orders that are saved already; one without a time is left out."""
        rows = [
            (
                change.line_number,
                to_ms(change.changed_at),
                to_ms_or_none(change.ship_by_before),
                to_ms_or_none(change.ship_by),
                change.reason,
                seen_at,
                record.order.shop_id,
                record.order.number,
            )
            for record in records
            for change in record.promise_changes
            if change.changed_at is not None
        ]
        if rows:
            self._cache.execute_many(_PUT, rows)

    def of_order(self, order_id: int) -> tuple[PromiseChange, ...]:
        """Return an order's changes, the oldest first."""
        return tuple(
            PromiseChange(
                from_ms(changed_at), from_ms_or_none(before), from_ms_or_none(due), line, reason
            )
            for changed_at, before, due, line, reason in self._cache.rows(_OF_ORDER, (order_id,))
        )

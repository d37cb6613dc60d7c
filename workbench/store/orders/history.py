"""An order's versions told as changes: its promise, its state, its numbers, what was done."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.domain.order_changes import ChangeKind, OrderPart
from workbench.store.engine.instants import from_ms, from_ms_or_none
from workbench.store.engine.sql import select
from workbench.store.orders.promises import PromiseStore

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.store.engine.cache import Cache

_ORDER = "SELECT seen_from, status, ship_by FROM order_version WHERE order_id = ? ORDER BY id"
_PARCELS = select(
    ("waybill", "told.seen_from", "told.state"),
    "FROM shipment_version AS told JOIN shipment ON shipment.id = shipment_id",
    "WHERE order_id = ? AND waybill <> '' ORDER BY shipment_id, told.id",
)
_ACTS = "SELECT at, state, note, actor FROM handling WHERE order_id = ? AND undone = 0 ORDER BY id"


class OrderHistoryStore:
    """Reads what stood and what took its place."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def changes(self, order_id: int) -> tuple[OrderPart, ...]:
        """Return an order's changes, the oldest first; how it began is none."""
        with self._cache.snapshot():
            seen = [*self._order(order_id), *self._parcels(order_id), *self._acts(order_id)]
            found = [*seen, *self._told(order_id, seen)]
        return tuple(sorted(found, key=lambda change: change.at))

    def _order(self, order_id: int) -> Iterator[OrderPart]:
        versions = self._cache.rows(_ORDER, (order_id,))
        for before, after in pairwise(versions):
            at, old, new = from_ms(after[0]), before[1:], after[1:]
            if old[0] != new[0]:
                yield OrderPart(at, ChangeKind.STATUS, new[0])
            if old[1] != new[1]:
                dues = from_ms_or_none(old[1]), from_ms_or_none(new[1])
                yield OrderPart(at, ChangeKind.PROMISE, due_before=dues[0], due=dues[1])

    def _told(self, order_id: int, seen: list[OrderPart]) -> Iterator[OrderPart]:
        """Yield the changes of the promise that the platform tells and nobody saw happen."""
        known = {(part.due_before, part.due) for part in seen if part.kind is ChangeKind.PROMISE}
        for told in PromiseStore(self._cache).of_order(order_id):
            dues = (told.ship_by_before, told.ship_by)
            if told.changed_at is not None and dues not in known:
                yield OrderPart(
                    told.changed_at,
                    ChangeKind.PROMISE,
                    about=told.reason,
                    due_before=dues[0],
                    due=dues[1],
                )

    def _parcels(self, order_id: int) -> Iterator[OrderPart]:
        known: dict[str, str] = {}
        for waybill, seen_from, state in self._cache.rows(_PARCELS, (order_id,)):
            if known.get(waybill) != state:
                yield OrderPart(from_ms(seen_from), ChangeKind.NUMBER, state, waybill)
            known[waybill] = state

    def _acts(self, order_id: int) -> Iterator[OrderPart]:
        for at, state, note, actor in self._cache.rows(_ACTS, (order_id,)):
            yield OrderPart(from_ms(at), ChangeKind.ACT, state, note, actor)

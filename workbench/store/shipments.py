"""The numbers on an order: what an answer tells of them against what is known."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.shipments import Shipment, ShipmentState
from workbench.store.rows import (
    PROVIDER_STATE,
    SHIPMENT_COLUMNS,
    digest,
    shipment_from,
    shipment_values,
)
from workbench.store.versions import Versions

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.store.cache import Cache

_ACTIVE = ShipmentState.ACTIVE.value


@dataclass(frozen=True, slots=True)
class KnownOrder:
    """The order that shipments hang on, and whether its parcels are still worth asking about."""

    id: int
    shop_id: str
    number: str
    is_open: bool


@dataclass(frozen=True, slots=True)
class _Known:
    id: int
    digest: bytes
    state: str


def merged(told: tuple[Shipment, ...]) -> tuple[Shipment, ...]:
    """Return each number once; a platform may tell one parcel line by line."""
    found: dict[str, Shipment] = {}
    for shipment in told:
        same = found.get(shipment.waybill, shipment)
        lines = dict.fromkeys((*same.line_numbers, *shipment.line_numbers))
        found[shipment.waybill] = replace(same, line_numbers=tuple(lines))
    return tuple(found.values())


class ShipmentWriter:
    """Keeps an order's shipments as versions; numbers that vanished are closed, not deleted."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._versions = Versions(cache, "shipment_version", "shipment_id", SHIPMENT_COLUMNS)

    def sync(self, order: KnownOrder, told: tuple[Shipment, ...], seen_at: int) -> set[str]:
        """Bring an order's shipments to what an answer told; return the numbers it touched."""
        told = merged(told)
        known = self._known(order.id)
        touched = {
            shipment.waybill
            for shipment in told
            if self._save(order, shipment, known.get(shipment.waybill), seen_at)
        }
        gone = set(known) - {shipment.waybill for shipment in told}
        has_new = any(shipment.waybill not in known for shipment in told)
        state = ShipmentState.REPLACED if has_new else ShipmentState.REMOVED
        for waybill in sorted(gone):
            if known[waybill].state == _ACTIVE:
                self._close(order, waybill, known[waybill], state, seen_at)
                touched.add(waybill)
        if touched:
            self._count(order.id)
        return touched

    def set_provider_state(self, shipment_id: int, state: str, seen_at: int) -> bool:
        """Note the state that a trace source gives a parcel; return whether that was news."""
        if not state:
            return False
        values = self._versions.standing(shipment_id)
        if values[PROVIDER_STATE] == state:
            return False
        changed = (*values[:PROVIDER_STATE], state, *values[PROVIDER_STATE + 1 :])
        self._versions.put(shipment_id, changed, seen_at)
        return True

    def waybills(self, order_id: int) -> set[str]:
        """Return all numbers that an order ever had."""
        return set(self._known(order_id))

    def _known(self, order_id: int) -> Mapping[str, _Known]:
        sql = "SELECT waybill, id, digest, state FROM shipment WHERE order_id = ?"
        return {row[0]: _Known(*row[1:]) for row in self._cache.rows(sql, (order_id,))}

    def _save(
        self, order: KnownOrder, shipment: Shipment, known: _Known | None, seen_at: int
    ) -> bool:
        mark = digest(shipment_values(shipment))
        if known is not None and known.digest == mark:
            return False
        if known is None:
            shipment_id = self._insert(order, shipment, mark, seen_at)
            self._versions.begin(shipment_id, shipment_values(shipment), seen_at)
            return True
        self._update(known.id, mark, shipment.state.value)
        if known.state != _ACTIVE:
            self._schedule(order, shipment, known.id, seen_at)
        self._versions.put(known.id, self._with_provider_state(known, shipment), seen_at)
        return True

    def _with_provider_state(self, known: _Known, shipment: Shipment) -> tuple[object, ...]:
        """Keep the state that a trace source gave: an order's answer does not speak of it."""
        if not shipment.provider_state:
            kept = self._versions.standing(known.id)[PROVIDER_STATE]
            shipment = replace(shipment, provider_state=kept)
        return shipment_values(shipment)

    def _insert(self, order: KnownOrder, shipment: Shipment, mark: bytes, seen_at: int) -> int:
        cursor = self._cache.execute(
            "INSERT INTO shipment (order_id, waybill, digest, state) VALUES (?, ?, ?, ?)",
            (order.id, shipment.waybill, mark, shipment.state.value),
        )
        shipment_id = int(cursor.lastrowid or 0)
        self._schedule(order, shipment, shipment_id, seen_at)
        return shipment_id

    def _schedule(
        self, order: KnownOrder, shipment: Shipment, shipment_id: int, seen_at: int
    ) -> None:
        """Let a number that came up be asked about at once, unless its order is over."""
        if order.is_open and shipment.waybill:
            self._cache.execute(
                "INSERT INTO trace_poll (shipment_id, shop_id, next_at) VALUES (?, ?, ?)"
                " ON CONFLICT (shipment_id) DO UPDATE SET next_at = excluded.next_at",
                (shipment_id, order.shop_id, seen_at),
            )

    def _update(self, shipment_id: int, mark: bytes, state: str) -> None:
        self._cache.execute(
            "UPDATE shipment SET digest = ?, state = ? WHERE id = ?", (mark, state, shipment_id)
        )

    def _close(
        self, order: KnownOrder, waybill: str, known: _Known, state: ShipmentState, seen_at: int
    ) -> None:
        values = self._versions.standing(known.id)
        closed = replace(shipment_from(order.shop_id, order.number, waybill, values), state=state)
        closed_values = shipment_values(closed)
        self._update(known.id, digest(closed_values), state.value)
        self._versions.put(known.id, closed_values, seen_at)
        self._cache.execute("DELETE FROM trace_poll WHERE shipment_id = ?", (known.id,))

    def _count(self, order_id: int) -> None:
        self._cache.execute(
            "UPDATE orders SET parcels = (SELECT count(*) FROM shipment"
            " WHERE order_id = orders.id AND state = ?) WHERE id = ?",
            (_ACTIVE, order_id),
        )

"""The numbers on an order: what an answer tells of them is written, what vanished is closed."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.parcels.shipments import Shipment, ShipmentState
from workbench.store.engine.versions import Versions
from workbench.store.orders.rows import (
    PROVIDER_STATE,
    SHIPMENT_COLUMNS,
    digest,
    shipment_from,
    shipment_values,
)

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache
    from workbench.store.orders.shipment_plans import KnownShipment, SavedShipment, ShipmentPlan

_ACTIVE = ShipmentState.ACTIVE.value
_PARCELS = (
    "SELECT order_id, waybill, shipment.id FROM json_each(?) AS asked"
    " CROSS JOIN shipment ON shipment.order_id = asked.value"
)


def parcel_ids(cache: Cache, order_ids: str) -> dict[int, dict[str, int]]:
    """Return our ids of these orders' parcels (orders' ids as JSON), by order and waybill."""
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    for order_id, waybill, shipment_id in cache.rows(_PARCELS, (order_ids,)):
        found[order_id][waybill] = shipment_id
    return found


@dataclass(frozen=True, slots=True)
class KnownOrder:
    """The order that shipments hang on, and whether its parcels are still worth asking about."""

    id: int
    shop_id: str
    number: str
    is_open: bool


class ShipmentWriter:
    """Keeps an order's shipments as versions; numbers that vanished are closed, not deleted."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._versions = Versions(cache, "shipment_version", "shipment_id", SHIPMENT_COLUMNS)

    def write(self, order: KnownOrder, plan: ShipmentPlan, seen_at: int) -> set[str]:
        """Do what a plan says about an order's shipments; return the numbers it touched."""
        for save in plan.saves:
            self._save(order, save, seen_at)
        for waybill, known in plan.closes:
            self.close(order, waybill, known, plan.closed_as, seen_at)
        self.count(order.id)
        return plan.waybills

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
        rows = self._cache.rows("SELECT waybill FROM shipment WHERE order_id = ?", (order_id,))
        return {row[0] for row in rows}

    def close(
        self,
        order: KnownOrder,
        waybill: str,
        known: KnownShipment,
        state: ShipmentState,
        seen_at: int,
    ) -> None:
        """Let a number stand as replaced or removed; it is polled no more."""
        values = self._versions.standing(known.id)
        closed = replace(shipment_from(order.shop_id, order.number, waybill, values), state=state)
        closed_values = shipment_values(closed)
        self._update(known.id, digest(closed_values), state.value)
        self._versions.put(known.id, closed_values, seen_at)
        self._cache.execute("DELETE FROM trace_poll WHERE shipment_id = ?", (known.id,))

    def count(self, order_id: int) -> None:
        """Bring the number of an order's parcels up to date."""
        self._cache.execute(
            "UPDATE orders SET parcels = (SELECT count(*) FROM shipment"
            " WHERE order_id = orders.id AND state = ?) WHERE id = ?",
            (_ACTIVE, order_id),
        )

    def _save(self, order: KnownOrder, save: SavedShipment, seen_at: int) -> None:
        shipment, known = save.shipment, save.known
        if known is None:
            shipment_id = self._insert(order, save, seen_at)
            self._versions.begin(shipment_id, save.values, seen_at)
            return
        self._update(known.id, save.mark, shipment.state.value)
        if known.state != _ACTIVE:
            self._schedule(order, shipment, known.id, seen_at)
        self._versions.put(known.id, self._with_provider_state(known, shipment), seen_at)

    def _with_provider_state(self, known: KnownShipment, shipment: Shipment) -> tuple[object, ...]:
        """Keep the state that a trace source gave: an order's answer does not speak of it."""
        if not shipment.provider_state:
            kept = self._versions.standing(known.id)[PROVIDER_STATE]
            shipment = replace(shipment, provider_state=kept)
        return shipment_values(shipment)

    def _insert(self, order: KnownOrder, save: SavedShipment, seen_at: int) -> int:
        shipment = save.shipment
        cursor = self._cache.execute(
            "INSERT INTO shipment (order_id, waybill, digest, state) VALUES (?, ?, ?, ?)",
            (order.id, shipment.waybill, save.mark, shipment.state.value),
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

"""Parcels in a trouble at a past instant, whether or not they warned then."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.shipments import ShipmentState, ShippingMethod
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.parcels.troubles import DELIVERY_TAKES, KNOWN, Trouble
from workbench.store.engine.instants import from_ms, to_ms
from workbench.store.engine.sql import select
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.store.engine.cache import Cache

_OPEN = ", ".join(f"'{status.value}'" for status in OrderStatus if status.is_open)
_AT_THE_DOOR = (EventKind.OUT_FOR_DELIVERY.value, EventKind.AVAILABLE_FOR_PICKUP.value)
_NAMED = {
    EventKind.RETURNED.value: Trouble.RETURNED,
    EventKind.EXCEPTION.value: Trouble.EXCEPTION,
}
_KINDS = ", ".join(f"'{kind}'" for kind in (*_AT_THE_DOOR, *_NAMED))
_PARCELS = select(
    ("shipment.id", "shipment.order_id", "parcel.carrier", "parcel.method"),
    "FROM order_version AS told JOIN shipment ON shipment.order_id = told.order_id",
    "JOIN shipment_version AS parcel ON parcel.shipment_id = shipment.id",
    "WHERE told.seen_from <= ?1 AND told.seen_to > ?1 AND parcel.seen_from <= ?1",
    f"AND parcel.seen_to > ?1 AND told.status IN ({_OPEN})",
    f"AND parcel.state = '{ShipmentState.ACTIVE.value}'",
)  # fmt: skip
_IDS = "IN (SELECT value FROM json_each(?2))"
_STOOD = "seen_from <= ?1 AND seen_to > ?1"
_CANDIDATES = select(
    ("DISTINCT shipment_id",), "FROM event WHERE shipment_id", _IDS, "AND", _STOOD,
    f"AND kind IN ({_KINDS})",
)  # fmt: skip
_SCANS = select(
    ("shipment_id", "kind", "happened_at"), "FROM event WHERE shipment_id", _IDS, "AND", _STOOD,
    f"AND happened_at IS NOT NULL AND kind <> '{EventKind.INFO.value}'",
    "ORDER BY shipment_id, happened_at, sequence",
)  # fmt: skip
_SCANNED = select(("DISTINCT shipment_id",), "FROM event WHERE shipment_id", _IDS, "AND", _STOOD)


class PastTroubleStore:
    """Reads by set; foreseen stalls are not looked back at: what was learned then is not kept."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def troubled(self, as_of: datetime) -> dict[tuple[int, int], Trouble]:
        """Return the trouble of each open parcel then, by order and shipment."""
        at = to_ms(as_of)
        with self._cache.snapshot():
            parcels = {row[0]: row[1:] for row in self._cache.rows(_PARCELS, (at,))}
            found = self._by_scans(at, list(parcels), as_of)
            unknown = [x for x, (_, carrier, way) in parcels.items() if not _is_asked(carrier, way)]
            scanned = {row[0] for row in self._cache.rows(_SCANNED, (at, to_json(unknown)))}
        found |= {x: Trouble.UNTRACKABLE for x in unknown if x not in scanned}
        return {(parcels[x][0], x): trouble for x, trouble in found.items()}

    def _by_scans(self, at: int, ids: list[int], as_of: datetime) -> dict[int, Trouble]:
        some = [row[0] for row in self._cache.rows(_CANDIDATES, (at, to_json(ids)))]
        last: dict[int, tuple[str, int]] = {}
        for shipment_id, kind, happened_at in self._cache.rows(_SCANS, (at, to_json(some))):
            held = last.get(shipment_id)
            if held is None or held[0] != EventKind.DELIVERED.value:
                last[shipment_id] = (kind, happened_at)
        troubles = ((x, _trouble(kind, since, as_of)) for x, (kind, since) in last.items())
        return {shipment_id: trouble for shipment_id, trouble in troubles if trouble is not None}


def _is_asked(carrier: str, method: str) -> bool:
    return carrier in KNOWN or method == ShippingMethod.NO_LOGISTICS.value


def _trouble(kind: str, since: int, as_of: datetime) -> Trouble | None:
    if kind in _AT_THE_DOOR:
        is_stuck = from_ms(since) + DELIVERY_TAKES <= as_of
        return Trouble.DELIVERY_STUCK if is_stuck else None
    return _NAMED.get(kind)

"""What an answer would change about the numbers on an order, read without writing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from typing import TYPE_CHECKING, Any, NamedTuple

from workbench.domain.exchange.supplement import supplemented_shipment
from workbench.domain.parcels.shipments import Shipment, ShipmentState
from workbench.store.engine.versions import Versions
from workbench.store.orders.rows import (
    SHIPMENT_COLUMNS,
    digest,
    shipment_from,
    shipment_values,
    to_json,
)

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from workbench.store.engine.cache import Cache

_KNOWN = (
    "SELECT order_id, waybill, id, digest, state FROM shipment"
    " WHERE order_id IN (SELECT value FROM json_each(?))"
)
_ACTIVE = ShipmentState.ACTIVE.value


class KnownShipment(NamedTuple):
    """A number that stands or stood on an order."""

    id: int
    digest: bytes
    state: str


class SavedShipment(NamedTuple):
    """A shipment to write as ``SHIPMENT_COLUMNS``, and what is known of its number."""

    shipment: Shipment
    values: tuple[Any, ...]
    mark: bytes
    known: KnownShipment | None


class ShipmentPlan(NamedTuple):
    """What is to be written, and which numbers are to be closed as what."""

    saves: tuple[SavedShipment, ...] = ()
    closes: tuple[tuple[str, KnownShipment], ...] = ()
    closed_as: ShipmentState = ShipmentState.REMOVED

    @property
    def waybills(self) -> set[str]:
        """Return the numbers that are touched."""
        return {save.shipment.waybill for save in self.saves} | {name for name, _ in self.closes}


def merged(told: tuple[Shipment, ...]) -> tuple[Shipment, ...]:
    """Return each number once; a platform may tell one parcel line by line."""
    if len(told) < 2:
        return told
    found: dict[str, Shipment] = {}
    for shipment in told:
        same = found.get(shipment.waybill, shipment)
        lines = dict.fromkeys((*same.line_numbers, *shipment.line_numbers))
        found[shipment.waybill] = replace(same, line_numbers=tuple(lines))
    return tuple(found.values())


class ShipmentPlanner:
    """Holds told shipments against known ones."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._versions = Versions(cache, "shipment_version", "shipment_id", SHIPMENT_COLUMNS)

    def known(self, order_ids: Sequence[int]) -> Mapping[int, dict[str, KnownShipment]]:
        """Return all numbers that these orders ever had, by order and number."""
        found: defaultdict[int, dict[str, KnownShipment]] = defaultdict(dict)
        if order_ids:
            for row in self._cache.rows(_KNOWN, (to_json(list(order_ids)),)):
                found[row[0]][row[1]] = KnownShipment(*row[2:])
        return found

    def plan(
        self,
        told: tuple[Shipment, ...],
        known: Mapping[str, KnownShipment],
        *,
        from_file: bool,
    ) -> ShipmentPlan | None:
        """Return what brings an order's shipments to what was told, None if they stand so."""
        told = merged(told)
        if not known:
            return ShipmentPlan(tuple(map(_first_save, told))) if told else None
        saves = [
            self._save(shipment, known.get(shipment.waybill), from_file=from_file)
            for shipment in told
        ]
        numbers = {shipment.waybill for shipment in told}
        closes = tuple(
            (waybill, shipment)
            for waybill, shipment in sorted(known.items())
            if waybill not in numbers and shipment.state == _ACTIVE
        )
        found = tuple(
            save for save in saves if save.known is None or save.known.digest != save.mark
        )
        if not (found or closes):
            return None
        is_replaced = any(number not in known for number in numbers)
        state = ShipmentState.REPLACED if is_replaced else ShipmentState.REMOVED
        return ShipmentPlan(found, closes, state)

    def _save(
        self, shipment: Shipment, known: KnownShipment | None, *, from_file: bool
    ) -> SavedShipment:
        values = shipment_values(shipment)
        mark = digest(values)
        if from_file and known is not None and known.digest != mark:
            standing = self._versions.standing(known.id)
            number = (shipment.shop_id, shipment.order_number, shipment.waybill)
            shipment = supplemented_shipment(shipment, shipment_from(*number, standing))
            values = shipment_values(shipment)
            mark = digest(values)
        return SavedShipment(shipment, values, mark, known)


def _first_save(shipment: Shipment) -> SavedShipment:
    """Return a number that stands on its order for the first time; most of a file's are such."""
    values = shipment_values(shipment)
    return SavedShipment(shipment, values, digest(values), None)

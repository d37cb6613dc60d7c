"""Shipments (包裹): one waybill number of one order each."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.regions import Region


class ShippingMethod(StrEnum):
    """How the goods travel, as far as the platform tells."""

    EXPRESS = "express"
    NO_LOGISTICS = "no_logistics"
    UNKNOWN = "unknown"


class ShipmentState(StrEnum):
    """Whether this number still stands on the order."""

    ACTIVE = "active"
    REPLACED = "replaced"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Shipment:
    """One waybill of one order; an order may have several, a number may be replaced.

    ``carrier`` is our carrier id (``carriers.py``), ``carrier_name`` what the source called it.
    ``handle`` is the platform's own id of the logistics order. ``uploaded_at`` is when the number
    was put on the platform (UTC), None where not told.
    """

    shop_id: str
    order_number: str
    waybill: str
    carrier: str
    carrier_name: str = ""
    uploaded_at: datetime | None = None
    origin: Region | None = None
    destination: Region | None = None
    handle: str = ""
    method: ShippingMethod = ShippingMethod.EXPRESS
    state: ShipmentState = ShipmentState.ACTIVE
    line_numbers: tuple[str, ...] = ()
    provider_state: str = ""


@dataclass(frozen=True, slots=True)
class NumberUse:
    """One order's use of a waybill number, with the keys by which receivers are compared."""

    shop_id: str
    order_number: str
    waybill: str
    uploaded_at: datetime | None
    name_key: str | None = None
    address_key: str | None = None

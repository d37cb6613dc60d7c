"""1688's logistics made into shipments and scans (platform-apis 1.5 and 1.6)."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.alibaba1688 import codes
from workbench.connectors.instants import read_instant
from workbench.connectors.payload import Unreadable, child, children, text
from workbench.connectors.scans import ToldScan, trace_of
from workbench.domain.pages import ParcelScans
from workbench.domain.parcels.carriers import carrier_by_name
from workbench.domain.parcels.shipments import Shipment, ShipmentState, ShippingMethod
from workbench.domain.regions import Region

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.connectors.payload import JsonObject
    from workbench.domain.orders import Order


def shipments(trade: JsonObject, order: Order) -> tuple[Shipment, ...]:
    """Return the order's parcels; one number listed for several lines is one parcel."""
    items = children(child(trade, "nativeLogistics"), "logisticsItems")
    return _merged(_shipment(item, order) for item in items)


def _shipment(item: JsonObject, order: Order) -> Shipment:
    name = text(item, "logisticsCompanyName")
    state = text(item, "status")
    return Shipment(
        shop_id=order.shop_id,
        order_number=order.number,
        waybill=text(item, "logisticsBillNo"),
        carrier=_carrier(name, text(item, "logisticsCompanyNo")),
        carrier_name=name,
        uploaded_at=read_instant(text(item, "deliveredTime"), "deliveredTime"),
        origin=_region(item, "from"),
        destination=_destination(item, order),
        handle=text(item, "logisticsCode"),
        method=codes.METHODS.get(text(item, "type"), ShippingMethod.UNKNOWN),
        state=codes.SHIPMENT_STATES.get(state.casefold(), ShipmentState.ACTIVE),
        line_numbers=tuple(filter(None, text(item, "subItemIds").split(","))),
        provider_state=state,
    )


def _carrier(name: str, code: str) -> str:
    """Return our carrier id; a carrier that we do not know is called by its own name or code."""
    known = carrier_by_name(name) or carrier_by_name(code)
    if known is not None:
        return known.id
    own = (name or code).strip()
    return own.casefold() if own.isascii() else own


def _region(item: JsonObject, side: str) -> Region | None:
    found = Region(*(text(item, f"{side}{part}") for part in ("Province", "City", "Area")))
    return found if found.province or found.city else None


def _destination(item: JsonObject, order: Order) -> Region | None:
    """Return where the parcel goes: 1688 often leaves the province out that the order tells."""
    told = _region(item, "to")
    receiver = order.receiver.region if order.receiver else None
    if told is None or receiver is None or told.province:
        return told or receiver
    return receiver if told.city in {"", receiver.city} else told


def _merged(found: Iterable[Shipment]) -> tuple[Shipment, ...]:
    parcels: dict[tuple[str, str], Shipment] = {}
    for shipment in found:
        # Without a number only the platform's own id tells parcels apart.
        key = (shipment.waybill, "" if shipment.waybill else shipment.handle)
        earlier = parcels.get(key)
        parcels[key] = _joined(earlier, shipment) if earlier else shipment
    return tuple(parcels.values())


def _joined(one: Shipment, other: Shipment) -> Shipment:
    """Return one parcel with the lines of both and the earlier upload."""
    standing = one if one.state is ShipmentState.ACTIVE else other
    uploads = [each.uploaded_at for each in (one, other) if each.uploaded_at]
    lines = dict.fromkeys((*one.line_numbers, *other.line_numbers))
    return replace(standing, uploaded_at=min(uploads, default=None), line_numbers=tuple(lines))


def trace_scans(payload: JsonObject, shipment: Shipment) -> ParcelScans:
    """Return the parcel's scans of a trace answer, which may hold other parcels of the order."""
    traces = children(payload, "logisticsTrace")
    if payload.get("logisticsTrace") is None:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "logisticsTrace")
    told = [
        ToldScan(text(step, "remark"), text(step, "acceptTime"))
        for trace in traces
        if _is_of(trace, shipment)
        for step in children(trace, "logisticsSteps")
    ]
    return ParcelScans(codes.SOURCE, trace_of(told, codes.SOURCE))


def _is_of(trace: JsonObject, shipment: Shipment) -> bool:
    """Tell whether a trace is this parcel's: by its number, by the platform's id without one."""
    waybill = text(trace, "logisticsBillNo")
    if waybill:
        return waybill == shipment.waybill
    return bool(shipment.handle) and text(trace, "logisticsId") == shipment.handle

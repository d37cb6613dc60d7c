"""Domain values as rows of our tables and back; columns and values stand in the same order."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any

import msgspec

from workbench.domain.orders import Order, OrderLine, OrderStatus, Receiver
from workbench.domain.parcels.shipments import Shipment, ShipmentState, ShippingMethod
from workbench.domain.parcels.tracking import (
    Basis,
    EventKind,
    Forwarding,
    Place,
    Reading,
    SiteKind,
    TrackingEvent,
)
from workbench.domain.regions import Region, place_name
from workbench.store.engine.instants import from_ms_or_none, to_ms_or_none

if TYPE_CHECKING:
    from collections.abc import Sequence

Values = tuple[Any, ...]
# Enumerations go into the file by str(): the same text as .value, in a third of the time on 3.11.

_REGION = ("province", "city", "district", "country")
ORDER_COLUMNS = (
    "status", "platform_status", "created_at", "paid_at", "ship_by", "modified_at", "amount",
    "name_mask", "phone_mask", "name_key", "address_key", *_REGION, "lines",
)  # fmt: skip
# What lists of orders sort by and show; ``digest`` first.
LISTED_COLUMNS = (
    "digest", "modified_at", "status", "is_open", "paid_at", "ship_by", "amount", "titles",
    "region",
)  # fmt: skip
SHIPMENT_COLUMNS = (
    "carrier", "carrier_name", "uploaded_at",
    *(f"origin_{part}" for part in _REGION), *(f"destination_{part}" for part in _REGION),
    "handle", "method", "line_numbers", "provider_state", "state",
)  # fmt: skip
PROVIDER_STATE = SHIPMENT_COLUMNS.index("provider_state")
# What a source said comes first: two scans with the same four values are the same event.
SCAN_IDENTITY = 4
EVENT_COLUMNS = (
    "happened_at", "time_text", "text", "provider_status", "sequence",
    "kind", "sub", "site_kind", "site", "province", "city",
    "next_site", "next_province", "next_city", "next_site_kind",
    "forwarded_carrier", "forwarded_number", "basis", "reader",
)  # fmt: skip
SCAN_COLUMNS = 5
READING_COLUMNS = EVENT_COLUMNS[SCAN_COLUMNS:]

_encode = msgspec.json.Encoder().encode
_decode = msgspec.json.Decoder().decode


def to_json(value: object) -> str:
    """Return plain values as JSON text."""
    return _encode(value).decode()


def from_json(text: str) -> Any:
    """Return the plain values of JSON text that we wrote."""
    return _decode(text)


def digest(values: object) -> bytes:
    """Return a short fingerprint of plain values; equal only if they are, on every machine."""
    return hashlib.blake2b(_encode(values), digest_size=16).digest()


def order_values(order: Order) -> Values:
    """Return an order's facts as ``ORDER_COLUMNS``; a receiver not told is all NULL."""
    receiver = order.receiver
    person: Values = (None,) * 4
    if receiver is not None:
        person = (
            receiver.name_mask,
            receiver.phone_mask,
            receiver.name_key,
            receiver.address_key,
        )
    lines = [(x.number, x.title, x.quantity, x.amount, x.sku) for x in order.lines]
    return (
        str(order.status),
        order.platform_status,
        to_ms_or_none(order.created_at),
        to_ms_or_none(order.paid_at),
        to_ms_or_none(order.ship_by),
        to_ms_or_none(order.modified_at),
        order.amount,
        *person,
        *_region_values(receiver.region if receiver else None),
        to_json(lines),
    )


def order_from(shop_id: str, number: str, values: Values) -> Order:
    """Return the order that ``ORDER_COLUMNS`` tell of."""
    created_at, paid_at, ship_by, modified_at = map(from_ms_or_none, values[2:6])
    return Order(
        shop_id,
        number,
        OrderStatus(values[0]),
        values[1],
        created_at,
        paid_at,
        ship_by,
        modified_at,
        amount=values[6],
        receiver=_receiver_from(values[7:11], _region_from(values[11:15])),
        lines=tuple(OrderLine(*line) for line in from_json(values[15])),
    )


def _receiver_from(person: Values, region: Region | None) -> Receiver | None:
    return None if person[0] is None else Receiver(region, *person)


def _region_values(region: Region | None) -> Values:
    if region is None:
        return (None,) * 4
    return (region.province, region.city, region.district, region.country)


def _region_from(values: Values) -> Region | None:
    return None if values[0] is None else Region(*values)


def shipment_values(shipment: Shipment) -> Values:
    """Return a shipment's facts as ``SHIPMENT_COLUMNS``."""
    return (
        shipment.carrier,
        shipment.carrier_name,
        to_ms_or_none(shipment.uploaded_at),
        *_region_values(shipment.origin),
        *_region_values(shipment.destination),
        shipment.handle,
        str(shipment.method),
        to_json(shipment.line_numbers),
        shipment.provider_state,
        str(shipment.state),
    )


def shipment_from(shop_id: str, order_number: str, waybill: str, values: Values) -> Shipment:
    """Return the shipment that ``SHIPMENT_COLUMNS`` tell of."""
    return Shipment(
        shop_id,
        order_number,
        waybill,
        carrier=values[0],
        carrier_name=values[1],
        uploaded_at=from_ms_or_none(values[2]),
        origin=_region_from(values[3:7]),
        destination=_region_from(values[7:11]),
        handle=values[11],
        method=ShippingMethod(values[12]),
        line_numbers=tuple(from_json(values[13])),
        provider_state=values[14],
        state=ShipmentState(values[15]),
    )


def event_values(event: TrackingEvent) -> Values:
    """Return an event as ``EVENT_COLUMNS``: the scan's own words first, then our reading."""
    scan = event.scan
    return (
        to_ms_or_none(scan.happened_at),
        scan.time_text,
        scan.text,
        scan.provider_status,
        scan.sequence,
        *reading_values(event.reading, event.reader),
    )


def reading_values(reading: Reading, reader: str) -> Values:
    """Return what ``reader`` read as ``READING_COLUMNS``."""
    forwarded = reading.forwarded_to
    return (
        str(reading.kind),
        reading.sub,
        str(reading.site_kind),
        *_place_values(reading.place),
        *_place_values(reading.next_place),
        str(reading.next_site_kind),
        *((forwarded.carrier, forwarded.number) if forwarded else (None, None)),
        str(reading.basis),
        reader,
    )


def reading_from(values: Values) -> Reading:
    """Return the reading that ``READING_COLUMNS`` tell of."""
    return Reading(
        EventKind(values[0]),
        values[1],
        SiteKind(values[2]),
        _place_from(values[3:6]),
        _place_from(values[6:9]),
        SiteKind(values[9]),
        None if values[10] is None else Forwarding(values[10], values[11]),
        Basis(values[12]),
    )


def _place_values(place: Place | None) -> Values:
    return (None, None, None) if place is None else (place.site, place.province, place.city)


def _place_from(values: Values) -> Place | None:
    return None if values[0] is None else Place(*values)


def titles(lines: Sequence[OrderLine]) -> str:
    """Return what an order is about in one line, for lists and for the search."""
    return lines[0].title if len(lines) == 1 else "；".join([line.title for line in lines])


def region_text(order: Order) -> str:
    """Return where an order goes, for lists and for the search; "" where that is not told."""
    region = order.receiver.region if order.receiver else None
    return "" if region is None else place_name(region.province, region.city)


def searched(order: Order) -> tuple[str, str]:
    """Return the texts that an order is found by, beside its number."""
    return titles(order.lines), region_text(order)


def listed_values(order: Order, values: Values, mark: bytes) -> Values:
    """Return an order's facts as ``LISTED_COLUMNS``.

    ``values`` are the same facts as ``ORDER_COLUMNS``, ``mark`` is their digest.
    """
    status, _, _, paid_at, ship_by, modified_at, amount = values[:7]
    province, city = values[11:13]
    return (
        mark,
        modified_at,
        status,
        int(order.status.is_open),
        paid_at,
        ship_by,
        amount,
        titles(order.lines),
        "" if province is None else place_name(province, city),
    )

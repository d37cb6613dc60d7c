"""抖店's parcels and their traces (platform-apis 3.5 and 3.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.carrier_ids import carrier_id
from workbench.connectors.douyin import codes
from workbench.connectors.instants import epoch_instant, spelt_text
from workbench.connectors.payload import Unreadable, child, children, text
from workbench.connectors.scans import ToldScan, trace_of
from workbench.domain.pages import ParcelScans
from workbench.domain.parcels.carriers import CARRIERS
from workbench.domain.parcels.shipments import Shipment

if TYPE_CHECKING:
    from workbench.connectors.payload import JsonObject
    from workbench.domain.orders import Order

# 抖店 calls carriers as Kuaidi100 does, which are our ids too, as far as is known.
_IDS = frozenset(carrier.id for carrier in CARRIERS)
# An older SDK spells the list with two underscores.
_NODES = ("route_node_list", "route__node_list")


def shipments(trade: JsonObject, order: Order) -> tuple[Shipment, ...] | None:
    """Return the order's parcels; None where an order that was sent tells of none."""
    if trade.get("logistics_info") is None:
        return None if order.status.is_open and epoch_instant(trade, "ship_time") else ()
    parcels = (_shipment(each, order) for each in children(trade, "logistics_info"))
    return tuple({(each.waybill, each.handle): each for each in parcels}.values())


def _shipment(told: JsonObject, order: Order) -> Shipment:
    code, name = text(told, "company"), text(told, "company_name")
    lines = (text(goods, "sku_order_id") for goods in children(told, "product_info"))
    return Shipment(
        shop_id=order.shop_id,
        order_number=order.number,
        waybill=text(told, "tracking_no"),
        carrier=_carrier(code, name),
        carrier_name=name,
        uploaded_at=epoch_instant(told, "ship_time"),
        destination=order.receiver.region if order.receiver else None,
        handle=text(told, "delivery_id"),
        line_numbers=tuple(dict.fromkeys(filter(None, lines))),
    )


def _carrier(code: str, name: str) -> str:
    """Return our carrier id: their code where it is ours, else what the name says."""
    if code.casefold() in _IDS:
        return code.casefold()
    return carrier_id(name, code)


def parcel_scans(data: JsonObject, waybill: str) -> ParcelScans:
    """Return the scans of a trace answer, oldest first."""
    told_of = text(child(data, "track_info"), "track_no")
    if told_of not in {"", waybill}:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "track_info.track_no")
    key = next((name for name in _NODES if data.get(name) is not None), None)
    if key is None:
        raise Unreadable(reasons.UNKNOWN_SHAPE, _NODES[0])
    scans = trace_of((_scan(node) for node in children(data, key)), codes.SOURCE)
    return ParcelScans(codes.SOURCE, scans)


def _scan(node: JsonObject) -> ToldScan:
    """Return one node; the platform's states are not documented: its words for them are kept."""
    try:
        at = epoch_instant(node, "timestamp")
    except Unreadable:
        at = None
    return ToldScan(
        text(node, "content"),
        spelt_text(at) if at else text(node, "timestamp"),
        text(node, "state_description") or text(node, "state"),
        at,
    )

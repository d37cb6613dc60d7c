"""TOP's parcels and traces made into shipments and scans (platform-apis 2.6 and 2.8)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.carrier_ids import carrier_id
from workbench.connectors.instants import read_instant
from workbench.connectors.payload import Unreadable, child, children, text
from workbench.connectors.scans import ToldScan, trace_of
from workbench.connectors.top import codes
from workbench.domain.orders import OrderStatus
from workbench.domain.pages import ParcelScans
from workbench.domain.parcels.shipments import Shipment, ShippingMethod

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.connectors.payload import JsonObject
    from workbench.domain.orders import Order

_MOST_LINES = 50


def shipments(trade: JsonObject, order: Order) -> tuple[Shipment, ...]:
    """Return the trade's parcels: lines with one waybill number travel in one.

    Goods without logistics have no number; they are one shipment of their own.
    """
    groups: dict[tuple[str, bool], list[JsonObject]] = {}
    for line in children(child(trade, "orders"), "order"):
        if _is_sent(line, trade):
            key = (text(line, "invoice_no"), _is_untraced(line, trade))
            groups.setdefault(key, []).append(line)
    found = [(key, lines) for key, lines in groups.items() if key[0] or key[1]]
    is_split = len(found) > 1 or order.status is OrderStatus.AWAITING_SHIPMENT
    return tuple(_shipment(lines, trade, order, is_split=is_split) for _, lines in found)


def _is_sent(line: JsonObject, trade: JsonObject) -> bool:
    return bool(text(line, "invoice_no")) or (
        _is_untraced(line, trade) and bool(text(line, "consign_time"))
    )


def _is_untraced(line: JsonObject, trade: JsonObject) -> bool:
    kind = text(line, "shipping_type") or text(trade, "shipping_type")
    return kind in codes.UNTRACED_TYPES and not text(line, "invoice_no")


def _shipment(
    lines: list[JsonObject], trade: JsonObject, order: Order, *, is_split: bool
) -> Shipment:
    """Return one parcel; its handle names the sub-orders where the trade is split."""
    name = text(lines[0], "logistics_company")
    numbers = tuple(text(line, "oid_str") or text(line, "oid") for line in lines)
    is_untraced = _is_untraced(lines[0], trade)
    return Shipment(
        shop_id=order.shop_id,
        order_number=order.number,
        waybill=text(lines[0], "invoice_no"),
        carrier=carrier_id(name),
        carrier_name=name,
        uploaded_at=_uploaded_at(lines, trade),
        destination=order.receiver.region if order.receiver else None,
        handle=",".join(numbers[:_MOST_LINES]) if is_split else "",
        method=ShippingMethod.NO_LOGISTICS if is_untraced else ShippingMethod.EXPRESS,
        line_numbers=numbers,
    )


def _uploaded_at(lines: list[JsonObject], trade: JsonObject) -> datetime | None:
    """Return when the number was uploaded: the lines' own time counts, not the trade's."""
    told = [read_instant(text(line, "consign_time"), "consign_time") for line in lines]
    known = [at for at in told if at]
    return min(known) if known else read_instant(text(trade, "consign_time"), "consign_time")


def trace_among(answer: JsonObject, shipment: Shipment) -> ParcelScans | None:
    """Return the parcel's scans out of those of all parcels of a trade, None without any.

    Whether the list is wrapped a second time, as TOP's lists are, the metadata leave open.
    """
    result = child(answer, "result")
    is_wrapped = isinstance(result.get("transit_step_result"), dict)
    told = children(
        child(result, "transit_step_result") if is_wrapped else result, "transit_step_result"
    )
    own = (each for each in told if text(each, "out_sid") == shipment.waybill)
    return next((trace_scans(each, shipment) for each in own), None)


def trace_scans(answer: JsonObject, shipment: Shipment) -> ParcelScans | None:
    """Return the parcel's scans, None where the answer is another parcel's of the trade.

    The platform's own word for where a parcel is does not follow parcels that were shipped
    offline: it may say "signed" at once, and is kept apart from the scans.
    """
    if text(answer, "out_sid") not in {"", shipment.waybill}:
        return None
    if answer.get("trace_list") is None and not text(answer, "tid"):
        raise Unreadable(reasons.UNKNOWN_SHAPE, "trace_list")
    told = [
        ToldScan(text(step, "status_desc"), text(step, "status_time"), text(step, "action"))
        for step in children(child(answer, "trace_list"), "transit_step_info")
    ]
    return ParcelScans(codes.SOURCE, trace_of(told, codes.SOURCE))

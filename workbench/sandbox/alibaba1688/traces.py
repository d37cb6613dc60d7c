"""1688's logistics answers: traces and logistics orders (platform-apis 1.6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.parcels.tracking import EventKind
from workbench.sandbox.alibaba1688.orders import entry_numbers
from workbench.sandbox.platform_dates import naive_text

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.sandbox.alibaba1688.orders import Json
    from workbench.sandbox.script import ScriptedOrder, ScriptedParcel, ScriptedShop

# Documented for the buyer's twin of the trace API; the seller's own list is not known.
NO_TRACE = "404"
NOT_SHIPPED = "500_2"
_ALL_PARTS = frozenset({"company", "name", "sender", "receiver", "sendgood"})


def failed(code: str, message: str) -> Json:
    """Return a business refusal in the old style (platform-apis 1.3)."""
    return {"success": False, "errorCode": code, "errorMessage": message, "extErrorMessage": ""}


def trace_info(order: ScriptedOrder, handle: str, at: datetime) -> Json:
    """Return the traces of an order's parcels, or of the one with the logistics id ``handle``."""
    traces = [
        _trace(order, parcel, at)
        for parcel in order.parcels
        if parcel.is_listed(at) and handle in {"", parcel.handle}
    ]
    known = [trace for trace in traces if trace["logisticsSteps"]]
    if not known:
        return failed(NO_TRACE, "该订单没有物流跟踪信息。")
    return {"logisticsTrace": known, "success": True}


def _trace(order: ScriptedOrder, parcel: ScriptedParcel, at: datetime) -> Json:
    steps = [
        {"acceptTime": naive_text(scan.at), "remark": scan.text}
        for scan in parcel.told(at, by_carrier=False)
    ]
    return {
        "logisticsId": parcel.handle,
        "orderId": order.number,
        "logisticsBillNo": parcel.waybill,
        "logisticsSteps": steps,
    }


def logistics_infos(order: ScriptedOrder, shop: ScriptedShop, fields: str, at: datetime) -> Json:
    """Return the logistics orders; ``fields`` is a comma list of parts, "" for all."""
    parcels = [parcel for parcel in order.parcels if parcel.is_listed(at)]
    if not parcels:
        return failed(NOT_SHIPPED, "订单未发货，无物流信息。")
    parts = frozenset(fields.split(",")) if fields else _ALL_PARTS
    return {
        "result": [
            _logistics_order(order, parcel, at) | _parts(order, shop, parts) for parcel in parcels
        ],
        "success": True,
    }


def _logistics_order(order: ScriptedOrder, parcel: ScriptedParcel, at: datetime) -> Json:
    return {
        "logisticsId": parcel.handle,
        "logisticsBillNo": parcel.waybill,
        "orderEntryIds": ",".join(str(number) for number in entry_numbers(order, parcel)),
        "status": _status(parcel, at),
        "logisticsCompanyId": parcel.carrier.company_id,
        "logisticsCompanyName": parcel.carrier.name,
        "logisticsCompanyNo": parcel.carrier.company_no,
    }


def _parts(order: ScriptedOrder, shop: ScriptedShop, parts: frozenset[str]) -> Json:
    shown: Json = {}
    if "sender" in parts:
        shown["sender"] = {
            "senderName": shop.name,
            "senderMobile": shop.mobile,
            "senderProvince": shop.sender.province,
            "senderCity": shop.sender.city,
            "senderCounty": shop.sender.district,
        }
    if "receiver" in parts:
        buyer = order.receiver
        shown["receiver"] = {
            "receiverName": buyer.name,
            "receiverMobile": buyer.mobile,
            "receiverProvince": buyer.region.province,
            "receiverCity": buyer.region.city,
            "receiverCounty": buyer.region.district,
            "receiverAddress": buyer.address,
        }
    if "sendgood" in parts:
        shown["sendGoods"] = [
            {"goodName": line.title, "quantity": str(line.quantity), "unit": "件"}
            for line in order.lines
        ]
    return shown


def _status(parcel: ScriptedParcel, at: datetime) -> str:
    kinds = {scan.kind for scan in parcel.told(at, by_carrier=False)}
    if EventKind.DELIVERED in kinds:
        return "SIGN"
    return "TRANSPORT" if kinds - {EventKind.ORDERED} else "ACCEPT"

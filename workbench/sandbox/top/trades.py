"""A scripted order as TOP shows a trade (platform-apis 2.6)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from workbench.domain.shops import Platform
from workbench.sandbox.platform_dates import naive_text
from workbench.sandbox.promises import PROMISED_HOURS

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.sandbox.script import (
        ScriptedLine,
        ScriptedOrder,
        ScriptedParcel,
        ScriptedShop,
    )

Json: TypeAlias = dict[str, Any]

_STATUSES = {
    "waitbuyerpay": "WAIT_BUYER_PAY",
    "waitsellersend": "WAIT_SELLER_SEND_GOODS",
    "waitbuyerreceive": "WAIT_BUYER_CONFIRM_GOODS",
    "success": "TRADE_FINISHED",
}
_SHIPPED = "WAIT_BUYER_CONFIRM_GOODS"
_TO_SHIP = "WAIT_SELLER_SEND_GOODS"
# How long a seller has to answer a refund is this season's own choice.
REFUND_REPLY = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class TradeView:
    """How to show trades: the instant, whose they are, and a status word put in."""

    at: datetime
    shop: ScriptedShop
    status: str = ""


def trade(order: ScriptedOrder, view: TradeView) -> Json:
    """Return everything that TOP tells of a trade, before the caller's fields are chosen."""
    status = view.status or trade_status(order, view.at)
    told = {
        "tid": order.number,
        "status": status,
        "type": "fixed",
        "shipping_type": "express",
        "seller_nick": view.shop.name,
        "buyer_nick": order.receiver.login,
        "is_part_consign": len(_listed(order, view.at)) > 1,
        "num": sum(line.quantity for line in order.lines) if len(order.lines) == 1 else 0,
        "payment": _yuan(order.total),
        "total_fee": _yuan(order.total - order.freight),
        "post_fee": _yuan(order.freight),
        "seller_flag": 0,
        "orders": [_sub_order(order, line, status, view) for line in order.lines],
    }
    return told | _times(order, view) | _promise(order, view) | _receiver(order)


def trade_status(order: ScriptedOrder, at: datetime) -> str:
    """Return TOP's word for where an order stands; a word that nobody knows stays itself."""
    word = order.status(at)
    if word == "cancel":
        return "TRADE_CLOSED" if order.paid_at else "TRADE_CLOSED_BY_TAOBAO"
    status = _STATUSES.get(word, word.upper())
    if status == _SHIPPED and any(_parcel_of(order, line, at) is None for line in order.lines):
        return "SELLER_CONSIGNED_PART"
    return status


def _times(order: ScriptedOrder, view: TradeView) -> Json:
    uploads = [parcel.uploaded_at for parcel in _listed(order, view.at)]
    done = [change.at for change in order.changes if change.status in {"success", "cancel"}]
    known = {
        "created": order.created_at,
        "pay_time": order.paid_at,
        "consign_time": max(uploads, default=None),
        "end_time": max(done, default=None),
        "modified": order.modified_at(view.at),
    }
    return {key: naive_text(when) for key, when in known.items() if when and when <= view.at}


def _promise(order: ScriptedOrder, view: TradeView) -> Json:
    """Return the last instant to ship by, as it stands, and how it was changed."""
    if not order.promise or order.paid_at is None or order.paid_at > view.at:
        return {}
    name = "collect_time" if view.shop.platform is Platform.TMALL else "delivery_time"
    promised = order.paid_at + timedelta(hours=PROMISED_HOURS[order.promise])
    moved = order.moved_promise
    if moved is None or moved.at > view.at:
        return {name: naive_text(promised)}
    change = {
        "related_id": str(order.lines[0].number),
        "origin_consign_time": naive_text(promised),
        "consign_time": naive_text(moved.until),
        "modify_time": naive_text(moved.at),
        "modify_reason": moved.reason,
    }
    return {name: naive_text(moved.until), "logistics_modify_info": [change]}


def _receiver(order: ScriptedOrder) -> Json:
    buyer = order.receiver
    return {
        "receiver_name": buyer.name,
        "receiver_mobile": buyer.mobile,
        "receiver_state": buyer.region.province,
        "receiver_city": buyer.region.city,
        "receiver_district": buyer.region.district,
        "receiver_address": buyer.address,
        "receiver_zip": "000000",
    }


def _sub_order(order: ScriptedOrder, line: ScriptedLine, status: str, view: TradeView) -> Json:
    told: Json = {
        "oid": line.number,
        "oid_str": str(line.number),
        "title": line.title,
        "num": line.quantity,
        "price": _yuan(line.price),
        "total_fee": _yuan(line.amount),
        # With one sub-order its payment holds the freight, with several it does not.
        "payment": _yuan(order.total if len(order.lines) == 1 else line.amount),
        "sku_properties_name": f"颜色分类:{line.colour}",
        "status": status,
        "refund_status": "NO_REFUND",
        "seller_type": "B" if view.shop.platform is Platform.TMALL else "C",
    }
    if order.refund_asked_at and order.refund_asked_at <= view.at:
        told |= {"refund_status": "WAIT_SELLER_AGREE", "refund_id": str(refund_id(order))}
    parcel = _parcel_of(order, line, view.at)
    if status == "SELLER_CONSIGNED_PART":
        told["status"] = _SHIPPED if parcel else _TO_SHIP
    if parcel:
        told |= {
            "logistics_company": parcel.carrier.name.partition("(")[0],
            "invoice_no": parcel.waybill,
            "consign_time": naive_text(parcel.uploaded_at),
            "shipping_type": "express",
        }
    return told


def refund(order: ScriptedOrder, shop: ScriptedShop) -> Json:
    """Return the refund that a buyer asked for."""
    asked = order.refund_asked_at
    if asked is None:
        raise ValueError("nobody asked for a refund")
    return {
        "refund_id": refund_id(order),
        "tid": order.number,
        "oid": order.lines[0].number,
        "status": "WAIT_SELLER_AGREE",
        "good_status": "BUYER_NOT_RECEIVED",
        "has_good_return": False,
        "refund_fee": _yuan(order.total),
        "payment": "0.00",
        "total_fee": _yuan(order.total),
        "reason": "物流停滞，一直未更新",
        "refund_phase": "onsale",
        "order_status": _SHIPPED,
        "seller_nick": shop.name,
        "created": naive_text(asked),
        "modified": naive_text(asked),
        "refund_remind_timeout": {
            "exist_timeout": True,
            "remind_type": 1,
            "timeout": naive_text(asked + REFUND_REPLY),
        },
    }


def refund_id(order: ScriptedOrder) -> int:
    """Return the number of an order's refund."""
    return order.number // 10 + 7


def parcels_of(order: ScriptedOrder, at: datetime, oids: str) -> list[ScriptedParcel]:
    """Return the parcels that stand on an order, or those with goods of the named sub-orders."""
    named = {oid.strip() for oid in oids.split(",") if oid.strip()}
    listed = _listed(order, at)
    if not named:
        return listed
    return [parcel for parcel in listed if named & set(_oids(order, parcel))]


def _oids(order: ScriptedOrder, parcel: ScriptedParcel) -> list[str]:
    places = parcel.lines or range(len(order.lines))
    return [str(order.lines[place].number) for place in places]


def _listed(order: ScriptedOrder, at: datetime) -> list[ScriptedParcel]:
    return [parcel for parcel in order.parcels if parcel.is_listed(at)]


def _parcel_of(order: ScriptedOrder, line: ScriptedLine, at: datetime) -> ScriptedParcel | None:
    """Return the parcel that a sub-order's number is of; the last one where there are several."""
    place = order.lines.index(line)
    shares = [p for p in _listed(order, at) if place in p.lines or not p.lines]
    return shares[-1] if shares else None


def _yuan(fen: int) -> str:
    return f"{fen // 100}.{fen % 100:02d}"

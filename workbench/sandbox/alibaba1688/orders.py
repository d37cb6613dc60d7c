"""1688's TradeInfo: an order as the list and the detail show it (platform-apis 1.4, 1.5)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from workbench.sandbox.platform_dates import platform_date
from workbench.sandbox.promises import OTHER_TERMS, PROMISED_HOURS

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.regions import Region
    from workbench.sandbox.script import (
        ScriptedLine,
        ScriptedOrder,
        ScriptedParcel,
        ScriptedShop,
    )

Json: TypeAlias = dict[str, Any]

_NOT_SHIPPED, _SHIPPED, _RECEIVED, _PARTLY = 1, 2, 3, 5
# When the platform starts to call a promise "potentially late" is not known; this is our choice.
_RISK_BEFORE = timedelta(hours=12)
_UNPAID, _PAID = "1", "2"


@dataclass(frozen=True, slots=True)
class View:
    """How to show orders: the instant, what the caller asked for, and a status word put in."""

    at: datetime
    with_logistics: bool = False
    with_receiver: bool = False
    with_risk: bool = False
    status: str = ""


def trade_info(order: ScriptedOrder, shop: ScriptedShop, view: View) -> Json:
    """Return the whole TradeInfo of an order that exists at the view's instant."""
    status = view.status or order.status(view.at)
    info: Json = {
        "baseInfo": _base_info(order, shop, status, view),
        "productItems": [_product_item(order, line, status, view.at) for line in order.lines],
        "nativeLogistics": _native_logistics(order, shop, view),
        "tradeTerms": [_trade_term(order)],
    }
    if view.with_risk and (risk := _overdue_risk(order, status, view.at)):
        info["sendGoodsOverdueRisk"] = risk
    return info


def _base_info(order: ScriptedOrder, shop: ScriptedShop, status: str, view: View) -> Json:
    info = {
        "id": order.number,
        "idOfStr": str(order.number),
        "status": status,
        "tradeType": "50060",
        "businessType": "cn",
        "buyerLoginId": order.receiver.login,
        "buyerID": f"b2b-{order.number % 10**10:010d}",
        "sellerID": shop.member_id,
        "sellerLoginId": shop.name,
    }
    info |= _times(order, view.at) | _money(order) | _refund(order, view.at)
    if order.close_reason and status == "cancel":
        info |= {"closeReason": order.close_reason, "closeOperateType": "CLOSE_TRADE_BY_SELLER"}
    if view.with_receiver:
        info |= _people(order)
    return info


def _times(order: ScriptedOrder, at: datetime) -> Json:
    uploads = [parcel.uploaded_at for parcel in order.parcels if parcel.uploaded_at <= at]
    done = [change.at for change in order.changes if change.status == "success"]
    known = {
        "createTime": order.created_at,
        "payTime": order.paid_at,
        "allDeliveredTime": max(uploads, default=None),
        "completeTime": max(done, default=None),
        "modifyTime": order.modified_at(at),
    }
    return {key: platform_date(when) for key, when in known.items() if when and when <= at}


def _money(order: ScriptedOrder) -> Json:
    """Return the amounts: yuan, but ``discount`` and ``refundPayment`` in 分."""
    return {
        "totalAmount": _yuan(order.total),
        "sumProductPayment": _yuan(order.total - order.freight),
        "shippingFee": _yuan(order.freight),
        "discount": 0,
        "refund": 0,
        "couponFee": 0,
    }


def _refund(order: ScriptedOrder, at: datetime) -> Json:
    if order.refund_asked_at is None or order.refund_asked_at > at:
        return {}
    return {
        "refundStatus": "waitselleragree",
        "refundId": f"TQ{order.number}",
        "refundPayment": order.total,
    }


def _people(order: ScriptedOrder) -> Json:
    buyer = order.receiver
    return {
        "buyerContact": {"name": buyer.name, "mobile": buyer.mobile, "imInPlatform": buyer.login},
        "receiverInfo": {
            "toFullName": buyer.name,
            "toMobile": buyer.mobile,
            "toArea": f"{_joined(buyer.region)} {buyer.address}",
        },
        "buyerFeedback": f"到货前请打 {buyer.mobile}" if order.number % 11 == 0 else "",
    }


def _product_item(order: ScriptedOrder, line: ScriptedLine, status: str, at: datetime) -> Json:
    item = {
        "subItemID": line.number,
        "subItemIDString": str(line.number),
        "name": line.title,
        "price": _yuan(line.price),
        "quantity": line.quantity,
        "unit": "件",
        "itemAmount": _yuan(line.amount),
        "status": status,
        "logisticsStatus": _logistics_status(order, line, status, at),
        "skuInfos": [{"name": "颜色", "value": line.colour}],
        "gmtCreate": platform_date(order.created_at),
        "guaranteesTerms": guarantees(order),
    }
    if order.refund_asked_at and order.refund_asked_at <= at:
        item |= {"refundStatus": "WAIT_SELLER_AGREE", "refundId": f"TQ{order.number}"}
    return item


def guarantees(order: ScriptedOrder) -> list[Json]:
    """Return a line's assurances: the shipping promise, if any, among others."""
    codes = {**OTHER_TERMS}
    if order.promise:
        codes[order.promise] = f"{PROMISED_HOURS[order.promise]}小时发货"
    return [
        {"assuranceInfo": info, "assuranceType": code, "qualityAssuranceType": "国内TP"}
        for code, info in codes.items()
    ]


def _logistics_status(order: ScriptedOrder, line: ScriptedLine, status: str, at: datetime) -> int:
    place = order.lines.index(line)
    shares = [parcel for parcel in order.parcels if place in parcel.lines or not parcel.lines]
    sent = [parcel.uploaded_at <= at for parcel in shares]
    if not any(sent):
        return _NOT_SHIPPED
    if status == "success":
        return _RECEIVED
    return _SHIPPED if all(sent) else _PARTLY


def _native_logistics(order: ScriptedOrder, shop: ScriptedShop, view: View) -> Json:
    buyer = order.receiver
    logistics: Json = {**_region(buyer.region), "contactPerson": buyer.name}
    if view.with_receiver:
        logistics |= {"mobile": buyer.mobile, "address": buyer.address, "zip": "000000"}
    if view.with_logistics:
        logistics["logisticsItems"] = [
            logistics_item(order, parcel, shop)
            for parcel in order.parcels
            if parcel.is_listed(view.at)
        ]
    return logistics


def logistics_item(order: ScriptedOrder, parcel: ScriptedParcel, shop: ScriptedShop) -> Json:
    """Return one number of an order; ``deliveredTime`` is when it was uploaded."""
    uploaded = platform_date(parcel.uploaded_at)
    return {
        "id": int(parcel.handle[2:]),
        "logisticsCode": parcel.handle,
        "type": "0",
        "logisticsCompanyId": parcel.carrier.company_id,
        "logisticsCompanyNo": parcel.carrier.company_no,
        "logisticsCompanyName": parcel.carrier.name,
        "logisticsBillNo": parcel.waybill,
        "subItemIds": ",".join(str(number) for number in entry_numbers(order, parcel)),
        "deliveredTime": uploaded,
        "gmtCreate": uploaded,
        "gmtModified": uploaded,
        "carriage": _yuan(order.freight),
        "isTimePromise": False,
        **{f"from{key.title()}": name for key, name in _region(shop.sender).items()},
        **{f"to{key.title()}": name for key, name in _region(order.receiver.region).items()},
    }


def entry_numbers(order: ScriptedOrder, parcel: ScriptedParcel) -> list[int]:
    """Return the sub-orders whose goods lie in the parcel."""
    places = parcel.lines or range(len(order.lines))
    return [order.lines[place].number for place in places]


def _trade_term(order: ScriptedOrder) -> Json:
    term = {"payStatus": _UNPAID, "payWay": "1", "phasAmount": _yuan(order.total)}
    if order.paid_at:
        term |= {"payStatus": _PAID, "payTime": platform_date(order.paid_at)}
    return term


def _overdue_risk(order: ScriptedOrder, status: str, at: datetime) -> str:
    if status != "waitsellersend" or not order.promise or not order.paid_at:
        return ""
    promised = order.paid_at + timedelta(hours=PROMISED_HOURS[order.promise])
    if at > promised:
        return "TMOT"
    return "PTMO" if at > promised - _RISK_BEFORE else ""


def _region(region: Region) -> Json:
    return {"province": region.province, "city": region.city, "area": region.district}


def _joined(region: Region) -> str:
    return " ".join((region.province, region.city, region.district))


def _yuan(fen: int) -> float:
    return fen / 100

"""抖店's orders as list and detail show them, after-sales among them (platform-apis 3.5, 3.7).

Money is 分, times are seconds and 0 is unset. Receivers come masked, with invented ciphertexts.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any, TypeAlias

from workbench.domain.parcels.tracking import EventKind
from workbench.sandbox.promises import PROMISED_HOURS

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.regions import Region
    from workbench.sandbox.script import (
        ScriptedLine,
        ScriptedOrder,
        ScriptedParcel,
        ScriptedReceiver,
        ScriptedShop,
    )

Json: TypeAlias = dict[str, Any]

_UNPAID, _PREPARING, _PARTLY, _SENT, _CANCELLED, _DONE = 1, 2, 101, 3, 4, 5
_REFUNDED_UNSENT = 21
TO_SHIP = frozenset({_PREPARING, _PARTLY})
# A number that no list of the platform's names.
NEW_STATUS = 777
_STATUSES = {
    "waitbuyerpay": _UNPAID,
    "waitsellersend": _PREPARING,
    "waitbuyerreceive": _SENT,
    "success": _DONE,
    "cancel": _CANCELLED,
}
_WORDS = {
    _UNPAID: "待支付",
    _PREPARING: "备货中",
    _PARTLY: "部分发货",
    _SENT: "已发货",
    _CANCELLED: "已取消",
    _DONE: "已完成",
    _REFUNDED_UNSENT: "发货前退款完结",
}
_MEMBER_DIGITS = 10**12
_PAYING_TIME = timedelta(minutes=30)
_ASKED = 6  # 待商家同意
_REPLY_WITHIN = timedelta(hours=48)


@dataclass(frozen=True, slots=True)
class View:
    """How to show orders: the instant, and a status put in by a fault."""

    at: datetime
    status: int = 0


def seconds(at: datetime | None) -> int:
    """Return an instant as the platform writes it, 0 for none."""
    return int(at.timestamp()) if at else 0


def status_of(order: ScriptedOrder, at: datetime) -> int:
    """Return ``order_status``; an order with parcels still to come is sent in part."""
    status = _STATUSES.get(order.status(at), NEW_STATUS)
    standing = [parcel for parcel in order.parcels if parcel.gone_at is None]
    is_part = any(at < parcel.uploaded_at for parcel in standing) and len(order.parcels) > 1
    has_begun = any(parcel.uploaded_at <= at for parcel in standing)
    if (status == _SENT and is_part) or (status == _PREPARING and has_begun):
        return _PARTLY
    return status


def shop_order(order: ScriptedOrder, shop: ScriptedShop, view: View) -> Json:
    """Return an order that exists at the view's instant."""
    status = view.status or status_of(order, view.at)
    main = _REFUNDED_UNSENT if status == _CANCELLED and order.paid_at else status
    return {
        "order_id": str(order.number),
        "shop_id": int(shop.member_id),
        "shop_name": shop.name,
        "open_id": "",
        "order_status": status,
        "order_status_desc": _WORDS.get(status, ""),
        "main_status": main,
        "main_status_desc": _WORDS.get(main, ""),
        "cancel_reason": order.close_reason if status == _CANCELLED else "",
        "order_type": 0,
        "biz": 2,
        "b_type": 2,
        "pay_type": 1,
        **_times(order, view.at),
        **_money(order),
        **_receiver(order.receiver),
        "buyer_words": "",
        "seller_words": "",
        "seller_remark_stars": 0,
        "logistics_info": [
            _parcel(order, parcel) for parcel in order.parcels if parcel.is_listed(view.at)
        ],
        "sku_order_list": [_line(order, line, status, view.at) for line in order.lines],
        "shop_order_tag_ui": [],
    }


def _times(order: ScriptedOrder, at: datetime) -> Json:
    ends = [each.at for each in order.changes if each.status in {"success", "cancel"}]
    known = {
        "create_time": order.created_at,
        "pay_time": order.paid_at,
        "update_time": order.modified_at(at),
        "ship_time": _sent_at(order, at),
        "finish_time": max(ends, default=None),
    }
    shown = {key: seconds(when) if when and when <= at else 0 for key, when in known.items()}
    expires = seconds(order.created_at + _PAYING_TIME)
    return {**shown, "order_expire_time": expires, "exp_ship_time": _promised(order)}


def _sent_at(order: ScriptedOrder, at: datetime) -> datetime | None:
    return min((p.uploaded_at for p in order.parcels if p.uploaded_at <= at), default=None)


def _promised(order: ScriptedOrder) -> int:
    """Return until when the order is to be sent, 0 where nothing is paid or promised."""
    if order.paid_at is None or not order.promise:
        return 0
    return seconds(order.paid_at + timedelta(hours=PROMISED_HOURS[order.promise]))


def _money(order: ScriptedOrder) -> Json:
    return {
        "order_amount": order.total,
        "pay_amount": order.total,
        "post_amount": order.freight,
        "post_insurance_amount": 0,
        "modify_amount": 0,
        "promotion_amount": 0,
        "tax_amount": 0,
    }


def _receiver(buyer: ScriptedReceiver) -> Json:
    place = _address(buyer.region)
    return {
        "mask_post_receiver": f"{buyer.name[0]}**",
        "mask_post_tel": f"{buyer.mobile[:3]}****{buyer.mobile[-4:]}",
        "mask_post_addr": {**place, "detail": "***"},
        "encrypt_post_receiver": _cipher(buyer.name),
        "encrypt_post_tel": _cipher(buyer.mobile),
        "post_receiver": "",
        "post_tel": "",
        "post_addr": {**place, "encrypt_detail": _cipher(buyer.address)},
    }


def _address(region: Region) -> Json:
    names = {"province": region.province, "city": region.city, "town": region.district}
    parts: Json = {key: {"name": name, "id": "0"} for key, name in names.items()}
    return {**parts, "street": {"name": "", "id": "0"}}


def _cipher(plain: str) -> str:
    return f"##{hashlib.sha256(plain.encode()).hexdigest()}##"


def _parcel(order: ScriptedOrder, parcel: ScriptedParcel) -> Json:
    places = parcel.lines or range(len(order.lines))
    return {
        "tracking_no": parcel.waybill,
        "company": parcel.carrier.id,
        "company_name": parcel.carrier.name,
        "ship_time": seconds(parcel.uploaded_at),
        "delivery_id": parcel.handle[2:],
        "product_info": [
            {
                "sku_order_id": str(order.lines[place].number),
                "product_count": order.lines[place].quantity,
                "product_name": order.lines[place].title,
            }
            for place in places
        ],
    }


def _line(order: ScriptedOrder, line: ScriptedLine, status: int, at: datetime) -> Json:
    place = order.lines.index(line)
    sent = [p for p in order.parcels if place in p.lines or not p.lines]
    is_sent = bool(sent) and all(parcel.uploaded_at <= at for parcel in sent)
    own = (_SENT if is_sent else _PREPARING) if status == _PARTLY else status
    asked = order.refund_asked_at is not None and order.refund_asked_at <= at
    return {
        "order_id": str(line.number),
        "parent_order_id": str(order.number),
        "order_status": own,
        "product_id": line.number % _MEMBER_DIGITS,
        "product_id_str": str(line.number % _MEMBER_DIGITS),
        "sku_id": line.number % _MEMBER_DIGITS + 1,
        "code": "",
        "product_name": line.title,
        "spec": [{"name": "颜色", "value": line.colour}],
        "item_num": line.quantity,
        "origin_amount": line.price,
        "sum_amount": line.amount,
        "order_amount": line.amount,
        "pay_amount": line.amount,
        "exp_ship_time": _promised(order),
        "ship_time": seconds(_sent_at(order, at)) if is_sent else 0,
        "logistics_receipt_time": _delivered(sent, at),
        "confirm_receipt_time": 0,
        "pre_sale_type": 0,
        "promise_info": "",
        "after_sale_info": {
            "after_sale_status": _ASKED if asked else 0,
            "after_sale_type": 1 if asked else 0,
            "refund_status": 1 if asked else 0,
        },
        "given_product_type": "",
    }


def _delivered(parcels: list[ScriptedParcel], at: datetime) -> int:
    scans = [scan for parcel in parcels for scan in parcel.told(at, by_carrier=False)]
    return seconds(max((s.at for s in scans if s.kind is EventKind.DELIVERED), default=None))


def after_sale(order: ScriptedOrder, asked_at: datetime, at: datetime) -> Json:
    """Return the after-sale that an order's buyer asked for."""
    parcels = [parcel for parcel in order.parcels if parcel.is_listed(at)]
    number = str(order.number)
    return {
        "aftersale_info": {
            "aftersale_id": f"7{number[1:]}",
            "aftersale_type": 1 if parcels else 2,
            "aftersale_status": _ASKED,
            "related_id": number,
            "apply_time": seconds(asked_at),
            "update_time": seconds(asked_at),
            "status_deadline": seconds(asked_at + _REPLY_WITHIN),
            "refund_amount": order.total - order.freight,
            "refund_post_amount": order.freight,
            "arbitrate_status": 0,
            "refund_status": 1,
            "return_logistics_code": "",
            "order_logistics": [
                {
                    "tracking_no": parcel.waybill,
                    "company_code": parcel.carrier.id,
                    "company_name": parcel.carrier.name,
                }
                for parcel in parcels
            ],
            "got_pkg": 0,
            "remark": "",
        },
        "order_info": {
            "shop_order_id": number,
            "related_order_info": [{"sku_order_id": str(line.number)} for line in order.lines],
        },
        "text_part": {"aftersale_status_text": "待商家同意", "reason_text": "不想要了"},
        "seller_logs": [],
    }

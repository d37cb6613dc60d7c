"""1688's orders made into ours; names, phones and streets do not leave this module.

Field names: platform-apis 1.4 and 1.5. Everything raises ``Unreadable`` for what is there and
cannot be understood; what is missing is not known, and never guessed.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.alibaba1688 import codes
from workbench.connectors.alibaba1688.parse_logistics import shipments
from workbench.connectors.instants import read_instant
from workbench.connectors.paging import ListPage
from workbench.connectors.payload import Unreadable, child, children, fen, number, text
from workbench.domain.masking import mask_name, mask_phone
from workbench.domain.orders import Order, OrderLine, OrderStatus, Receiver
from workbench.domain.pages import OrderRecord
from workbench.domain.regions import Region

if TYPE_CHECKING:
    from datetime import datetime, timedelta

    from workbench.connectors.payload import JsonObject
    from workbench.domain.masking import Pseudonymiser

_MOST_ORDERS = 10_000_000


def list_page(payload: JsonObject) -> ListPage:
    """Return the rows of an order list; a list that is missing is not an empty one."""
    total = number(payload, "totalRecord")
    if total is None or not 0 <= total <= _MOST_ORDERS:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "totalRecord")
    if payload.get("result") is None and total > 0:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "result")
    return ListPage(_rows(payload), total)


def _rows(payload: JsonObject) -> tuple[JsonObject, ...]:
    """Return the rows; one that is no object costs only itself and is read as an empty one."""
    found = payload.get("result")
    if not isinstance(found, list) or not any(isinstance(each, dict) for each in found):
        return tuple(children(payload, "result"))
    return tuple(each if isinstance(each, dict) else {} for each in found)


def order_number(trade: JsonObject) -> str:
    """Return the order's number, every order has one."""
    base = child(trade, "baseInfo")
    found = text(base, "idOfStr") or text(base, "id")
    if not found:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "baseInfo.id")
    return found


def row_number(row: JsonObject) -> str:
    """Return the number of a list's row, "" where it cannot be read."""
    try:
        return order_number(row)
    except Unreadable:
        return ""


def row_key(row: JsonObject) -> str:
    """Return what tells a list's rows apart: the number, or the content of one without."""
    return row_number(row) or repr(row)


def modify_mark(row: JsonObject) -> str:
    """Return what tells two states of one order apart, as the list writes it."""
    try:
        return text(child(row, "baseInfo"), "modifyTime")
    except Unreadable:
        return ""


def seller_id(trade: JsonObject) -> str:
    """Return the member id of the shop itself, "" if not told."""
    return text(child(trade, "baseInfo"), "sellerID")


def bare_record(trade: JsonObject, shop_id: str) -> OrderRecord:
    """Return an order of the list; the list speaks neither of shipments nor of the receiver."""
    return OrderRecord(_order(trade, shop_id))


def full_record(
    trade: JsonObject, shop_id: str, pseudonymiser: Pseudonymiser, *, asked: str
) -> OrderRecord:
    """Return an order of the detail with its receiver, masked, and its shipments."""
    if order_number(trade) != asked:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "baseInfo.id")
    order = replace(_order(trade, shop_id), receiver=_receiver(trade, pseudonymiser))
    return OrderRecord(order, shipments(trade, order))


def _order(trade: JsonObject, shop_id: str) -> Order:
    base = child(trade, "baseInfo")
    items = children(trade, "productItems")
    word = text(base, "status")
    paid_at = _instant(base, "payTime")
    return Order(
        shop_id=shop_id,
        number=order_number(trade),
        status=codes.STATUSES.get(word, OrderStatus.UNKNOWN),
        platform_status=word,
        created_at=_instant(base, "createTime"),
        paid_at=paid_at,
        ship_by=_ship_by(paid_at, items, children(trade, "guaranteesTerms")),
        modified_at=_instant(base, "modifyTime"),
        amount=fen(base, "totalAmount"),
        lines=tuple(_line(item) for item in items),
    )


def _instant(source: JsonObject, key: str) -> datetime | None:
    return read_instant(text(source, key), key)


def _line(item: JsonObject) -> OrderLine:
    quantity = text(item, "quantity")
    return OrderLine(
        number=text(item, "subItemIDString") or text(item, "subItemID"),
        title=text(item, "name"),
        quantity=quantity.rstrip("0").rstrip(".") if "." in quantity else quantity,
        amount=fen(item, "itemAmount"),
        sku="; ".join(
            f"{text(part, 'name')}: {text(part, 'value')}" for part in children(item, "skuInfos")
        ),
    )


def _ship_by(
    paid_at: datetime | None, items: list[JsonObject], order_terms: list[JsonObject]
) -> datetime | None:
    """Return payment plus the shortest promise of the lines still to be sent.

    A line's own terms count before the order's. None where nothing is paid, promised or waiting.
    """
    if paid_at is None:
        return None
    waiting = [item for item in items if _is_waiting(item)]
    terms = [children(item, "guaranteesTerms") or order_terms for item in waiting]
    promises = [found for each in terms for found in _promises(each)]
    return paid_at + min(promises) if promises else None


def _is_waiting(item: JsonObject) -> bool:
    """Tell whether a line must still be sent; a refunded or closed one need not."""
    return (
        text(item, "logisticsStatus") not in codes.SENT_LINES
        and text(item, "status") not in codes.CLOSED_LINES
        and text(item, "refundStatus").upper() != codes.REFUNDED_LINE
    )


def _promises(terms: list[JsonObject]) -> list[timedelta]:
    found = (
        codes.promise(text(term, "assuranceType"), text(term, "qualityAssuranceType"))
        for term in terms
    )
    return [promise for promise in found if promise is not None]


def _receiver(trade: JsonObject, pseudonymiser: Pseudonymiser) -> Receiver | None:
    """Return the receiver without a plain name, number or street; None where nothing is told."""
    logistics = child(trade, "nativeLogistics")
    info = child(child(trade, "baseInfo"), "receiverInfo")
    name = text(logistics, "contactPerson") or text(info, "toFullName")
    phone = text(logistics, "mobile") or text(logistics, "telephone") or text(info, "toMobile")
    region = Region(*(text(logistics, key) for key in ("province", "city", "area")))
    if not (name or phone or region.province or region.city):
        return None
    return Receiver(
        region=region if region.province or region.city else None,
        name_mask=mask_name(name),
        phone_mask=mask_phone(phone),
        name_key=pseudonymiser.name_key(name),
        address_key=_address_key(logistics, pseudonymiser),
    )


def _address_key(logistics: JsonObject, pseudonymiser: Pseudonymiser) -> str | None:
    """Return the key of the whole address, from one place only.

    ``receiverInfo.toArea`` writes the same address in another way: its key would differ.
    """
    if not text(logistics, "address"):
        return None
    parts = ("province", "city", "area", "town", "address")
    return pseudonymiser.address_key("".join(text(logistics, key) for key in parts))

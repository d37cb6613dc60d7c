"""抖店's orders made into ours (platform-apis 3.5); what tells of people is masked here.

Money is 分, times are seconds since 1970 and 0 is unset. Receivers come masked, beside texts that
only the platform can decipher: those are personal data all the same and are not read.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.douyin import codes
from workbench.connectors.douyin.parse_logistics import shipments
from workbench.connectors.instants import epoch_instant
from workbench.connectors.paging import ListPage
from workbench.connectors.payload import Unreadable, child, children, number, text
from workbench.domain.masking import mask_name, mask_phone
from workbench.domain.orders import Order, OrderLine, OrderStatus, Receiver
from workbench.domain.pages import OrderRecord
from workbench.domain.regions import Region

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.connectors.payload import JsonObject

_MOST_ROWS = 10_000_000


def list_page(data: JsonObject, rows: str = "shop_order_list") -> ListPage:
    """Return the rows of a list; a list that is missing is not an empty one, even of no rows."""
    total = number(data, "total")
    if total is None or not 0 <= total <= _MOST_ROWS:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "total")
    found = data.get(rows)
    if found is None and total > 0:
        raise Unreadable(reasons.UNKNOWN_SHAPE, rows)
    if isinstance(found, list) and any(isinstance(each, dict) for each in found):
        # A row that is no object costs only itself and is read as an empty one.
        whole = tuple(each if isinstance(each, dict) else {} for each in found)
        return ListPage(whole, total, is_certain=True)
    return ListPage(tuple(children(data, rows)), total, is_certain=found is not None)


def row_number(row: JsonObject) -> str:
    """Return a row's order number, "" where it cannot be read."""
    return _word(row, "order_id")


def row_key(row: JsonObject) -> str:
    """Return what tells a list's rows apart: the number, or the content of one without."""
    return row_number(row) or repr(row)


def row_mark(row: JsonObject) -> str:
    """Return what tells two states of one order apart."""
    return _word(row, "update_time")


def _word(row: JsonObject, key: str) -> str:
    try:
        return text(row, key)
    except Unreadable:
        return ""


def record(trade: JsonObject, shop_id: str, *, asked: str = "") -> OrderRecord:
    """Return an order with its shipments, as list and detail tell it alike.

    ``asked`` is the number that the detail was asked for.
    """
    order_number = text(trade, "order_id")
    if not order_number or asked not in {"", order_number}:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "order_id")
    order = _order(trade, shop_id)
    return OrderRecord(order, shipments(trade, order))


def shop_of(trade: JsonObject) -> tuple[str, str]:
    """Return the platform's own id and name of the shop, "" where not told."""
    return text(trade, "shop_id"), text(trade, "shop_name")


def _order(trade: JsonObject, shop_id: str) -> Order:
    word = text(trade, "order_status")
    lines = children(trade, "sku_order_list")
    return Order(
        shop_id=shop_id,
        number=text(trade, "order_id"),
        status=_status(word, text(trade, "main_status")),
        platform_status=word,
        created_at=epoch_instant(trade, "create_time"),
        paid_at=epoch_instant(trade, "pay_time"),
        ship_by=_ship_by(trade, lines),
        modified_at=epoch_instant(trade, "update_time"),
        amount=number(trade, "pay_amount"),
        receiver=_receiver(trade),
        lines=tuple(_line(line) for line in lines),
    )


def _status(word: str, main: str) -> OrderStatus:
    """Return the state; the finer ``main_status`` speaks where the other's word is not known."""
    return codes.STATUSES.get(word) or codes.STATUSES.get(main) or OrderStatus.UNKNOWN


def _ship_by(trade: JsonObject, lines: list[JsonObject]) -> datetime | None:
    """Return the earliest promise of the lines still to be sent, else what the order itself says.

    It stays when the order is sent: the platform counts the pickup against it.
    """
    waiting = [line for line in lines if _is_waiting(line)]
    promises = [at for line in waiting if (at := epoch_instant(line, "exp_ship_time"))]
    return min(promises, default=None) or epoch_instant(trade, "exp_ship_time")


def _is_waiting(line: JsonObject) -> bool:
    refund = text(child(line, "after_sale_info"), "refund_status")
    return text(line, "order_status") in codes.WAITING_LINES and refund != codes.REFUNDED


def _line(line: JsonObject) -> OrderLine:
    return OrderLine(
        number=text(line, "order_id"),
        title=text(line, "product_name"),
        quantity=text(line, "item_num"),
        amount=number(line, "pay_amount"),
        sku="; ".join(
            f"{text(part, 'name')}: {text(part, 'value')}" for part in children(line, "spec")
        ),
    )


def _receiver(trade: JsonObject) -> Receiver | None:
    """Return the receiver as far as it may be known: nothing of it can be compared."""
    name, phone = text(trade, "mask_post_receiver"), text(trade, "mask_post_tel")
    region = _region(child(trade, "post_addr")) or _region(_masked_address(trade))
    if not (name or phone or region):
        return None
    return Receiver(region=region, name_mask=mask_name(name), phone_mask=mask_phone(phone))


def _masked_address(trade: JsonObject) -> JsonObject:
    told = trade.get("mask_post_addr")
    return told if isinstance(told, dict) else {}


def _region(address: JsonObject) -> Region | None:
    names = (text(child(address, part), "name") for part in ("province", "city", "town"))
    found = Region(*names)
    return found if found.province or found.city else None

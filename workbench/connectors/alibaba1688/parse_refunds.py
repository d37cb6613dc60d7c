"""1688's refunds in ours (platform-apis 1.8): amounts are in 分, unlike those of its orders."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.alibaba1688 import codes
from workbench.connectors.instants import read_instant
from workbench.connectors.paging import ListPage
from workbench.connectors.payload import Unreadable, child, children, flag, number, text
from workbench.domain.masking import mask_free_text
from workbench.domain.platforms.refunds import Refund

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.connectors.payload import JsonObject
    from workbench.domain.platforms.refunds import RefundStatus

_ROWS = "opOrderRefundModels"


def list_page(payload: JsonObject) -> ListPage:
    """Return the rows of a refund list; a list that is missing is not an empty one."""
    told = child(payload, "result")
    total = number(told, "totalCount")
    if total is None or total < 0 or (told.get(_ROWS) is None and total > 0):
        raise Unreadable(reasons.UNKNOWN_SHAPE, _ROWS)
    return ListPage(tuple(children(told, _ROWS)), total, is_certain=told.get(_ROWS) is not None)


def row_key(row: JsonObject) -> str:
    """Return what tells a list's rows apart: the number, or the content of one without."""
    return _word(row, "refundId") or repr(row)


def row_mark(row: JsonObject) -> str:
    """Return what tells two states of one refund apart, as the list writes it."""
    return _word(row, "gmtModified")


def refund(row: JsonObject, shop_id: str) -> Refund:
    """Return one refund; an amount or deadline that is not told stays unknown.

    The amount is what was paid back, before that what was asked for. Freight is told apart from
    it; whether one holds the other is not documented, so it is not added.
    """
    told, order_number = text(row, "refundId"), text(row, "orderId")
    if not told or not order_number:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "refundId")
    word = text(row, "status")
    status = codes.refund_status(word)
    amount = number(row, "refundPayment")
    return Refund(
        shop_id=shop_id,
        number=told,
        order_number=order_number,
        status=status,
        platform_status=word,
        line_number=_line(row, order_number),
        amount=number(row, "applyPayment") if amount is None else amount,
        reason=mask_free_text(text(row, "applyReason")),
        created_at=_instant(row, "gmtApply") or _instant(row, "gmtCreate"),
        modified_at=_instant(row, "gmtModified"),
        reply_by=_reply_by(row, status),
        return_waybill=text(row, "freightBill"),
    )


def _line(row: JsonObject, order_number: str) -> str:
    """Return the sub-order that a refund concerns, "" where it is the whole order or several."""
    told = row.get("orderEntryIdList")
    if not isinstance(told, list) or len(told) != 1:
        return ""
    line = text({"id": told[0]}, "id")
    return "" if line == order_number else line


def _reply_by(row: JsonObject, status: RefundStatus) -> datetime | None:
    """Return the deadline; a clock that is frozen, or a refund that has ended, has none."""
    if not status.is_open or flag(row, "timeOutFreeze"):
        return None
    return _instant(row, "gmtTimeOut")


def _instant(row: JsonObject, key: str) -> datetime | None:
    return read_instant(text(row, key), key)


def _word(row: JsonObject, key: str) -> str:
    try:
        return text(row, key)
    except Unreadable:
        return ""

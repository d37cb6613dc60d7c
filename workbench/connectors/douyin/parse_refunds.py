"""抖店's after-sales made into refunds (platform-apis 3.7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.douyin import codes
from workbench.connectors.instants import epoch_instant
from workbench.connectors.payload import Unreadable, child, children, number, text
from workbench.domain.masking import mask_free_text
from workbench.domain.platforms.refunds import Refund, RefundStatus

if TYPE_CHECKING:
    from workbench.connectors.payload import JsonObject


def row_key(row: JsonObject) -> str:
    """Return what tells a list's rows apart."""
    return _word(row, "aftersale_id") or repr(row)


def row_mark(row: JsonObject) -> str:
    """Return what tells two states of one after-sale apart."""
    return _word(row, "update_time")


def _word(row: JsonObject, key: str) -> str:
    try:
        return text(child(row, "aftersale_info"), key)
    except Unreadable:
        return ""


def refund(row: JsonObject, shop_id: str) -> Refund:
    """Return one after-sale of the list; its number and its order's are always told."""
    info, order = child(row, "aftersale_info"), child(row, "order_info")
    own, of_order = text(info, "aftersale_id"), text(order, "shop_order_id")
    if not own or not of_order:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "aftersale_id")
    word = text(info, "aftersale_status")
    return Refund(
        shop_id=shop_id,
        number=own,
        order_number=of_order,
        status=codes.REFUND_STATUSES.get(word, RefundStatus.UNKNOWN),
        platform_status=word,
        line_number=_line_number(order),
        amount=_amount(info),
        reason=mask_free_text(text(child(row, "text_part"), "reason_text")),
        created_at=epoch_instant(info, "apply_time"),
        modified_at=epoch_instant(info, "update_time"),
        reply_by=epoch_instant(info, "status_deadline"),
        return_waybill=text(info, "return_logistics_code"),
    )


def _line_number(order: JsonObject) -> str:
    """Return the sub-order that it concerns, "" where it is several."""
    numbers = {text(each, "sku_order_id") for each in children(order, "related_order_info")}
    return next(iter(numbers)) if len(numbers) == 1 else ""


def _amount(info: JsonObject) -> int | None:
    """Return goods and freight together, in 分."""
    parts = [number(info, key) for key in ("refund_amount", "refund_post_amount")]
    told = [part for part in parts if part is not None]
    return sum(told) if told else None

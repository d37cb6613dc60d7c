"""TOP's refunds and messages in ours (platform-apis 2.9 and 2.10)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.instants import read_instant
from workbench.connectors.payload import Unreadable, child, children, decode, fen, flag, text
from workbench.connectors.top import codes
from workbench.domain.masking import mask_free_text
from workbench.domain.platforms.messages import MessageKind, PlatformMessage
from workbench.domain.platforms.refunds import Refund, RefundStatus

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.connectors.payload import JsonObject


def refund_key(row: JsonObject) -> str:
    """Return what tells a list's rows apart: the number, or the content of one without."""
    try:
        return text(row, "refund_id") or repr(row)
    except Unreadable:
        return repr(row)


def refund(row: JsonObject, shop_id: str) -> Refund:
    """Return one refund of the list; an amount that is not told stays unknown."""
    word = text(row, "status")
    number, order_number, line = (text(row, key) for key in ("refund_id", "tid", "oid"))
    if not number or not order_number:
        raise Unreadable(reasons.UNKNOWN_SHAPE, "refund_id")
    return Refund(
        shop_id=shop_id,
        number=number,
        order_number=order_number,
        status=codes.REFUND_STATUSES.get(word, RefundStatus.UNKNOWN),
        platform_status=word,
        line_number="" if line == order_number else line,
        amount=fen(row, "refund_fee"),
        reason=mask_free_text(text(row, "reason")),
        created_at=read_instant(text(row, "created"), "created"),
        modified_at=read_instant(text(row, "modified"), "modified"),
        return_waybill=text(row, "sid"),
    )


def reply_by(refund: JsonObject) -> datetime | None:
    """Return until when a refund that was asked for alone must be answered, None if it is free."""
    told = child(refund, "refund_remind_timeout")
    if flag(told, "exist_timeout") is False:
        return None
    return read_instant(text(told, "timeout"), "timeout")


def messages(answer: JsonObject) -> tuple[PlatformMessage, ...]:
    """Return the messages that wait; their content is JSON in a text, and only a hint."""
    listed = children(child(answer, "messages"), "tmc_message")
    return tuple(_message(each) for each in listed)


def _message(told: JsonObject) -> PlatformMessage:
    return PlatformMessage(
        id=text(told, "id"),
        topic=text(told, "topic"),
        order_number=_order_number(text(told, "content")),
        at=read_instant(text(told, "pub_time"), "pub_time"),
        kind=_kind(text(told, "topic")),
    )


def _kind(topic: str) -> MessageKind:
    if topic.startswith(codes.REFUND_TOPICS):
        return MessageKind.REFUND
    return codes.MESSAGE_KINDS.get(topic, MessageKind.OTHER)


def _order_number(content: str) -> str:
    """Return the trade that a message speaks of, "" where it names none."""
    try:
        return text(decode(content.encode()), "tid")
    except Unreadable:
        return ""

"""1688's messages in ours (platform-apis 1.9): hints about orders, in no order of time."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from workbench.connectors.alibaba1688 import codes
from workbench.connectors.payload import Unreadable, child, children, decode, number, text
from workbench.domain.platforms.messages import MessageKind, PlatformMessage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.connectors.payload import JsonObject

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LATEST = 10**14  # milliseconds; later ones are none of our calendar


def messages(payload: JsonObject) -> tuple[PlatformMessage, ...]:
    """Return the messages of a page; one that speaks of several orders comes for each of them."""
    listed = children(child(payload, "pushMessagePage"), "datas")
    return tuple(message for told in listed for message in _messages(told))


def _messages(told: JsonObject) -> Iterator[PlatformMessage]:
    at = _instant(told)
    numbers = tuple(dict.fromkeys(_orders(_data(told)))) or ("",)
    for order_number in numbers:
        topic = text(told, "type")
        yield PlatformMessage(text(told, "msgId"), topic, order_number, at, _kind(topic))


def _kind(topic: str) -> MessageKind:
    """Return what a type hints at; it begins with its group, and a buyer's twin says so."""
    own = topic.partition("_")[2].removeprefix("BUYER_VIEW_")
    return codes.MESSAGE_KINDS.get(own, MessageKind.OTHER)


def _data(told: JsonObject) -> JsonObject:
    """Return what a message holds: an object, or JSON in a text; {} where it is neither."""
    try:
        found = told.get("data")
        return decode(found.encode()) if isinstance(found, str) else child(told, "data")
    except Unreadable:
        return {}


def _orders(data: JsonObject) -> Iterator[str]:
    """Yield the orders it speaks of; a number that changed names them one level down."""
    try:
        if found := text(data, "orderId"):
            yield found
        for item in children(child(data, "MailNoChangeModel"), "orderLogsItems"):
            if found := text(item, "orderId"):
                yield found
    except Unreadable:
        return


def _instant(told: JsonObject) -> datetime | None:
    try:
        milliseconds = number(told, "gmtBorn")
    except Unreadable:
        return None
    if milliseconds is None or not 0 < milliseconds < _LATEST:
        return None
    return _EPOCH + timedelta(milliseconds=milliseconds)

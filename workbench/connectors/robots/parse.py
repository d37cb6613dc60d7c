"""Robots' answers: the body tells whether a message arrived, the HTTP status does not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.payload import Unreadable, text

if TYPE_CHECKING:
    from workbench.connectors.payload import JsonObject

# DingTalk and WeCom; Feishu; Feishu as it answered at first, and still does beside its code.
CODES = (("errcode", "errmsg"), ("code", "msg"), ("StatusCode", "StatusMessage"))
ENVELOPE = tuple(code for code, _ in CODES)


def refusal(payload: JsonObject) -> tuple[int, str] | None:
    """Return the code and the words of a refusal, None where the message was taken.

    Raises:
        Unreadable: it says neither.
    """
    for code, words in CODES:
        told = text(payload, code)
        if told:
            return None if told == "0" else (_number(told, code), text(payload, words))
    raise Unreadable(reasons.UNKNOWN_SHAPE, "code")


def _number(told: str, field: str) -> int:
    if not told.removeprefix("-").isdecimal() or len(told) > 12:
        raise Unreadable(reasons.UNKNOWN_SHAPE, field)
    return int(told)

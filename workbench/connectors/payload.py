"""Foreign JSON made safe to read: decoded strictly, then taken apart by typed accessors.

All accessors treat null and a missing key alike. What is there but cannot be understood raises
``Unreadable`` with the field's name; values are never repeated, they may be personal data.
"""

from __future__ import annotations

import json
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from typing import TYPE_CHECKING, NoReturn, TypeAlias

import msgspec

from workbench.connectors import reasons

if TYPE_CHECKING:
    from collections.abc import Mapping

JsonObject: TypeAlias = "Mapping[str, object]"

_LARGEST_AMOUNT = Decimal(10) ** 12
_LONGEST_NUMBER = 30
_LONGEST_SHAPE, _DEEPEST_SHAPE, _MOST_SHOWN = 4000, 6, 40


class Unreadable(Exception):
    """A part of an answer cannot be understood; ``reason`` is in the seller's words.

    ``told`` is the answer, where its shape is worth keeping; it is never written out as it is.
    """

    def __init__(self, reason: str, field: str = "") -> None:
        super().__init__(f"{reason}: {field}" if field else reason)
        self.reason = f"{reason}: {field}" if field else reason
        self.told: JsonObject = {}


def decode(body: bytes) -> JsonObject:
    """Return the JSON object in ``body`` with exact numbers.

    Raises:
        Unreadable: not UTF-8 (a byte order mark is allowed), not JSON, NaN, nested too deep, or
            not an object.
    """
    try:
        text = body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        is_cut_short = error.reason == "unexpected end of data"
        raise Unreadable(reasons.BROKEN_JSON if is_cut_short else reasons.NOT_UTF8) from error
    if text.lstrip().startswith("<"):
        raise Unreadable(reasons.WEB_PAGE)
    found = piece(text)
    if not isinstance(found, dict):
        raise Unreadable(reasons.UNKNOWN_SHAPE)
    return found


def piece(written: str | bytes) -> object:
    """Return one JSON value with exact numbers.

    Raises:
        Unreadable: not JSON, NaN, or nested too deep.
    """
    try:
        return _QUICK.decode(written)
    except _TROUBLES:
        return _slowly(written)


def _slowly(written: str | bytes) -> object:
    """Return what Python's own reader makes of it: it takes half a surrogate pair too."""
    try:
        return _DECODER.decode(written if isinstance(written, str) else written.decode())
    except _TROUBLES as error:
        # A JSONDecodeError holds the whole text, which may be personal data: only words go on.
        raise Unreadable(reasons.BROKEN_JSON) from ValueError(type(error).__name__)


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError("NaN and Infinity are no JSON")


# An exponent of billions is no number of the library's.
_TROUBLES = (ValueError, RecursionError, InvalidOperation)
_QUICK = msgspec.json.Decoder(float_hook=Decimal)
_DECODER = json.JSONDecoder(parse_float=Decimal, parse_constant=_refuse_constant)


def text(source: JsonObject, key: str) -> str:
    """Return a text or number as text, "" where absent; ids above 2^53 stay exact."""
    value = source.get(key)
    if value is None:
        return ""
    if isinstance(value, str):
        return (value if value.isprintable() else _storable(value)).strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    # An exponent of millions would be written out in millions of digits.
    if isinstance(value, Decimal) and abs(value.adjusted()) <= _LONGEST_NUMBER:
        return format(value, "f")
    raise Unreadable(reasons.UNKNOWN_SHAPE, key)


def _storable(value: str) -> str:
    """Return a text without half a surrogate pair, which cannot be stored, and without NUL.

    NUL ends texts elsewhere. What can be printed has neither.
    """
    return value.encode(errors="replace").decode().replace("\0", "")


def child(source: JsonObject, key: str) -> JsonObject:
    """Return an object, an empty one where absent."""
    value = source.get(key)
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Unreadable(reasons.UNKNOWN_SHAPE, key)
    return value


def children(source: JsonObject, key: str) -> list[JsonObject]:
    """Return a list of objects, an empty one where absent; a lone object is a list of one."""
    value = source.get(key)
    if value is None:
        return []
    found = value if isinstance(value, list) else [value]
    objects: list[JsonObject] = [each for each in found if isinstance(each, dict)]
    if len(objects) < len(found):
        raise Unreadable(reasons.UNKNOWN_SHAPE, key)
    return objects


def number(source: JsonObject, key: str) -> int | None:
    """Return a whole number, given as number or text; None where absent."""
    written = text(source, key)
    if not written:
        return None
    digits = written.removeprefix("-")
    if not (digits.isascii() and digits.isdigit() and len(digits) <= _LONGEST_NUMBER):
        raise Unreadable(reasons.UNKNOWN_SHAPE, key)
    return int(written)


def fen(source: JsonObject, key: str) -> int | None:
    """Return an amount of yuan as 分, half a 分 rounded up; None where absent."""
    written = text(source, key).replace(",", "")
    if not written:
        return None
    try:
        amount = Decimal(written)
    except InvalidOperation as error:
        raise Unreadable(reasons.UNKNOWN_SHAPE, key) from error
    if not amount.is_finite() or abs(amount) >= _LARGEST_AMOUNT:
        raise Unreadable(reasons.UNKNOWN_SHAPE, key)
    return int((amount * 100).quantize(Decimal(1), ROUND_HALF_UP))


def flag(source: JsonObject, key: str) -> bool | None:
    """Return a truth value, which 1688 sometimes writes as text; None where absent."""
    written = text(source, key).casefold()
    if written in {"true", "false"}:
        return written == "true"
    if written:
        raise Unreadable(reasons.UNKNOWN_SHAPE, key)
    return None


def shape_of(told: JsonObject) -> str:
    """Return an object's shape for somebody who must learn to read it: keys, kinds and lengths.

    Letters, Han and digits stand as x, 字 and 9: what a person wrote cannot be told from it.
    """
    return json.dumps(_shape(told, _DEEPEST_SHAPE), ensure_ascii=False)[:_LONGEST_SHAPE]


def _shape(told: object, depth: int) -> object:
    if isinstance(told, dict):
        shown = list(told.items())[:_MOST_SHOWN] if depth else []
        return {code_word(key) or "?": _shape(value, depth - 1) for key, value in shown}
    if isinstance(told, list):
        return [_shape(each, depth - 1) for each in told[:1]] if depth else []
    if told is None or isinstance(told, bool):
        return told
    return "".join(_veiled(letter) for letter in str(told)[:_MOST_SHOWN])


def _veiled(letter: str) -> str:
    if not letter.isalnum():
        return letter if letter.isascii() else "?"
    if letter.isdecimal():
        return "9"
    return "x" if letter.isascii() else "字"


def code_word(written: str) -> str:
    """Return a foreign code fit for logs and messages, "" if it is prose or anything else."""
    fits = 0 < len(written) <= 60 and written.isascii()
    return written if fits and all(c.isalnum() or c in "._:-" for c in written) else ""

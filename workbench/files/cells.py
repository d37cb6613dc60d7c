"""What a cell says once the wrapping of export files is off (platform-apis 7, general rules)."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation

from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import marked

Cell = object

NO_NUMBER = marked("errors", "the order number is missing")
BAD_NUMBER = marked("errors", "the cell {column} is not an id")
LOST_DIGITS = marked(
    "errors",
    "the number in {column} was turned into a numeral by a spreadsheet program and its last digits "
    "are gone; export the file again and import it without opening it",
)
BAD_INSTANT = marked("errors", "the cell {column} is not a date with a time")
BAD_AMOUNT = marked("errors", "the cell {column} is not an amount")

_PLACEHOLDERS = frozenset({"", '""', "-", "--", "null", "无"})
_BLANKS = " \t\r\n\x00\u3000\u00a0\ufeff"
# ="351…", =351… and ="": the sign stands outside the quotes of a CSV cell. Real formulas stay, such
# as =AB1234, which means another cell.
_WRAPPED = re.compile(r'="([^"]*)"|=(?![A-Za-z]{1,3}\d{1,7}$)([0-9A-Za-z-]*\d[0-9A-Za-z-]*)')
# Shorter ones are none: a formula that was never worked out shows 0.
_ID = re.compile(r"[0-9A-Za-z][0-9A-Za-z_-]{3,63}", re.ASCII)
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[eE]\+?\d{1,3}", re.ASCII)
_AMOUNT = re.compile(r"[¥￥]?(-?(?:\d{1,12}|\d{1,3}(?:,\d{3}){1,4})(?:\.\d{1,4})?)元?", re.ASCII)
_INSTANT = re.compile(
    r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})[ T]{1,2}(\d{1,2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?"
    r"(Z|[+-]\d{2}:?\d{2})?",
    re.ASCII,
)
# A numeral keeps 15 digits: of a longer one the rest is gone.
_EXACT_DIGITS = 15
_FEN = Decimal(100)
_USUAL_LENGTH = len("2024-01-24 10:00:00")


class Unclear(ValueError):
    """A cell that must not be guessed at; ``reason`` is a marked sentence."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def clean(cell: Cell) -> str:
    """Return a cell as text without its wrapping; "" for what stands for nothing."""
    if not isinstance(cell, str):
        return "" if cell is None else str(cell)
    if cell.isalnum():
        return "" if cell in _PLACEHOLDERS else cell
    text = cell.strip(_BLANKS)
    if not text:
        return ""
    if text[:1] == "=" and (found := _WRAPPED.fullmatch(text)):
        text = found[1] or found[2] or ""
    text = text.removeprefix("'").strip(_BLANKS)
    return "" if text in _PLACEHOLDERS else text


def identifier(cell: Cell) -> str:
    """Return an id as text, "" for an empty cell.

    Raises:
        Unclear: it went through a spreadsheet program, or is no id.
    """
    if isinstance(cell, bool):
        raise Unclear(BAD_NUMBER)
    if isinstance(cell, int | float):
        return _from_numeral(cell)
    text = clean(cell)
    if not text or _ID.fullmatch(text):
        return text
    raise Unclear(LOST_DIGITS if is_numeral(text) else BAD_NUMBER)


def is_numeral(text: str) -> bool:
    """Tell whether a spreadsheet program made a numeral of an id: 1.23E+14."""
    return _SCIENTIFIC.fullmatch(text) is not None


def _from_numeral(value: float) -> str:
    if abs(value) >= 10**_EXACT_DIGITS:
        raise Unclear(LOST_DIGITS)
    if not (value >= 0 and float(value).is_integer()):  # NaN is neither
        raise Unclear(BAD_NUMBER)
    return identifier(str(int(value)))


def may_have_lost_digits(text: str) -> bool:
    """Tell whether a long id ends as a numeral does that was cut at 15 digits."""
    return len(text) > _EXACT_DIGITS + 1 and text.isdecimal() and not text[15:].strip("0")


def is_long_number(text: str) -> bool:
    """Tell whether an id is longer than a numeral can hold."""
    return len(text) > _EXACT_DIGITS + 1 and text.isdecimal()


def instant(cell: Cell) -> datetime | None:
    """Return an instant in UTC, None for an empty cell; what names no zone is Asia/Shanghai.

    Raises:
        Unclear: a day alone, a bare number (1900 or 1904?) or anything else.
    """
    if isinstance(cell, str) and len(cell) == _USUAL_LENGTH and cell[:2] == "20":
        return _from_usual(cell)
    if isinstance(cell, datetime):
        return _utc(cell)
    if isinstance(cell, date):
        # A sheet's date-and-time cell at midnight sharp arrives as a day; text never does.
        return _utc(datetime(cell.year, cell.month, cell.day))
    text = clean(cell)
    if not text or not text.strip("0:- /."):
        return None
    return _from_text(text)


def _from_usual(text: str) -> datetime:
    """Return the instant of ``yyyy-MM-dd HH:mm:ss``, which nearly all files write."""
    try:
        return datetime.fromisoformat(f"{text}+08:00").astimezone(UTC)
    except ValueError:
        return _from_text(text)


def _from_text(text: str) -> datetime:
    found = _INSTANT.fullmatch(text)
    if found is None:
        raise Unclear(BAD_INSTANT)
    return _from_parts(found)


def _from_parts(found: re.Match[str]) -> datetime:
    year, _, month, day, hour, minute, second, zone = found.groups()
    try:
        local = datetime(int(year), int(month), int(day), int(hour), int(minute), int(second or 0))
        if zone is None:
            return _utc(local)
        return _utc(datetime.fromisoformat(f"{local.isoformat()}{zone}"))
    except (ValueError, OverflowError) as error:
        raise Unclear(BAD_INSTANT) from error


def _utc(local: datetime) -> datetime:
    aware = local if local.tzinfo else local.replace(tzinfo=SHANGHAI)
    try:
        return aware.astimezone(UTC)
    except OverflowError as error:
        raise Unclear(BAD_INSTANT) from error


def amount(cell: Cell) -> int | None:
    """Return an amount of yuan in 分, None for an empty cell; thousands commas and 元 are fine.

    Raises:
        Unclear: no amount, or one finer than a 分.
    """
    if isinstance(cell, float):
        return _fen(repr(round(cell, 4)))
    text = clean(cell)
    if not text:
        return None
    found = _AMOUNT.fullmatch(text)
    if found is None:
        raise Unclear(BAD_AMOUNT)
    return _fen(found[1].replace(",", ""))


def _fen(text: str) -> int:
    try:
        fen = Decimal(text) * _FEN
        if fen == (whole := int(fen)):
            return whole
    except (InvalidOperation, ValueError, OverflowError) as error:
        raise Unclear(BAD_AMOUNT) from error
    raise Unclear(BAD_AMOUNT)

"""What a cell of a bill says: instants by the day, signed amounts, points."""

from __future__ import annotations

import re
import unicodedata
from contextlib import suppress
from datetime import date, datetime

from workbench.domain.clock import in_shanghai
from workbench.domain.errors import marked
from workbench.files.cells import (
    BAD_INSTANT,
    LOST_DIGITS,
    Unclear,
    amount,
    clean,
    identifier,
    instant,
    is_numeral,
)
from workbench.files.numbers import BETWEEN_NUMBERS, checked_waybill

BAD_POINTS = marked("errors", "the cell {column} is not a number of points")

_DAY = re.compile(r"(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|年(\d{1,2})月(\d{1,2})日)", re.ASCII)
_CHINESE = re.compile(
    r"(\d{4})年(\d{1,2})月(\d{1,2})日 ?(\d{1,2})[:时点](\d{1,2})分?(?::?(\d{1,2})秒?)?", re.ASCII
)
_POINTS = re.compile(r"([+-]?\d{1,5})(?:\.0+)?分?", re.ASCII)
_SIGNED = re.compile(r"([+-]?)([¥￥]?)([+-]?)(.*)", re.DOTALL)
_LONGEST = 64


def moment(cell: object) -> tuple[datetime, bool] | None:
    """Return an instant (UTC) and whether only its day is told, None for an empty cell.

    A sheet's cell at midnight sharp looks like a day and is taken for one: it claims less.

    Raises:
        Unclear: no date, or one without a year.
    """
    if isinstance(cell, str) and (found := _written(_folded(cell))) is not None:
        return found
    is_day = isinstance(cell, date) and not isinstance(cell, datetime)
    found_at = instant(cell)
    return None if found_at is None else (found_at, is_day)


def _written(text: str) -> tuple[datetime, bool] | None:
    """Return what a day, or an instant in Chinese, says; None for any other text."""
    if found := _DAY.fullmatch(text):
        year, _, *parts = found.groups()
        month, day = (part for part in parts if part is not None)
        return _local(int(year), int(month), int(day)), True
    if found := _CHINESE.fullmatch(text):
        return _local(*(int(part or 0) for part in found.groups())), False
    return None


def _local(*parts: int) -> datetime:
    with suppress(ValueError):
        if (found := in_shanghai(datetime(*parts))) is not None:  # type: ignore[arg-type]  # counted
            return found
    raise Unclear(BAD_INSTANT)


def signed_amount(cell: object) -> int | None:
    """Return an amount in 分 with the sign it was told with, None for an empty cell.

    Raises:
        Unclear: no amount, or one finer than a 分.
    """
    if not isinstance(cell, str):
        return amount(cell)
    text = _folded(clean(cell)).replace(" ", "")
    found = _SIGNED.fullmatch(text)
    if not text or found is None:
        return None
    before, coin, after, rest = found.groups()
    return amount(f"{coin}{before or after}{rest}".replace("+", "", 1))


def points(cell: object) -> int | None:
    """Return whole points, None for an empty cell.

    Raises:
        Unclear: anything else; halves of points are not known of any platform.
    """
    text = _folded(clean(cell))
    if not text:
        return None
    found = _POINTS.fullmatch(text)
    if found is None:
        raise Unclear(BAD_POINTS)
    return int(found[1])


def own_number(cell: object) -> str:
    """Return a platform's own number for a thing, "" for an empty cell.

    Raises:
        Unclear: a spreadsheet program made a numeral of it.
    """
    if isinstance(cell, float) and abs(cell) >= 1e15:
        raise Unclear(LOST_DIGITS)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    text = clean(cell)
    if is_numeral(text):
        raise Unclear(LOST_DIGITS)
    return text[:_LONGEST]


def waybill(cell: object) -> str:
    """Return a waybill number, the first where several stand in one cell; "" for an empty cell.

    Raises:
        Unclear: it is none, or a spreadsheet program made a numeral of it.
    """
    if isinstance(cell, int | float):
        return identifier(cell)
    number = BETWEEN_NUMBERS.split(clean(cell))[0]
    return checked_waybill(number) if number else ""


def _folded(text: str) -> str:
    """Return full-width signs as plain ones, minus signs of any length as one."""
    return unicodedata.normalize("NFKC", text).replace("−", "-").replace("–", "-").strip()

"""How cells write numbers of parcels: one or several, and what is none."""

from __future__ import annotations

import re

from workbench.domain.errors import marked
from workbench.files.cells import LOST_DIGITS, Unclear, is_numeral

BAD_WAYBILL = marked("errors", "the cell {column} is not a waybill number")

# Several parcels stand in one cell.
BETWEEN_NUMBERS = re.compile(r"[\s,，;；、|/]+")
_WAYBILL = re.compile(r"[0-9A-Za-z][0-9A-Za-z-]{4,39}", re.ASCII)


def is_waybill(text: str) -> bool:
    """Tell whether a text can be a waybill number."""
    return _WAYBILL.fullmatch(text) is not None


def checked_waybill(text: str) -> str:
    """Return a waybill number as it is.

    Raises:
        Unclear: it is none, or a spreadsheet program made a numeral of it.
    """
    if is_numeral(text):
        raise Unclear(LOST_DIGITS)
    if not is_waybill(text):
        raise Unclear(BAD_WAYBILL)
    return text

"""What a person types in about an amount that no pack gives, read as a cell of a list would be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.errors import SellerWordRefused, marked
from workbench.domain.rules.effects import SellerAmount
from workbench.files.cells import Unclear
from workbench.files.record_cells import points, signed_amount

if TYPE_CHECKING:
    from datetime import datetime

AMOUNT, SHARE = marked("errors", "The amount"), marked("errors", "The share")
LEAST, MOST = marked("errors", "The least"), marked("errors", "The most")
UNREADABLE = marked("errors", "it cannot be read; write it as 5.00 or digits")
NOTHING = marked("errors", "give an amount, or a share in percent")


@dataclass(frozen=True, slots=True)
class AmountForm:
    """The form as it was filled in; "" for what was left empty, yuan and percent as text."""

    rule: str
    shop_id: str = ""
    amount: str = ""
    percent: str = ""
    least: str = ""
    most: str = ""
    note: str = ""


def amount_of(form: AmountForm, now: datetime) -> SellerAmount:
    """Return the amount that a form describes; whether it is a good one is the service's to say.

    Raises:
        SellerWordRefused: a field cannot be read (``what`` names it), or nothing was given.
    """
    fen, percent = _yuan(form.amount, AMOUNT), _percent(form.percent)
    if fen is None and percent is None:
        raise SellerWordRefused(what=AMOUNT, reason=NOTHING)
    least, most = _yuan(form.least, LEAST), _yuan(form.most, MOST)
    return SellerAmount(form.rule, now, fen, percent, least or 0, most, form.shop_id, form.note)


def _yuan(text: str, field: str) -> int | None:
    try:
        fen = signed_amount(text.strip())
    except Unclear as error:
        raise SellerWordRefused(what=field, reason=UNREADABLE) from error
    if text.strip() and (fen is None or fen < 0):
        raise SellerWordRefused(what=field, reason=UNREADABLE)
    return fen


def _percent(text: str) -> int | None:
    try:
        return points(text.strip().rstrip("%％"))
    except Unclear as error:
        raise SellerWordRefused(what=SHARE, reason=UNREADABLE) from error

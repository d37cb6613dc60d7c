"""What a person types in about a platform's penalty, read as a cell of a list would be."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from workbench.domain.errors import BadInput, marked
from workbench.domain.masking import mask_free_text
from workbench.domain.platforms.platform_records import PlatformRecord, RecordKind, RecordSource
from workbench.files.cells import Unclear, identifier
from workbench.files.record_cells import moment, own_number, points, signed_amount, waybill

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.shops import Platform

V = TypeVar("V")

NOBODY = marked("errors", "give an order number, a waybill or the platform's own number")
ENTRY = marked("errors", "The entry")
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class Entry:
    """The form as it was filled in; "" for what was left empty."""

    kind: RecordKind
    platform: Platform | None = None
    order_number: str = ""
    waybill: str = ""
    foreign_id: str = ""
    what: str = ""
    at: str = ""
    due: str = ""
    amount: str = ""
    points: str = ""


def entered(entry: Entry) -> PlatformRecord:
    """Return the record that a form describes.

    Raises:
        BadInput: a field is not what it should be (``what`` names it), or nothing is named.
    """
    at = _read(entry.at, moment, marked("errors", "The time"))
    due = _read(entry.due, moment, marked("errors", "The last moment"))
    record = PlatformRecord(
        entry.kind,
        RecordSource.ENTERED,
        platform=entry.platform,
        order_number=_read(entry.order_number, identifier, marked("errors", "The order number"))
        or "",
        waybill=_read(entry.waybill, waybill, marked("errors", "The waybill number")) or "",
        foreign_id=_read(entry.foreign_id, own_number, marked("errors", "The platform's number"))
        or "",
        what=mask_free_text(entry.what.strip()[:_LONGEST]),
        at=at[0] if at else None,
        is_day=bool(at and at[1]),
        due=due[0] if due else None,
        amount=_read(entry.amount, signed_amount, marked("errors", "The amount")),
        points=_read(entry.points, points, marked("errors", "The points")),
    )
    if not (record.order_number or record.waybill or record.foreign_id):
        raise BadInput(what=ENTRY, reason=NOBODY)
    return record


def amount_of(text: str) -> int | None:
    """Return an amount in 分 as typed in, None for nothing.

    Raises:
        BadInput: it is no amount.
    """
    return _read(text, signed_amount, marked("errors", "The amount"))


def _read(text: str, read: Callable[[object], V | None], field: str) -> V | None:
    try:
        return read(text.strip())
    except Unclear as error:
        raise BadInput(what=field, reason=_WANTED.get(read, NO_NUMBER)) from error


NO_NUMBER = marked("errors", "it cannot be read; copy it as the platform's page shows it")
NO_INSTANT = marked("errors", "it cannot be read; write it as 2024-01-24 10:00")
_WANTED: dict[object, str] = {
    moment: NO_INSTANT,
    signed_amount: marked("errors", "it cannot be read; write it as 5.00 or digits"),
    points: marked("errors", "it cannot be read; write it as digits"),
}

"""One row of an export → what it tells of its order; personal data are masked here.

Names, phones and streets do not leave this module (faults 4.2).
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from workbench.domain.errors import marked
from workbench.domain.exchange.other_columns import kept_value, may_be_kept
from workbench.domain.masking import mask_name, mask_phone
from workbench.domain.parcels.carriers import carrier_by_name
from workbench.files.addresses import without_postcode
from workbench.files.cells import Unclear, amount, clean, identifier, instant
from workbench.files.numbers import BETWEEN_NUMBERS, checked_waybill, is_waybill
from workbench.files.tables import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from workbench.domain.exchange.other_columns import OtherColumns
    from workbench.domain.masking import Pseudonymiser
    from workbench.files.addresses import Divisions
    from workbench.files.formats import Header

TOO_MANY_CELLS = marked("errors", "the row has more cells than the header")
UNREADABLE = marked("errors", "not all of its letters can be read in the encoding that was chosen")

# Stands before numbers of older 千牛 files.
_PREFIX = re.compile(r"^(?:No|单号)?[:：]", re.IGNORECASE)
# Ciphertext of 抖店: it names nobody and can be compared with nothing.
_CIPHERS = ("##", "$$", "~")

_REGION_LENGTH = 24
_MOST_REGIONS = 5_000
_WHEREABOUTS = ("province", "city", "district", "street", "address")

_Value = TypeVar("_Value")
Person = tuple[str, str, str | None, str | None]
Line = tuple[str, str, str, int | None, str]
Parcel = tuple[str, str, str]


class RowUnclear(Exception):
    """A row that must not be guessed at: why, and in which column."""

    def __init__(self, reason: str, column: str = "") -> None:
        super().__init__(reason)
        self.reason = reason
        self.values = {"column": column} if column else {}


def check_readable(row: Sequence[object]) -> None:
    """Let a row pass of which all letters could be read.

    Raises:
        RowUnclear: some could not.
    """
    if isinstance(row, Unreadable):
        raise RowUnclear(UNREADABLE)


@dataclass(slots=True)
class RowFacts:
    """What one row tells; "" and None for what it does not."""

    number: str = ""
    word: str = ""
    shop: str = ""
    created_at: datetime | None = None
    paid_at: datetime | None = None
    ship_by: datetime | None = None
    shipped_at: datetime | None = None
    amount: int | None = None
    region: tuple[str, str, str] | None = None
    person: Person | None = None
    line: Line | None = None
    parcels: tuple[Parcel, ...] = ()
    others: OtherColumns = ()


@dataclass(slots=True)
class RowReader:
    """Reads the rows of one file."""

    header: Header
    pseudonymiser: Pseudonymiser
    divisions: Divisions
    _regions: dict[str, tuple[str, str, str] | None] = field(default_factory=dict)
    _others: tuple[tuple[int, str], ...] = ()

    def __post_init__(self) -> None:
        unknown = self.header.unknown.items()
        self._others = tuple((place, name) for place, name in unknown if may_be_kept(name))

    def number(self, row: Sequence[object]) -> str:
        """Return the order number of a row, "" where the cell is blank.

        Raises:
            RowUnclear: it is none any more.
        """
        return self._read(row, "number", identifier) or ""

    def facts(self, row: Sequence[object]) -> RowFacts:
        """Return what a row tells.

        Raises:
            RowUnclear: a cell that must be understood cannot be.
        """
        check_readable(row)
        row = self._fitted(row)
        whereabouts = self._whereabouts(row)
        return RowFacts(
            self.number(row),
            self._text(row, "status"),
            self._text(row, "shop"),
            self._read(row, "created_at", instant),
            self._read(row, "paid_at", instant),
            self._read(row, "ship_by", instant),
            self._read(row, "shipped_at", instant),
            self._read(row, "amount", amount),
            self._region(whereabouts),
            self._person(row, whereabouts),
            self._line(row),
            self._parcels(row),
            self._other_columns(row) if self._others else (),
        )

    def _other_columns(self, row: Sequence[object]) -> OtherColumns:
        """Return the cells of columns that we have no name for, as far as they may be kept."""
        found = []
        for place, name in self._others:
            text = clean(row[place])
            if text and text != name and self.divisions.region(text) is None:
                found.append((name, kept_value(text)))
        return tuple(found)

    def _fitted(self, row: Sequence[object]) -> Sequence[object]:
        """Return a row as long as the header; a comma too many is no cell."""
        width = len(self.header.names)
        if len(row) > width and any(clean(cell) for cell in row[width:]):
            raise RowUnclear(TOO_MANY_CELLS)
        return row if len(row) >= width else [*row, *[""] * (width - len(row))]

    def _text(self, row: Sequence[object], name: str) -> str:
        """Return the first filled cell of a field."""
        for place in self.header.fields.get(name, ()):
            # Most cells of an export are empty: a look costs less than the call.
            if row[place] != "" and (text := clean(row[place])):
                return text
        return ""

    def _read(
        self, row: Sequence[object], name: str, read: Callable[[object], _Value | None]
    ) -> _Value | None:
        """Return the first filled cell of a field as ``read`` understands it."""
        for place in self.header.fields.get(name, ()):
            if place >= len(row) or row[place] == "":
                continue
            try:
                found = read(row[place])
            except Unclear as error:
                raise RowUnclear(error.reason, self.header.names[place]) from error
            if found is not None and found != "":
                return found
        return None

    def _whereabouts(self, row: Sequence[object]) -> tuple[str, ...]:
        """Return province, city, district, street and the rest of the address as written."""
        return tuple(self._plain(row, name) for name in _WHEREABOUTS)

    def _region(self, whereabouts: tuple[str, ...]) -> tuple[str, str, str] | None:
        province, city, district, _, address = whereabouts
        if province:
            return (province, city, district)
        if not address:
            return None
        # Neighbours share the beginning of their addresses, which is all that is looked at.
        key = " ".join(address.split(maxsplit=3)[:3])[:_REGION_LENGTH]
        if key not in self._regions:
            if len(self._regions) > _MOST_REGIONS:
                self._regions.clear()
            found = self.divisions.region(key)
            self._regions[key] = (found.province, found.city, found.district) if found else None
        return self._regions[key]

    def _person(self, row: Sequence[object], whereabouts: tuple[str, ...]) -> Person | None:
        name, phone = self._plain(row, "name"), self._plain(row, "phone")
        street = without_postcode(whereabouts[-1])
        if not (name or phone or street):
            return None
        # Put together as the platforms' interfaces do, so that the keys of both agree.
        address = "".join(whereabouts[:-1]) + street if street else ""
        keys = self.pseudonymiser
        return (mask_name(name), mask_phone(phone), keys.name_key(name), keys.address_key(address))

    def _plain(self, row: Sequence[object], name: str) -> str:
        """Return a person's cell, "" for ciphertext."""
        text = self._text(row, name)
        return "" if text.startswith(_CIPHERS) else text

    def _line(self, row: Sequence[object]) -> Line | None:
        title = self._text(row, "line_title")
        number = self._read(row, "line_number", identifier) or ""
        if not (title or number):
            return None
        return (
            number,
            title,
            _count(self._text(row, "line_quantity")),
            self._read(row, "line_amount", amount),
            self._text(row, "line_sku"),
        )

    def _parcels(self, row: Sequence[object]) -> tuple[Parcel, ...]:
        if joined := self._text(row, "parcels"):
            pieces = [piece for piece in re.split("[;；]", joined) if piece.strip()]
            return tuple(self._parcel(*_number_and_carrier(piece), "parcels") for piece in pieces)
        cell = self._text(row, "waybill")
        if not cell:
            return ()
        for place in self.header.fields["waybill"]:
            if isinstance(row[place], int | float):
                cell = self._read(row, "waybill", identifier) or ""
        carriers = [name for name in re.split("[,，;；、|/]", self._text(row, "carrier")) if name]
        numbers = [number for number in BETWEEN_NUMBERS.split(cell) if number]
        if len(carriers) != len(numbers):
            carriers = [self._text(row, "carrier")] * len(numbers)
        return tuple(
            self._parcel(number, carrier.strip(), "waybill")
            for number, carrier in zip(numbers, carriers, strict=True)
        )

    def _parcel(self, number: str, carrier: str, name: str) -> Parcel:
        try:
            waybill = checked_waybill(_PREFIX.sub("", number).strip())
        except Unclear as error:
            column = self.header.names[self.header.fields[name][0]]
            raise RowUnclear(error.reason, column) from error
        known = carrier_by_name(carrier)
        return (waybill, known.id if known else carrier, carrier)


def _number_and_carrier(piece: str) -> tuple[str, str]:
    """Split ``number-company``; numbers of some carriers hold hyphens themselves."""
    left, _, right = piece.strip().rpartition("-")
    if not left:
        return right, ""
    if is_waybill(right) and not left.isascii():
        return right, left
    return (piece.strip(), "") if right.isascii() and not right.isalpha() else (left, right)


def _count(text: str) -> str:
    """Return a quantity without the decimals that sheets put behind whole numbers."""
    return text.rstrip("0").rstrip(".") if "." in text else text

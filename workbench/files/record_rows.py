"""Rows of lists that platforms export → what they said, one record per row.

Who bought stands in these lists too; those columns are never read.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from workbench.domain.errors import marked
from workbench.domain.masking import mask_free_text
from workbench.domain.platforms.platform_records import RecordKind, RecordSource
from workbench.files.cells import (
    LOST_DIGITS,
    Unclear,
    clean,
    identifier,
    may_have_lost_digits,
)
from workbench.files.order_rows import TOO_MANY_CELLS, RowUnclear, check_readable
from workbench.files.record_cells import moment, own_number, points, signed_amount, waybill
from workbench.files.wire import RecordRow, Rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from workbench.files.formats import Header
    from workbench.files.platform_words import PlatformWords

NOTHING_TOLD = marked("errors", "it names no order, no parcel and no number of the platform's own")

_LONGEST_NAME = 200
_LONGEST_STATE = 60
_BETWEEN = " ・ "

_Value = TypeVar("_Value")


class Cells:
    """The cells of one row by our fields."""

    def __init__(self, header: Header, row: Sequence[object]) -> None:
        self._header = header
        self._row = row

    def texts(self, name: str, longest: int) -> tuple[str, ...]:
        """Return the filled cells of a field, each once, masked and cut."""
        places = self._header.fields.get(name, ())
        told = (clean(self._row[place]) for place in places if place < len(self._row))
        return tuple(dict.fromkeys(mask_free_text(text[:longest]) for text in told if text))

    def text(self, name: str, longest: int = _LONGEST_STATE) -> str:
        """Return the first filled cell of a field, masked and cut."""
        return next(iter(self.texts(name, longest)), "")

    def read(self, name: str, read: Callable[[object], _Value | None]) -> _Value | None:
        """Return the first filled cell of a field as ``read`` understands it.

        Raises:
            RowUnclear: it is filled and cannot be understood.
        """
        for place in self._header.fields.get(name, ()):
            if place >= len(self._row) or clean(self._row[place]) == "":
                continue
            try:
                found = read(self._row[place])
            except Unclear as error:
                raise RowUnclear(error.reason, self._header.names[place]) from error
            if found is not None and found != "":
                return found
        return None


@dataclass(slots=True)
class RecordReader:
    """Reads the rows of one list; ``lost_digits``: most of its long numbers were cut."""

    header: Header
    words: PlatformWords
    lost_digits: bool = False
    unknown_columns: Counter[str] = field(default_factory=Counter)
    _seen: Counter[tuple[object, ...]] = field(default_factory=Counter)

    def read(self, rows: Iterable[tuple[int, Sequence[object]]]) -> Iterator[RecordRow | Rejected]:
        """Yield what each row says, or why it is left out; blank rows are passed over."""
        for place, row in rows:
            if not any(clean(cell) for cell in row):
                continue
            try:
                yield self._row(place, row)
            except RowUnclear as error:
                yield Rejected(place, error.reason, error.values)

    def _row(self, place: int, row: Sequence[object]) -> RecordRow:
        check_readable(row)
        width = len(self.header.names)
        if any(clean(cell) for cell in row[width:]):
            raise RowUnclear(TOO_MANY_CELLS)
        for column, name in self.header.unknown.items():
            self.unknown_columns[name] += bool(column < len(row) and clean(row[column]))
        cells = Cells(self.header, row)
        told = self._told(cells)
        if not any((told["number"], told["line_number"], told["waybill"], told["foreign_id"])):
            raise RowUnclear(NOTHING_TOLD)
        return self._counted(RecordRow(place, self._kind(told), **told))

    def _told(self, cells: Cells) -> dict[str, Any]:
        at = cells.read("at", moment)
        due = cells.read("due", moment)
        state, appeal = cells.text("state"), cells.text("appeal")
        return {
            "number": self._number(cells, "number"),
            "line_number": self._number(cells, "line_number"),
            "waybill": cells.read("waybill", waybill) or "",
            "foreign_id": cells.read("foreign_id", own_number) or "",
            "what": _BETWEEN.join(cells.texts("what", _LONGEST_NAME)),
            "at": at[0] if at else None,
            "is_day": bool(at and at[1]),
            "due": due[0] if due else None,
            "amount": cells.read("amount", signed_amount),
            "points": cells.read("points", points),
            "state": state,
            "appeal": appeal,
            "standing": self.words.standing(appeal, state),
            "shop": cells.text("shop"),
        }

    def _number(self, cells: Cells, name: str) -> str:
        number = cells.read(name, identifier) or ""
        if self.lost_digits and may_have_lost_digits(number):
            column = self.header.names[self.header.fields[name][0]]
            raise RowUnclear(LOST_DIGITS, column)
        return number

    def _kind(self, told: Mapping[str, Any]) -> RecordKind:
        kind = self.header.format.record or RecordKind.PENALTY
        said = f"{told['what']} {told['state']}"
        if kind is RecordKind.DEDUCTION and self.words.gives_back(said):
            return RecordKind.RETURNED
        return kind

    def _counted(self, row: RecordRow) -> RecordRow:
        """Return the row with how many equal ones stand above it: a bill may charge twice."""
        mark = row.record(RecordSource.FILE, "", None).identity
        above, self._seen[mark] = self._seen[mark], self._seen[mark] + 1
        return msgspec.structs.replace(row, ordinal=above) if above else row

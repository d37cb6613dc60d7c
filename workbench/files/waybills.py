"""Lists of waybills → parcels to be followed; an order number beside one is kept."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.orders import OrderStatus
from workbench.files.cells import clean
from workbench.files.order_rows import RowReader, RowUnclear
from workbench.files.wire import FileRow, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

NO_WAYBILL = marked("errors", "the waybill number is missing")
TWICE = marked("errors", "this number stands on an earlier row as well")


class WaybillReader:
    """Reads a list of waybills; each number is a parcel, its own order where none is told."""

    def __init__(self, reader: RowReader) -> None:
        self._reader = reader
        self._seen: set[str] = set()
        self.unknown_columns: Counter[str] = Counter()

    def read(self, rows: Iterable[tuple[int, Sequence[object]]]) -> Iterator[FileRow | Rejected]:
        """Yield the parcels of each row, or why it is left out; blank rows are passed over."""
        for place, row in rows:
            if any(clean(cell) for cell in row):
                yield from self._row(place, row)

    def _row(self, place: int, row: Sequence[object]) -> Iterator[FileRow | Rejected]:
        try:
            facts = self._reader.facts(row)
        except RowUnclear as error:
            yield Rejected(place, error.reason, error.values)
            return
        for column, name in self._reader.header.unknown.items():
            self.unknown_columns[name] += bool(column < len(row) and clean(row[column]))
        if not facts.parcels:
            yield Rejected(place, NO_WAYBILL)
        for parcel in facts.parcels:
            if parcel[0] in self._seen:
                yield Rejected(place, TWICE)
                continue
            self._seen.add(parcel[0])
            number = facts.number or parcel[0]
            yield FileRow(
                place, number, OrderStatus.SHIPPED, "", None, None, None, None, "", None, None, (),
                (parcel,), facts.shipped_at, facts.others,
            )  # fmt: skip

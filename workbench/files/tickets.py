"""Tickets from a table with named columns, out of a file or pasted.

No platform's export of tickets is known (policy-facts 3.10, N9): columns are found by the names
below, which a seller can give a list of his own. What cannot be read is told line by line.
"""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.tickets import TicketKind
from workbench.files.cells import clean
from workbench.files.refusals import FileRefused
from workbench.files.sheets import OLE_MARK, ZIP_MARK, open_workbook
from workbench.files.tables import open_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from workbench.files.tables import Row, Table

# A list of tickets is a page or two; what is larger is something else.
LARGEST = 16 << 20
NO_COLUMNS = marked(
    "errors", "it has no columns called 订单编号, 工单类型 and 创建时间; name them so and try again"
)
TOO_BIG = marked("errors", "the file is larger than any list of tickets")

_NAMES = {
    "order_number": ("订单编号", "订单号", "交易单号", "主订单号", "order number"),
    "kind": ("工单类型", "任务类型", "类型", "工单", "ticket"),
    "created_at": ("创建时间", "工单时间", "产生时间", "工单创建时间", "ticket came"),
    "number": ("工单编号", "任务编号", "工单号", "平台编号", "platform's number"),
    "applied_at": ("申请开票时间", "开票申请时间", "申请时间", "invoice asked"),
    "shop": ("店铺", "店铺名称", "shop"),
}
_NEEDED = frozenset({"order_number", "kind", "created_at"})
_KINDS = (
    (TicketKind.URGE_SHIPPING, ("催发货", "发货", TicketKind.URGE_SHIPPING.value)),
    (TicketKind.STALL, ("停滞", "物流", TicketKind.STALL.value)),
    (TicketKind.INVOICE, ("发票", "开票", TicketKind.INVOICE.value)),
)
_HEAD_ROWS = 20


@dataclass(frozen=True, slots=True)
class TicketLine:
    """One row as text, with its number; ``kind`` is None where its words say none."""

    row: int
    kind: TicketKind | None
    order_number: str
    created_at: str
    number: str = ""
    applied_at: str = ""
    shop: str = ""


@dataclass(frozen=True, slots=True)
class PastedRows:
    """Rows copied out of a page or a sheet: cells stand between tabs, else commas."""

    text: str

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Yield each line's cells with its number."""
        delimiter = "\t" if "\t" in self.text else ","
        for number, line in enumerate(self.text.splitlines(), 1):
            yield number, [*line.split(delimiter)]


def lines_of_file(path: Path) -> list[TicketLine]:
    """Return the rows of a CSV or XLSX file.

    Raises:
        FileRefused: it cannot be read, or has not the columns that a ticket needs.
        OSError: it is not there.
    """
    if path.stat().st_size > LARGEST:
        raise FileRefused(TOO_BIG)
    with path.open("rb") as stream:
        head = stream.read(len(OLE_MARK))
    if head.startswith((ZIP_MARK, OLE_MARK)):
        return _first_with_columns(open_workbook(path, head))
    return _first_with_columns([open_text(path)])


def lines_of_text(text: str) -> list[TicketLine]:
    """Return the rows of a pasted table.

    Raises:
        FileRefused: it has not the columns that a ticket needs.
    """
    return _lines(PastedRows(text).rows())


def _first_with_columns(tables: Sequence[Table]) -> list[TicketLine]:
    for table in tables:
        try:
            return _lines(table.rows())
        except FileRefused as error:
            if error.reason != NO_COLUMNS:
                raise
    raise FileRefused(NO_COLUMNS)


def _lines(rows: Iterable[tuple[int, Row]]) -> list[TicketLine]:
    columns: dict[str, int] = {}
    found = []
    for number, row in rows:
        if columns:
            cells = {name: clean(row[at]) for name, at in columns.items() if at < len(row)}
            if cells.get("order_number") or cells.get("created_at"):
                found.append(_line(number, cells))
        elif number <= _HEAD_ROWS:
            columns = _columns(row)
    if not columns:
        raise FileRefused(NO_COLUMNS)
    return found


def _columns(row: Row) -> dict[str, int]:
    """Return where each column stands if this row names all that are needed."""
    heads = [_folded(clean(cell)) for cell in row]
    found = {}
    for name, aliases in _NAMES.items():
        at = next((heads.index(alias) for alias in aliases if alias in heads), None)
        if at is not None:
            found[name] = at
    return found if found.keys() >= _NEEDED else {}


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().lower()


def _line(number: int, cells: dict[str, str]) -> TicketLine:
    told = _folded(cells.pop("kind", ""))
    kind = next((kind for kind, words in _KINDS if any(word in told for word in words)), None)
    return TicketLine(
        number, kind, **{name: cells.get(name, "") for name in _NAMES if name != "kind"}
    )

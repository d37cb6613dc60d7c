"""Reads one file from beginning to end and tells what it finds, message by message."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.masking import Pseudonymiser
from workbench.files.addresses import Divisions
from workbench.files.formats import WAYBILLS, Formats, Header
from workbench.files.order_rows import RowReader
from workbench.files.orders import OrderReader, survey
from workbench.files.refusals import FileRefused
from workbench.files.sheets import OLE_MARK, ZIP_MARK, open_workbook
from workbench.files.tables import Row, Table, open_text
from workbench.files.waybills import WaybillReader
from workbench.files.wire import Batch, Failed, FileRow, Finished, Opened, Rejected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from workbench.files.wire import Message, ReadJob

GONE = marked("errors", "the file cannot be read")
EMPTY = marked("errors", "the file is empty")
TOO_BIG = marked("errors", "the file is larger than any export")
WEB_PAGE = marked(
    "errors",
    "it is a web page and no workbook; open it in a spreadsheet program and save it as .xlsx",
)
NO_HEADER = marked("errors", "no row of it is the header of an export that we know")
CHANGED = marked("errors", "the file changed while it was read; try again")

BATCH = 1_000
_LARGEST = 512 << 20
# Titles and notes may stand above the header.
_HEADER_ROWS = 20
_BLOCK = 1 << 20


@dataclass(frozen=True)
class Knowledge:
    """What readers know of formats and places, loaded when it is first needed."""

    resources: Path

    @cached_property
    def formats(self) -> Formats:
        """The formats that files may have."""
        return Formats.load(self.resources / "files")

    @cached_property
    def divisions(self) -> Divisions:
        """The places that addresses may begin with."""
        return Divisions.load(self.resources / "regions")


def read_file(job: ReadJob, knowledge: Knowledge, tell: Callable[[Message], None]) -> None:
    """Read a file and ``tell`` what it holds; ``Finished`` or ``Failed`` comes last."""
    path = Path(job.path)
    try:
        before = path.stat()
        mark = _fingerprint(path)
        unknown = _read(path, Pseudonymiser(job.key), knowledge, tell)
        after = path.stat()
        if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
            raise FileRefused(CHANGED)
    except FileRefused as refused:
        tell(Failed(refused.reason, refused.values))
    except OSError:
        tell(Failed(GONE))
    else:
        tell(Finished(mark, *unknown))


def _fingerprint(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        if not size:
            raise FileRefused(EMPTY)
        if size > _LARGEST:
            raise FileRefused(TOO_BIG)
        while block := stream.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


def _read(
    path: Path,
    pseudonymiser: Pseudonymiser,
    knowledge: Knowledge,
    tell: Callable[[Message], None],
) -> tuple[dict[str, int], dict[str, int]]:
    """Read the rows; return the unknown columns and the unknown words for statuses."""
    table, at, header = _find_header(_tables(path), knowledge.formats)
    reader = RowReader(header, pseudonymiser, knowledge.divisions)
    found = survey(_below(table, at), reader)
    changed_at = datetime.fromtimestamp(path.stat().st_mtime, UTC)
    tell(Opened(header.format.id, header.format.platforms, found.rows, changed_at))
    if header.format.id == WAYBILLS:
        waybills = WaybillReader(reader)
        _tell_all(waybills.read(_below(table, at)), tell)
        return dict(waybills.unknown_columns), {}
    orders = OrderReader(reader, found)
    _tell_all(orders.read(_below(table, at)), tell)
    tally = orders.tally
    return dict(tally.unknown_columns), {k: v for k, v in tally.unknown_words.items() if v}


def _tables(path: Path) -> Sequence[Table]:
    with path.open("rb") as stream:
        head = stream.read(4096)
    if head.startswith((ZIP_MARK, OLE_MARK)):
        return open_workbook(path, head)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise FileRefused(WEB_PAGE)
    return [open_text(path)]


def _find_header(tables: Sequence[Table], formats: Formats) -> tuple[Table, int, Header]:
    for table in tables:
        for number, row in islice(table.rows(), _HEADER_ROWS):
            header = formats.header(row)
            if header is not None:
                table.settle()
                return table, number, header
    raise FileRefused(NO_HEADER)


def _below(table: Table, header_row: int) -> Iterator[tuple[int, Row]]:
    return ((number, row) for number, row in table.rows() if number > header_row)


def _tell_all(found: Iterable[FileRow | Rejected], tell: Callable[[Message], None]) -> None:
    waiting: dict[str, list[FileRow]] = {}
    for one in found:
        if isinstance(one, Rejected):
            tell(one)
            continue
        batch = waiting.setdefault(one.shop, [])
        batch.append(one)
        if len(batch) == BATCH:
            tell(Batch(one.shop, BATCH, tuple(batch)))
            batch.clear()
    for shop, batch in waiting.items():
        if batch:
            tell(Batch(shop, len(batch), tuple(batch)))

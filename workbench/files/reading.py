"""Reads one file from beginning to end and tells what it finds, message by message."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.masking import Pseudonymiser
from workbench.files.addresses import Divisions
from workbench.files.batches import tell_batches
from workbench.files.encodings import EncodingUnsure, samples
from workbench.files.formats import WAYBILLS, Formats
from workbench.files.header_search import EMPTY, HeaderUnknown, find_header
from workbench.files.messages import read_messages
from workbench.files.order_rows import RowReader
from workbench.files.orders import OrderReader, survey
from workbench.files.pasted import MESSAGES, checked, find_table, fingerprint
from workbench.files.platform_words import PlatformWords
from workbench.files.record_rows import RecordReader
from workbench.files.refusals import FileRefused
from workbench.files.sheets import OLE_MARK, ZIP_MARK, open_workbook
from workbench.files.tables import NotText, Row, Table, open_text
from workbench.files.traces import bounded_lines, tell_parcels
from workbench.files.waybills import WaybillReader
from workbench.files.wire import Batch, Failed, Finished, Looked, Opened, RecordBatch

if TYPE_CHECKING:
    import os
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from workbench.files.formats import Header
    from workbench.files.wire import Message, ReadJob

Unknown = tuple[dict[str, int], dict[str, int]]

GONE = marked("errors", "the file cannot be read")
TOO_BIG = marked("errors", "the file is larger than any export")
WEB_PAGE = marked(
    "errors",
    "it is a web page and no workbook; open it in a spreadsheet program and save it as .xlsx",
)
CHANGED = marked("errors", "the file changed while it was read; try again")

# Pasted text has no date of its own: whoever asked takes the present instead of a later one.
NOW = datetime.max.replace(tzinfo=UTC)
_LARGEST = 512 << 20
_BLOCK = 1 << 20
_SIGN_EVERY = 2_000


@dataclass(frozen=True)
class Knowledge:
    """What readers know of formats and places, loaded when it is first needed."""

    resources: Path

    @cached_property
    def formats(self) -> Formats:
        """The formats that files may have."""
        return Formats.load(self.resources / "files")

    @cached_property
    def words(self) -> PlatformWords:
        """The words by which platforms' lists and messages are understood."""
        return PlatformWords.load(self.resources / "platform_words.toml")

    @cached_property
    def divisions(self) -> Divisions:
        """The places that addresses may begin with."""
        return Divisions.load(self.resources / "regions")


def read_file(job: ReadJob, knowledge: Knowledge, tell: Callable[[Message], None]) -> None:
    """Read a file and ``tell`` what it holds; ``Finished`` or ``Failed`` comes last."""
    path = Path(job.path)
    try:
        if job.text:
            mark, unknown = _read_text(job, knowledge, tell)
        else:
            mark, unknown = _read_whole(path, job, knowledge, tell)
    except EncodingUnsure as unsure:
        tell(Failed(unsure.reason, unsure.values, samples=unsure.samples))
    except HeaderUnknown as refused:
        tell(Failed(refused.reason, refused.values, refused.columns))
    except FileRefused as refused:
        tell(Failed(refused.reason, refused.values))
    except OSError:
        tell(Failed(GONE))
    else:
        tell(Finished(mark, *unknown))


def _read_whole(
    path: Path, job: ReadJob, knowledge: Knowledge, tell: Callable[[Message], None]
) -> tuple[str, Unknown]:
    """Read a file that must not change meanwhile (faults G12).

    No copy is read in its place: one on the disk would leave names in plain text there if the
    program was killed, one in memory would take more than the whole import may. And of a file that
    is still being downloaded half would be believed, where a change that is noticed is told.
    """
    before = path.stat()
    _check_size(before.st_size)
    if job.is_traces:
        unknown = _read_traces(path, tell)
    else:
        changed_at = datetime.fromtimestamp(before.st_mtime, UTC)
        reading = _Reading(Pseudonymiser(job.key), knowledge, tell)
        unknown = _read_table(path, job, reading, changed_at)
    mark = _fingerprint(path)  # last: whoever saves the orders need not wait for it
    if _state(path.stat()) != _state(before):
        raise FileRefused(CHANGED)
    return mark, unknown


def _state(found: os.stat_result) -> tuple[int, ...]:
    """Return what no write leaves as it was; the last also where a copy kept the file's date."""
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns


def _read_table(path: Path, job: ReadJob, reading: _Reading, changed_at: datetime) -> Unknown:
    """Read a workbook or a text; where its encoding may be another, the seller is asked.

    A text that breaks anywhere has told nothing yet: its rows are looked over first.
    """
    formats = reading.knowledge.formats
    try:
        found = find_header(_tables(path, job.encoding), formats, job.choices)
        return reading.read(*found, changed_at)
    except (HeaderUnknown, NotText) as refused:
        offered = () if job.encoding else samples(path, formats)
        if offered:
            raise EncodingUnsure(refused, offered) from refused
        raise


def _read_traces(path: Path, tell: Callable[[Message], None]) -> Unknown:
    with path.open("rb") as stream:
        tell_parcels(bounded_lines(stream), tell)
    return {}, {}


def _read_text(
    job: ReadJob, knowledge: Knowledge, tell: Callable[[Message], None]
) -> tuple[str, Unknown]:
    """Read pasted text: a table, or else messages."""
    text = checked(job.text)
    found = find_table(text, knowledge.formats, job.choices)
    if found is not None:
        unknown = _Reading(Pseudonymiser(job.key), knowledge, tell).read(*found, NOW)
        return fingerprint(text), unknown
    tell(Opened(MESSAGES, (), text.count("\n") + 1, NOW))
    tell_batches(read_messages(text, knowledge.words), RecordBatch, tell)
    return fingerprint(text), ({}, {})


def _check_size(size: int) -> None:
    if not size:
        raise FileRefused(EMPTY)
    if size > _LARGEST:
        raise FileRefused(TOO_BIG)


def _fingerprint(path: Path) -> str:
    found = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            found.update(block)
    return found.hexdigest()


@dataclass(frozen=True, slots=True)
class _Reading:
    """One table being read."""

    pseudonymiser: Pseudonymiser
    knowledge: Knowledge
    tell: Callable[[Message], None]

    def read(self, table: Table, at: int, header: Header, changed_at: datetime) -> Unknown:
        """Read the rows; return the unknown columns and the unknown words for statuses."""
        reader = RowReader(header, self.pseudonymiser, self.knowledge.divisions)
        found = survey(self._told(_below(table, at)), reader)
        self.tell(Opened(header.format.id, header.format.platforms, found.rows, changed_at))
        rows = _below(table, at)
        if header.format.record is not None:
            records = RecordReader(header, self.knowledge.words, lost_digits=found.lost_digits)
            tell_batches(records.read(rows), RecordBatch, self.tell)
            return _filled(records.unknown_columns), {}
        if header.format.id == WAYBILLS:
            waybills = WaybillReader(reader)
            tell_batches(waybills.read(rows), Batch, self.tell)
            return dict(waybills.unknown_columns), {}
        orders = OrderReader(reader, found)
        tell_batches(orders.read(rows), Batch, self.tell)
        return dict(orders.tally.unknown_columns), _filled(orders.tally.unknown_words)

    def _told(self, rows: Iterator[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
        """Pass rows on, with a sign now and then: a first look at a large file takes seconds."""
        for count, row in enumerate(rows, 1):
            if count % _SIGN_EVERY == 0:
                self.tell(Looked(count))
            yield row


def _filled(counts: Mapping[str, int]) -> dict[str, int]:
    return {name: count for name, count in counts.items() if count}


def _tables(path: Path, encoding: str) -> Sequence[Table]:
    with path.open("rb") as stream:
        head = stream.read(4096)
    if head.startswith((ZIP_MARK, OLE_MARK)):
        return open_workbook(path, head)
    if head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        raise FileRefused(WEB_PAGE)
    return [open_text(path, encoding)]


def _below(table: Table, header_row: int) -> Iterator[tuple[int, Row]]:
    return ((number, row) for number, row in table.rows() if number > header_row)

"""Trace files: one parcel with its scans per line, as JSON.

A line is ``{"id", "carrier", "carrier_code"?, "provider_state"?, "scans": [{"time", "text"}]}``;
times are Asia/Shanghai, ``yyyy-MM-dd HH:mm[:ss]``; a time without a year is kept as text.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from workbench.domain.clock import in_shanghai
from workbench.domain.errors import marked
from workbench.domain.exchange.imports import IMPORT_SOURCE
from workbench.domain.masking import mask_free_text
from workbench.domain.pages import ParcelScans
from workbench.domain.parcels.carriers import carrier_by_name
from workbench.domain.parcels.tracking import Scan
from workbench.files.refusals import FileRefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

TWICE = marked("errors", "this id stands on an earlier line as well")
TOO_MANY_BAD = marked("errors", "too many of its lines are no parcels")
MAX_LINE_BYTES = 4 * 1024 * 1024
# Whoever has more bad lines than this has another file in hand.
_MOST_BAD = 10_000


class _ScanLine(msgspec.Struct, frozen=True):
    text: str
    time: str | None = None
    provider_status: str | None = None


class _ParcelLine(msgspec.Struct, frozen=True):
    id: str
    scans: tuple[_ScanLine, ...]
    carrier: str = ""
    carrier_code: str | None = None
    provider_state: str | None = None


@dataclass(frozen=True, slots=True)
class ImportedParcel:
    """One parcel of a trace file; its id is its waybill and order number."""

    waybill: str
    carrier: str
    carrier_name: str
    scans: ParcelScans


@dataclass(frozen=True, slots=True)
class RejectedLine:
    """A line that could not be read: its number in the file, from 1, and why."""

    number: int
    reason: str


@dataclass(frozen=True, slots=True)
class TraceFile:
    """What a trace file holds: the readable parcels and the lines that are none."""

    parcels: tuple[ImportedParcel, ...]
    rejected: tuple[RejectedLine, ...]


def read_trace_file(lines: Iterable[bytes]) -> TraceFile:
    """Read a trace file line by line; a bad line costs only itself. Blank lines are passed over.

    Raises:
        FileRefused: nearly nothing of it is a parcel.
    """
    parcels: dict[str, ImportedParcel] = {}
    rejected: list[RejectedLine] = []
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = _read_line(line)
        if isinstance(found, str):
            rejected.append(RejectedLine(number, found))
        elif found.waybill in parcels:
            rejected.append(RejectedLine(number, TWICE))
        else:
            parcels[found.waybill] = found
        if len(rejected) > _MOST_BAD:
            raise FileRefused(TOO_MANY_BAD)
    return TraceFile(tuple(parcels.values()), tuple(rejected))


def bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each line; of one that is longer than any parcel only the beginning is ever held."""
    while line := stream.readline(MAX_LINE_BYTES + 1):
        yield line
        while len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE_BYTES + 1)


def _read_line(line: bytes) -> ImportedParcel | str:
    """Return the parcel of one line, or the reason why it is none."""
    if len(line) > MAX_LINE_BYTES:
        return marked("errors", "the line is too long")
    try:
        parcel = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=_ParcelLine)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return marked("errors", "not a parcel in JSON")
    if not parcel.id.strip():
        return marked("errors", "the id is empty")
    scans = tuple(_scan(index, scan) for index, scan in enumerate(parcel.scans))
    known = carrier_by_name(parcel.carrier)
    carrier = parcel.carrier_code or (known.id if known else parcel.carrier)
    return ImportedParcel(
        parcel.id.strip(),
        carrier,
        parcel.carrier,
        ParcelScans(IMPORT_SOURCE, scans, parcel.provider_state or ""),
    )


def _scan(index: int, line: _ScanLine) -> Scan:
    written = (line.time or "").strip()
    return Scan(
        text=mask_free_text(line.text),
        happened_at=_instant(written),
        source=IMPORT_SOURCE,
        sequence=index,
        time_text=written,
        provider_status=line.provider_status or "",
    )


def _instant(written: str) -> datetime | None:
    """Return the UTC instant of a full local time, None for one without a year."""
    if len(written) <= len("2024-01-24"):
        # A day alone is no instant.
        return None
    try:
        return in_shanghai(datetime.fromisoformat(written))
    except ValueError:
        return None

"""Trace files: one parcel with its scans per line, as JSON.

A line is ``{"id", "carrier", "carrier_code"?, "provider_state"?, "scans": [{"time", "text"}]}``;
times are Asia/Shanghai, ``yyyy-MM-dd HH:mm[:ss]``; a time without a year is kept as text.
"""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from workbench.domain.clock import in_shanghai
from workbench.domain.errors import marked
from workbench.domain.masking import mask_free_text
from workbench.domain.parcels.carriers import carrier_by_name
from workbench.files.refusals import FileRefused
from workbench.files.wire import ParcelBatch, ParcelRow, Rejected, ScanRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workbench.files.wire import Message

TWICE = marked("errors", "this id stands on an earlier line as well")
TOO_MANY_BAD = marked("errors", "too many of its lines are no parcels")
NO_PARCEL = marked("errors", "no line of it is a parcel")
MAX_LINE_BYTES = 4 * 1024 * 1024
# Whoever has more bad lines than this has another file in hand.
_MOST_BAD = 10_000
# Some fifty parcels: unpacking them is one call, during which the window's thread waits.
_BATCH_BYTES = 1 << 16


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


def tell_parcels(lines: Iterable[bytes], tell: Callable[[Message], None]) -> None:
    """Tell the parcels of a trace file, some at a time, and each line that is none.

    A bad line costs only itself; blank lines are passed over.

    Raises:
        FileRefused: nearly nothing of it is a parcel, or nothing at all.
    """
    seen: set[str] = set()
    batch: list[ParcelRow] = []
    bad = size = 0
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        found = _parcel(number, line, seen)
        if isinstance(found, Rejected):
            bad += 1
            if bad > _MOST_BAD:
                raise FileRefused(TOO_MANY_BAD)
            tell(found)
            continue
        batch.append(found)
        size += len(line)
        if size > _BATCH_BYTES:
            tell(ParcelBatch(tuple(batch)))
            batch, size = [], 0
    if not seen:
        raise FileRefused(NO_PARCEL)
    tell(ParcelBatch(tuple(batch)))


def is_json(head: bytes) -> bool:
    """Tell whether a file that begins so holds JSON, as trace files do and tables do not."""
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{")


def bounded_lines(stream: BinaryIO) -> Iterator[bytes]:
    """Yield each line; of one that is longer than any parcel only the beginning is ever held."""
    while line := stream.readline(MAX_LINE_BYTES + 1):
        yield line
        while len(line) > MAX_LINE_BYTES and not line.endswith(b"\n"):
            line = stream.readline(MAX_LINE_BYTES + 1)


def _parcel(number: int, line: bytes, seen: set[str]) -> ParcelRow | Rejected:
    """Return the parcel of one line, noted among those ``seen``, or why it is none."""
    found = _read_line(line)
    if isinstance(found, str):
        return Rejected(number, found)
    if found.waybill in seen:
        return Rejected(number, TWICE)
    seen.add(found.waybill)
    return found


def _read_line(line: bytes) -> ParcelRow | str:
    """Return the parcel of one line, or the reason why it is none."""
    if len(line) > MAX_LINE_BYTES:
        return marked("errors", "the line is too long")
    try:
        parcel = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"), type=_ParcelLine)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return marked("errors", "not a parcel in JSON")
    if not parcel.id.strip():
        return marked("errors", "the id is empty")
    known = carrier_by_name(parcel.carrier)
    return ParcelRow(
        parcel.id.strip(),
        parcel.carrier_code or (known.id if known else parcel.carrier),
        parcel.carrier,
        parcel.provider_state or "",
        tuple(map(_scan, parcel.scans)),
    )


def _scan(line: _ScanLine) -> ScanRow:
    written = (line.time or "").strip()
    text = mask_free_text(line.text)
    return ScanRow(text, _instant(written), written, line.provider_status or "")


def _instant(written: str) -> datetime | None:
    """Return the UTC instant of a full local time, None for one without a year."""
    if len(written) <= len("2024-01-24"):
        # A day alone is no instant.
        return None
    try:
        return in_shanghai(datetime.fromisoformat(written))
    except ValueError:
        return None

"""Scan files: one scan text per line, as JSON: ``{"id", "text", "carrier"?, "carrier_code"?}``.

``carrier`` is a name (圆通, 圆通速递) or a code (``yuantong``); further fields are passed over.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import msgspec

from workbench.domain.errors import marked

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# No line with one scan text is longer.
MAX_LINE_BYTES = 1024 * 1024

NOT_JSON = marked("errors", "not a JSON object")
TOO_LONG = marked("errors", "the line is too long")
NO_ID = marked("errors", "it has no id")
NO_TEXT = marked("errors", "it has no text")
ODD_CARRIER = marked("errors", "the carrier is no text")


@dataclass(frozen=True, slots=True)
class ScanLine:
    """One scan to read; ``carrier`` is "" where the line names none."""

    id: str | int
    text: str
    carrier: str = ""


@dataclass(frozen=True, slots=True)
class BadScanLine:
    """A line that cannot be read: its id if it has one, its number from 1, and why."""

    id: str | int | None
    number: int
    reason: str


def read_scan_lines(lines: Iterable[bytes]) -> Iterator[ScanLine | BadScanLine]:
    """Yield what each line holds, in order; blank lines are passed over."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield _read(number, line)


def _read(number: int, line: bytes) -> ScanLine | BadScanLine:
    if len(line) > MAX_LINE_BYTES:
        return BadScanLine(None, number, TOO_LONG)
    try:
        told = msgspec.json.decode(line.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return BadScanLine(None, number, NOT_JSON)
    if not isinstance(told, dict):
        return BadScanLine(None, number, NOT_JSON)
    return _scan(number, told)


def _scan(number: int, told: dict[str, Any]) -> ScanLine | BadScanLine:
    name, text = told.get("id"), told.get("text")
    carrier = told.get("carrier") or told.get("carrier_code") or ""
    if not isinstance(name, str | int) or isinstance(name, bool) or name == "":
        return BadScanLine(None, number, NO_ID)
    if not isinstance(text, str):
        return BadScanLine(name, number, NO_TEXT)
    if not isinstance(carrier, str):
        return BadScanLine(name, number, ODD_CARRIER)
    return ScanLine(name, text, carrier)

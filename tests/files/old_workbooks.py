"""Old workbooks (.xls) as far as a test needs them: BIFF8 records inside a compound file.

No writer of this format is kept any more; the records are those of Microsoft's [MS-XLS] and the
container that of [MS-CFB], each with the least that a reader asks for.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

_SECTOR = 512
_LEAST = 4096  # a shorter stream would lie in a container of its own
_NUMBERS = _SECTOR // 4
_IN_HEAD = 109
_FREE, _END, _FAT, _MORE = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
_BOF, _EOF, _CODEPAGE, _SHEET, _LABEL, _NUMBER = 0x0809, 0x000A, 0x0042, 0x0085, 0x0204, 0x0203
_FORMULA = 0x0006
_GLOBALS, _WORKSHEET = 0x0005, 0x0010


def write_xls(path: Path, header: Sequence[str], *rows: Sequence[object]) -> Path:
    """Write a table as the only sheet of an old workbook; numbers are numbers, all else text."""
    path.write_bytes(_container(_stream([header, *rows])))
    return path


class Shown(float):
    """What a formula is said to show."""


def _stream(rows: Sequence[Sequence[object]]) -> bytes:
    begin = _begin(_GLOBALS) + _record(_CODEPAGE, struct.pack("<H", 1200))
    name = struct.pack("<BB", len("Sheet1"), 0) + b"Sheet1"
    length = len(begin) + 4 + 6 + len(name) + 4
    sheet = _record(_SHEET, struct.pack("<IBB", length, 0, 0) + name)
    cells = b"".join(_cells(rows))
    told = begin + sheet + _record(_EOF, b"") + _begin(_WORKSHEET) + cells + _record(_EOF, b"")
    return told.ljust(_LEAST, b"\0")


def _begin(kind: int) -> bytes:
    return _record(_BOF, struct.pack("<HHHHII", 0x0600, kind, 0x0DBB, 0x07CC, 0, 0x06))


def _record(kind: int, content: bytes) -> bytes:
    return struct.pack("<HH", kind, len(content)) + content


def _cells(rows: Sequence[Sequence[object]]) -> Iterator[bytes]:
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            place = struct.pack("<HHH", number, column, 0)
            if isinstance(cell, Shown):
                # Shown, flags, a chain that is not kept, and of the formula its length and 1 + 1.
                told = struct.pack("<dHIH", cell, 0, 0, 7) + b"\x1e\1\0\x1e\1\0\3"
                yield _record(_FORMULA, place + told)
            elif isinstance(cell, int | float):
                yield _record(_NUMBER, place + struct.pack("<d", cell))
            elif cell != "":
                text = str(cell)
                told = struct.pack("<HB", len(text), 1) + text.encode("utf-16-le")
                yield _record(_LABEL, place + told)


def _container(stream: bytes) -> bytes:
    """Return a compound file: the table of sectors, the directory, then the one stream."""
    count = -(-len(stream) // _SECTOR)
    tables, more = _lengths(count)
    first = tables + more + 1
    chain = [*range(first + 1, first + count), _END]
    table = [_FAT] * tables + [_MORE] * more + [_END, *chain]
    table += [_FREE] * (tables * _NUMBERS - len(table))
    entries = _entry("Root Entry", 5, 1, _END, 0) + _entry("Workbook", 2, _FREE, first, len(stream))
    rest = [*range(_IN_HEAD, tables), *[_FREE] * _NUMBERS][: _NUMBERS - 1]
    told = struct.pack(f"<{_NUMBERS}I", *rest, _END) if more else b""
    whole = struct.pack(f"<{len(table)}I", *table)
    parts = (_head(tables, more), whole, told, entries, stream)
    return b"".join(part.ljust(-(-len(part) // _SECTOR) * _SECTOR, b"\0") for part in parts)


def _lengths(count: int) -> tuple[int, int]:
    """Return how many sectors the table takes, and how many the list of those beyond the head."""
    tables = more = 0
    while tables * _NUMBERS < tables + more + 1 + count:
        tables += 1
        more = int(tables > _IN_HEAD)
    return tables, more


def _head(tables: int, more: int) -> bytes:
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16)
    head += struct.pack("<HHHHH6x", 0x3E, 3, 0xFFFE, 9, 6)
    beyond = tables if more else _END
    head += struct.pack("<IIIIIIIII", 0, tables, tables + more, 0, _LEAST, _END, 0, beyond, more)
    places = [*range(min(tables, _IN_HEAD)), *[_FREE] * _IN_HEAD][:_IN_HEAD]
    return head + struct.pack(f"<{_IN_HEAD}I", *places)


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    written = name.encode("utf-16-le") + b"\0\0"
    entry = written.ljust(64, b"\0") + struct.pack("<HBB", len(written), kind, 1)
    entry += struct.pack("<III", _FREE, _FREE, child) + bytes(36)
    return entry + struct.pack("<IQ", start, size)

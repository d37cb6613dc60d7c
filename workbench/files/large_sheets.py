"""Sheets that would take more memory than we grant when held whole: heard cell by cell.

calamine holds a sheet as one field of cells: 100,000 orders of 49 columns took 390 MB. Heard as
XML they take what one row takes, and the second time they come from a packed copy in memory.
Cells mean what they mean to calamine, but that dates are texts (``yyyy-MM-dd HH:mm:ss``) and that
a formula is its own text: what a file says that it shows may be anything (faults G7).
"""

from __future__ import annotations

import zipfile
import zlib
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import msgspec

from workbench.files.refusals import FileRefused
from workbench.files.workbook_parts import opened, read_book
from workbench.files.xml_events import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.files.tables import Row
    from workbench.files.workbook_parts import Book

Numbered = tuple[int, "Row"]

LAST_COLUMN = 16_384  # the format's own limits
_LAST_ROW = 1_048_576
_LONGEST_TEXT = 131_072
_ROWS_PACKED = 1_000
_DIGITS = "0123456789"
_TEXTS = frozenset({"v", "t"})
_FORMULA = "f"  # a kind of ours
_PLAIN = frozenset({"inlineStr", "str", _FORMULA})  # kinds whose text is the cell's value
_EPOCHS = {False: datetime(1899, 12, 30), True: datetime(1904, 1, 1)}
_DAY_SECONDS = 86_400
# Year 9999; what lies behind is a numeral in a wrong format.
_LAST_SERIAL = 2_958_465
_NO_STRING = 1 << 40

_decoder = msgspec.msgpack.Decoder(list[tuple[int, list[object]]])


class LargeSheet:
    """One sheet; the first reading packs its rows, later ones come from there."""

    def __init__(self, path: Path, part: str, book: Book, limits: Limits) -> None:
        self._path = path
        self._part = part
        self._book = book
        self._limits = limits
        self._packed: list[bytes] | None = None

    def settle(self) -> None:
        """Do nothing: nothing is held of the other sheets."""

    def rows(self) -> Iterator[Numbered]:
        """Yield each row that stands in the sheet with its number.

        Raises:
            FileRefused: the sheet's XML is broken, or it holds more than any export.
        """
        if self._packed is None:
            yield from self._first_time()
            return
        for block in self._packed:
            yield from _decoder.decode(zlib.decompress(block))

    def _first_time(self) -> Iterator[Numbered]:
        """Yield the rows as they are heard; all of them must be asked for to keep the copy."""
        packed: list[bytes] = []
        waiting: list[Numbered] = []
        for row in self._heard():
            yield row
            waiting.append(row)
            if len(waiting) == _ROWS_PACKED:
                packed.append(_pack(waiting))
                waiting.clear()
        packed.append(_pack(waiting))
        self._packed = packed

    def _heard(self) -> Iterator[Numbered]:
        cells = _Cells(self._book, self._limits)
        broken = self._limits.broken
        with (
            zipfile.ZipFile(self._path) as archive,
            opened(archive, self._part, broken) as stream,
        ):
            for _ in parsed(stream, cells, broken):
                yield from cells.rows
                cells.rows.clear()


class Limits(msgspec.Struct, frozen=True):
    """Where reading a sheet ends: the sentences for what is broken and too large; most cells."""

    broken: str
    too_large: str
    cells: int


def large_sheets(path: Path, limits: Limits) -> list[LargeSheet]:
    """Return the sheets of an .xlsx that is known to be a whole archive.

    Raises:
        FileRefused: a part of it is missing or no XML.
    """
    with zipfile.ZipFile(path) as archive:
        book = read_book(archive, limits.broken)
    return [LargeSheet(path, part, book, limits) for part in book.sheets]


def _pack(rows: list[Numbered]) -> bytes:
    return zlib.compress(msgspec.msgpack.encode(rows), 1)


class _Columns(dict[str, int]):
    """Letters of columns → their places from 0; -1 for what is none."""

    def __missing__(self, letters: str) -> int:
        place = 0
        for letter in letters[:4]:
            place = place * 26 + ord(letter) - ord("A") + 1
        is_column = letters.isascii() and letters.isupper() and place <= LAST_COLUMN
        self[letters] = place - 1 if is_column else -1
        return self[letters]


class _Cells:
    """Hears a sheet and puts its rows together.

    Called five times for every cell: what a cell's text takes (``Pieces``) is written out here,
    since a call for each piece took a fifth of the reading.
    """

    __slots__ = (
        "_book", "_cells", "_columns", "_formula", "_is_reading", "_kind", "_limits", "_mark",
        "_number", "_pieces", "_place", "_row", "_style", "rows", "text",
    )  # fmt: skip

    def __init__(self, book: Book, limits: Limits) -> None:
        self.rows: list[Numbered] = []
        self._book = book
        self._limits = limits
        self._columns = _Columns()
        self._number = 0
        self._row: Row = []
        self._cells = 0
        self._place = -1
        self._kind = self._style = self._formula = ""
        self._pieces: list[str] = []
        self._mark = 0  # so many pieces are the cell's; what follows stands between elements
        self._is_reading = False
        self.text = self._pieces.append

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        """Hear a cell, its value or a row begin."""
        if name == "c":
            told = attributes.get("r")
            self._place = self._columns[told.rstrip(_DIGITS)] if told else self._place + 1
            self._kind = attributes.get("t", "n")
            self._style = attributes.get("s", "")
            self._pieces.clear()
            self._mark = 0
        elif name in _TEXTS:
            del self._pieces[self._mark :]
        elif name == "row":
            self._begin_row(attributes.get("r"))
        elif name == "rPh":
            self._is_reading = True

    def end(self, name: str) -> None:
        """Hear a cell, its value or a row end."""
        if name in _TEXTS:
            if self._is_reading:
                del self._pieces[self._mark :]
            else:
                self._mark = len(self._pieces)
        elif name == "c":
            if self._kind == _FORMULA:
                self._end_cell(self._formula)
            elif self._mark and (text := "".join(self._pieces[: self._mark])):
                self._end_cell(text)
        elif name == "row":
            self.rows.append((self._number, self._row))
        elif name == "rPh":
            self._is_reading = False
        elif name == "f":
            self._kind, self._formula = _FORMULA, f"={''.join(self._pieces[self._mark :])}"

    def _begin_row(self, told: str | None) -> None:
        number = int(told) if told and told.isdecimal() else self._number + 1
        if not self._number < number <= _LAST_ROW:
            raise FileRefused(self._limits.broken)
        self._number, self._row, self._place = number, [], -1

    def _end_cell(self, text: str) -> None:
        self._cells += 1
        if self._cells > self._limits.cells or len(text) > _LONGEST_TEXT:
            raise FileRefused(self._limits.too_large)
        row, place = self._row, self._place
        missing = place - len(row)
        if missing:
            if missing < 0:
                raise FileRefused(self._limits.broken)
            row.extend([""] * missing)
        if self._kind in _PLAIN:
            row.append(text)
            return
        try:
            row.append(self._value(text))
        except (ValueError, IndexError) as error:
            raise FileRefused(self._limits.broken) from error

    def _value(self, text: str) -> object:
        kind = self._kind
        if kind == "s":
            return self._book.strings[int(text) if text.isdecimal() else _NO_STRING]
        if kind == "n":
            return self._numeral(float(text))
        if kind == "b":
            return text == "1"
        return "" if kind == "e" else text

    def _numeral(self, value: float) -> object:
        if not self._style.isdecimal() or int(self._style) not in self._book.dates:
            return value
        if not 0 <= value < _LAST_SERIAL:
            return value
        moment = _EPOCHS[self._book.is_1904] + timedelta(seconds=round(value * _DAY_SECONDS))
        return str(moment) if value >= 1 else str(moment.time())

"""Files as rows of cells: CSV and tab-separated texts here, sheets in ``sheets.py``.

A text is UTF-8 or UTF-16 where a mark says so, else strict UTF-8, else strict GB18030
(setup-facts 7): nothing is ever decoded with replacements. In an encoding that the seller chose, a
row may hold bytes that are no letters: it is ``Unreadable``, and left out like any unclear one.
"""

from __future__ import annotations

import codecs
import csv
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Protocol

from workbench.domain.errors import marked
from workbench.files.refusals import FileRefused

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

Row = list[object]

NOT_TEXT = marked("errors", "it is neither a spreadsheet nor a text in UTF-8 or GB18030")
BROKEN_CSV = marked("errors", "row {row} cannot be read: a quotation mark is not closed, perhaps")

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BLOCK = 1 << 20
HEAD = 65_536
# What "surrogateescape" makes of a byte that is no letter; no text that was decoded holds it.
_NO_LETTER = re.compile("[\udc80-\udcff]")


class Unreadable(list[object]):
    """A row of which not all bytes are letters in the encoding that was chosen."""

    @classmethod
    def where_it_is(cls, row: list[str]) -> Row:
        """Return a row, as an unreadable one where it is that."""
        return cls(row) if any(map(_NO_LETTER.search, row)) else [*row]


class NotText(FileRefused):
    """Bytes that are no text in any encoding that is sure."""

    def __init__(self) -> None:
        super().__init__(NOT_TEXT)


class Table(Protocol):
    """Rows that can be read more than once; numbers count as spreadsheet programs do, from 1.

    ``settle`` is called on the table that is read, when it is clear that it is the one.
    """

    def settle(self) -> None:
        """Let go of what only the file's other tables would need."""
        ...

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Yield each row with its number."""
        ...


class _Lines:
    """The lines of a text; ``of_row`` are those of the row that is being put together."""

    def __init__(self, stream: Iterable[str]) -> None:
        self._stream = stream
        self.of_row: list[str] = []

    def __iter__(self) -> Iterator[str]:
        """Yield each line.

        Raises:
            csv.Error: the text ended inside a quotation, which has swallowed all lines since.
        """
        for line in self._stream:
            self.of_row.append(line)
            yield line
        # Only inside a quotation is a line asked for before the row is told.
        if self.of_row:
            raise csv.Error


@dataclass(frozen=True, slots=True)
class TextTable:
    """A delimited text of known encoding; ``is_chosen``: the seller said which."""

    path: Path
    encoding: str
    delimiter: str
    is_chosen: bool = False

    def settle(self) -> None:
        """Do nothing: a text is one table."""

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Yield each row with its number.

        Raises:
            FileRefused: a cell is longer than any real one, or the text ends inside a quotation.
        """
        number = 0
        errors = "surrogateescape" if self.is_chosen else "strict"
        with self.path.open("r", encoding=self.encoding, errors=errors, newline="") as stream:
            lines = _Lines(stream)
            try:
                for number, row in enumerate(csv.reader(lines, delimiter=self.delimiter), 1):
                    yield number, self._row(row)
                    lines.of_row.clear()
            except csv.Error as error:
                raise FileRefused(BROKEN_CSV, row=str(number + 1)) from error
            except UnicodeError as error:
                raise NotText from error

    def _row(self, row: list[str]) -> Row:
        return Unreadable.where_it_is(row) if self.is_chosen else row  # type: ignore[return-value]  # list[str] is a row of cells


def open_text(path: Path, encoding: str = "") -> TextTable:
    """Return a text file as a table, in ``encoding`` where the seller chose one.

    Raises:
        NotText: it is in no encoding that we accept.
    """
    with path.open("rb") as stream:
        head = stream.read(HEAD)
        found = marked_encoding(head) or encoding or _decided(stream, head)
    delimiter = delimiter_of(head.decode(found, "replace"))
    return TextTable(path, found, delimiter, is_chosen=bool(encoding))


def delimiter_of(text: str) -> str:
    """Return what stands between the cells of a text."""
    line = text.partition("\n")[0]
    return "\t" if line.count("\t") > line.count(",") else ","


def marked_encoding(head: bytes) -> str | None:
    """Return the encoding that the mark at a text's beginning tells, None without one."""
    return next((name for mark, name in _MARKS if head.startswith(mark)), None)


def _decided(stream: BinaryIO, head: bytes) -> str:
    """Return the encoding of a file without a mark.

    Of GB18030 only the beginning is tried: nothing else is left, and the rows tell where it ends.
    """
    if b"\x00\x00" in head:
        raise NotText
    stream.seek(0)
    if _is_well_formed(iter(lambda: stream.read(_BLOCK), b""), "utf-8"):
        return "utf-8"
    if _is_well_formed([head], "gb18030", is_whole=len(head) < HEAD):
        return "gb18030"
    raise NotText


def _is_well_formed(blocks: Iterable[bytes], encoding: str, *, is_whole: bool = True) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)("strict")
    try:
        for block in blocks:
            decoder.decode(block)
        decoder.decode(b"", final=is_whole)
    except UnicodeDecodeError:
        return False
    return True

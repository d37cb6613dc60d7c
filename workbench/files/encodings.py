"""Texts whose encoding is not sure: in which ones they are exports, and how they begin there.

Only an encoding in which the header is one that we know is offered: nobody has to look at garbage.
"""

from __future__ import annotations

import codecs
import csv
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.exchange.encodings import EncodingSample, TextEncoding
from workbench.domain.masking import mask_free_text
from workbench.files.cells import clean
from workbench.files.header_search import find_header
from workbench.files.refusals import FileRefused
from workbench.files.tables import HEAD, Unreadable, delimiter_of, marked_encoding

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.files.formats import Formats, Header
    from workbench.files.tables import Row, Table

_ROWS = 3
_LONGEST = 200
_BETWEEN = " ・ "
# Columns by which one sees whether words read right; none of them tells who bought.
_SHOWN = ("number", "status", "line_title", "shop", "carrier", "what", "state")


class EncodingUnsure(FileRefused):
    """A text that is an export only in an encoding which its bytes do not tell for sure."""

    def __init__(self, refused: FileRefused, samples: tuple[EncodingSample, ...]) -> None:
        super().__init__(refused.reason, **refused.values)
        self.samples = samples


@dataclass(frozen=True, slots=True)
class _Beginning:
    """The first rows of a text."""

    text: str

    def settle(self) -> None:
        """Do nothing: a text is one table."""

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Yield each row that is whole, with its number."""
        lines = self.text.splitlines(keepends=True)
        with suppress(csv.Error):
            for number, row in enumerate(csv.reader(lines, delimiter=delimiter_of(self.text)), 1):
                yield number, Unreadable.where_it_is([*row])


def samples(path: Path, formats: Formats) -> tuple[EncodingSample, ...]:
    """Return how a text begins in each encoding that makes an export of it; a mark decides."""
    with path.open("rb") as stream:
        head = stream.read(HEAD)
    mark = marked_encoding(head)
    if mark is not None:
        told = TextEncoding.UTF_8 if mark.startswith("utf-8") else TextEncoding.UTF_16_LE
        found = [(told, mark)]
    else:
        found = [(encoding, encoding.value) for encoding in TextEncoding]
    read = (_sample(encoding, _decoded(head, name), formats) for encoding, name in found)
    return tuple(sample for sample in read if sample is not None)


def _decoded(head: bytes, encoding: str) -> str:
    """Return a text's beginning, "" where it is none; the last letter may be cut off."""
    decoder = codecs.getincrementaldecoder(encoding)("surrogateescape")
    try:
        return decoder.decode(head)
    except UnicodeDecodeError:
        return ""


def _sample(encoding: TextEncoding, text: str, formats: Formats) -> EncodingSample | None:
    table = _Beginning(text)
    try:
        found, at, header = find_header([table], formats)
    except FileRefused:
        return None
    names = _BETWEEN.join(name for name in header.names if name)
    return EncodingSample(encoding, (names[:_LONGEST], *_first_rows(found, at, header)))


def _first_rows(table: Table, at: int, header: Header) -> list[str]:
    """Return the first rows below a header that can be read."""
    shown = [place for name in _SHOWN for place in header.fields.get(name, ())]
    lines: list[str] = []
    for number, row in table.rows():
        if number <= at or isinstance(row, Unreadable) or len(lines) == _ROWS:
            continue
        told = (clean(row[place]) for place in shown if place < len(row))
        line = _BETWEEN.join(mask_free_text(text) for text in told if text)
        lines.extend([line[:_LONGEST]] if line else [])
    return lines

"""Pasted text as a table, where it is one: rows copied out of a web page or a sheet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.files.header_search import HeaderUnknown, find_header
from workbench.files.refusals import FileRefused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.platforms.platform_records import ColumnChoice
    from workbench.files.formats import Formats, Header
    from workbench.files.tables import Row, Table

MESSAGES = "records.messages"
EMPTY = marked("errors", "the text is empty")
TOO_LONG = marked("errors", "the text is longer than anybody pastes; import it as a file")

LONGEST = 2_000_000


@dataclass(frozen=True, slots=True)
class PastedTable:
    """Lines whose cells stand between ``delimiter``; a quotation mark is a letter."""

    lines: tuple[str, ...]
    delimiter: str

    def settle(self) -> None:
        """Do nothing: a text is one table."""

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Yield each line's cells with its number."""
        for number, line in enumerate(self.lines, 1):
            yield number, [*line.split(self.delimiter)]


def checked(text: str) -> str:
    """Return a text that can be read.

    Raises:
        FileRefused: it is empty or far too long.
    """
    if not text.strip():
        raise FileRefused(EMPTY)
    if len(text) > LONGEST:
        raise FileRefused(TOO_LONG)
    return text


def fingerprint(text: str) -> str:
    """Return the SHA-256 of a text (hex)."""
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def find_table(
    text: str, formats: Formats, choices: tuple[ColumnChoice, ...]
) -> tuple[Table, int, Header] | None:
    """Return the table that a text is, None where it is prose.

    Raises:
        HeaderUnknown: it is a table, of columns that we do not know.
    """
    lines = tuple(text.splitlines())
    tables = [PastedTable(lines, delimiter) for delimiter in ("\t", ",")]
    try:
        return find_header(tables, formats, choices)
    except HeaderUnknown as error:
        if error.columns and lines[0].count("\t") > 1:
            raise
        return None

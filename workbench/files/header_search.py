"""Where the header of a file stands, and what to show the seller where none is known."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.files.cells import clean
from workbench.files.refusals import FileRefused
from workbench.files.tables import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.platforms.platform_records import ColumnChoice
    from workbench.files.formats import Formats, Header
    from workbench.files.tables import Row, Table

EMPTY = marked("errors", "the file is empty")
NO_HEADER = marked("errors", "no row of it is the header of an export that we know")

# Titles and notes may stand above the header.
_HEADER_ROWS = 20
_MOST_COLUMNS = 120
_LONGEST_NAME = 60
_LEAST_COLUMNS = 3
# Names of columns hold no numbers; rows of data do.
_DATA = re.compile(r"\d{4,}")


class HeaderUnknown(FileRefused):
    """No row is a header that we know; ``columns`` are those of the row that looks like one."""

    def __init__(self, columns: tuple[str, ...]) -> None:
        super().__init__(NO_HEADER)
        self.columns = columns


def find_header(
    tables: Sequence[Table], formats: Formats, choices: Sequence[ColumnChoice] = ()
) -> tuple[Table, int, Header]:
    """Return the table, the number of its header row, and the header.

    What a seller named counts before what we know: it was asked because we did not.

    Raises:
        HeaderUnknown: none of the first rows is one.
        FileRefused: none of them holds anything.
    """
    candidate: tuple[str, ...] = ()
    is_empty = True
    for table in tables:
        for number, row in islice(table.rows(), _HEADER_ROWS):
            is_empty = is_empty and not any(clean(cell) for cell in row)
            if isinstance(row, Unreadable):
                continue
            header = _header(row, formats, choices)
            if header is not None:
                table.settle()
                return table, number, header
            candidate = candidate or column_names(row)
    raise FileRefused(EMPTY) if is_empty else HeaderUnknown(candidate)


def _header(row: Row, formats: Formats, choices: Sequence[ColumnChoice]) -> Header | None:
    named = (formats.assigned(row, choice) for choice in choices)
    return next(filter(None, named), None) or formats.header(row)


def column_names(row: Row) -> tuple[str, ...]:
    """Return the names of columns if a row looks like a header, () if it does not."""
    names = [name for cell in row if (name := clean(cell))]
    is_header = (
        _LEAST_COLUMNS <= len(names) <= _MOST_COLUMNS
        and len(set(names)) == len(names)
        and all(isinstance(cell, str) for cell in row)
        and not any(_DATA.search(name) or len(name) > _LONGEST_NAME for name in names)
    )
    return tuple(names) if is_header else ()

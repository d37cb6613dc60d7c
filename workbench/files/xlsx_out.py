"""XLSX with text cells only: no formula, no link, no number that loses its last digits."""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from xlsxwriter import Workbook
from xlsxwriter.exceptions import FileCreateError

from workbench.domain.errors import ExportTooLong
from workbench.files.export import Value, cell_text

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime
    from pathlib import Path

    from xlsxwriter.worksheet import Worksheet

    from workbench.domain.exchange.exports import ExportColumn, ValueKind

SHEET_ROWS = 1_048_576  # the format's own limit, headings included
MOST_ROWS = SHEET_ROWS - 1
_WIDTHS = {"text": 22, "instant": 20, "money": 12, "count": 10}


class XlsxWriter:
    """Writes one sheet row by row with little memory; closes ``stream`` when it is finished.

    ``folder`` takes the parts of the file until they are joined: it must be as private as the
    file itself. ``made_at`` stands in the file's properties.
    """

    def __init__(
        self, stream: BinaryIO, folder: Path, made_at: datetime, *, most_rows: int = MOST_ROWS
    ) -> None:
        self._stream = stream
        self._most_rows = most_rows
        self._book = Workbook(stream, {"constant_memory": True, "tmpdir": str(folder)})
        self._book.use_zip64()
        self._book.set_properties({"created": made_at.replace(tzinfo=None)})
        # The text format keeps a cell text when somebody edits it in Excel.
        self._text = self._book.add_format({"num_format": "@"})
        self._sheet: Worksheet | None = None
        self._kinds: tuple[ValueKind, ...] = ()
        self._rows = 0

    def begin(self, name: str, columns: Sequence[ExportColumn]) -> None:
        """Write the headings; they stay in sight and can be filtered by."""
        self._kinds = tuple(column.kind for column in columns)
        sheet = self._sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, _WIDTHS[column.kind.value], self._text)
        # Else every order number would carry a green corner: "number stored as text".
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        bold = self._book.add_format({"num_format": "@", "bold": True})
        for place, column in enumerate(columns):
            sheet.write_string(0, place, column.heading, bold)
        self._rows = 1

    def write(self, row: Sequence[Value]) -> None:
        """Add one row.

        Raises:
            ExportTooLong: the sheet is full.
        """
        if self._sheet is None or self._rows > self._most_rows:
            raise too_long(self._rows, self._most_rows)
        for place, (value, kind) in enumerate(zip(row, self._kinds, strict=True)):
            text = cell_text(value, kind)
            if text:
                self._sheet.write_string(self._rows, place, text, self._text)
        self._rows += 1

    def finish(self) -> None:
        """Join the parts and write all to the disk.

        Raises:
            OSError: what the disk says, out of the library's own wrapping.
        """
        if self._sheet is not None and self._kinds:
            self._sheet.autofilter(0, 0, max(self._rows - 1, 1), len(self._kinds) - 1)
        try:
            self._book.close()
        except FileCreateError as error:
            raise _cause(error) from error
        self._stream.flush()
        os.fsync(self._stream.fileno())
        self._stream.close()

    def abandon(self) -> None:
        """Close the file and its parts as they are."""
        self._book.fileclosed = True
        with suppress(OSError):
            if self._sheet is not None:
                self._sheet.row_data_fh.close()
            self._stream.close()


def too_long(rows: int, limit: int = MOST_ROWS) -> ExportTooLong:
    """Return the refusal of more rows than a sheet holds."""
    return ExportTooLong(rows=f"{rows:,}", limit=f"{limit:,}")


def _cause(error: FileCreateError) -> OSError:
    cause = error.args[0] if error.args else None
    return cause if isinstance(cause, OSError) else OSError(str(error))

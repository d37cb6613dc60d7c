"""CSV as Excel reads it: UTF-8 with its mark, every field quoted, no formulas."""

from __future__ import annotations

import csv
import io
import os
from contextlib import suppress
from typing import TYPE_CHECKING, BinaryIO

from workbench.domain.exchange.exports import ValueKind
from workbench.files.export import Value, cell_text, is_formula

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.exchange.exports import ExportColumn


class CsvWriter:
    """Writes one table; closes ``stream`` when it is finished.

    Numbers of 19 digits stand whole in the file; only XLSX tells Excel that they are texts.
    """

    def __init__(self, stream: BinaryIO) -> None:
        self._text = io.TextIOWrapper(stream, "utf-8-sig", newline="")
        self._rows = csv.writer(self._text, quoting=csv.QUOTE_ALL)
        self._kinds: tuple[ValueKind, ...] = ()

    def begin(self, name: str, columns: Sequence[ExportColumn]) -> None:
        """Write the headings."""
        self._kinds = tuple(column.kind for column in columns)
        self._rows.writerow([column.heading for column in columns])

    def write(self, row: Sequence[Value]) -> None:
        """Add one row."""
        pairs = zip(row, self._kinds, strict=True)
        self._rows.writerow([_field(value, kind) for value, kind in pairs])

    def finish(self) -> None:
        """Write all to the disk."""
        self._text.flush()
        os.fsync(self._text.fileno())
        self._text.close()

    def abandon(self) -> None:
        """Close the file as it is."""
        with suppress(OSError):
            self._text.close()


def _field(value: Value, kind: ValueKind) -> str:
    """Return a field; -5.00 in a column of amounts is a number and stays one."""
    text = cell_text(value, kind)
    suspicious = kind is ValueKind.TEXT and isinstance(value, str) and is_formula(value)
    return f"'{text}" if suspicious else text

"""Workbooks as rows of cells, read by calamine, which counts rows itself and runs nothing.

What would take too much memory that way, or holds formulas, is heard cell by cell
(``large_sheets.py``): a formula is a text, and what it is said to show is not believed (faults G7).
Of an old .xls calamine tells only what it shows; one that computes anything is refused.

What a workbook claims of itself is looked at before it is unpacked: zip bombs end here
(faults G5). Nothing is fetched, no entity is resolved.
"""

from __future__ import annotations

import re
import zipfile
import zlib
from functools import cached_property
from typing import TYPE_CHECKING

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError

from workbench.domain.errors import marked
from workbench.files.large_sheets import LargeSheet, Limits, large_sheets
from workbench.files.old_formulas import holds_formulas
from workbench.files.refusals import FileRefused

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from workbench.files.tables import Row

ZIP_MARK = b"PK\x03\x04"
OLE_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"

BROKEN = marked("errors", "the workbook is damaged or incomplete; download it again")
PACKED_TOO_TIGHT = marked("errors", "the workbook unpacks to far more than an export holds")
PROTECTED = marked("errors", "the workbook is protected by a password; save it without one")
MACROS = marked("errors", "the workbook holds macros; save it as .xlsx or .csv")
COMPUTES = marked(
    "errors",
    "the old workbook (.xls) holds formulas, and what they show is not believed; save it as .xlsx",
)
NO_WORKBOOK = marked("errors", "it is a packed file, but no workbook")
TOO_LARGE = marked("errors", "the sheet is larger than any export")

_MOST_ENTRIES = 2_000
_MOST_BYTES = 1 << 30
_MOST_RATIO = 100
_SMALL = 1 << 20
# calamine holds four times what a sheet's XML measures.
LARGE = 24 << 20
_MOST_CELLS = 25_000_000
_FORMULA = re.compile(rb"<(?:[\w.-]+:)?f[\s/>]")
_PROTECTED_MARK = "EncryptedPackage".encode("utf-16-le")


class SheetTable:
    """One sheet of a workbook, unpacked when its rows are first asked for."""

    def __init__(self, workbook: CalamineWorkbook, index: int) -> None:
        self._workbook = workbook
        self._index = index

    @cached_property
    def _sheet(self) -> CalamineSheet:
        try:
            sheet = self._workbook.get_sheet_by_index(self._index)
        except (CalamineError, ValueError, OverflowError) as error:
            raise FileRefused(BROKEN) from error
        if sheet.total_height * sheet.total_width > _MOST_CELLS:
            raise FileRefused(TOO_LARGE)
        return sheet

    def rows(self) -> Iterator[tuple[int, Row]]:
        """Yield each row with its number; blank rows above the first cell count.

        Raises:
            FileRefused: the sheet's XML is broken or its cells span more than any export.
        """
        yield from enumerate(self._sheet.iter_rows(), 1)

    def settle(self) -> None:
        """Let go of what only the other sheets would need."""
        if self._sheet:
            self._workbook.close()


def open_workbook(
    path: Path, head: bytes, *, large: int = LARGE
) -> list[SheetTable] | list[LargeSheet]:
    """Return the sheets of an .xlsx or .xls file; beyond ``large`` bytes they are not held whole.

    Raises:
        FileRefused: not a workbook, damaged, protected, with macros, a bomb, or an old one with
            formulas.
    """
    if head.startswith(ZIP_MARK):
        if _checked_size(path) > large or _holds_formulas(path):
            return large_sheets(path, Limits(BROKEN, TOO_LARGE, _MOST_CELLS))
    elif _PROTECTED_MARK in (content := path.read_bytes()):
        raise FileRefused(PROTECTED)
    elif holds_formulas(content):
        raise FileRefused(COMPUTES)
    try:
        workbook = CalamineWorkbook.from_path(str(path))
    except PasswordError as error:
        raise FileRefused(PROTECTED) from error
    except (CalamineError, ValueError, OSError) as error:
        raise FileRefused(BROKEN) from error
    return [SheetTable(workbook, index) for index in range(len(workbook.sheet_names))]


def _checked_size(path: Path) -> int:
    """Return how many bytes of XML an .xlsx unpacks to, if it is one that may be unpacked."""
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise FileRefused(BROKEN) from error
    names = {entry.filename for entry in entries}
    if "[Content_Types].xml" not in names:
        raise FileRefused(NO_WORKBOOK)
    if "xl/vbaProject.bin" in names:
        raise FileRefused(MACROS)
    total = sum(entry.file_size for entry in entries)
    if len(entries) > _MOST_ENTRIES or total > _MOST_BYTES or any(map(_is_bomb, entries)):
        raise FileRefused(PACKED_TOO_TIGHT)
    return sum(entry.file_size for entry in entries if entry.filename.endswith(".xml"))


def _holds_formulas(path: Path) -> bool:
    """Tell whether an .xlsx computes anything; none that a platform exports does."""
    try:
        with zipfile.ZipFile(path) as archive:
            names = [name for name in archive.namelist() if name.endswith(".xml")]
            return any(_FORMULA.search(archive.read(name)) for name in names)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
        return False  # whoever reads the sheet finds it broken


def _is_bomb(entry: zipfile.ZipInfo) -> bool:
    return entry.file_size > _SMALL and entry.file_size > _MOST_RATIO * entry.compress_size

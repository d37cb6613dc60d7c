"""The small parts of an .xlsx that its sheets refer to: which sheets there are, styles, texts."""

from __future__ import annotations

import errno
import posixpath
import re
import zipfile
import zlib
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.files.refusals import FileRefused
from workbench.files.xml_events import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import IO

    from workbench.files.xml_events import Listener

BOOK = "xl/workbook.xml"
RELATIONS = "xl/_rels/workbook.xml.rels"
STYLES = "xl/styles.xml"
STRINGS = "xl/sharedStrings.xml"

# The formats for dates and times that a workbook need not spell out (ECMA-376 18.8.30).
_DATE_FORMATS = frozenset({*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)})
_NOT_CODES = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?![hms]+\])[^\]]*\]', re.IGNORECASE)
_DATE_CODES = re.compile("[ymdhs]", re.IGNORECASE)


@dataclass(frozen=True)
class Book:
    """What the sheets of a workbook refer to.

    ``sheets`` are the parts that hold them, in the order of the workbook; ``dates`` the styles
    (by number) that show a numeral as a date; ``strings`` the texts that cells share.
    """

    sheets: tuple[str, ...]
    is_1904: bool
    dates: frozenset[int]
    strings: list[str]


def read_book(archive: zipfile.ZipFile, broken: str) -> Book:
    """Read what the sheets refer to.

    Raises:
        FileRefused: ``broken``, where a part is missing or no XML.
    """
    book, relations = _BookPart(), _Relations()
    styles, texts = _Styles(), _Texts()
    _hear(archive, BOOK, book, broken)
    _hear(archive, RELATIONS, relations, broken)
    _hear(archive, STYLES, styles, broken, is_needed=False)
    _hear(archive, STRINGS, texts, broken, is_needed=False)
    parts = tuple(relations.targets[one] for one in book.sheets if one in relations.targets)
    if not parts:
        raise FileRefused(broken)
    return Book(parts, book.is_1904, styles.dates, texts.strings)


@contextmanager
def opened(archive: zipfile.ZipFile, part: str, broken: str) -> Iterator[IO[bytes]]:
    """Open one part, with everything that a damaged archive may raise told as ``broken``."""
    try:
        with archive.open(part) as stream:
            yield stream
    except (KeyError, zipfile.BadZipFile, zlib.error, NotImplementedError, EOFError) as error:
        raise FileRefused(broken) from error
    except RuntimeError as error:  # the part is encrypted
        raise FileRefused(broken) from error
    except OSError as error:
        if error.errno != errno.EINVAL:
            raise
        raise FileRefused(broken) from error  # the part is said to stand before the beginning


def _hear(
    archive: zipfile.ZipFile, part: str, listener: Listener, broken: str, *, is_needed: bool = True
) -> None:
    if part not in archive.namelist() and not is_needed:
        return
    with opened(archive, part, broken) as stream:
        for _ in parsed(stream, listener, broken):
            pass


@dataclass
class _BookPart:
    sheets: list[str] = field(default_factory=list)
    is_1904: bool = False

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "sheet":
            self.sheets += [told for key, told in attributes.items() if key.endswith(":id")]
        elif name == "workbookPr":
            self.is_1904 = attributes.get("date1904", "") in ("1", "true")

    def end(self, name: str) -> None:
        """Do nothing: all is told by attributes."""

    def text(self, piece: str) -> None:
        """Pass over what stands between elements."""


@dataclass
class _Relations:
    """The parts by the ids that the workbook gives them; worksheets alone."""

    targets: dict[str, str] = field(default_factory=dict)

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "Relationship" and attributes.get("Type", "").endswith("/worksheet"):
            path = posixpath.normpath(posixpath.join("/xl", attributes.get("Target", "")))
            self.targets[attributes.get("Id", "")] = path.lstrip("/")

    def end(self, name: str) -> None:
        """Do nothing: all is told by attributes."""

    def text(self, piece: str) -> None:
        """Pass over what stands between elements."""


class _Styles:
    def __init__(self) -> None:
        self._custom: dict[str, bool] = {}
        self._is_cells = False
        self._formats: list[str] = []

    @property
    def dates(self) -> frozenset[int]:
        """The places of the formats that show a date."""
        return frozenset(n for n, told in enumerate(self._formats) if self._is_date(told))

    def _is_date(self, number: str) -> bool:
        if number in self._custom:
            return self._custom[number]
        return number.isdecimal() and int(number) in _DATE_FORMATS

    def begin(self, name: str, attributes: dict[str, str]) -> None:
        if name == "cellXfs":
            self._is_cells = True
        elif name == "xf" and self._is_cells:
            self._formats.append(attributes.get("numFmtId", ""))
        elif name == "numFmt":
            code = attributes.get("formatCode", "")
            self._custom[attributes.get("numFmtId", "")] = shows_date(code)

    def end(self, name: str) -> None:
        self._is_cells = self._is_cells and name != "cellXfs"

    def text(self, piece: str) -> None:
        """Pass over what stands between elements."""


def shows_date(code: str) -> bool:
    """Tell whether a number format shows a date or a time; what it quotes does not count."""
    return _DATE_CODES.search(_NOT_CODES.sub("", code.partition(";")[0])) is not None


class Pieces:
    """Gathers the text of ``v`` and ``t`` elements.

    What stands between them is dropped, as are readings beside Chinese (``rPh``).
    """

    __slots__ = ("_is_reading", "_mark", "_pieces", "text")

    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._mark = 0
        self._is_reading = False
        # Every cell calls it: the list's own method spares a call.
        self.text = self._pieces.append

    def clear(self) -> None:
        """Begin anew."""
        self._pieces.clear()
        self._mark = 0

    def begin_text(self) -> None:
        """Drop what stands before the element."""
        if len(self._pieces) > self._mark:
            del self._pieces[self._mark :]

    def end_text(self) -> None:
        """Keep what the element holds."""
        if self._is_reading:
            del self._pieces[self._mark :]
        else:
            self._mark = len(self._pieces)

    def reading(self, *, begins: bool) -> None:
        """Hear that a reading begins or ends."""
        self._is_reading = begins

    def whole(self) -> str:
        """Return the text so far, "" for none."""
        if self._mark == 1:
            return self._pieces[0]
        return "".join(self._pieces[: self._mark])


class _Texts:
    """Puts shared texts together from their runs."""

    def __init__(self) -> None:
        self.strings: list[str] = []
        self._pieces = Pieces()
        self.text = self._pieces.text

    def begin(self, name: str, _: dict[str, str]) -> None:
        if name == "si":
            self._pieces.clear()
        elif name == "t":
            self._pieces.begin_text()
        elif name == "rPh":
            self._pieces.reading(begins=True)

    def end(self, name: str) -> None:
        if name == "si":
            self.strings.append(self._pieces.whole())
        elif name == "t":
            self._pieces.end_text()
        elif name == "rPh":
            self._pieces.reading(begins=False)

"""Reports as PDF with the shipped Chinese font, and as XLSX with one sheet for each table."""

from __future__ import annotations

from functools import partial
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.platypus import CondPageBreak, Paragraph, SimpleDocTemplate, Table, TableStyle
from xlsxwriter import Workbook

from workbench.files.packet.lettering import FONT_FILE, Lettering
from workbench.files.packet.styles import LINE, MARGIN, MUTED, styles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

    from workbench.domain.exchange.reports import Report, ReportTable

_PAGE = landscape(A4)
_WIDTH = _PAGE[0] - 2 * MARGIN
_FOOT = 8
_LEAST = 30 * mm  # a heading stands with some rows of its table
_CELLS = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 2),
        ("RIGHTPADDING", (0, 0), (-1, -1), 2),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
    ]
)
# Excel's own limits for a sheet's name.
_NAME, _FORBIDDEN = 31, str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_CELL = 32_767
_WIDEST = 40


def unheard() -> None:
    """Tell nobody that it goes on."""


class _Cell(Paragraph):
    """A cell that tells that it is laid out: a long table takes its time."""

    tell: Callable[[], None] = staticmethod(unheard)

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        """Lay the cell out."""
        self.tell()
        size: tuple[float, float] = super().wrap(width, height)
        return size


def report_pdf(report: Report, resources: Path, tell: Callable[[], None] = unheard) -> bytes:
    """Return a report as PDF, A4 across; the same report gives the same bytes.

    ``tell`` is called many times a second, and may raise to break it off.

    Raises:
        OSError: the font below ``resources`` cannot be read.
    """
    lettering = Lettering(resources / FONT_FILE)
    stream = BytesIO()
    document = SimpleDocTemplate(
        stream,
        pagesize=_PAGE,
        leftMargin=MARGIN,
        rightMargin=MARGIN,
        topMargin=MARGIN,
        bottomMargin=MARGIN,
        title=lettering.plain(report.title),
        invariant=1,
    )
    foot = partial(_number, lettering.plain(report.foot), lettering.family)
    document.build(list(_story(report, lettering, tell)), onFirstPage=foot, onLaterPages=foot)
    return stream.getvalue()


def _number(foot: str, family: str, canvas: Canvas, _: object) -> None:
    canvas.setFont(family, _FOOT)
    canvas.setFillColor(MUTED)
    canvas.drawString(MARGIN, MARGIN / 2, foot)
    canvas.drawRightString(_PAGE[0] - MARGIN, MARGIN / 2, str(canvas.getPageNumber()))


def _story(report: Report, lettering: Lettering, tell: Callable[[], None]) -> Iterator[Flowable]:
    look = styles(lettering.family)
    # Kept with its heading, a table longer than the page's rest would begin on the next one.
    heading = ParagraphStyle("table", look.heading, keepWithNext=0)
    yield Paragraph(lettering.markup(report.title), look.title)
    for line in report.lines:
        yield Paragraph(lettering.markup(line), look.text)
    for table in report.tables:
        yield CondPageBreak(_LEAST)
        yield Paragraph(lettering.markup(table.title), heading)
        if table.note:
            yield Paragraph(lettering.markup(table.note), look.muted)
        if table.rows:
            yield _table(table, lettering, tell)


def _table(table: ReportTable, lettering: Lettering, tell: Callable[[], None]) -> Flowable:
    look = styles(lettering.family)

    def cell(text: str, style: ParagraphStyle) -> _Cell:
        tell()
        made = _Cell(lettering.markup(text), style)
        made.tell = tell
        return made

    cells = [[cell(text, look.muted) for text in table.headers]]
    cells += [[cell(text, look.text) for text in row] for row in table.rows]
    made = Table(cells, colWidths=_widths(table), repeatRows=1)
    made.setStyle(_CELLS)
    return made


def _widths(table: ReportTable) -> list[float]:
    """Share the page's width by how long the texts of the columns are, none too narrow."""
    longest = [
        max(_room(text) for text in column)
        for column in zip(table.headers, *table.rows, strict=True)
    ]
    bounded = [min(max(room, 6), _WIDEST) for room in longest]
    return [_WIDTH * room / sum(bounded) for room in bounded]


def _room(text: str) -> int:
    """Return how wide a text is, in Latin letters; a Chinese sign is two of them."""
    return sum(2 if ord(sign) > 0x2E7F else 1 for sign in text)


def report_xlsx(report: Report, made_at: datetime, tell: Callable[[], None] = unheard) -> bytes:
    """Return a report as XLSX: text cells only, no formula can stand in them."""
    stream = BytesIO()
    book = Workbook(stream, {"in_memory": True})
    book.set_properties({"title": report.title, "created": made_at.replace(tzinfo=None)})
    text = book.add_format({"num_format": "@"})
    bold = book.add_format({"num_format": "@", "bold": True})
    first = book.add_worksheet(_sheet_name(report.title, 0))
    for row, line in enumerate((report.title, *report.lines, report.foot)):
        first.write_string(row, 0, line[:_CELL], bold if row == 0 else text)
    for number, table in enumerate(report.tables, 1):
        sheet = book.add_worksheet(_sheet_name(table.title, number))
        sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
        for row, cells in enumerate((table.headers, *table.rows)):
            tell()
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell[:_CELL], bold if row == 0 else text)
        sheet.freeze_panes(1, 0)
        sheet.autofit()
    book.close()
    return stream.getvalue()


def _sheet_name(title: str, number: int) -> str:
    """Return a name that Excel takes; the number keeps equal ones apart."""
    name = title.translate(_FORBIDDEN).strip("' ")
    return f"{number} {name}"[:_NAME] if number else name[:_NAME]

"""The packet's PDF: order facts, timelines, the rule and its source, and an index of the files."""

from __future__ import annotations

from functools import partial
from hashlib import sha256
from io import BytesIO
from typing import TYPE_CHECKING

from reportlab.platypus import Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from workbench.files.packet.pictures import picture
from workbench.files.packet.styles import (
    LABEL_WIDTH,
    LINE,
    MARGIN,
    MUTED,
    PAGE,
    WIDTH,
    Styles,
    styles,
)
from workbench.files.packet.timeline import timeline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from reportlab.pdfgen.canvas import Canvas
    from reportlab.platypus import Flowable

    from workbench.domain.filing.packets import Fact, Packet, PacketFile, PacketSection, PacketWords
    from workbench.files.packet.lettering import Lettering

_NUMBER_SIZE = 8
_BETWEEN = 6
_CELLS = TableStyle(
    [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), 2),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 2),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, LINE),
    ]
)


class PacketPages:
    """Lays packets out in one font."""

    def __init__(self, lettering: Lettering) -> None:
        self._lettering = lettering
        self._styles: Styles = styles(lettering.family)

    def pdf(self, packet: Packet) -> bytes:
        """Return the PDF; the same packet gives the same bytes.

        Raises:
            OSError: a picture cannot be read.
        """
        stream = BytesIO()
        title = self._lettering.plain(packet.title)
        document = SimpleDocTemplate(
            stream,
            pagesize=PAGE,
            leftMargin=MARGIN,
            rightMargin=MARGIN,
            topMargin=MARGIN,
            bottomMargin=MARGIN,
            title=title,
            invariant=1,
        )
        number = partial(self._number, packet.words)
        document.build(list(self._story(packet)), onFirstPage=number, onLaterPages=number)
        return stream.getvalue()

    def _number(self, words: PacketWords, canvas: Canvas, _: object) -> None:
        """Print a page's number at its foot."""
        canvas.setFont(self._lettering.family, _NUMBER_SIZE)
        canvas.setFillColor(MUTED)
        text = words.page.format(page=canvas.getPageNumber())
        canvas.drawRightString(PAGE[0] - MARGIN, MARGIN / 2, text)

    def _story(self, packet: Packet) -> Iterator[Flowable]:
        yield self._text(packet.title, "title")
        yield self._text(packet.subtitle, "subtitle")
        for section in packet.sections:
            yield from self._section(section)
        if packet.files:
            yield from self._index(packet)
            yield from self._pictures(packet.files)

    def _section(self, section: PacketSection) -> Iterator[Flowable]:
        yield self._text(section.title, "heading")
        if section.facts:
            yield self._facts(section.facts)
        if section.facts and section.paragraphs:
            yield Spacer(1, _BETWEEN)
        for text in section.paragraphs:
            for line in text.splitlines() or [""]:
                yield self._text(line, "text")
        for told in section.timelines:
            yield from timeline(told, self._styles, self._lettering)

    def _facts(self, facts: tuple[Fact, ...]) -> Flowable:
        rows = [[self._text(fact.label, "muted"), self._text(fact.text, "text")] for fact in facts]
        return Table(rows, [LABEL_WIDTH, WIDTH - LABEL_WIDTH], style=_CELLS, hAlign="LEFT")

    def _index(self, packet: Packet) -> Iterator[Flowable]:
        yield self._text(packet.words.index, "heading")
        rows = [
            [
                self._text(file.name, "text"),
                [
                    self._text(file.note, "text"),
                    self._text(f"SHA-256 {sha256(file.content).hexdigest()}", "muted"),
                ],
            ]
            for file in packet.files
        ]
        yield Table(rows, [WIDTH * 0.4, WIDTH * 0.6], style=_CELLS, hAlign="LEFT")

    def _pictures(self, files: tuple[PacketFile, ...]) -> Iterator[Flowable]:
        for file in files:
            if file.is_picture:
                yield self._text(file.name, "timeline")
                yield picture(file.content)
                yield Spacer(1, 8)

    def _text(self, text: str, style: str) -> Paragraph:
        return Paragraph(self._lettering.markup(text), getattr(self._styles, style))

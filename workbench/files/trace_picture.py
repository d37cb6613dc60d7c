"""Two traces side by side as one PNG: what a platform's reader is to see at one look.

Always on white, whatever the window's theme: it is printed and sent. The same facts give the same
pixels.
"""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from typing import TYPE_CHECKING

from PIL import Image, ImageDraw, ImageFont

from workbench.domain.parcels.trace_pictures import RowTone

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from workbench.domain.parcels.trace_pictures import TraceBlock, TracePicture, TraceRow

WIDTH = 1400
HIGHEST = 30_000  # pixels; a trace of a hundred scans takes 6,000
_MARGIN = 36
_TIME = 210
_SIDE = (WIDTH - 2 * _MARGIN - _TIME) // 2
_PAD = 14
_LEADING = 30
_SIZE = 21

_PAPER, _TEXT, _MUTED, _LINE = "#FFFFFF", "#1B2330", "#5B6577", "#E3E6EB"
_CRITICAL, _CRITICAL_SOFT, _WARNING_SOFT = "#C92A2A", "#FDECEC", "#FFF4DE"
_HATCH = "#E8C98F"
_GROUNDS = {RowTone.OTHER_ONLY: _WARNING_SOFT, RowTone.LIMIT: _CRITICAL_SOFT}


@dataclass(frozen=True, slots=True)
class _Letters:
    """The fonts, by use."""

    title: ImageFont.FreeTypeFont
    head: ImageFont.FreeTypeFont
    text: ImageFont.FreeTypeFont

    @classmethod
    def of(cls, font: Path) -> _Letters:
        """Return the fonts out of one file."""
        # The other way to lay out letters is there or not as the system has FriBiDi: other pixels.
        plain = ImageFont.Layout.BASIC
        sizes = (32, 23, _SIZE)
        return cls(*(ImageFont.truetype(str(font), size, layout_engine=plain) for size in sizes))


def trace_png(picture: TracePicture, font: Path) -> bytes:
    """Return the picture as PNG.

    Raises:
        OSError: the font cannot be read.
    """
    letters = _Letters.of(font)
    pens = _Pen(ImageDraw.Draw(Image.new("RGB", (1, 1))), letters)
    height = min(pens.draw(picture), HIGHEST)
    image = Image.new("RGB", (WIDTH, height), _PAPER)
    _Pen(ImageDraw.Draw(image), letters).draw(picture)
    stream = BytesIO()
    image.save(stream, "PNG", optimize=True)
    return stream.getvalue()


class _Pen:
    """Draws from the top down; drawn once to learn the height, once for good."""

    def __init__(self, draw: ImageDraw.ImageDraw, letters: _Letters) -> None:
        self._draw = draw
        self._letters = letters
        self._top = _MARGIN

    def draw(self, picture: TracePicture) -> int:
        """Draw all of it; return the height that it takes."""
        self._write(picture.title, self._letters.title, _TEXT, 46)
        self._write(picture.subtitle, self._letters.text, _MUTED, 44)
        for block in picture.blocks:
            self._block(block, picture.time)
        return self._top + _MARGIN

    def _write(self, text: str, font: ImageFont.FreeTypeFont, ink: str, down: int) -> None:
        self._draw.text((_MARGIN, self._top), text, ink, font)
        self._top += down

    def _block(self, block: TraceBlock, time: str) -> None:
        self._write(block.title, self._letters.head, _TEXT, 38)
        self._heads(time, block.platform, block.other)
        for row in block.rows:
            self._row(row)
        if block.note:
            self._top += _PAD
            for line in self._lines(block.note, WIDTH - 2 * _MARGIN):
                self._write(line, self._letters.text, _CRITICAL, _LEADING)
        self._top += 2 * _PAD

    def _heads(self, *heads: str) -> None:
        for left, text in zip(_lefts(), heads, strict=True):
            self._draw.text((left + _PAD, self._top), text, _MUTED, self._letters.text)
        self._top += _LEADING + 6
        self._rule(_TEXT)

    def _row(self, row: TraceRow) -> None:
        is_limit = row.tone is RowTone.LIMIT
        room = 2 * _SIDE if is_limit else _SIDE
        sides = [list(self._lines(text, room - 2 * _PAD)) for text in (row.platform, row.other)]
        height = max(len(lines) for lines in sides) * _LEADING + _PAD
        self._ground(row.tone, height)
        ink = _CRITICAL if is_limit else _TEXT
        time, *places = _lefts()
        when = _CRITICAL if is_limit else _MUTED
        self._draw.text((time + _PAD, self._top + 6), row.when, when, self._letters.text)
        for left, lines in zip(places, sides, strict=True):
            for number, line in enumerate(lines):
                at = (left + _PAD, self._top + 6 + number * _LEADING)
                self._draw.text(at, line, ink, self._letters.text)
        self._top += height
        self._rule(_CRITICAL if is_limit else _LINE)

    def _ground(self, tone: RowTone, height: int) -> None:
        """Colour what differs; where the platform lacks a scan its side is hatched as well."""
        ground = _GROUNDS.get(tone)
        if ground is None:
            return
        right = WIDTH - _MARGIN
        self._draw.rectangle((_MARGIN, self._top + 1, right, self._top + height), ground)
        if tone is RowTone.OTHER_ONLY:
            left = _MARGIN + _TIME
            for at in range(left, left + _SIDE - height, 16):
                self._draw.line((at, self._top + height, at + height, self._top), _HATCH, 1)

    def _rule(self, ink: str) -> None:
        self._draw.line((_MARGIN, self._top, WIDTH - _MARGIN, self._top), ink, 1)

    def _lines(self, text: str, room: int) -> Iterator[str]:
        """Yield the text in lines that fit; Chinese breaks anywhere."""
        line = ""
        for sign in text:
            if line and self._letters.text.getlength(line + sign) > room:
                yield line
                line = ""
            line += sign
        yield line


def _lefts() -> Iterable[int]:
    return (_MARGIN, _MARGIN + _TIME, _MARGIN + _TIME + _SIDE)

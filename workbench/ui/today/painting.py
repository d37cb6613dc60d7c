"""Where the bars of a figure lie, and how they are painted in the theme's tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen

from workbench.ui.theme import Type
from workbench.ui.today.figures import Figure, Form

if TYPE_CHECKING:
    from workbench.ui.theme import Theme

COLUMN_HEIGHT = 132
ROW_HEIGHT = 28
LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_MIDDLE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter
_TICKS = 18  # room under the columns
_HEAD = 18  # room over the columns for their labels
_GAP = 2.0
_APART = 4  # between two labels, so that they are not read as one number
_RADIUS = 2.0
_NAME_SHARE = 0.36  # of a row for its name


@dataclass(frozen=True, slots=True)
class Lit:
    """The mark that is looked at, -1 for none; framed where the keys are here."""

    number: int
    is_framed: bool


@dataclass(frozen=True, slots=True)
class ChartLayout:
    """Where each mark lies in a widget of this size (pixels)."""

    figure: Figure
    width: float
    height: float

    def place(self, number: int) -> QRectF:
        """Return the whole strip of a mark, from edge to edge."""
        count = max(len(self.figure.marks), 1)
        if self.figure.form is Form.ROWS:
            return QRectF(0, number * ROW_HEIGHT, self.width, ROW_HEIGHT)
        width = self.width / count
        return QRectF(number * width, 0, width, self.height)

    def bar(self, number: int) -> QRectF:
        """Return the bar of a mark; its length is in proportion to the value, from zero."""
        strip, mark = self.place(number), self.figure.marks[number]
        share = (mark.value or 0.0) / self.figure.top
        if self.figure.form is Form.ROWS:
            left = strip.width() * _NAME_SHARE
            room = strip.width() * (1 - _NAME_SHARE) - self._label_room()
            return QRectF(left, strip.top() + 8, max(room, 8.0) * share, strip.height() - 16)
        room = strip.height() - _HEAD - _TICKS
        gap = min(_GAP, strip.width() / 4)
        top = _HEAD + room * (1 - share)
        return QRectF(strip.left() + gap / 2, top, strip.width() - gap, room * share)

    def _label_room(self) -> float:
        metrics = QFontMetricsF(Type.NOTE.font())
        widths = [metrics.horizontalAdvance(mark.label) for mark in self.figure.marks]
        return max(widths, default=0.0) + 12

    def number_at(self, where: QPointF) -> int:
        """Return the number of the mark at a point, -1 where there is none."""
        numbers = range(len(self.figure.marks))
        return next((number for number in numbers if self.place(number).contains(where)), -1)

    def is_crowded(self, number: int) -> bool:
        """Tell whether a label wider than its column would run into a higher neighbour's."""
        marks = self.figure.marks
        mine = marks[number].value or 0
        reach = range(max(number - 3, 0), min(number + 4, len(marks)))
        return any(
            (marks[other].value or 0) > mine or (marks[other].value == mine and other < number)
            for other in reach
            if other != number
        )


class ChartPainter:
    """Paints one layout."""

    def __init__(self, painter: QPainter, layout: ChartLayout, theme: Theme) -> None:
        self._painter = painter
        self._layout = layout
        self._theme = theme

    def paint(self, lit: Lit) -> None:
        """Paint bars, labels, ticks and the line."""
        is_rows = self._layout.figure.form is Form.ROWS
        if not is_rows:
            self._paint_base()
        if self._layout.figure.line is not None:
            self._paint_line(self._layout.figure.line)
        for number, mark in enumerate(self._layout.figure.marks):
            if number == lit.number:
                self._paint_lit(number, is_framed=lit.is_framed)
            self._painter.setPen(Qt.PenStyle.NoPen)
            self._painter.setBrush(mark.tone.ink(self._theme))
            self._painter.drawRoundedRect(self._layout.bar(number), _RADIUS, _RADIUS)
            if is_rows:
                self._paint_row_words(number)
            else:
                self._paint_column_words(number)

    def _paint_base(self) -> None:
        bottom = self._layout.height - _TICKS + 0.5
        self._painter.setPen(QPen(QColor(self._theme.line), 1))
        self._painter.drawLine(QPointF(0, bottom), QPointF(self._layout.width, bottom))

    def _paint_lit(self, number: int, *, is_framed: bool) -> None:
        self._painter.setBrush(QColor(self._theme.selection))
        self._painter.setPen(
            QPen(QColor(self._theme.accent), 1) if is_framed else Qt.PenStyle.NoPen
        )
        self._painter.drawRoundedRect(
            self._layout.place(number).adjusted(0.5, 0.5, -0.5, -0.5), 3, 3
        )

    def _paint_row_words(self, number: int) -> None:
        strip, bar, mark = (
            self._layout.place(number),
            self._layout.bar(number),
            self._layout.figure.marks[number],
        )
        metrics = QFontMetricsF(self._painter.font())
        room = strip.width() * _NAME_SHARE - 10
        name = metrics.elidedText(mark.name, Qt.TextElideMode.ElideMiddle, room)
        self._painter.setPen(QColor(self._theme.text))
        self._painter.drawText(strip.adjusted(4, 0, 0, 0), LEFT, name)
        self._painter.setPen(QColor(self._theme.muted))
        self._painter.drawText(strip.adjusted(bar.right() + 6, 0, 0, 0), LEFT, mark.label)

    def _paint_column_words(self, number: int) -> None:
        strip, bar, mark = (
            self._layout.place(number),
            self._layout.bar(number),
            self._layout.figure.marks[number],
        )
        metrics = QFontMetricsF(self._painter.font())
        is_narrow = metrics.horizontalAdvance(mark.label) > strip.width() - _APART
        if mark.label and not (is_narrow and self._layout.is_crowded(number)):
            self._painter.setPen(QColor(self._theme.text))
            half = metrics.horizontalAdvance(mark.label) / 2 + 2
            over = QRectF(strip.center().x() - half, bar.top() - _HEAD, 2 * half, _HEAD - 1)
            self._painter.fillRect(over, QColor(self._theme.surface))
            self._painter.drawText(over, _MIDDLE, mark.label)
        if mark.tick:
            self._painter.setPen(QColor(self._theme.muted))
            width = metrics.horizontalAdvance(mark.tick)
            left = min(max(strip.center().x() - width / 2, 0), self._layout.width - width)
            below = QRectF(left, self._layout.height - _TICKS, width + 1, _TICKS)
            self._painter.drawText(below, LEFT, mark.tick)

    def _paint_line(self, value: float) -> None:
        room = self._layout.height - _HEAD - _TICKS
        y = _HEAD + room * (1 - value / self._layout.figure.top)
        self._painter.setPen(QPen(QColor(self._theme.critical), 1, Qt.PenStyle.DashLine))
        self._painter.drawLine(QPointF(0, y), QPointF(self._layout.width, y))

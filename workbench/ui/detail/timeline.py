"""The painted trace: green dots for scans, a dashed red line to the one that is missing."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QPointF, QRect, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontMetrics,
    QHelpEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
    QTextLayout,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from workbench.ui.theme import Tone, Type
from workbench.ui.widgets.labels import tip
from workbench.ui.widgets.wrapping import wrapped

if TYPE_CHECKING:
    from workbench.ui.detail.facts import Step
    from workbench.ui.theming import ThemeKeeper

_DOT_X = 9
_TEXT_X = 28
_WHEN_X = 122
_TITLE = 20
_GAP = 14
_RADIUS = 4.5
# Behind a title that does not stand on the carrier's own words.
_DOUBT = "※"
_LEAST = 60  # pixels that a text has in a column however narrow


class Timeline(QWidget):
    """Steps from top to bottom; its height follows its width."""

    def __init__(self, keeper: ThemeKeeper) -> None:
        super().__init__()
        self._keeper = keeper
        self._steps: list[Step] = []
        self._when_x = _WHEN_X
        self._font = Type.TEXT.font()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        keeper.changed.connect(self.update)

    def show_steps(self, steps: list[Step]) -> None:
        """Show other steps."""
        if steps == self._steps:
            return
        self._steps = steps
        titles = QFontMetrics(Type.STRONG.font())
        marked = (step.title + (_DOUBT if step.doubt else "") for step in steps)
        widest = max(map(titles.horizontalAdvance, marked), default=0)
        self._when_x = max(_WHEN_X, _TEXT_X + widest + 12)
        spoken = (f"{x.title} {x.when} {x.text} {x.doubt}".strip() for x in steps)
        words = "; ".join(spoken)
        self.setAccessibleName(words)
        self._fit()
        self.update()

    def sizeHint(self) -> QSize:
        """Return the height of all steps at the present width."""
        return QSize(200, self._height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Wrap the texts anew."""
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        """Show on whose word a step stands, where the mouse rests on it."""
        if isinstance(event, QHelpEvent):
            doubt = self.doubt_at(event.pos().y())
            QToolTip.showText(event.globalPos(), tip(doubt), self)
            return True
        return super().event(event)

    def doubt_at(self, y: int) -> str:
        """Return the doubt of the step at a height, "" where there is none."""
        top = 0
        for step in self._steps:
            bottom = top + self._step_height(step) + _GAP
            if top <= y < bottom:
                return step.doubt
            top = bottom
        return ""

    def _fit(self) -> None:
        self.setFixedHeight(self._height())

    def _height(self) -> int:
        heights = [self._step_height(step) for step in self._steps]
        return sum(heights) + _GAP * max(len(heights) - 1, 0) + 2

    def _step_height(self, step: Step) -> int:
        return (_TITLE if step.title else 0) + self._text_height(step.text)

    def _text_height(self, text: str) -> int:
        if not text:
            return 0
        return ceil(self._lines(text).boundingRect().height())

    def _lines(self, text: str) -> QTextLayout:
        return wrapped(text, self._font, max(self.width() - _TEXT_X, _LEAST))

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint lines, dots and words."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        top = 0
        for number, step in enumerate(self._steps):
            height = self._step_height(step)
            if number + 1 < len(self._steps):
                self._paint_line(painter, top, height + _GAP, self._steps[number + 1])
            self._paint_dot(painter, top, step)
            self._paint_words(painter, top, step)
            top += height + _GAP
        painter.end()

    def _paint_line(self, painter: QPainter, top: int, length: int, below: Step) -> None:
        theme = self._keeper.theme
        pen = QPen(QColor(theme.critical if below.is_missing else theme.line), 2)
        if below.is_missing:
            pen.setDashPattern([3, 2])
        painter.setPen(pen)
        start = QPointF(_DOT_X, top + _TITLE / 2 + _RADIUS)
        painter.drawLine(start, start + QPointF(0, length - 2 * _RADIUS))

    def _paint_dot(self, painter: QPainter, top: int, step: Step) -> None:
        tone = Tone.CRITICAL if step.is_missing else Tone.GOOD if step.title else Tone.MUTED
        radius = _RADIUS if step.title else 2.0
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tone.ink(self._keeper.theme))
        painter.drawEllipse(QPointF(_DOT_X, top + _TITLE / 2), radius, radius)

    def _paint_words(self, painter: QPainter, top: int, step: Step) -> None:
        theme = self._keeper.theme
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        width = self.width()
        if step.title:
            painter.setFont(Type.STRONG.font())
            painter.setPen(QColor(theme.text))
            painter.drawText(QRect(_TEXT_X, top, self._when_x - _TEXT_X, _TITLE), left, step.title)
            behind = painter.fontMetrics().horizontalAdvance(step.title)
            painter.setFont(Type.TEXT.font())
            painter.setPen(QColor(theme.muted))
            if step.doubt:
                painter.drawText(QRect(_TEXT_X + behind, top, _TITLE, _TITLE), left, _DOUBT)
            painter.drawText(
                QRect(self._when_x, top, width - self._when_x, _TITLE), left, step.when
            )
            top += _TITLE
        painter.setFont(Type.TEXT.font())
        tone = Tone.CRITICAL if step.is_missing else Tone.TEXT if step.title else Tone.MUTED
        painter.setPen(tone.ink(theme))
        self._lines(step.text).draw(painter, QPointF(_TEXT_X, top))

"""A chip: a word and a number in a rounded frame, one of several that can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from workbench.ui.formats import one_line
from workbench.ui.theme import Tone, Type

if TYPE_CHECKING:
    from workbench.ui.theming import ThemeKeeper

HEIGHT = 30
PADDING = 13
GAP = 6
LONGEST = 220


class Chip(QAbstractButton):
    """A checkable chip; ``number`` None shows the word alone.

    The room for the number grows with its digits only, so counters change in place.
    """

    def __init__(self, keeper: ThemeKeeper, word: str, tone: Tone = Tone.MUTED) -> None:
        super().__init__()
        self._keeper = keeper
        self._tone = tone
        self._number = ""
        self._word = ""
        self._room: QSize | None = None  # a row of chips is measured again at each new number
        self.setCheckable(True)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        # By Tab, not by a click: the list keeps its keys.
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.set_word(word)
        keeper.changed.connect(self.update)

    @property
    def word(self) -> str:
        """Return the word that the chip shows."""
        return self._word

    @property
    def number(self) -> str:
        """Return the number that the chip shows, "" for none."""
        return self._number

    def set_word(self, word: str) -> None:
        """Show another word; a long one is cut."""
        metrics = QFontMetrics(Type.TEXT.font())
        self._word = metrics.elidedText(one_line(word), Qt.TextElideMode.ElideMiddle, LONGEST)
        self._measure_again()
        self._name()
        self.update()

    def _measure_again(self) -> None:
        self._room = None
        self.updateGeometry()

    def set_tone(self, tone: Tone) -> None:
        """Show the number in another tone."""
        if tone is not self._tone:
            self._tone = tone
            self.update()

    def set_number(self, number: str) -> None:
        """Show another number."""
        if number != self._number:
            grows = len(number) != len(self._number)
            self._number = number
            self._name()
            if grows:
                self._measure_again()
            self.update()

    def _name(self) -> None:
        self.setAccessibleName(f"{self._word} {self._number}".strip())

    def sizeHint(self) -> QSize:
        """Return the room for word and number."""
        if self._room is None:
            self._room = self._measured()
        return self._room

    def _measured(self) -> QSize:
        width = QFontMetrics(Type.TEXT.font()).horizontalAdvance(self._word)
        if self._number:
            # Every digit has the width of the widest.
            digits = "0" * len(self._number)
            width += GAP + QFontMetrics(Type.STRONG.font()).horizontalAdvance(digits)
        return QSize(width + 2 * PADDING, HEIGHT)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint frame, word and number."""
        theme = self._keeper.theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        is_lit = self.isChecked() or self.hasFocus()
        edge = theme.accent if is_lit else theme.muted if self.underMouse() else theme.line
        painter.setPen(QPen(QColor(edge), 2 if self.hasFocus() and self.isChecked() else 1))
        painter.setBrush(QColor(theme.accent_soft if self.isChecked() else theme.surface))
        frame = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        painter.drawRoundedRect(frame, frame.height() / 2, frame.height() / 2)
        self._paint_words(painter)
        painter.end()

    def _paint_words(self, painter: QPainter) -> None:
        theme = self._keeper.theme
        room = self.rect().adjusted(PADDING, 0, -PADDING, 0)
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        painter.setFont(Type.TEXT.font())
        painter.setPen(QColor(theme.text))
        painter.drawText(room, left, self._word)
        if not self._number:
            return
        right = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        tone = Tone.TEXT if self.isChecked() and self._tone is Tone.MUTED else self._tone
        painter.setFont(Type.STRONG.font())
        painter.setPen(tone.ink(theme))
        painter.drawText(QRect(room), right, self._number)

"""What stands where rows would: loading, empty and good, filtered to nothing, first run, error."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from workbench.ui.theme import Tone, Type
from workbench.ui.widgets.card import button
from workbench.ui.widgets.glyphs import Glyph
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from workbench.ui.icons import Icons
    from workbench.ui.theming import ThemeKeeper

_BARS = ((16, 13), (46, 120), (186, 84), (290, 90), (400, 60), (480, 100), (600, 140))
_ROW = 40
SENTENCE_WIDTH = 420


@dataclass(frozen=True, slots=True)
class StateWords:
    """One state's icon, tone, title, sentence, and the acts that lead out of it ("" = none).

    ``link`` is a quieter act beneath them.
    """

    icon: str
    tone: Tone
    title: str
    sentence: str = ""
    act: str = ""
    other_act: str = ""
    link: str = ""


class StatePage(QFrame):
    """A quiet page in the middle of which one thing is said.

    Signals: ``pressed`` when its button is, ``other_pressed`` when the one beside it is,
    ``link_pressed`` when the link beneath them is.
    """

    pressed = Signal()
    other_pressed = Signal()
    link_pressed = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("statePage")
        self._icon = Glyph(icons, 32)
        self._title = PlainLabel(type_=Type.CARD)
        self._sentence = PlainLabel(tone=Tone.MUTED, is_wrapped=True)
        self._sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self._sentence.setFixedWidth(SENTENCE_WIDTH)
        self._button = button("")
        self._button.clicked.connect(self.pressed)
        self._other = button("")
        self._other.clicked.connect(self.other_pressed)
        self.link = button("", is_link=True)
        self.link.clicked.connect(self.link_pressed)
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addWidget(self._button)
        acts.addWidget(self._other)
        column = QVBoxLayout(self)
        column.setSpacing(12)
        column.addStretch(2)
        for widget in (self._icon, self._title, self._sentence):
            column.addWidget(widget, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addLayout(acts)
        column.setAlignment(acts, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)

    @property
    def title(self) -> str:
        """Return what is said."""
        return self._title.text()

    def say(self, words: StateWords) -> None:
        """Show one state."""
        self._icon.show_icon(words.icon, words.tone)
        self._title.setText(words.title)
        self._sentence.setText(words.sentence)
        # An aligned label is given its hint's height, which is that of a shorter line.
        height = self._sentence.heightForWidth(SENTENCE_WIDTH)
        self._sentence.setMinimumHeight(max(height, 0))
        self._sentence.setVisible(bool(words.sentence))
        acts = (words.act, words.other_act, words.link)
        for made, act in zip((self._button, self._other, self.link), acts, strict=True):
            made.setText(act)
            made.setVisible(bool(act))


class Skeleton(QWidget):
    """Grey bars where rows will be; shown only while there is nothing older to show."""

    def __init__(self, keeper: ThemeKeeper) -> None:
        super().__init__()
        self._keeper = keeper

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint bars row by row."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._keeper.theme.line))
        for top in range(_ROW, self.height() - _ROW, _ROW):
            for left, width in _BARS:
                painter.drawRoundedRect(QRectF(left, top + 14, width, 12), 4, 4)
        painter.end()

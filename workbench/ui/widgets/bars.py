"""Bars: one sentence across a view, with the button that mends it; and the undo bar below."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.glyphs import Glyph, IconButton
from workbench.ui.widgets.labels import PlainLabel, restyle

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.ui.icons import Icons
    from workbench.ui.theme import Tone

UNDO_SECONDS = 10


class MessageBar(QFrame):
    """A coloured bar over a view; hidden while it has nothing to say.

    Signals: ``pressed`` when its button is.
    """

    pressed = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("bar")
        self._icon = Glyph(icons)
        self._sentence = PlainLabel(is_wrapped=True)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._button = button("")
        self._button.clicked.connect(self.pressed)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 6, 8, 6)
        row.setSpacing(8)
        for widget in (self._icon, self._sentence, self._button):
            row.addWidget(widget)
        self.hide()

    @property
    def sentence(self) -> str:
        """Return what the bar says, "" while it is hidden."""
        return "" if self.isHidden() else self._sentence.text()

    def say(self, sentence: str, icon: str, tone: Tone, act: str = "") -> None:
        """Show a sentence, and a button where ``act`` names one."""
        self._sentence.setText(sentence)
        self._icon.show_icon(icon, tone)
        self._button.setText(act)
        self._button.setVisible(bool(act))
        restyle(self, tone=tone.value)
        self.show()


class UndoBar(QFrame):
    """Floats at the foot of the window for ten seconds after an act that can be taken back."""

    def __init__(self, icons: Icons, parent: QWidget) -> None:
        super().__init__(parent)
        self._around = parent
        self.setObjectName("undoBar")
        self._undo: Callable[[], None] | None = None
        self._text = PlainLabel()
        self._button = button(translate("undo", "Undo"), is_link=True)
        self._button.clicked.connect(self._on_undo)
        closing = IconButton(icons, "close", translate("undo", "Close"))
        closing.clicked.connect(self.hide)
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 8, 8, 8)
        row.setSpacing(16)
        for widget in (self._text, self._button, closing):
            row.addWidget(widget)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(UNDO_SECONDS * 1000)
        self._timer.timeout.connect(self.hide)
        parent.installEventFilter(self)
        self.hide()

    @property
    def text(self) -> str:
        """Return what can be taken back."""
        return self._text.text()

    def offer(self, text: str, undo: Callable[[], None] | None) -> None:
        """Say what was done and keep the way back open for ten seconds."""
        self._undo = undo
        self._text.setText(text)
        self._button.setVisible(undo is not None)
        self.show()
        self.raise_()
        self._place()
        self._timer.start()

    @Slot()
    def take_back(self) -> None:
        """Undo the act, once."""
        self._on_undo()

    @Slot()
    def _on_undo(self) -> None:
        undo, self._undo = self._undo, None
        self.hide()
        if undo is not None:
            undo()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the window's size."""
        if event.type() is QEvent.Type.Resize and self.isVisible():
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        self.adjustSize()
        around = self._around.rect()
        self.move((around.width() - self.width()) // 2, around.height() - self.height() - 20)

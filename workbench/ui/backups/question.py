"""One question before a backup takes the data's place: what goes, what comes, and where it lies."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QPushButton


class RestoreQuestion(QWidget):
    """Asks once, and for the recovery code where nothing else opens the backup.

    Signals: ``agreed`` (recovery code or ""), ``left`` when nothing is to be done.
    """

    agreed = Signal(str)
    left = Signal()

    def __init__(self, width: int) -> None:
        super().__init__()
        self.words = PlainLabel(is_wrapped=True, is_selectable=True)
        self.trouble = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True, is_selectable=True)
        self.code = QLineEdit()
        self.code.setPlaceholderText(translate("recovery", "Recovery code"))
        self.code.setAccessibleName(translate("recovery", "Recovery code"))
        self.go_button = button(translate("backups", "Restore and open again"), is_primary=True)
        self.leave_button = button(translate("backups", "Do not restore"))
        self._lay_out(width)
        self.go_button.clicked.connect(self._on_go)
        self.leave_button.clicked.connect(self.left)

    def _lay_out(self, width: int) -> None:
        title = PlainLabel(translate("backups", "Restore this backup?"), type_=Type.CARD)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        for label in (title, self.words, self.trouble):
            label.setFixedWidth(width)
        for widget in (title, self.words, self.code, self.trouble):
            column.addWidget(widget)
        acts = QHBoxLayout()
        acts.addStretch(1)
        for each in self.buttons:
            acts.addWidget(each)
        column.addLayout(acts)

    @property
    def buttons(self) -> tuple[QPushButton, ...]:
        """Return what can be answered."""
        return self.leave_button, self.go_button

    def ask(self, words: str) -> None:
        """Ask anew; nothing was tried yet."""
        self.words.setText(words)
        self.code.clear()
        self.code.hide()
        self.trouble.hide()
        self.set_busy(is_busy=False)
        self.show()
        self.leave_button.setFocus()

    def set_busy(self, *, is_busy: bool) -> None:
        """Take no answer while one is being followed; it can still be left."""
        self.go_button.setEnabled(not is_busy)
        self.code.setEnabled(not is_busy)

    def show_trouble(self, sentence: str, *, needs_code: bool) -> None:
        """Say why it cannot be done; where a code may help, there is a place for it."""
        self.set_busy(is_busy=False)
        self.trouble.setText(sentence)
        self.trouble.show()
        if needs_code:
            self.code.show()
            self.code.setFocus()

    @Slot()
    def _on_go(self) -> None:
        self.trouble.hide()
        self.agreed.emit(self.code.text())

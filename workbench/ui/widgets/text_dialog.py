"""A small window that asks for one line of text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QVBoxLayout

from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WIDTH = 420


class TextDialog(QDialog):
    """Asks; Enter takes what was typed, Esc leaves.

    Signals: ``told`` (text without blanks around it).
    """

    told = Signal(str)

    def __init__(self, question: str, act: str, longest: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(question)
        self.setFixedWidth(WIDTH)
        self.line = QLineEdit()
        self.line.setMaxLength(longest)
        self.line.setAccessibleName(question)
        self.take = button(act, is_primary=True)
        self.take.setDefault(True)
        leave = button(translate("asking", "Cancel"))
        leave.setAutoDefault(False)
        self.take.clicked.connect(self._on_taken)
        leave.clicked.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(PlainLabel(question, is_wrapped=True))
        column.addWidget(self.line)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(leave)
        acts.addWidget(self.take)
        column.addLayout(acts)
        self.finished.connect(self.deleteLater)

    @Slot()
    def _on_taken(self) -> None:
        self.told.emit(self.line.text().strip())
        self.accept()

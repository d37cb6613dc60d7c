"""The question before something is erased for good: what goes, what stays, two buttons."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from workbench.ui.theme import Tone, Type
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

WIDTH = 480
MARGIN = 20


@dataclass(frozen=True, slots=True)
class LeaveWords:
    """What the question says."""

    question: str
    goes: str
    stays: str
    erase: str
    keep: str


class LeaveDialog(QDialog):
    """Leaving it is the way that Enter takes."""

    def __init__(self, words: LeaveWords, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setFixedWidth(WIDTH)
        self.setWindowTitle(words.question)
        self.question = words.question
        self.erase = button(words.erase)
        self.keep = button(words.keep, is_primary=True)
        self.keep.setDefault(True)
        self.erase.setAutoDefault(False)
        self.erase.clicked.connect(self.accept)
        self.keep.clicked.connect(self.reject)
        self._lay_out(words)
        self.finished.connect(self.deleteLater)

    def _lay_out(self, words: LeaveWords) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.addWidget(_label(words.question, Type.CARD, Tone.TEXT))
        column.addWidget(_label(words.goes, Type.TEXT, Tone.CRITICAL))
        column.addWidget(_label(words.stays, Type.NOTE, Tone.MUTED))
        acts = QHBoxLayout()
        acts.setSpacing(8)
        acts.addStretch(1)
        acts.addWidget(self.erase)
        acts.addWidget(self.keep)
        column.addLayout(acts)


def _label(text: str, type_: Type, tone: Tone) -> PlainLabel:
    made = PlainLabel(text, type_=type_, tone=tone, is_wrapped=True)
    made.setFixedWidth(WIDTH - 2 * MARGIN)
    return made

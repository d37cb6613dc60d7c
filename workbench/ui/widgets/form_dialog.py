"""The frame of small forms: what is entered above, what is wrong with it, and two buttons."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from workbench.domain.errors import BadInput
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.trouble import trouble_from
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDTH, MARGIN, GAP = 520, 20, 12


class FormDialog(QDialog):
    """A small form; what cannot be read is said beneath it and nothing is saved.

    Whoever derives from it lays its parts out (``lay``) and reads them (``read``).
    """

    def __init__(self, title: str, act: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(title)
        self.trouble = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True)
        self.trouble.setFixedWidth(WIDTH - 2 * MARGIN)
        self.trouble.hide()
        self.save_button = button(act, is_primary=True)
        self.save_button.setDefault(True)
        self.leave_button = button(translate("asking", "Cancel"))
        self.save_button.clicked.connect(self._on_save)
        self.leave_button.clicked.connect(self.reject)

    def lay(self, parts: Iterable[QWidget | QLayout]) -> None:
        """Lay the parts out from the top, with the buttons beneath."""
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(GAP)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.addStrut(WIDTH - 2 * MARGIN)  # what breaks into lines asks for no width itself
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.leave_button)
        acts.addWidget(self.save_button)
        for part in (*parts, self.trouble, acts):
            if isinstance(part, QLayout):
                column.addLayout(part)
            else:
                column.addWidget(part)

    def read(self) -> None:
        """Take what was entered.

        Raises:
            BadInput: it cannot be read; the form stays open and says why.
        """
        raise NotImplementedError

    @Slot()
    def _on_save(self) -> None:
        try:
            self.read()
        except BadInput as error:
            self.trouble.setText(trouble_from(error).sentence)
            self.trouble.show()
            return
        self.accept()


def lead(words: str) -> PlainLabel:
    """Return what is said over a form's fields."""
    made = PlainLabel(words, type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
    made.setFixedWidth(WIDTH - 2 * MARGIN)
    return made

"""The control that asks for an instant."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from workbench.ui.theme import Type
from workbench.ui.translating import translate
from workbench.ui.widgets.form_dialog import FormDialog, lead
from workbench.ui.widgets.instant_edit import InstantEdit, to_wall
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtWidgets import QWidget

_BEFORE = timedelta(days=1)


class InstantDialog(FormDialog):
    """Asks for the instant to look back at; the future is not offered.

    Signals: ``chosen`` (instant).
    """

    chosen = Signal(object)

    def __init__(self, now: datetime, parent: QWidget) -> None:
        question = translate("review", "Look back at which instant?")
        super().__init__(question, translate("review", "Look back"), parent)
        self.edit = InstantEdit(now - _BEFORE, question)
        self.edit.setMaximumDateTime(to_wall(now))
        hint = translate("review", "Beijing time. Works without the network; nothing is changed.")
        self.lay((PlainLabel(question, type_=Type.CARD), self.edit, lead(hint)))
        self.finished.connect(self.deleteLater)

    def read(self) -> None:
        """Tell the instant."""
        self.chosen.emit(self.edit.instant)

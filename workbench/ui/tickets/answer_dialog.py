"""Recording an answer that was given on the platform's page: what was said, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from workbench.domain.errors import BadInput
from workbench.services.ticket_entry import instant_of
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.trouble import trouble_from
from workbench.ui.widgets.card import button
from workbench.ui.widgets.fields import text_field
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.domain.ticket_views import TicketRow
    from workbench.ui.start import Stage

WIDTH = 480
_BOX = 110


class AnswerDialog(QDialog):
    """Takes the reply and its time; nothing is sent to anybody.

    Signals: ``answered`` (text, instant or None for now).
    """

    answered = Signal(str, object)

    def __init__(self, stage: Stage, row: TicketRow, draft: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(translate("tickets", "Record the answer"))
        self.setFixedWidth(WIDTH)
        self.about = PlainLabel(
            translate(
                "tickets",
                "Answer on the platform's page first; here it is only recorded. Phones and names "
                "are masked.",
            ),
            type_=Type.NOTE,
            tone=Tone.MUTED,
            is_wrapped=True,
        )
        self.options = ChoiceRow(stage.keeper, translate("tickets", "Options"))
        self.options.show_choices([(option, option) for option in row.offers], "")
        self.options.chosen.connect(self._on_option)
        self.box = QPlainTextEdit(draft)
        self.box.setFixedHeight(_BOX)
        self.box.setTabChangesFocus(True)
        self.box.setAccessibleName(translate("tickets", "What was answered"))
        self.box.setPlaceholderText(translate("tickets", "What was answered"))
        hint = translate("tickets", "now; else 2024-01-24 10:00")
        self.at = text_field(translate("tickets", "Answered at"), hint)
        self.trouble = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True)
        self.save_button = button(translate("tickets", "Record"), is_primary=True)
        self._leave = button(translate("tickets", "Cancel"))
        self._lay_out()
        self.save_button.clicked.connect(self._on_save)
        self._leave.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        self.about.setFixedWidth(WIDTH - 40)
        self.trouble.setFixedWidth(WIDTH - 40)
        self.trouble.hide()
        when = QHBoxLayout()
        caption = translate("tickets", "Answered at")
        when.addWidget(PlainLabel(caption, type_=Type.NOTE, tone=Tone.MUTED))
        when.addWidget(self.at, 1)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self._leave)
        acts.addWidget(self.save_button)
        self.save_button.setDefault(True)
        for widget in (self.about, self.options, self.box):
            column.addWidget(widget)
        column.addLayout(when)
        column.addWidget(self.trouble)
        column.addLayout(acts)

    @Slot(str)
    def _on_option(self, option: str) -> None:
        self.box.setPlainText(option)

    @Slot()
    def _on_save(self) -> None:
        try:
            at = instant_of(self.at.text(), translate("tickets", "Answered at"))
        except BadInput as error:
            self.trouble.setText(trouble_from(error).sentence)
            self.trouble.show()
            return
        self.answered.emit(self.box.toPlainText(), at)
        self.accept()

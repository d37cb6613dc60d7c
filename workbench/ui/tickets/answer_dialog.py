"""Recording an answer that was given on the platform's page: what was said, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.services.tickets.entry import instant_of
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.translating import translate
from workbench.ui.widgets.fields import FieldGrid, text_box
from workbench.ui.widgets.form_dialog import FormDialog, lead

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.domain.ticket_views import TicketRow
    from workbench.ui.start import Stage

_BOX = 110


class AnswerDialog(FormDialog):
    """Takes the reply and its time; nothing is sent to anybody.

    Signals: ``answered`` (text, instant or None for now).
    """

    answered = Signal(str, object)

    def __init__(self, stage: Stage, row: TicketRow, draft: str, parent: QWidget) -> None:
        title = translate("tickets", "Record the answer")
        super().__init__(title, translate("tickets", "Record"), parent)
        about = translate(
            "tickets",
            "Answer on the platform's page first; here it is only recorded. Phones and names are "
            "masked.",
        )
        self.options = ChoiceRow(stage.keeper, translate("tickets", "Options"))
        self.options.show_choices([(option, option) for option in row.offers], "")
        self.options.chosen.connect(self._on_option)
        words = translate("tickets", "What was answered")
        self.box = text_box(words, _BOX, words)
        self.box.setPlainText(draft)
        hint = translate("tickets", "now; else 2024-01-24 10:00")
        when = FieldGrid((("at", translate("tickets", "Answered at"), hint),))
        self.at = when.fields["at"]
        self.lay((lead(about), self.options, self.box, when))

    @Slot(str)
    def _on_option(self, option: str) -> None:
        self.box.setPlainText(option)

    def read(self) -> None:
        """Tell the reply and its time."""
        at = instant_of(self.at.text(), translate("tickets", "Answered at"))
        self.answered.emit(self.box.toPlainText(), at)

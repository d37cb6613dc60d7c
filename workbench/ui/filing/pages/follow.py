"""跟进: what the platform answered, under which number, and what an appeal would ask for."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout

from workbench.domain.filing.filings import FilingState
from workbench.domain.filing.flow import FlowStep
from workbench.domain.filing.states import may_become
from workbench.domain.shops import Platform
from workbench.ui.filing.moment import WORDS_WIDTH, MomentField
from workbench.ui.filing.page import PageSight, WizardPage
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button
from workbench.ui.widgets.fields import text_field
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.filing.filings import Filing
    from workbench.ui.start import ViewTools

_ANSWERS = (
    FilingState.ACCEPTED,
    FilingState.REJECTED,
    FilingState.EXPIRED,
    FilingState.UNKNOWN,
)
_APPEAL = "taobao.appeal.filing_no_before_judgement"


class FollowPage(WizardPage):
    """A filing that is with the platform.

    Signals: ``answered`` (FilingState, instant of the answer or None, Filing with the rest),
    ``amended`` (Filing) when only number or ends were told.
    """

    step = FlowStep.FOLLOW
    answered = Signal(object, object, object)
    amended = Signal(object)

    def __init__(self, tools: ViewTools) -> None:
        lead = translate("wizard", "Look on the platform and write down what it says.")
        super().__init__(tools, translate("wizard", "What became of it?"), lead)
        now = tools.desk.monitor.now()
        self._filing: Filing | None = None
        self._chosen: FilingState | None = None
        self.standing = PlainLabel(type_=Type.STRONG, is_wrapped=True)
        self.appeal = PlainLabel(tone=Tone.WARNING, is_wrapped=True)
        self.answers = ChoiceRow(tools.stage.keeper, translate("wizard", "Answer"))
        self.answers.chosen.connect(self._on_answer)
        words = translate("wizard", "The platform's filing number")
        self.number = text_field(words, words)
        self.at = MomentField(translate("wizard", "Answered at"), now, is_needed=True)
        self.at.set_latest(now)
        self.at.caption.setMinimumWidth(WORDS_WIDTH)
        self.valid = MomentField(translate("wizard", "Holds until"), now)
        self.extends = MomentField(translate("wizard", "Ship by, as granted"), now)
        self.saving = button(translate("wizard", "Write it down"), is_primary=True)
        self.saving.clicked.connect(self._on_save)
        self.column.addWidget(self.standing)
        self.column.addWidget(self.appeal)
        self.column.addWidget(self._card())
        self.column.addStretch(1)

    def _card(self) -> Card:
        card = Card(translate("wizard", "The platform's answer"))
        card.body.addWidget(self.answers)
        grid = QGridLayout()
        grid.setVerticalSpacing(8)
        for line, widget in enumerate((self.number, self.at, self.valid, self.extends)):
            grid.addWidget(widget, line, 0)
        card.body.addLayout(grid)
        row = card.add_row()
        row.addWidget(self.saving)
        row.addStretch(1)
        return card

    def show_sight(self, sight: PageSight) -> None:
        """Show how a filing stands, and which answers can follow."""
        filing = sight.filing
        if filing is None:
            return
        is_new = filing != self._filing
        self._filing = filing
        self.standing.setText(self._standing(filing))
        self.appeal.setText(self._appeal(filing))
        self.appeal.setVisible(bool(self.appeal.text()))
        if is_new:
            self._show_fields(filing)

    def _show_fields(self, filing: Filing) -> None:
        self._chosen = None
        possible = [state for state in _ANSWERS if may_become(filing, state)]
        self.answers.show_choices([(state.value, word(state)) for state in possible], "")
        self.number.setText(filing.number)
        self.at.set_latest(self._tools.desk.monitor.now())
        self.at.show_instant(filing.answered_at or self._tools.desk.monitor.now())
        self.valid.show_instant(filing.valid_to)
        self.extends.show_instant(filing.extends_to)
        self._show_ends(is_accepted=filing.state is FilingState.ACCEPTED)

    def _show_ends(self, *, is_accepted: bool) -> None:
        # Nobody knows when nothing was heard.
        self.at.setVisible(self._chosen not in {None, FilingState.UNKNOWN})
        for field in (self.valid, self.extends):
            field.setVisible(is_accepted)

    def _standing(self, filing: Filing) -> str:
        formats = self._stage.formats
        parts = [word(filing.state)]
        if filing.submitted_at is not None:
            told = translate("wizard", "sent {time}")
            parts.append(told.replace("{time}", formats.full_moment(filing.submitted_at)))
        if filing.approved_at is not None:
            told = translate("wizard", "accepted {time}")
            parts.append(told.replace("{time}", formats.full_moment(filing.approved_at)))
        elif filing.answered_at is not None:
            told = translate("wizard", "answered {time}")
            parts.append(told.replace("{time}", formats.full_moment(filing.answered_at)))
        number = filing.number or translate("wizard", "no number yet")
        return " · ".join((*parts, number))

    def _appeal(self, filing: Filing) -> str:
        """Say early what an appeal asks for: it cannot be mended after the judgement."""
        if filing.platform is not Platform.TAOBAO:
            return ""
        if filing.state is FilingState.ACCEPTED and filing.number:
            return ""
        lacking = translate("wizard", "{rule}: this one has no approved number yet.")
        return lacking.replace("{rule}", self._tools.desk.rules.title(_APPEAL))

    @Slot(str)
    def _on_answer(self, value: str) -> None:
        self._chosen = FilingState(value)
        self._show_ends(is_accepted=self._chosen is FilingState.ACCEPTED)

    @Slot()
    def _on_save(self) -> None:
        if self._filing is None:
            return
        told = replace(
            self._filing,
            number=self.number.text().strip(),
            valid_to=self.valid.instant,
            extends_to=self.extends.instant,
        )
        if self._chosen is None:
            self.amended.emit(told)
            return
        is_heard = self._chosen is not FilingState.UNKNOWN
        at: datetime | None = self.at.instant if is_heard else None
        self.answered.emit(self._chosen, at, told)

    def take_keys(self) -> None:
        """Give the keys to the number."""
        self.number.setFocus()

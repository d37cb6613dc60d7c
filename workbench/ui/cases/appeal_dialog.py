"""An appeal from its first words to the money's return; a person sends it on the platform."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QVBoxLayout

from workbench.domain.errors import BadInput
from workbench.domain.filing.appeals import AppealStep, may_become
from workbench.services.records.entry import amount_of
from workbench.ui.cases.appeal_words import (
    demand,
    facts_of,
    last_day,
    title_of,
    told_back,
    told_steps,
)
from workbench.ui.filing.moment import MomentField
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.trouble import trouble_from
from workbench.ui.widgets.card import button
from workbench.ui.widgets.fields import text_field
from workbench.ui.widgets.labels import PlainLabel, Tag
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QPushButton, QWidget

    from workbench.domain.filing.appeals import Appeal
    from workbench.services.filing.appeals import AppealSight
    from workbench.ui.start import Stage
    from workbench.ui.tables.columns import Look

WIDTH = 560
_BOX = 120
_AMOUNT = 120
_FEN = 100
_STEPS = (
    AppealStep.SENT,
    AppealStep.REVOKED,
    AppealStep.REJECTED,
    AppealStep.UNKNOWN,
    AppealStep.REFUNDED,
)


class AppealDialog(QDialog):
    """What the platform said, what an appeal must name, its words, and what became of it.

    Signals: ``kept`` (Appeal) when its words are to be saved, ``stepped`` (Appeal, AppealStep,
    instant, amount in 分 or None), ``removal_wanted`` (Appeal).
    """

    kept = Signal(object)
    stepped = Signal(object, object, object, object)
    removal_wanted = Signal(object)

    def __init__(self, stage: Stage, sight: AppealSight, look: Look, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(translate("cases", "Appeal"))
        self.setFixedWidth(WIDTH)
        self._stage = stage
        self._appeal = sight.appeal
        self._is_kept = sight.is_kept
        words = translate("cases", "Number of the filing that it names")
        self.number = text_field(words, words)
        self.number.setText(sight.appeal.filing_number)
        self.statement = QPlainTextEdit(sight.appeal.statement)
        self.at = MomentField(translate("cases", "When"), look.now, is_needed=True)
        self.at.set_latest(look.now)
        words = translate("cases", "Amount returned (CNY)")
        self._caption = PlainLabel(words)
        self.amount = text_field(words, "5.00")
        self.acts: dict[AppealStep, QPushButton] = {}
        self.trouble = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True)
        self.save_button = button(translate("cases", "Save"))
        self.remove_button = button(translate("cases", "Delete draft"), is_link=True)
        self._leave = button(translate("cases", "Close"))
        self._lay_out(sight, look)
        self._show_amount(sight)
        self.save_button.clicked.connect(self._on_save)
        self.remove_button.clicked.connect(self._on_remove)
        self._leave.clicked.connect(self.reject)

    def _lay_out(self, sight: AppealSight, look: Look) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(10)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        top = QHBoxLayout()
        top.addWidget(PlainLabel(title_of(sight.record), type_=Type.CARD, is_wrapped=True), 1)
        top.addWidget(Tag(word(sight.appeal.step)))
        column.addLayout(top)
        for words, tone in ((facts_of(sight.record, look), Tone.MUTED), *_said(sight, look)):
            column.addWidget(_wrapped(words, tone))
        self._lay_out_words(column)
        self._lay_out_acts(column)

    def _lay_out_words(self, column: QVBoxLayout) -> None:
        words = translate("cases", "Why the penalty is wrong, in your own words")
        self.statement.setAccessibleName(words)
        self.statement.setPlaceholderText(words)
        self.statement.setFixedHeight(_BOX)
        self.statement.setTabChangesFocus(True)
        for widget in (self.number, self.statement):
            column.addWidget(widget)
            widget.setEnabled(self._appeal.step is AppealStep.DRAFT)
        lead = translate(
            "cases",
            "Appeal on the platform's page; here it is only recorded. Names and phones are masked.",
        )
        column.addWidget(_wrapped(lead, Tone.MUTED))

    def _lay_out_acts(self, column: QVBoxLayout) -> None:
        possible = [step for step in _STEPS if may_become(self._appeal, step)]
        steps = QHBoxLayout()
        for step in possible:
            self.acts[step] = button(_act(step), is_primary=step is possible[0])
            self.acts[step].clicked.connect(self._doing(step))
            steps.addWidget(self.acts[step])
        steps.addStretch(1)
        self.at.setEnabled(bool(possible))
        column.addWidget(self.at)
        for part in (self._money(), steps):
            column.addLayout(part)
        self.trouble.setFixedWidth(WIDTH - 40)
        self.trouble.hide()
        column.addWidget(self.trouble)
        column.addLayout(self._foot())

    def _money(self) -> QHBoxLayout:
        self.amount.setFixedWidth(_AMOUNT)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._caption)
        row.addWidget(self.amount)
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        is_draft = self._appeal.step is AppealStep.DRAFT
        row = QHBoxLayout()
        row.addWidget(self.remove_button)
        row.addStretch(1)
        row.addWidget(self._leave)
        row.addWidget(self.save_button)
        self.save_button.setVisible(is_draft)
        self.remove_button.setVisible(is_draft and self._is_kept)
        return row

    def _show_amount(self, sight: AppealSight) -> None:
        """Offer the penalty's own amount where the money is what is waited for."""
        for widget in (self._caption, self.amount):
            widget.setVisible(AppealStep.REFUNDED in self.acts)
        back = sight.returned
        if back is not None and AppealStep.REFUNDED in self.acts:
            self.at.show_instant(back.at)
        told = back.amount if back is not None else sight.record.record.amount
        if told is not None:
            self.amount.setText(f"{abs(told) / _FEN:.2f}")

    @property
    def written(self) -> Appeal:
        """Return the appeal with the words that stand in the form."""
        number = self.number.text().strip()
        is_ours = number == self._appeal.filing_number
        return replace(
            self._appeal,
            filing_number=number,
            filing_id=self._appeal.filing_id if is_ours else "",
            statement=self.statement.toPlainText().strip(),
        )

    def _doing(self, step: AppealStep) -> Callable[[], None]:
        def do() -> None:
            self._on_step(step)

        return do

    def _on_step(self, step: AppealStep) -> None:
        try:
            amount = amount_of(self.amount.text()) if step is AppealStep.REFUNDED else None
        except BadInput as error:
            self.trouble.setText(trouble_from(error).sentence)
            self.trouble.show()
            return
        self.stepped.emit(self.written, step, self.at.instant, amount)
        self.accept()

    @Slot()
    def _on_save(self) -> None:
        self.kept.emit(self.written)
        self.accept()

    @Slot()
    def _on_remove(self) -> None:
        self.removal_wanted.emit(self._appeal)
        self.accept()


def _said(sight: AppealSight, look: Look) -> tuple[tuple[str, Tone], ...]:
    """Return what counts now: before it is sent its last day and its demand, then its steps."""
    if sight.appeal.step is not AppealStep.DRAFT:
        return (told_steps(sight.appeal, look), told_back(sight, look))
    rule = look.rules.title(sight.prospect.rule)
    return (last_day(sight.record, look), demand(sight, look), (rule, Tone.MUTED))


def _act(step: AppealStep) -> str:
    """Return what a person says with a button."""
    words = {
        AppealStep.SENT: translate("cases", "Sent on the platform"),
        AppealStep.REVOKED: translate("cases", "Penalty revoked"),
        AppealStep.REJECTED: translate("cases", "Rejected"),
        AppealStep.UNKNOWN: translate("cases", "Outcome unknown"),
        AppealStep.REFUNDED: translate("cases", "Money is back"),
    }
    return words[step]


def _wrapped(words: str, tone: Tone) -> PlainLabel:
    made = PlainLabel(words, tone=tone, is_wrapped=True, is_selectable=True)
    made.setFixedWidth(WIDTH - 40)
    made.setVisible(bool(words))
    return made

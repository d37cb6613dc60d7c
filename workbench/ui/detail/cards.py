"""The cards beneath the first: trace and further warnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workbench.ui.detail.facts import (
    as_text,
    awaited_steps,
    is_overdue,
    other_warnings,
    shortened,
    told_steps,
)
from workbench.ui.detail.timeline import Timeline
from workbench.ui.monitor.columns import asked_tone
from workbench.ui.rules.visits import visit_of
from workbench.ui.theme import LEVEL_TONES, Tone, Type
from workbench.ui.tracing.offer import offer_words
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button, empty_out, rule_link
from workbench.ui.widgets.copying import copy_text
from workbench.ui.widgets.glyphs import IconButton
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from workbench.domain.files import OrderFile
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.views import RowDetail
    from workbench.ui.detail.facts import Step
    from workbench.ui.icons import Icons
    from workbench.ui.tables.columns import Look


class TraceCard(Card):
    """The painted trace; a long one can be opened, all of it can be copied.

    Signals: ``digits_wanted`` to ask for the parcel with a telephone's last digits.
    """

    digits_wanted = Signal()

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self._told: list[Step] = []
        self._steps: list[Step] = []
        self._is_open = False
        self._timeline = Timeline(icons.keeper)
        self._empty = PlainLabel(translate("detail", "No scan yet."), tone=Tone.MUTED)
        self._all = button("", is_link=True)
        self._copy = IconButton(icons, "copy", translate("detail", "Copy trace"))
        self._all.clicked.connect(self._on_all)
        self._copy.clicked.connect(self._on_copy)
        head = self.add_row()
        head.addWidget(PlainLabel(translate("detail", "Trace"), type_=Type.STRONG), 1)
        self._asked = PlainLabel(type_=Type.NOTE)
        head.addWidget(self._asked)
        head.addWidget(self._copy)
        self.digits = button("", is_link=True)
        self.digits.clicked.connect(self.digits_wanted)
        self.digits.hide()
        for widget in (self._timeline, self._empty, self._all, self.digits):
            self.body.addWidget(widget)

    def offer_digits(self, carrier: str) -> None:
        """Offer to ask with the digits that a carrier demands; "" offers nothing."""
        self.digits.setText(offer_words(carrier))
        self.digits.setVisible(bool(carrier))

    def show_detail(self, detail: RowDetail, look: Look, *, is_other_row: bool) -> None:
        """Show a row's trace; another row's is short again."""
        self._is_open = self._is_open and not is_other_row
        self._told = told_steps(detail, look.formats)
        self._steps = [*self._told, *awaited_steps(detail, look)]
        self._show_asked(detail, look)
        self._show()

    def tick(self, detail: RowDetail, look: Look) -> None:
        """Lengthen the stall; what was told already stays as it is."""
        self._show_asked(detail, look)
        steps = [*self._told, *awaited_steps(detail, look)]
        if steps != self._steps:
            self._steps = steps
            self._show()

    def _show_asked(self, detail: RowDetail, look: Look) -> None:
        asked = detail.row.polled_at
        when = translate("detail", "Asked {time}")
        self._asked.setText(when.replace("{time}", look.formats.near(asked, look.now)))
        self._asked.set_tone(asked_tone(asked, look.now))
        self._asked.setVisible(bool(detail.row.waybill))

    def _show(self) -> None:
        short = shortened(self._steps)
        self._timeline.show_steps(self._steps if self._is_open else short)
        self._timeline.setVisible(bool(self._steps))
        self._empty.setVisible(not self._steps)
        self._copy.setVisible(bool(self._steps))
        more = translate("detail", "Show all {n}").replace("{n}", str(len(self._steps)))
        self._all.setText(translate("detail", "Show less") if self._is_open else more)
        self._all.setVisible(short != self._steps)

    @Slot()
    def _on_all(self) -> None:
        self._is_open = not self._is_open
        self._show()

    @Slot()
    def _on_copy(self) -> None:
        copy_text(as_text(self._steps))


class MoreCard(Card):
    """The order's further warnings, most urgent first; hidden while there are none.

    Signals: ``rule_wanted`` (RuleVisit) to see the rule of one.
    """

    rule_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(translate("detail", "Further warnings of this order"))
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        self.body.addLayout(self._rows)

    def show_detail(self, detail: RowDetail, look: Look) -> None:
        """Show what lies beneath the top warning."""
        empty_out(self._rows)
        others = other_warnings(detail)
        for decision in others:
            warning = OtherWarning(decision, detail.file, look)
            warning.rule_wanted.connect(self.rule_wanted)
            self._rows.addWidget(warning)
        self.setVisible(bool(others))


class OtherWarning(QWidget):
    """One further warning: name, deadline, sentence, and the way to its rule.

    Signals: ``rule_wanted`` (RuleVisit).
    """

    rule_wanted = Signal(object)

    def __init__(self, decision: Decision, file: OrderFile, look: Look) -> None:
        super().__init__()
        self._visit = visit_of(decision, file)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(2)
        tone = LEVEL_TONES[decision.level]
        name = look.rules.chip(decision.answer.rule, is_overdue=is_overdue(decision))
        until = look.formats.deadline(decision.warn_by)
        grid.addWidget(PlainLabel(name, type_=Type.STRONG, tone=tone), 0, 0)
        when = PlainLabel(until, type_=Type.NOTE, tone=Tone.MUTED)
        grid.addWidget(when, 0, 1, Qt.AlignmentFlag.AlignRight)
        if decision.subject.waybill:
            number = PlainLabel(decision.subject.waybill, type_=Type.NOTE, tone=Tone.MUTED)
            grid.addWidget(number, 1, 0, 1, 2)
        sentence = PlainLabel(look.rules.sentence(decision), is_wrapped=True, is_selectable=True)
        grid.addWidget(sentence, 2, 0, 1, 2)
        self.rule_link = rule_link()
        self.rule_link.clicked.connect(self._on_rule)
        grid.addWidget(self.rule_link, 3, 0, 1, 2)
        grid.setColumnStretch(0, 1)

    @Slot()
    def _on_rule(self) -> None:
        self.rule_wanted.emit(self._visit)

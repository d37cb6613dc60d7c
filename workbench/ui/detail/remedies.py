"""The card 处理办法: the act that cures first, until when and at which cost, the others beneath."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.platforms.offers import ACTS_OFFERED
from workbench.ui.detail.acts import Act, acts_for
from workbench.ui.detail.effect_words import cure_text
from workbench.ui.detail.facts import is_overdue, top_decision
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button, empty_out
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.labels import PlainLabel, tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.rules.effects import Cure
    from workbench.domain.views import RowDetail
    from workbench.ui.tables.columns import Look


class RemedyCard(Card):
    """What to do now, the act that cures first.

    Signals: ``act_wanted`` (Act).
    """

    act_wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(translate("detail", "What to do"))
        self._acts: list[Act] = []
        holder = QWidget()
        self._buttons = FlowLayout(holder, gap=6)
        self.cures = CureLines()
        self._note = PlainLabel(is_wrapped=True)
        self._where = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        for widget in (holder, self.cures, self._note, self._where):
            self.body.addWidget(widget)

    @property
    def acts(self) -> list[Act]:
        """Return the acts in the order of their buttons."""
        return self._acts

    def show_detail(self, detail: RowDetail, look: Look) -> None:
        """Show a row's acts; the same acts keep their buttons and the focus on them."""
        decision = top_decision(detail)
        cures = detail.outlook.cures
        named = decision.remedies if decision else ()
        acts = acts_for(
            [cure.remedy.value for cure in cures] or named,
            state=detail.row.handling,
            has_parcel=bool(detail.row.waybill),
            is_overdue=is_overdue(decision),
            offers=ACTS_OFFERED.get(detail.row.platform, frozenset()),
        )
        if acts != self._acts:
            self._acts = acts
            self._rebuild()
        self.cures.show_cures(cures, look, detail.row.rule)
        self._note.setText(look.rules.note(detail.row.rule))
        self._note.setVisible(bool(self._note.text()))
        places = " / ".join(look.rules.acts_at(detail.row.rule))
        self._where.setText(
            translate("detail", "On the platform: {places}").replace("{places}", places)
        )
        self._where.setVisible(bool(places))

    def _rebuild(self) -> None:
        empty_out(self._buttons)
        for number, act in enumerate(self._acts):
            made = button(translate("acts", act.words), is_primary=number == 0)
            made.setToolTip(tip(translate("acts", act.tip)))
            made.setProperty("act", number)
            made.clicked.connect(self._on_clicked)
            self._buttons.addWidget(made)

    @Slot()
    def _on_clicked(self) -> None:
        number = self.sender().property("act")
        self.act_wanted.emit(self._acts[int(number)])


class CureLines(QWidget):
    """Each remedy with its terms: the one to try first stands out."""

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        self.first = PlainLabel(type_=Type.STRONG, is_wrapped=True)
        self.others = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        column.addWidget(self.first)
        column.addWidget(self.others)

    def show_cures(self, cures: Sequence[Cure], look: Look, rule: str) -> None:
        """Show the remedies of a warning of ``rule``, in order; nothing where there is none."""
        lines = [cure_text(cure, look, rule) for cure in cures]
        words = translate("effects", "First: {cure}")
        self.first.setText(words.replace("{cure}", lines[0]) if lines else "")
        self.others.setText("\n".join(lines[1:]))
        self.others.setVisible(bool(lines[1:]))
        self.setVisible(bool(lines))

"""The first card: what happened, by which rule and since when, until when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.rules.decisions import Level
from workbench.ui.detail.facts import top_decision
from workbench.ui.formats import one_line
from workbench.ui.monitor.columns import remaining_text, rule_text, shop_text, tone_of
from workbench.ui.rules.visits import visit_of
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, empty_out, rule_link
from workbench.ui.widgets.copying import CopyField
from workbench.ui.widgets.labels import PlainLabel, Tag, restyle, tip

if TYPE_CHECKING:
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.rules.views import RuleVisit
    from workbench.domain.views import RowDetail
    from workbench.ui.icons import Icons
    from workbench.ui.tables.columns import Look


class HeadCard(Card):
    """Warning, countdown, order, sentence, unknowns and source.

    Signals: ``rule_wanted`` (RuleVisit) to see the rule that judged.
    """

    rule_wanted = Signal(object)

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        top = self.add_row()
        self._name = PlainLabel(type_=Type.CARD, is_wrapped=True)
        self._left = Tag()
        top.addWidget(self._name, 1)
        top.addWidget(self._left, 0, Qt.AlignmentFlag.AlignTop)
        self._shop = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_selectable=True)
        self._order = CopyField(icons, translate("detail", "Order"))
        self._waybill = CopyField(icons, translate("detail", "Waybill"))
        self._sentence = PlainLabel(is_wrapped=True, is_selectable=True)
        self._source = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        fields = QVBoxLayout()
        fields.setSpacing(0)
        for field in (self._order, self._waybill):
            fields.addWidget(field)
        whose = self.add_row()
        whose.addWidget(self._shop)
        self._ours = Tag(translate("detail", "Our own warning"))
        whose.addWidget(self._ours)
        whose.addStretch(1)
        self.body.addLayout(fields)
        self.body.addWidget(self._sentence)
        self._unknowns = QWidget()
        self._unknowns.hide()
        self._unknown_rows = QVBoxLayout(self._unknowns)
        self._unknown_rows.setContentsMargins(0, 0, 0, 0)
        self._unknown_rows.setSpacing(4)
        self.body.addWidget(self._unknowns)
        self.body.addWidget(self._source)
        self._told: tuple[str, ...] = ()
        self._visit: RuleVisit | None = None
        self.rule_link = rule_link()
        self.rule_link.clicked.connect(self.see_rule)
        self.body.addWidget(self.rule_link)

    def show_detail(self, detail: RowDetail, look: Look) -> None:
        """Show another row."""
        row, decision = detail.row, top_decision(detail)
        self._name.setText(rule_text(row, look))
        self._name.set_tone(tone_of(row) if row.level is not Level.NONE else Tone.TEXT)
        self._name.setToolTip(tip(look.rules.title(row.rule)) if row.rule else "")
        self._shop.setText(shop_text(row, look))
        carrier = carrier_by_id(row.carrier).name if row.carrier else ""
        self._order.show_value(one_line(row.order_number))
        self._waybill.show_value(one_line(row.waybill), before=carrier)
        self._sentence.setText(look.rules.sentence(decision) if decision else "")
        self._sentence.setVisible(decision is not None)
        unknowns = look.rules.unknowns(decision) if decision else ()
        self._show_unknowns((*_untold(detail), *unknowns))
        self._source.setText(_source_text(decision, look) if decision else "")
        self._source.setVisible(decision is not None)
        self._visit = visit_of(decision, detail.file) if decision else None
        self.rule_link.setVisible(decision is not None)
        self._ours.setVisible(decision is not None)
        self.tick(detail, look)

    @Slot()
    def see_rule(self) -> None:
        """Ask for the rule that judged."""
        if self._visit is not None:
            self.rule_wanted.emit(self._visit)

    def tick(self, detail: RowDetail, look: Look) -> None:
        """Count down."""
        self._left.setText(remaining_text(detail.row, look))
        restyle(self._left, tone=tone_of(detail.row).value)
        self._left.setVisible(bool(detail.row.rule))

    def _show_unknowns(self, sentences: tuple[str, ...]) -> None:
        if sentences == self._told:
            return
        self._told = sentences
        empty_out(self._unknown_rows)
        for sentence in sentences:
            self._unknown_rows.addWidget(UnknownLine(sentence))
        self._unknowns.setVisible(bool(sentences))


class UnknownLine(QWidget):
    """A 未知 tag with what is not known beside it."""

    def __init__(self, sentence: str) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        unknown = Tag(translate("detail", "Unknown"), Tone.INFORMATION)
        row.addWidget(unknown, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlainLabel(sentence, type_=Type.NOTE, is_wrapped=True), 1)


def _untold(detail: RowDetail) -> tuple[str, ...]:
    """Return that the platform does not tell the order any more, if that is so."""
    if not detail.untold:
        return ()
    words = translate(
        "detail",
        "The platform does not tell this order any more ({reason}): it is judged by what was "
        "seen last.",
    )
    return (words.replace("{reason}", one_line(translate("errors", detail.untold))),)


def _source_text(decision: Decision, look: Look) -> str:
    """Return by which document, of which date, and when that was last checked."""
    source = look.rules.source(decision.answer.rule)
    parts = [source.document]
    if source.page_date is not None:
        day = look.formats.full_day(source.page_date)
        parts.append(translate("detail", "page of {day}").replace("{day}", day))
    if source.checked_on is not None:
        day = look.formats.recent_day(source.checked_on, look.now)
        parts.append(translate("detail", "last checked {day}").replace("{day}", day))
    return " ・ ".join(part for part in parts if part)

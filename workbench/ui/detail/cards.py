"""The cards beneath the first: trace, remedies, effects, further warnings, what was done."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbench.domain.views import EffectKind
from workbench.ui.detail.acts import Act, acts_for
from workbench.ui.detail.facts import (
    as_text,
    is_overdue,
    other_warnings,
    shortened,
    top_decision,
    trace_steps,
)
from workbench.ui.detail.timeline import Timeline
from workbench.ui.formats import one_line
from workbench.ui.monitor.columns import asked_tone
from workbench.ui.rules.visits import visit_of
from workbench.ui.theme import LEVEL_TONES, Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button, empty_out, rule_link
from workbench.ui.widgets.copying import copy_text
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.glyphs import IconButton
from workbench.ui.widgets.labels import PlainLabel, Tag, tip
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.decisions import Decision
    from workbench.domain.files import OrderFile
    from workbench.domain.views import RowDetail, RuleEffect
    from workbench.ui.detail.facts import Step
    from workbench.ui.icons import Icons
    from workbench.ui.tables.columns import Look

# Always named, so that a blank is never read as zero.
_ALWAYS = (EffectKind.PENALTY, EffectKind.CLAIM, EffectKind.POINTS)


class TraceCard(Card):
    """The painted trace; a long one can be opened, all of it can be copied."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
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
        for widget in (self._timeline, self._empty, self._all):
            self.body.addWidget(widget)

    def show_detail(self, detail: RowDetail, look: Look, *, is_other_row: bool) -> None:
        """Show a row's trace; another row's is short again."""
        self._is_open = self._is_open and not is_other_row
        self._steps = trace_steps(detail, look)
        asked = detail.row.polled_at
        when = translate("detail", "Asked {time}")
        self._asked.setText(when.replace("{time}", look.formats.near(asked, look.now)))
        self._asked.set_tone(asked_tone(asked, look.now))
        self._asked.setVisible(bool(detail.row.waybill))
        self._show()

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
        self._note = PlainLabel(is_wrapped=True)
        self._where = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        for widget in (holder, self._note, self._where):
            self.body.addWidget(widget)

    @property
    def acts(self) -> list[Act]:
        """Return the acts in the order of their buttons."""
        return self._acts

    def show_detail(self, detail: RowDetail, look: Look) -> None:
        """Show a row's acts; the same acts keep their buttons and the focus on them."""
        decision = top_decision(detail)
        acts = acts_for(
            decision.remedies if decision else (),
            state=detail.row.handling,
            has_parcel=bool(detail.row.waybill),
            is_overdue=is_overdue(decision),
        )
        if acts != self._acts:
            self._acts = acts
            self._rebuild()
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


class EffectCard(Card):
    """What a violation may bring; an amount without a source is 未知.

    Signals: ``site_wanted`` when the link to the site's other parcels is pressed.
    """

    site_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(translate("detail", "What it may cost"))
        self._tags = QWidget()
        self._tag_row = FlowLayout(self._tags)
        self._texts = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        self._site = button("", is_link=True)
        self._site.clicked.connect(self.site_wanted)
        for widget in (self._tags, self._texts, self._site):
            self.body.addWidget(widget)

    @property
    def site_text(self) -> str:
        """Return what the link says."""
        return self._site.text()

    def show_detail(self, detail: RowDetail, look: Look) -> None:
        """Show what a row's rule says."""
        effects = look.rules.effects(detail.row.rule) if detail.row.rule else ()
        self._show_tags(effects, look)
        self._texts.setText("\n".join(effect.text for effect in effects))
        self._texts.setVisible(bool(effects))
        words = translate("detail", "{n} more parcels stand at {site} ›")
        site = one_line(detail.row.last_site)
        self._site.setText(
            words.replace("{n}", str(detail.same_site)).replace("{site}", site).replace("&", "&&")
        )
        self._site.setVisible(bool(detail.same_site and site))

    def _show_tags(self, effects: Iterable[RuleEffect], look: Look) -> None:
        empty_out(self._tag_row)
        amounts = dict.fromkeys(_ALWAYS) | {e.kind: e.amount for e in effects}
        for kind, amount in amounts.items():
            self._tag_row.addWidget(_effect(word(kind), amount, look))


def _effect(name: str, amount: int | None, look: Look) -> QWidget:
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 8, 0)
    row.setSpacing(6)
    row.addWidget(PlainLabel(name))
    is_known = amount is not None
    text = look.formats.money(amount) if is_known else translate("detail", "Unknown")
    row.addWidget(Tag(text, Tone.CRITICAL if is_known else Tone.INFORMATION))
    return pair


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


class LogCard(Card):
    """What was done about the row, newest last; hidden while nothing was."""

    def __init__(self) -> None:
        super().__init__(translate("detail", "Done so far"))
        self._lines = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_selectable=True)
        self.body.addWidget(self._lines)

    def show_detail(self, detail: RowDetail, look: Look) -> None:
        """Show a row's acts with their times."""
        lines = [f"{look.formats.moment(e.at)}  {word(e.state)}" for e in detail.handling]
        self._lines.setText("\n".join(lines))
        self.setVisible(bool(lines))

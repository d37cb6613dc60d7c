"""The rule's versions as a small table: from when to when, every value, what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbench.ui.rules.cards import RowsCard
from workbench.ui.rules.clock_words import (
    awaited_word,
    bound_word,
    counts_from_word,
    moved_word,
)
from workbench.ui.rules.dates import span_text
from workbench.ui.rules.parts import fact
from workbench.ui.rules.values import name_word, step_amount, step_condition, value_text
from workbench.ui.rules.words import instant_word
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import PlainLabel, Tag

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.rules.views import RuleCount, RuleEntry, RuleSpan
    from workbench.ui.formats import Formats


class VersionsCard(RowsCard):
    """One block per version, newest first, with today's and the judged one marked."""

    def __init__(self, formats: Formats) -> None:
        super().__init__(translate("rules", "Versions and values"))
        self._formats = formats

    def show_entry(self, entry: RuleEntry, now: datetime, judged: RuleSpan | None) -> None:
        """Show another rule's versions."""
        words = translate("rules", "Version chosen by: {instant}")
        chosen_by = words.replace("{instant}", instant_word(entry.decided_by))
        rows: list[QWidget] = [
            PlainLabel(chosen_by, type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        ]
        if entry.count is not None:
            rows.append(_count(entry.count))
        current = entry.span_at(now) if entry.is_on else None
        rows += [
            self._block(span, is_now=span == current, is_judged=span == judged)
            for span in reversed(entry.in_order())
        ]
        self.fill(rows)

    def _block(self, span: RuleSpan, *, is_now: bool, is_judged: bool) -> QWidget:
        block = QWidget()
        column = QVBoxLayout(block)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        head = QHBoxLayout()
        head.setSpacing(6)
        head.addWidget(PlainLabel(span_text(span), type_=Type.STRONG, is_wrapped=True), 1)
        for is_shown, text in (
            (is_now, translate("rules", "today")),
            (is_judged, translate("rules", "judged by this")),
        ):
            if is_shown:
                head.addWidget(Tag(text, Tone.ACCENT))
        column.addLayout(head)
        column.addWidget(self._values(span))
        if span.steps:
            column.addWidget(self._steps(span))
        return block

    def _steps(self, span: RuleSpan) -> QWidget:
        """Return a table of amounts: for what, how much."""
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(0, 1)
        for row, step in enumerate(span.steps):
            condition = PlainLabel(step_condition(step), type_=Type.NOTE, is_wrapped=True)
            condition.set_tone(Tone.MUTED)
            grid.addWidget(condition, row, 0)
            amount = PlainLabel(step_amount(step, self._formats), type_=Type.NOTE)
            grid.addWidget(amount, row, 1, Qt.AlignmentFlag.AlignRight)
        return holder

    def _values(self, span: RuleSpan) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        for name, value in span.values:
            fact(grid, name_word(name), value_text(name, value, self._formats))
        if span.ended_by:
            told = translate("rules", "told by another rule")
            fact(grid, translate("rules", "End"), told)
        return holder


def _count(count: RuleCount) -> QWidget:
    """Return how the clock counts."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setVerticalSpacing(4)
    fact(grid, translate("rules", "Counts from"), counts_from_word(count.counts_from))
    fact(grid, translate("rules", "Waits for"), awaited_word(count.until))
    fact(grid, translate("rules", "At the limit"), bound_word(count.bound))
    if moved := moved_word(count.moved_by):
        fact(grid, translate("rules", "Filing"), moved)
    return holder

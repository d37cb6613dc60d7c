"""The rule's cards: what it says, its versions, what follows, readings, source."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from workbench.ui.formats import plain
from workbench.ui.rules.dates import is_stale, state_text
from workbench.ui.rules.parts import CopyLine, LinkLine, TaggedText, fact
from workbench.ui.rules.rows import platforms_text
from workbench.ui.rules.text import rule_text
from workbench.ui.rules.words import (
    certainty_word,
    confidence_word,
    effect_word,
    origin_word,
    remedy_word,
    topic_word,
)
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button, empty_out
from workbench.ui.widgets.copying import copy_for_good
from workbench.ui.widgets.flow import FlowLayout
from workbench.ui.widgets.labels import PlainLabel, Tag, tip

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.rules.views import RuleEntry, RuleLink, RuleReading
    from workbench.ui.formats import Formats
    from workbench.ui.icons import Icons


class RowsCard(Card):
    """A card of rows that are made anew for each rule; hidden while it has none."""

    def __init__(self, title: str = "") -> None:
        super().__init__(title)
        self.rows = QVBoxLayout()
        self.rows.setSpacing(8)
        self.body.addLayout(self.rows)

    def fill(self, rows: Iterable[QWidget]) -> None:
        """Show other rows."""
        empty_out(self.rows)
        made = list(rows)
        for row in made:
            self.rows.addWidget(row)
        self.setVisible(bool(made))


class RuleHeadCard(Card):
    """Name, where and whether it holds, and the rule in our words."""

    def __init__(self, formats: Formats) -> None:
        super().__init__()
        self._formats = formats
        self._entry: RuleEntry | None = None
        self._name = PlainLabel(type_=Type.CARD, is_wrapped=True, is_selectable=True)
        self._tags = QWidget()
        self._tag_row = FlowLayout(self._tags, gap=6)
        self._says = PlainLabel(is_wrapped=True, is_selectable=True)
        self.copy_button = button(translate("rules", "Copy the rule"))
        self.copy_button.setToolTip(tip(translate("rules", "Copies all that stands here (C)")))
        self.copy_button.clicked.connect(self.copy)
        for widget in (self._name, self._tags, self._says, self.copy_button):
            self.body.addWidget(widget)
        self._now: datetime | None = None

    def show_entry(self, entry: RuleEntry, now: datetime) -> None:
        """Show another rule."""
        self._entry, self._now = entry, now
        self._name.setText(entry.title)
        self._says.setText(entry.says)
        self._says.setVisible(bool(entry.says))
        state = state_text(entry, now)
        is_live = entry.is_on and entry.span_at(now) is not None
        empty_out(self._tag_row)
        self._tag_row.addWidget(Tag(state, Tone.ACCENT if is_live else Tone.MUTED))
        for text in (platforms_text(entry), topic_word(entry.topic), origin_word(entry.origin)):
            self._tag_row.addWidget(Tag(text))

    @Slot()
    def copy(self) -> None:
        """Put the whole rule on the clipboard."""
        if self._entry is not None and self._now is not None:
            copy_for_good(plain(rule_text(self._entry, self._now, self._formats)))


class EffectsCard(RowsCard):
    """What a violation may bring, one by one."""

    def show_entry(self, entry: RuleEntry) -> None:
        """Show another rule's consequences."""
        self.fill(
            TaggedText(f"{effect_word(found.kind)}・{certainty_word(found.certainty)}", found.text)
            for found in entry.consequences
        )


class LinksCard(RowsCard):
    """Other rules that this one names.

    Signals: ``rule_wanted`` (rule id).
    """

    rule_wanted = Signal(str)

    def show_links(self, links: Iterable[RuleLink]) -> None:
        """Show another rule's links."""
        lines = [LinkLine(link) for link in links]
        for line in lines:
            line.rule_wanted.connect(self.rule_wanted)
        self.fill(lines)


class ActsCard(RowsCard):
    """What cures, and where on the platform it is done."""

    def show_entry(self, entry: RuleEntry) -> None:
        """Show another rule's acts."""
        rows: list[QWidget] = []
        if entry.remedies:
            rows.append(PlainLabel(" · ".join(map(remedy_word, entry.remedies)), is_wrapped=True))
        if entry.remedy_note:
            rows.append(PlainLabel(entry.remedy_note, is_wrapped=True, is_selectable=True))
        on_platform = translate("rules", "On the platform")
        rows += [TaggedText(on_platform, place) for place in entry.places]
        self.fill(rows)


class ReadingsCard(RowsCard):
    """Points that the text leaves open, both readings; 判定 goes by the recommended one."""

    def show_entry(self, entry: RuleEntry) -> None:
        """Show another rule's readings."""
        self.fill(_reading(reading) for reading in entry.readings)


def _reading(reading: RuleReading) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(6)
    column.addWidget(PlainLabel(reading.question, type_=Type.STRONG, is_wrapped=True))
    column.addWidget(TaggedText(translate("rules", "Recommended"), reading.recommended))
    column.addWidget(TaggedText(translate("rules", "Other reading"), reading.other))
    if reading.is_earlier_for_warnings:
        words = translate("rules", "Verdicts go by the recommended one, warnings by the earlier.")
        column.addWidget(PlainLabel(words, type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True))
    return made


class SourceCard(RowsCard):
    """Where the rule stands, how sure that is, and when it was last looked at."""

    def __init__(self, icons: Icons, formats: Formats) -> None:
        super().__init__(translate("rules", "Source"))
        self._icons = icons
        self._formats = formats

    def show_entry(self, entry: RuleEntry, now: datetime) -> None:
        """Show another rule's source."""
        self.fill(self._lines(entry, now))

    def _lines(self, entry: RuleEntry, now: datetime) -> list[QWidget]:
        lines: list[QWidget] = [self._facts(entry, now)]
        document = entry.document
        if document.url:
            lines.append(CopyLine(self._icons, translate("rules", "Address"), document.url))
        if document.sha256:
            lines.append(CopyLine(self._icons, "SHA-256", document.sha256))
        lines.append(CopyLine(self._icons, translate("rules", "Rule id"), entry.id))
        if is_stale(entry.checked_on, now):
            old = translate("rules", "Not checked for more than 90 days: look at the platform.")
            lines.append(TaggedText(translate("rules", "Old"), old, Tone.WARNING))
        return lines

    def _facts(self, entry: RuleEntry, now: datetime) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setVerticalSpacing(4)
        document, day = entry.document, self._formats.full_day
        fact(grid, translate("rules", "Pack"), entry.pack)
        fact(grid, translate("rules", "Document"), document.title)
        fact(grid, translate("rules", "Place"), document.place)
        fact(grid, translate("rules", "Notice of"), day(document.notice_date))
        fact(grid, translate("rules", "Page of"), day(document.page_date))
        fact(grid, translate("rules", "Confidence"), confidence_word(entry.confidence))
        tone = Tone.WARNING if is_stale(entry.checked_on, now) else Tone.TEXT
        fact(grid, translate("rules", "Last checked"), day(entry.checked_on), tone)
        return holder

"""One rule beside the timeline, in cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal

from workbench.ui.detail.column import CardColumn
from workbench.ui.rules.amounts import AmountCard
from workbench.ui.rules.cards import (
    ActsCard,
    EffectsCard,
    LinksCard,
    ReadingsCard,
    RuleHeadCard,
    SourceCard,
)
from workbench.ui.rules.confirming import ConfirmCard
from workbench.ui.rules.versions import VersionsCard
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.rules.views import RuleEntry, RuleSpan
    from workbench.ui.formats import Formats
    from workbench.ui.icons import Icons


class RuleDetail(CardColumn):
    """Everything about one rule.

    Signals: ``rule_wanted`` (rule id) from a link to another rule.
    """

    rule_wanted = Signal(str)

    def __init__(self, icons: Icons, formats: Formats) -> None:
        super().__init__(translate("rules", "Choose a rule to see it here"))
        self._shown: tuple[RuleEntry | None, datetime | None, RuleSpan | None] = (None, None, None)
        self.head = RuleHeadCard(formats)
        self.confirm = ConfirmCard(formats)
        self.amounts = AmountCard(formats)
        self.versions = VersionsCard(formats)
        self.effects = EffectsCard(translate("rules", "What a violation may bring"))
        self.exemptions = LinksCard(translate("rules", "Not assessed"))
        self.acts = ActsCard(translate("rules", "What to do"))
        self.readings = ReadingsCard(translate("rules", "What the text leaves open"))
        self.related = LinksCard(translate("rules", "See also"))
        self.source = SourceCard(icons, formats)
        self._all = (
            self.head,
            self.confirm,
            self.amounts,
            self.versions,
            self.effects,
            self.exemptions,
            self.acts,
            self.readings,
            self.related,
            self.source,
        )
        for card in self._all:
            card.hide()
            self.cards.addWidget(card)
        self.cards.addStretch(1)
        self.exemptions.rule_wanted.connect(self.rule_wanted)
        self.related.rule_wanted.connect(self.rule_wanted)

    def show_entry(
        self, entry: RuleEntry | None, now: datetime, judged: RuleSpan | None = None
    ) -> None:
        """Show a rule; the same one on the same day changes nothing, so marked text stays."""
        wanted = (entry, now.replace(hour=0, minute=0, second=0, microsecond=0), judged)
        if wanted == self._shown:
            return
        is_other = self._shown[0] is None or entry is None or self._shown[0].key != entry.key
        self._shown = wanted
        self.show_hint(is_empty=entry is None)
        for card in self._all:
            card.setVisible(entry is not None)
        if entry is not None:
            self._fill(entry, now, judged)
        if is_other:
            self.verticalScrollBar().setValue(0)

    def _fill(self, entry: RuleEntry, now: datetime, judged: RuleSpan | None) -> None:
        self.head.show_entry(entry, now)
        self.confirm.show_entry(entry, now)
        self.amounts.show_entry(entry)
        self.versions.show_entry(entry, now, judged)
        self.effects.show_entry(entry)
        self.exemptions.show_links(entry.exemptions)
        self.acts.show_entry(entry)
        self.readings.show_entry(entry)
        self.related.show_links(entry.related)
        self.source.show_entry(entry, now)

"""Words of the rules in the seller's language, from the policy packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.views import EffectKind, RuleEffect, RuleSource
from workbench.policy.explain import notes, sentence

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from workbench.domain.parcels.clocks import Awaited
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.shops import Platform
    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Language


class RuleService:
    """Names, sentences and sources of rules; one that no pack holds any more gets empty words."""

    def __init__(self, book: Callable[[], PolicyBook], language: Language) -> None:
        self._in_force = book
        self._language: Language = language

    @property
    def _book(self) -> PolicyBook:
        """The book in force: packs may be added and switched while the program runs."""
        return self._in_force()

    def chip(self, rule_id: str, *, is_overdue: bool = False) -> str:
        """Return the rule's short name (预警类型), which may change once the limit is missed."""
        rule = self._book.rules.get(rule_id)
        if rule is None:
            return rule_id
        chip = (is_overdue and rule.chip_overdue) or rule.chip or rule.title
        return chip.spoken(self._language)

    def title(self, rule_id: str) -> str:
        """Return the rule's full name."""
        rule = self._book.rules.get(rule_id)
        return rule.title.spoken(self._language) if rule else rule_id

    def platform(self, rule_id: str) -> Platform | None:
        """Return the platform whose pack holds the rule, None where none does."""
        for pack in self._book.packs:
            if any(rule.id == rule_id for rule in pack.rules):
                return pack.platform
        return None

    def awaited(self, rule_id: str) -> Awaited | None:
        """Return the event that stops the rule's clock, None for a rule without one."""
        rule = self._book.rules.get(rule_id)
        return rule.clock.until if rule and rule.clock else None

    def sentence(self, decision: Decision) -> str:
        """Return what happened, in one or two sentences."""
        rule = self._book.rules.get(decision.answer.rule)
        if rule is None:
            return ""
        return sentence(rule, decision.answer, self._language, self._instant)

    def unknowns(self, decision: Decision) -> tuple[str, ...]:
        """Return a sentence for each thing that was not known and had to be assumed."""
        rule = self._book.rules.get(decision.answer.rule)
        return notes(rule, decision.answer, self._language) if rule else ()

    def note(self, rule_id: str) -> str:
        """Return under which conditions the remedies cure, "" where nothing is said."""
        rule = self._book.rules.get(rule_id)
        note = rule.remedies.note if rule else None
        return note.spoken(self._language) if note else ""

    def effects(self, rule_id: str) -> tuple[RuleEffect, ...]:
        """Return what a violation may bring, one by one; no pack states an amount yet."""
        rule = self._book.rules.get(rule_id)
        consequences = rule.consequences if rule else ()
        return tuple(
            RuleEffect(EffectKind(found.kind), found.text.spoken(self._language))
            for found in consequences
        )

    def acts_at(self, rule_id: str) -> tuple[str, ...]:
        """Return the platform's own menus in which the seller acts."""
        rule = self._book.rules.get(rule_id)
        return tuple(place.spoken(self._language) for place in rule.acts_at) if rule else ()

    def source(self, rule_id: str) -> RuleSource:
        """Return where the rule stands and when that was last checked."""
        for pack in self._book.packs:
            for rule in pack.rules:
                if rule.id == rule_id:
                    title = pack.title.spoken(self._language)
                    return RuleSource(title, rule.source.page_date, rule.checked_on)
        return RuleSource("")

    def _instant(self, instant: datetime) -> str:
        local = instant.astimezone(SHANGHAI)
        if self._language == "zh":
            return f"{local.month}月{local.day}日 {local:%H:%M}"
        return f"{local:%Y-%m-%d %H:%M}"

"""What the window asks about rules; services satisfy it without knowing of Qt.

All texts are in the window's language.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from workbench.domain.parcels.clocks import Awaited
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.rules.views import RuleTimeline
    from workbench.domain.shops import Platform
    from workbench.domain.views import RuleEffect, RuleSource


class RuleBook(Protocol):
    """Words of the rules; a rule id that no pack holds any more gets empty answers."""

    def chip(self, rule_id: str, *, is_overdue: bool = False) -> str:
        """Return the rule's short name (预警类型), which may change once the limit is missed."""
        ...

    def title(self, rule_id: str) -> str:
        """Return the rule's full name."""
        ...

    def platform(self, rule_id: str) -> Platform | None:
        """Return the platform whose pack holds the rule, None where none does."""
        ...

    def awaited(self, rule_id: str) -> Awaited | None:
        """Return the event that stops the rule's clock, None for a rule without one."""
        ...

    def sentence(self, decision: Decision) -> str:
        """Return what happened, in one or two sentences."""
        ...

    def unknowns(self, decision: Decision) -> tuple[str, ...]:
        """Return a sentence for each thing that was not known and had to be assumed."""
        ...

    def note(self, rule_id: str) -> str:
        """Return under which conditions the remedies cure, "" where nothing is said."""
        ...

    def effects(self, rule_id: str) -> tuple[RuleEffect, ...]:
        """Return what a violation may bring, one by one."""
        ...

    def acts_at(self, rule_id: str) -> tuple[str, ...]:
        """Return the platform's own menus in which the seller acts."""
        ...

    def source(self, rule_id: str) -> RuleSource:
        """Return where the rule stands and when that was last checked."""
        ...


class RuleReader(Protocol):
    """The rules view's entries."""

    def timeline(self) -> RuleTimeline:
        """Return every rule of every pack, switched off ones included."""
        ...

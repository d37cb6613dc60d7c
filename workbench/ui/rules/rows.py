"""Which rules show and under which heads (pure)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from workbench.domain.rules.views import RuleTopic
from workbench.domain.shops import Platform
from workbench.ui.rules.words import topic_word
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.rules.views import RuleEntry


@dataclass(frozen=True, slots=True)
class RuleChoice:
    """What the seller has chosen to see; ``platform`` None means all."""

    platform: Platform | None = None
    is_in_force_only: bool = False
    search: str = ""

    @property
    def is_filtered(self) -> bool:
        """Tell whether rules may be hidden."""
        return self != RuleChoice()


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a rule, or the head over some of them."""

    head: str = ""
    count: int = 0
    entry: RuleEntry | None = None


def fitting(entries: Iterable[RuleEntry], choice: RuleChoice, now: datetime) -> list[RuleEntry]:
    """Return the rules that the choice lets through, in their order."""
    return [
        entry
        for entry in entries
        if (choice.platform is None or choice.platform in entry.platforms)
        and (not choice.is_in_force_only or (entry.is_on and entry.span_at(now) is not None))
        and entry.fits(choice.search)
    ]


def rows_of(entries: Iterable[RuleEntry], platform: Platform | None) -> list[Row]:
    """Return rules under heads; a head names the platform unless one is chosen."""
    rows = []
    if platform is not None:
        # Rules that hold for two platforms stand among the others of their topic.
        entries = sorted(entries, key=lambda entry: list(RuleTopic).index(entry.topic))
    for head, group in groupby(entries, key=lambda entry: _head(entry, platform)):
        members = list(group)
        rows.append(Row(head, len(members)))
        rows += [Row(entry=entry) for entry in members]
    return rows


def counts(entries: Iterable[RuleEntry]) -> dict[Platform, int]:
    """Return how many rules each platform has; one that holds for two counts for both."""
    found = dict.fromkeys(Platform, 0)
    for entry in entries:
        for platform in entry.platforms:
            found[platform] += 1
    return found


def platforms_text(entry: RuleEntry) -> str:
    """Return the names of a rule's platforms."""
    return " / ".join(word(platform) for platform in entry.platforms)


def _head(entry: RuleEntry, platform: Platform | None) -> str:
    topic = topic_word(entry.topic)
    return topic if platform else f"{platforms_text(entry)} ・ {topic}"

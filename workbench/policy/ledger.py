"""The book by what violations cost: who exempts, what cures, what is capped, what does not add up.

Made once for a book, so that asking about one decision reads a few entries and never all rules.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.rules.effects import Violation

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from workbench.domain.rules.remedies import Remedy
    from workbench.domain.shops import Platform
    from workbench.domain.views import EffectKind
    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Consequence, CureTerms, Rule, Waiver

# Of several terms for one remedy the strictest leads.
_STRICTNESS = ("limit", "hours_after_limit", "penalty", "open")


@dataclass(frozen=True, slots=True)
class Exempting:
    """A rule that exempts, in one of its ways.

    ``ended_at`` (UTC) is the end that another rule tells, None where none does; ``is_latest``: it
    may have ended before. ``is_doubtful``: it exempts from this violation by one reading only.
    """

    rule: Rule
    waiver: Waiver
    ended_at: datetime | None
    is_latest: bool
    is_doubtful: bool


@dataclass(frozen=True, slots=True)
class PointsCap:
    """At most ``points`` in ``days`` days of all these violations of a shop together."""

    rule: str
    points: int
    days: int
    violations: frozenset[Violation]


class Ledger:
    """Looks up what a violation on a platform meets."""

    def __init__(self, book: PolicyBook) -> None:
        self._rules = book.rules
        self._exempting: dict[tuple[Platform, EffectKind, Violation | None], list[Exempting]] = (
            defaultdict(list)
        )
        self._cures: dict[
            tuple[Platform, Violation | None, Remedy], list[tuple[Rule, CureTerms]]
        ] = defaultdict(list)
        self._cured: dict[tuple[Platform, Violation | None], list[Rule]] = defaultdict(list)
        self._caps: dict[Platform, list[Rule]] = defaultdict(list)
        self._together: dict[Platform, frozenset[Violation]] = {}
        self._points_caps: dict[Platform, dict[str, set[Violation]]] = defaultdict(dict)
        self._stated: dict[str, dict[EffectKind, Consequence]] = {
            rule.id: {found.kind: found for found in reversed(rule.consequences)}
            for rule in book.rules.values()
        }
        self._ends = _ends(book)
        for platform, rule in _by_platform(book):
            self._add_exempting(platform, rule)
            self._add_rest(platform, rule)
        for terms in self._cures.values():
            terms.sort(key=lambda pair: _STRICTNESS.index(pair[1].until))

    def rule(self, rule_id: str) -> Rule | None:
        """Return a rule, None where no pack in force holds it."""
        return self._rules.get(rule_id)

    def stated(self, rule: Rule) -> dict[EffectKind, Consequence]:
        """Return what a violation of the rule may bring, by kind."""
        return self._stated[rule.id]

    def exempting(
        self, platform: Platform, kind: EffectKind, violation: Violation | None
    ) -> list[Exempting]:
        """Return what may exempt from one kind of consequence of a violation."""
        return self._exempting.get((platform, kind, violation), [])

    def terms(
        self, platform: Platform, violation: Violation | None, remedy: Remedy
    ) -> list[tuple[Rule, CureTerms]]:
        """Return on which terms a remedy cures a violation, the strictest first."""
        return self._cures.get((platform, violation, remedy), [])

    def cures(self, platform: Platform, violation: Violation | None) -> list[Rule]:
        """Return the rules that promise a cure for a violation."""
        return self._cured.get((platform, violation), [])

    def is_unended(self, rule: Rule) -> bool:
        """Tell whether an exemption's end stands open: neither it nor another rule tells one."""
        return rule.id not in self._ends and any(v.until is None for v in rule.versions)

    def caps(self, platform: Platform) -> list[Rule]:
        """Return the rules that cap what several violations cost together."""
        return self._caps.get(platform, [])

    def together(self, platform: Platform) -> frozenset[Violation]:
        """Return the violations of which only one is charged on an order (no stacking)."""
        return self._together.get(platform, frozenset())

    def points_caps(self, platform: Platform, at: datetime) -> list[PointsCap]:
        """Return what caps a shop's points by the versions of ``at``."""
        found = []
        for rule_id, violations in self._points_caps.get(platform, {}).items():
            version = self._rules[rule_id].version_at(at) if rule_id in self._rules else None
            if version is not None:
                points, days = (int(str(version.parameters[name])) for name in ("points", "days"))
                found.append(PointsCap(rule_id, points, days, frozenset(violations)))
        return found

    def _add_exempting(self, platform: Platform, rule: Rule) -> None:
        end, is_latest = self._ends.get(rule.id, (None, False))
        for waiver in rule.waives:
            for violation in (*waiver.of, *waiver.doubtful):
                is_doubtful = violation in waiver.doubtful
                entry = Exempting(rule, waiver, end, is_latest, is_doubtful)
                for kind in waiver.kinds:
                    self._exempting[platform, kind, violation].append(entry)

    def _add_rest(self, platform: Platform, rule: Rule) -> None:
        for terms in rule.cures:
            for violation in terms.of:
                if terms.promises:
                    self._cured[platform, violation].append(rule)
                for remedy in terms.remedies:
                    self._cures[platform, violation, remedy].append((rule, terms))
        if rule.question == "amount.cap":
            self._caps[platform].append(rule)
        for stated in rule.consequences:
            if stated.points_cap and rule.violation:
                under = self._points_caps[platform].setdefault(stated.points_cap, set())
                under.add(rule.violation)
        if rule.question == "penalty.stacking":
            self._together[platform] = frozenset(map(Violation, rule.names("together")))


def _by_platform(book: PolicyBook) -> Iterator[tuple[Platform, Rule]]:
    for pack in book.packs:
        for rule in pack.rules:
            for platform in rule.platforms or (pack.platform,):
                yield platform, rule


def _ends(book: PolicyBook) -> dict[str, tuple[datetime, bool]]:
    """Return when exemptions ended, as far as a rule in force tells; the earliest told counts.

    Beside it: whether that is only the latest possible end.
    """
    found: dict[str, tuple[datetime, bool]] = {}
    for rule in book.rules.values():
        since = rule.versions[0].since
        for ended in rule.ends if since else ():
            if since and (ended not in found or since < found[ended][0]):
                found[ended] = since, rule.ends_at_latest
    return found

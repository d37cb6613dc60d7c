"""Two books side by side: which rules differ, whom that can touch, and what it changes.

A replay asks only what can come out differently. The rules asked of live orders fall into groups
that speak of one another (one takes another's place, one follows another's missed limit); only
groups with a changed rule are asked. A change of anything else that live rules may read, such as a
list of regions, has all of them asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

import msgspec

from workbench.domain.rules.replay import ChangeKind, OrderChange, RuleChange, Stand
from workbench.policy.alibaba import SEED_QUESTIONS
from workbench.policy.rules import INFORMATION

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Sequence
    from datetime import datetime

    from workbench.domain.files import OrderFile
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.shops import Platform
    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Rule, RuleVersion

_Stands: TypeAlias = "dict[tuple[str, str], Stand]"

# Questions that no clock of a live order or parcel reads (amounts are the effects').
_NEVER_READ = (
    INFORMATION, "amount.", "appeal.", "claim.", "complaint.", "freight.", "invoice.", "points.",
    "score.",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two books, cut down to the rules whose answers can differ, and the orders they touch.

    ``rules`` are all rules that differ. ``since`` is the earliest instant (UTC) at which they do,
    None if at any; ``platforms`` is empty where no answer about an order can differ.
    """

    rules: tuple[str, ...]
    old: PolicyBook
    new: PolicyBook
    platforms: frozenset[Platform]
    since: datetime | None

    @classmethod
    def of(cls, old: PolicyBook, new: PolicyBook) -> Comparison:
        """Compare two books."""
        ids = changed_rules(old, new)
        live = _live_rules(old) | _live_rules(new)
        others = (book.rules[i] for book in (old, new) for i in ids - live if i in book.rules)
        if any(_may_be_read(rule) for rule in others):
            return cls(tuple(sorted(ids)), old, new, _platforms((old, new), ids), None)
        asked = _together(ids & live, (old, new))
        platforms = _platforms((old, new), asked)
        since = _differ_since(ids & live, old, new)
        quiet = live - asked
        cut = old.without_asking(quiet), new.without_asking(quiet)
        return cls(tuple(sorted(ids)), *cut, platforms, since)


def changed_rules(old: PolicyBook, new: PolicyBook) -> frozenset[str]:
    """Return the rules that stand in one book only or say something else in the other."""
    ids = old.rules.keys() | new.rules.keys()
    return frozenset(i for i in ids if old.rules.get(i) != new.rules.get(i))


def _live_rules(book: PolicyBook) -> frozenset[str]:
    """Return the rules that are asked of live orders and parcels."""
    clocks = {rule.id for rules in book.clocks.values() for rule in rules}
    return frozenset(clocks | (SEED_QUESTIONS.keys() & book.rules.keys()))


def _may_be_read(rule: Rule) -> bool:
    return not rule.question.startswith(_NEVER_READ)


def _together(ids: Iterable[str], books: Sequence[PolicyBook]) -> frozenset[str]:
    """Return the rules and all that speak of them or that they speak of, at any distance."""
    rules = [rule for book in books for rule in book.rules.values()]
    pairs = [(rule.id, other) for rule in rules for other in _spoken_of(rule)]
    found, size = set(ids), -1
    while size != len(found):
        size = len(found)
        for one, other in pairs:
            if one in found or other in found:
                found |= {one, other}
    return frozenset(found)


def _spoken_of(rule: Rule) -> tuple[str, ...]:
    follows = rule.clock.follows if rule.clock else ()
    return (*follows, *((rule.replaces,) if rule.replaces else ()))


def _platforms(books: Iterable[PolicyBook], ids: Collection[str]) -> frozenset[Platform]:
    """Return whose orders the rules hold for: no platform is judged by another's rules."""
    return frozenset(
        platform
        for book in books
        for pack in book.packs
        for rule in pack.rules
        if rule.id in ids
        for platform in rule.platforms or (pack.platform,)
    )


def _differ_since(ids: Iterable[str], old: PolicyBook, new: PolicyBook) -> datetime | None:
    """Return the earliest instant at which one of the rules says something else, None: always."""
    found = [_first_difference(old.rules.get(i), new.rules.get(i)) for i in ids]
    instants = [at for at in found if at is not None]
    return min(instants) if instants and len(instants) == len(found) else None


def _first_difference(one: Rule | None, other: Rule | None) -> datetime | None:
    rules = [rule for rule in (one, other) if rule is not None]
    if len({_without_versions(rule) for rule in rules}) > 1:
        return None
    spans = [version for rule in rules for version in rule.versions]
    bounds = sorted({at for span in spans for at in (span.since, span.until) if at is not None})
    before = [_before_all(rule) for rule in (one, other)]
    if before[0] != before[1]:
        return None
    return next((at for at in bounds if _values(one, at) != _values(other, at)), None)


def _without_versions(rule: Rule) -> bytes:
    return msgspec.json.encode(msgspec.structs.replace(rule, versions=()))


def _before_all(rule: Rule | None) -> object:
    """Return the values that hold before every bound, None where none do."""
    found = (version for version in rule.versions if version.since is None) if rule else ()
    return next((_held(version) for version in found), None)


def _values(rule: Rule | None, at: datetime) -> object:
    version = rule.version_at(at) if rule else None
    return version and _held(version)


def _held(version: RuleVersion) -> RuleVersion:
    return msgspec.structs.replace(version, since=None, until=None)


def order_change(
    file: OrderFile, old: Iterable[Decision], new: Iterable[Decision]
) -> OrderChange | None:
    """Return what would be different about an order, None if a person would see no difference."""
    was, would_be = _stands(old), _stands(new)
    if was == would_be:
        return None
    keys = sorted(was.keys() | would_be.keys())
    rules = tuple(
        RuleChange(rule, waybill, was.get((waybill, rule)), would_be.get((waybill, rule)))
        for waybill, rule in keys
        if was.get((waybill, rule)) != would_be.get((waybill, rule))
    )
    order = file.order
    return OrderChange(_kind(rules), file.platform, order.shop_id, order.number, rules)


def _stands(decisions: Iterable[Decision]) -> _Stands:
    return {(one.subject.waybill, one.answer.rule): Stand.of(one) for one in decisions}


def _kind(changes: Iterable[RuleChange]) -> ChangeKind:
    """Judge parcel by parcel, by what differs: one rule in place of another spares nobody."""
    told = tuple(changes)
    before = {each.waybill for each in told if each.was and each.was.is_missed}
    after = {each.waybill for each in told if each.would_be and each.would_be.is_missed}
    if after - before:
        return ChangeKind.CAUGHT
    return ChangeKind.SPARED if before - after else ChangeKind.MOVED

"""Which rules run a clock on live parcels and orders, platform by platform."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.shops import Platform
from workbench.policy.questions import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from workbench.policy.rules import Pack, Rule


def clocks_of(packs: Iterable[Pack]) -> Mapping[Platform, tuple[Rule, ...]]:
    """Return each platform's own clock rules in the order in which they are to be asked.

    A rule holds for its pack's platform, or for those that it names itself: never for another.
    """
    found: dict[Platform, list[Rule]] = {platform: [] for platform in Platform}
    for platform, rule in _held(packs):
        if is_clock(rule):
            found[platform].append(rule)
    return MappingProxyType({p: tuple(sorted(rules, key=_turn)) for p, rules in found.items()})


def notices_of(packs: Iterable[Pack]) -> Mapping[Platform, tuple[Rule, ...]]:
    """Return each platform's notices that move the shipping time of a district for a while."""
    found: dict[Platform, list[Rule]] = {platform: [] for platform in Platform}
    for platform, rule in _held(packs):
        if rule.question == "ship.moved":
            found[platform].append(rule)
    return MappingProxyType({platform: tuple(rules) for platform, rules in found.items()})


def _held(packs: Iterable[Pack]) -> Iterator[tuple[Platform, Rule]]:
    """Yield every rule with each platform that it holds for."""
    for pack in packs:
        for rule in pack.rules:
            for platform in rule.platforms or (pack.platform,):
                yield platform, rule


def is_clock(rule: Rule) -> bool:
    """Tell whether a rule is asked of live parcels by its own description of its clock."""
    question = QUESTIONS.get(rule.question)
    return rule.clock is not None and question is not None and question.clock is not None


def _turn(rule: Rule) -> tuple[bool, bool]:
    """Ask first what takes another rule's place, last what follows another's missed limit."""
    return (rule.clock is not None and bool(rule.clock.follows), rule.replaces is None)

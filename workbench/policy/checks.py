"""Does a rule bring all that its question needs, and nothing that no one would read?"""

from __future__ import annotations

from string import Formatter
from typing import TYPE_CHECKING

from workbench.domain.errors import (
    PackFieldMissing,
    PackFieldUnknown,
    PackRuleUnasked,
    PackValueWrong,
    marked,
)
from workbench.domain.shops import Platform
from workbench.policy.alibaba import SEED_QUESTIONS
from workbench.policy.clock_checks import check_clock, check_instants
from workbench.policy.cost_checks import check_costs
from workbench.policy.questions import QUESTIONS

if TYPE_CHECKING:
    from collections.abc import Collection

    from workbench.policy.questions import Question
    from workbench.policy.rules import Origin, Pack, Rule, RuleVersion, Text

_WORDS = {
    int: marked("errors", "a whole number above 0"),
    bool: marked("errors", "true or false"),
    str: marked("errors", "a name"),
    tuple: marked("errors", "a list of names"),
}


def check_rule(rule: Rule, pack: str, origin: Origin) -> None:
    """Check one rule of ``pack``.

    Raises:
        PackInvalid: a part is missing, unknown or of the wrong kind.
    """
    question = QUESTIONS.get(rule.question)
    if question is None:
        expected = "one of " + ", ".join(QUESTIONS)
        raise PackValueWrong(path=pack, rule=rule.id, field="question", expected=expected)
    check_asked(rule, pack)
    check = _Check(rule, pack)
    for version in rule.versions:
        check.version(version, question)
    check_instants(rule, pack)
    check_costs(rule, pack)
    check.has_words()
    check.has_source(origin)
    check.same_names("explain", rule.explain, question.situations)
    check.may_name("unknowns", rule.unknowns, question.unknowns, question.optional_unknowns)
    check.contains("ambiguities", {a.id for a in rule.ambiguities}, question.ambiguities)
    check.contains("menus", {"path"} if rule.menus else (), question.needs_menu)
    if question.clock is not None:
        check_clock(rule, pack, question.clock)
    for situation, facts in question.situations.items():
        check.placeholders(f"explain.{situation}", rule.explain[situation], facts)


def check_platforms(pack: Pack, name: str) -> None:
    """Check that a pack and its rules hold for marketplaces; ``name`` is its file's.

    Raises:
        PackValueWrong: one is for the platform that nobody told, whose parcels nothing judges.
    """
    expected = "one of " + ", ".join(Platform.known())
    if pack.platform is Platform.UNKNOWN:
        raise PackValueWrong(path=name, rule="-", field="platform", expected=expected)
    for rule in pack.rules:
        if Platform.UNKNOWN in rule.platforms:
            raise PackValueWrong(path=name, rule=rule.id, field="platforms", expected=expected)


def check_asked(rule: Rule, pack: str) -> None:
    """Check that a rule on a question of one certain rule bears that rule's id.

    Raises:
        PackRuleUnasked: it bears another, and would stand in the book without ever judging.
    """
    for other, question in SEED_QUESTIONS.items():
        if rule.question == question and rule.id != other:
            raise PackRuleUnasked(path=pack, rule=rule.id, question=question, other=other)


class _Check:
    """Checks of one rule, each of which raises at the first fault."""

    def __init__(self, rule: Rule, pack: str) -> None:
        self._rule = rule
        self._pack = pack

    def may_name(
        self, field: str, given: Collection[str], needed: Collection[str], more: Collection[str]
    ) -> None:
        """Check that every needed name is given, and none beside those that may be."""
        self.contains(field, given, needed)
        self.same_names(field, given, {*needed, *more} & set(given))

    def same_names(self, field: str, given: Collection[str], needed: Collection[str]) -> None:
        """Check that every needed name is given, and no other."""
        self.contains(field, given, needed)
        for name in given:
            if name not in needed:
                raise self._unknown(f"{field}.{name}")

    def contains(self, field: str, given: Collection[str], needed: Collection[str]) -> None:
        """Check that every needed name is given; a rule may list more."""
        for name in needed:
            if name not in given:
                raise self._missing(f"{field}.{name}")

    def has_words(self) -> None:
        """Check that the rule can be shown: in its own words, or a sentence per situation."""
        if self._rule.says is None and not self._rule.explain:
            raise self._missing("says")
        if self._rule.explain and self._rule.chip is None:
            raise self._missing("chip")

    def has_source(self, origin: Origin) -> None:
        """Check that the source can be found again: a seed by its hash, another by its address."""
        source = self._rule.source
        if origin == "seeds" and source.sha256 is None:
            raise self._missing("source.sha256")
        if origin == "outside" and source.url is None:
            raise self._missing("source.url")

    def version(self, version: RuleVersion, question: Question) -> None:
        """Check for the question's parameters, of the right kinds, and an end after the start."""
        given = version.parameters
        kinds = {**question.parameters, **question.optional}
        self.contains("parameters", given, question.parameters)
        self.same_names("parameters", given, kinds.keys() & given.keys())
        for name, value in given.items():
            kind = kinds[name]
            if type(value) is not kind or (kind is int and not value):
                raise self._wrong(f"parameters.{name}", _WORDS[kind])
            if isinstance(value, int) and value < 0:
                raise self._wrong(f"parameters.{name}", _WORDS[kind])
        since, until = version.since, version.until
        if since is not None and until is not None and until <= since:
            raise self._wrong("versions.until", marked("errors", "later than since"))

    def placeholders(self, field: str, text: Text, facts: Collection[str]) -> None:
        """Check that a sentence uses only the facts of its situation."""
        for language, words in (("zh", text.zh), ("en", text.en)):
            try:
                used = {name for _, name, _, _ in Formatter().parse(words) if name is not None}
            except ValueError as error:
                expected = marked("errors", "a text with paired braces")
                raise self._wrong(f"{field}.{language}", expected) from error
            for name in used - set(facts):
                raise self._unknown(f"{field}.{language} {{{name}}}")

    def _missing(self, field: str) -> PackFieldMissing:
        return PackFieldMissing(path=self._pack, rule=self._rule.id, field=field)

    def _unknown(self, field: str) -> PackFieldUnknown:
        return PackFieldUnknown(path=self._pack, rule=self._rule.id, field=field)

    def _wrong(self, field: str, expected: str) -> PackValueWrong:
        return PackValueWrong(path=self._pack, rule=self._rule.id, field=field, expected=expected)

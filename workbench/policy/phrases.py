"""Sentences and notes that the rules of one pack share, given to each rule that has none.

A rule's own words win. Only what its question asks for is given, so that a pack may carry phrases
for several questions and notes that not every rule needs.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from workbench.domain.errors import PackFieldUnknown
from workbench.policy.questions import QUESTIONS
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from workbench.policy.rules import Pack, Rule


def with_phrases(pack: Pack, name: str) -> Pack:
    """Return the pack with its shared words written into its rules; ``name`` is its file's.

    Raises:
        PackFieldUnknown: words for a question, or for something not known, that no rule can have.
    """
    if not pack.phrases and not pack.notes:
        return pack
    for field, given, known in (
        ("phrases", pack.phrases, QUESTIONS),
        ("notes", pack.notes, frozenset(Unknown)),
    ):
        for word in given:
            if word not in known:
                raise PackFieldUnknown(path=name, rule="-", field=f"{field}.{word}")
    rules = tuple(_spoken(rule, pack) for rule in pack.rules)
    return msgspec.structs.replace(pack, rules=rules)


def _spoken(rule: Rule, pack: Pack) -> Rule:
    question = QUESTIONS.get(rule.question)
    if question is None or question.clock is None:
        return rule
    told = pack.phrases.get(rule.question, {})
    may_say = question.unknowns | question.optional_unknowns
    notes = {name: text for name, text in pack.notes.items() if name in may_say}
    return msgspec.structs.replace(
        rule,
        explain={**told, **rule.explain},
        unknowns={**notes, **rule.unknowns},
    )

"""What a decision says in words: the pack's sentences, filled with the answer's facts."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from workbench.policy.questions import SITUATION

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.rules.decisions import Answer
    from workbench.policy.rules import Language, Rule


def sentence(
    rule: Rule, answer: Answer, language: Language, format_instant: Callable[[datetime], str]
) -> str:
    """Return what happened in one or two sentences; "" where the rule has no words for it.

    ``format_instant`` gets aware UTC instants. An answer that an older pack made may lack facts of
    today's sentence: each shows as "?".
    """
    text = rule.explain.get(answer.facts.get(SITUATION, answer.verdict.value))
    if text is None:
        return ""
    facts = {name: _shown(name, value, format_instant) for name, value in answer.facts.items()}
    return text.spoken(language).format_map(_Known(facts))


def notes(rule: Rule, answer: Answer, language: Language) -> tuple[str, ...]:
    """Return a sentence for each thing that was not known, in the answer's order."""
    known = (rule.unknowns.get(name) for name in answer.unknowns)
    return tuple(text.spoken(language) for text in known if text is not None)


class _Known(dict[str, str]):
    """Leave an unknown placeholder as "?"."""

    def __missing__(self, key: str) -> str:
        return "?"


def _shown(name: str, value: str, format_instant: Callable[[datetime], str]) -> str:
    """Format facts that are instants: those named ``…_at``, and the deadline."""
    if name == "deadline" or name.endswith("_at"):
        return format_instant(datetime.fromisoformat(value))
    return value

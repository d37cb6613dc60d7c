"""A rule's values in words: what a parameter is called, its unit, and what changed (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rules.words import NAMES
from workbench.services.rules.speech import RuleSpeech, condition_text
from workbench.ui.rules.words import said, say
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.domain.rules.views import RuleSpan, RuleStep, Value
    from workbench.ui.formats import Formats

ARROW = " → "
SHOWN = 3  # so many values stand in a bar; the table beside it has them all


def speech(formats: Formats) -> RuleSpeech:
    """Return who says a rule's values in the window's words."""
    comma = "、" if formats.is_chinese else ", "
    return RuleSpeech(say, formats.money, formats.count, comma)


def name_word(name: str) -> str:
    """Return what a parameter is called."""
    return said(NAMES, name)


def value_text(name: str, value: Value, formats: Formats) -> str:
    """Return a value with its unit."""
    return speech(formats).value(name, value)


def short_values(span: RuleSpan, formats: Formats, most: int = SHOWN) -> str:
    """Return a version's first figures, of a table of amounts the shares; "" where it has none."""
    if span.steps:
        return _shares(span)
    figures = _figures(span)
    texts = [value_text(name, value, formats) for name, value in figures.items()]
    return " · ".join(texts[:most])


def _shares(span: RuleSpan) -> str:
    shares = sorted({step.percent for step in span.steps})
    return f"{shares[0]}%" if len(shares) == 1 else f"{shares[0]}%–{shares[-1]}%"


def step_condition(step: RuleStep) -> str:
    """Return for which promises and which lateness a line of a table holds."""
    return condition_text(step, say)


def step_amount(step: RuleStep, formats: Formats) -> str:
    """Return the share with its bounds."""
    return speech(formats).amount(step)


def changed_values(before: RuleSpan, after: RuleSpan, formats: Formats) -> tuple[str, ...]:
    """Return each value that differs between two versions, as 48小时 → 24小时."""
    if before.steps or after.steps:
        was, now = short_values(before, formats), short_values(after, formats)
        return (f"{was}{ARROW}{now}",) if was and now and was != now else ()
    old, new = dict(before.values), dict(after.values)
    nothing = translate("rules", "none")
    found = []
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            was, now = (
                value_text(name, values[name], formats) if name in values else nothing
                for values in (old, new)
            )
            found.append(f"{was}{ARROW}{now}")
    return tuple(found)


def _figures(span: RuleSpan) -> dict[str, Value]:
    return {
        name: value
        for name, value in span.values
        if isinstance(value, int) and not isinstance(value, bool)
    }

"""What stands in the place of the rules, and what the bar over them says (pure but for words)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.rules.dates import span_text
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.trouble import trouble_from
from workbench.ui.widgets.states import StateWords

if TYPE_CHECKING:
    from workbench.domain.rules.views import PackProblem, RuleEntry, RuleSpan
    from workbench.ui.trouble import Trouble


def nothing_fits() -> StateWords:
    """Return the words where the filters let nothing through."""
    title = translate("rules", "No rule fits these filters")
    act = translate("rules", "Show all rules")
    return StateWords("filter", Tone.MUTED, title, act=act)


def no_rules() -> StateWords:
    """Return the words where no pack holds a rule."""
    title = translate("rules", "No rules")
    sentence = translate("rules", "No pack holds a rule: nothing is judged.")
    return StateWords("warning", Tone.WARNING, title, sentence)


def failed(trouble: Trouble) -> StateWords:
    """Return the words where the rules could not be read."""
    act, copy = translate("rules", "Try again"), translate("rules", "Copy details")
    return StateWords("warning", Tone.CRITICAL, trouble.title, trouble.sentence, act, copy)


def problem_words(problem: PackProblem) -> str:
    """Return which pack is broken, where, and what holds instead."""
    words = (
        translate("rules", "The pack {pack} has a fault; its last good text stays in force.")
        if problem.has_last_good
        else translate("rules", "The pack {pack} has a fault and does not count.")
    )
    return f"{words.replace('{pack}', problem.pack)} {trouble_from(problem.error).sentence}"


def visit_words(entry: RuleEntry, judged: RuleSpan | None) -> str:
    """Return by which version a warning was judged."""
    if judged is None:
        words = translate("rules", "From a warning: {rule}. No version holds for that instant now.")
        return words.replace("{rule}", entry.title)
    words = translate("rules", "From a warning: {rule}. Judged by this version: {span}.")
    return words.replace("{rule}", entry.title).replace("{span}", span_text(judged))

"""What stands in the list's place while no case does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.states import StateWords

if TYPE_CHECKING:
    from workbench.domain.filing.case_views import CaseCounts
    from workbench.ui.tables.columns import Look


def empty_words(is_narrow: bool, counts: CaseCounts | None, look: Look) -> StateWords:
    """Return why there is nothing: filters hide it, all is answered, or nothing was filed yet."""
    if is_narrow:
        title = translate("cases", "Nothing fits these filters")
        return StateWords("filter", Tone.MUTED, title, act=translate("cases", "Show all"))
    new = translate("cases", "New filing…")
    if counts is not None and counts.total:
        title = translate("cases", "Nothing is under way")
        words = translate("cases", "Every filing and appeal is answered. Last looked {time}.")
        said = words.replace("{time}", look.formats.clock(look.now))
        return StateWords("good", Tone.GOOD, title, said, new)
    sentence = translate(
        "cases",
        "File before the platform judges, appeal after it. The workbench shows which orders a "
        "filing would cover, checks the evidence and follows the case to the money's return.",
    )
    title = translate("cases", "No filings yet")
    return StateWords("empty", Tone.MUTED, title, sentence, new)

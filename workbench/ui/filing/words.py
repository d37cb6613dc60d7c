"""The wizard's words: pages, their states, and verdicts."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.filing.flow import FlowStep
from workbench.domain.rules.words import CODES
from workbench.policy.cases.words import Word
from workbench.services.filing.words import VERDICT_WORDS, VERDICTS
from workbench.ui.theme import Tone
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.domain.filing.offers import GroundWords
    from workbench.ui.formats import Formats

STEP_WORDS: Mapping[FlowStep, str] = MappingProxyType(
    {
        FlowStep.CASE: marked("wizard", "Ground"),
        FlowStep.SCOPE: marked("wizard", "Scope"),
        FlowStep.ORDERS: marked("wizard", "Orders"),
        FlowStep.EVIDENCE: marked("wizard", "Evidence"),
        FlowStep.STATEMENT: marked("wizard", "Statement"),
        FlowStep.CHECK: marked("wizard", "Check"),
        FlowStep.SUBMIT: marked("wizard", "Submit"),
        FlowStep.FOLLOW: marked("wizard", "Follow"),
    }
)
# What nobody told, by the names of the decision cases' fields.
_UNKNOWNS: Mapping[str, str] = MappingProxyType(
    {
        "outside_trace_stalled": marked("wizard", "Nobody looked at the carrier's own site yet."),
        "chat_contains_order_no": marked(
            "wizard", "A picture of a chat cannot be searched for the order number."
        ),
        "event": marked("wizard", "Which event it was is not said yet."),
        "transport": marked("wizard", "How the goods travel is not said yet."),
        "pledge_ticked": marked("wizard", "Whether the pledge is signed is not said yet."),
        "paid_at": marked("wizard", "When the order was paid is not known."),
    }
)
_GOOD = frozenset({Word.ACCEPTED, Word.EXEMPT, Word.AUTO_EFFECTIVE, Word.FILE_IN_ADVANCE})
_GOOD_AFTER = frozenset({Word.REVOKED_REFUNDED})
_OPEN = frozenset({Word.UNKNOWN, Word.INSUFFICIENT_EVIDENCE, Word.APPEAL})


def step_word(step: FlowStep) -> str:
    """Return what a page is called."""
    return translate("wizard", STEP_WORDS[step])


def verdict_word(verdict: Word) -> str:
    """Return what a verdict of the preview is called; one without words is unknown."""
    source = VERDICT_WORDS.get(verdict, VERDICT_WORDS[Word.UNKNOWN])
    return translate(VERDICTS, source)


def verdict_look(verdict: Word) -> tuple[str, Tone]:
    """Return the shape and the tone of a verdict; the shape says the same without the colour."""
    if verdict in _GOOD or verdict in _GOOD_AFTER:
        return "✓", Tone.GOOD
    if verdict in _OPEN:
        return "◇", Tone.WARNING
    return "▲", Tone.CRITICAL


def unknown_words(fact: str) -> str:
    """Return what it means that a fact is not known; "" for one without words."""
    source = _UNKNOWNS.get(fact)
    return translate("wizard", source) if source else ""


def code_word(code: str) -> str:
    """Return the words for a code of the packs (an event, a way to travel)."""
    if code == "express":
        return translate("wizard", "express")
    source = CODES.get(code)
    return translate("rules", source) if source else code


def source_line(ground: GroundWords, formats: Formats) -> str:
    """Return where a ground is written, of which day the page is, and when it was checked."""
    dates = []
    if ground.notice_date is not None:
        told = translate("wizard", "notice of {day}")
        dates.append(told.replace("{day}", formats.full_day(ground.notice_date)))
    if ground.page_date is not None:
        told = translate("wizard", "page of {day}")
        dates.append(told.replace("{day}", formats.full_day(ground.page_date)))
    told = translate("wizard", "checked {day}")
    dates.append(told.replace("{day}", formats.full_day(ground.checked_on)))
    return " · ".join((f"{ground.document} {ground.place}".strip(), *dates))

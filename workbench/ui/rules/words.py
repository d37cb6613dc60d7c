"""The rules view's words for the packs' own names; a name it does not know stands as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.rules.views import RuleRelation, RuleTopic
from workbench.domain.rules.words import CERTAINTIES, CONFIDENCES, INSTANTS, ORIGINS, REMEDIES
from workbench.domain.views import EffectKind
from workbench.ui.translating import translate
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.domain.rules.views import RuleOrigin

TOPICS: Mapping[RuleTopic, str] = {
    RuleTopic.CLOCKS: marked("rules", "Shipping and trace clocks"),
    RuleTopic.PENALTIES: marked("rules", "Amounts and points"),
    RuleTopic.CLAIMS: marked("rules", "Claims and complaints"),
    RuleTopic.REMEDIES: marked("rules", "Cures"),
    RuleTopic.FILINGS: marked("rules", "Filings and appeals"),
    RuleTopic.TICKETS: marked("rules", "Tickets"),
    RuleTopic.INVOICES: marked("rules", "Invoices"),
    RuleTopic.FREIGHT: marked("rules", "Freight"),
    RuleTopic.SCORES: marked("rules", "Scores and traffic"),
    RuleTopic.OTHER: marked("rules", "Tools and advice"),
}
_RELATIONS: Mapping[RuleRelation, str] = {
    RuleRelation.REPLACES: marked("rules", "Takes the place of"),
    RuleRelation.REPLACED_BY: marked("rules", "Its place is taken by"),
    RuleRelation.ENDS: marked("rules", "Tells the end of"),
    RuleRelation.ENDED_BY: marked("rules", "Its end is told by"),
}


def say(source: str) -> str:
    """Return a text of the rules view in the window's language."""
    return translate("rules", source)


def said(words: Mapping[str, str], name: str) -> str:
    """Return the window's words for a pack's name."""
    source = words.get(name)
    return translate("rules", source) if source else name


def topic_word(topic: RuleTopic) -> str:
    """Return what a topic is called."""
    return translate("rules", TOPICS[topic])


def origin_word(origin: RuleOrigin) -> str:
    """Return where a rule comes from."""
    return translate("rules", ORIGINS[origin])


def instant_word(decided_by: str) -> str:
    """Return which instant chooses the version."""
    return said(INSTANTS, decided_by)


def certainty_word(certainty: str) -> str:
    """Return how sure a consequence is."""
    return said(CERTAINTIES, certainty)


def confidence_word(confidence: str) -> str:
    """Return how sure we are of the source."""
    return said(CONFIDENCES, confidence)


def remedy_word(remedy: str) -> str:
    """Return what an act is called."""
    return said(REMEDIES, remedy)


def relation_word(relation: RuleRelation) -> str:
    """Return how two rules stand to each other, "" for a mere mention."""
    source = _RELATIONS.get(relation)
    return translate("rules", source) if source else ""


def effect_word(kind: str) -> str:
    """Return what a consequence touches."""
    known = {member.value: member for member in EffectKind}
    return word(known[kind]) if kind in known else kind

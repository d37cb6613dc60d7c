"""The rules view's words for the packs' own names; a name it does not know stands as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.errors import marked
from workbench.domain.remedies import Remedy
from workbench.domain.rule_views import RuleOrigin, RuleRelation, RuleTopic
from workbench.domain.views import EffectKind
from workbench.ui.translating import translate
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

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
ORIGINS: Mapping[RuleOrigin, str] = {
    RuleOrigin.SEEDS: marked("rules", "our documents"),
    RuleOrigin.OUTSIDE: marked("rules", "other sources"),
    RuleOrigin.SELLER: marked("rules", "own pack"),
}
# Which instant chooses the version of a rule (policy-facts C8), by the packs' names.
INSTANTS: Mapping[str, str] = {
    "not_stated": marked("rules", "The text does not say"),
    "payment": marked("rules", "Payment of the order"),
    "order": marked("rules", "Placing of the order"),
    "upload": marked("rules", "Upload of the number"),
    "conduct": marked("rules", "Conduct of the seller"),
    "pickup": marked("rules", "Pickup"),
    "in_transit": marked("rules", "Time at which the parcel is in transit"),
    "task_creation": marked("rules", "Creation of the ticket"),
    "submission": marked("rules", "Submission"),
    "reply": marked("rules", "Reply"),
    "handling": marked("rules", "Handling by the platform"),
    "judgement": marked("rules", "Judgement by the platform"),
    "appeal": marked("rules", "Appeal"),
    "score_day": marked("rules", "Day of the score"),
    "computing_day": marked("rules", "Day on which the figure is computed"),
    "day": marked("rules", "The day itself"),
}
_RELATIONS: Mapping[RuleRelation, str] = {
    RuleRelation.REPLACES: marked("rules", "Takes the place of"),
    RuleRelation.REPLACED_BY: marked("rules", "Its place is taken by"),
    RuleRelation.ENDS: marked("rules", "Tells the end of"),
    RuleRelation.ENDED_BY: marked("rules", "Its end is told by"),
}
_CERTAINTIES: Mapping[str, str] = {
    "may": marked("rules", "may follow"),
    "will": marked("rules", "follows"),
    "not_stated": marked("rules", "not said whether"),
}
_CONFIDENCES: Mapping[str, str] = {
    "high": marked("rules", "high"),
    "medium": marked("rules", "medium"),
    "low": marked("rules", "low"),
}
_REMEDIES: Mapping[str, str] = {
    Remedy.CHASE: marked("rules", "chase the carrier"),
    Remedy.REPLACE_NUMBER: marked("rules", "replace the number"),
    Remedy.CHANGE_CARRIER: marked("rules", "change the carrier"),
    Remedy.REFUND: marked("rules", "refund"),
    Remedy.FILE: marked("rules", "file"),
    Remedy.SHIP: marked("rules", "ship"),
    Remedy.NEGOTIATE: marked("rules", "agree with the buyer"),
    Remedy.CONFIRM_RECEIPT: marked("rules", "have the buyer confirm receipt"),
}


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
    return said(_CERTAINTIES, certainty)


def confidence_word(confidence: str) -> str:
    """Return how sure we are of the source."""
    return said(_CONFIDENCES, confidence)


def remedy_word(remedy: str) -> str:
    """Return what an act is called."""
    return said(_REMEDIES, remedy)


def relation_word(relation: RuleRelation) -> str:
    """Return how two rules stand to each other, "" for a mere mention."""
    source = _RELATIONS.get(relation)
    return translate("rules", source) if source else ""


def effect_word(kind: str) -> str:
    """Return what a consequence touches."""
    known = {member.value: member for member in EffectKind}
    return word(known[kind]) if kind in known else kind

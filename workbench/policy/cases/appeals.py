"""Taobao's appeals: a filing number of the very order, approved before the judgement."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec import UNSET, Struct, UnsetType

from workbench.policy.cases.answer import (
    CaseAnswer,
    Instant,
    is_in_force,
    need,
    told,
    with_readings,
)
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Rule

APPEAL = "taobao.appeal.filing_no_before_judgement"


class OrderFiling(Struct, frozen=True):
    """A filing with its number, the order it is for (null = none) and its channel."""

    number: str | UnsetType | None = UNSET
    order_id: str | UnsetType | None = UNSET
    via: str | None = None
    approved_at: Instant | UnsetType | None = UNSET


class Appeal(Struct, frozen=True):
    """An appeal, with the filing it rests on (null = none)."""

    appealed_at: Instant | None = None
    judged_at: Instant | None = None
    order_id: str | None = None
    filing: OrderFiling | UnsetType | None = UNSET
    other_evidence: Any = None


def appeal(given: Appeal, book: PolicyBook) -> CaseAnswer:
    """Judge an appeal; before the rule's start other evidence was looked at as well."""
    rule = book.rule(APPEAL)
    if not is_in_force(rule, need(given.appealed_at, "appealed_at")):
        return CaseAnswer(Word.OTHER_EVIDENCE_CONSIDERED, APPEAL)
    filing = told(given.filing, "filing")
    refused = CaseAnswer(Word.NOT_SUPPORTED, APPEAL)
    if filing is None or not _is_of_order(filing, given, rule):
        return refused
    approved_at = told(filing.approved_at, "filing.approved_at")
    judged_at = need(given.judged_at, "judged_at")
    if approved_at is None or approved_at > judged_at:
        return refused
    supported = CaseAnswer(Word.SUPPORTED, APPEAL)
    if approved_at == judged_at:
        return with_readings(rule.ambiguity("A16"), refused, supported)
    return supported


def _is_of_order(filing: OrderFiling, given: Appeal, rule: Rule) -> bool:
    """Tell whether the filing has a number, is of this order and went through the channel."""
    order_id = told(filing.order_id, "filing.order_id")
    if not told(filing.number, "filing.number") or order_id != need(given.order_id, "order_id"):
        return False
    return need(filing.via, "filing.via") in rule.names("channels")

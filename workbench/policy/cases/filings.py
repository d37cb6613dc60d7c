"""Filings and appeals (报备, 申诉): 1688's four cases, Taobao's pledge, Douyin's centre."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import UNSET, Struct, UnsetType

from workbench.policy.cases.answer import (
    CaseAnswer,
    Instant,
    day_of,
    is_in_force,
    known_by,
    need,
    start_of,
    told,
    with_reading_of,
    with_readings,
)
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.policy.packs import PolicyBook

FORCE_MAJEURE = "1688.filing.case3_force_majeure_before_penalty"
UNRESPONSIVE = "1688.filing.case2_buyer_unresponsive"
MISMATCH = "1688.filing.case1_trace_mismatch"
FREIGHT = "1688.filing.freight_buyer_delay"
ENTRY = "1688.filing.entry"
EFFECT = "1688.filing.effect"
PLEDGE = "taobao.filing.pledge_auto_effective"
PRE_WINDOW = "douyin.filing.pre_window_orders"
JUDGED = "douyin.appeal.judged"

_ONE_SECOND = timedelta(seconds=1)


class Filing(Struct, frozen=True):
    """A filing on 1688; null says "not approved", "no penalty"."""

    case: str | None = None
    event: str | None = None
    outside_trace_stalled: bool | None = None
    transport: str | None = None
    chat_contains_order_no: bool | None = None
    submitted_at: Instant | None = None
    approved_at: Instant | UnsetType | None = UNSET
    penalised_at: Instant | UnsetType | None = UNSET
    now: Instant | None = None


class Pledge(Struct, frozen=True):
    """A filing on Taobao with its scene and the pledge."""

    submitted_at: Instant | None = None
    scene: str | None = None
    pledge_ticked: bool | None = None


class EarlyOrder(Struct, frozen=True):
    """An order on Douyin and its judgement (null = none yet)."""

    paid_at: Instant | None = None
    judged_at: Instant | UnsetType | None = UNSET
    now: Instant | None = None


def filing(given: Filing, book: PolicyBook) -> CaseAnswer:
    """Judge a filing on 1688 by the case it is made under."""
    case = need(given.case, "case")
    if case == "force_majeure":
        return _force_majeure(given, book)
    if case == "buyer_unresponsive":
        return _unresponsive(given, book)
    if case == "trace_mismatch":
        if need(given.outside_trace_stalled, "outside_trace_stalled"):
            return CaseAnswer(Word.NOT_EXEMPT, MISMATCH)
        return _effect(given, MISMATCH)
    if case == "freight_buyer_delay":
        return _freight(given, book)
    return CaseAnswer(Word.NOT_LISTED, ENTRY)


def _force_majeure(given: Filing, book: PolicyBook) -> CaseAnswer:
    rule = book.rule(FORCE_MAJEURE)
    if need(given.event, "event") in rule.names("events"):
        return _before_penalty(given, book)
    not_listed = CaseAnswer(Word.NOT_LISTED, FORCE_MAJEURE)
    ambiguity = rule.ambiguity("A10")
    return with_reading_of(ambiguity, not_listed, lambda: _before_penalty(given, book))


def _before_penalty(given: Filing, book: PolicyBook) -> CaseAnswer:
    """Judge a filing that must be made before the penalty; its very second is too late (A8)."""
    late = CaseAnswer(Word.REJECTED_LATE, FORCE_MAJEURE)
    if not _is_late(given):
        return _effect(given, FORCE_MAJEURE)
    if given.submitted_at != given.penalised_at:
        return late
    ambiguity = book.rule(FORCE_MAJEURE).ambiguity("A8")
    return with_reading_of(ambiguity, late, lambda: _effect(given, FORCE_MAJEURE))


def _unresponsive(given: Filing, book: PolicyBook) -> CaseAnswer:
    """Judge the case of a silent buyer, which stays open as an appeal (A9)."""
    answer = _effect(given, UNRESPONSIVE)
    if not _is_late(given):
        return answer
    late = CaseAnswer(Word.REJECTED_LATE, UNRESPONSIVE)
    return with_readings(book.rule(UNRESPONSIVE).ambiguity("A9"), answer, late)


def _freight(given: Filing, book: PolicyBook) -> CaseAnswer:
    """Judge a delay that the buyer asked for: freight only, with the chat that names the order."""
    if need(given.transport, "transport") not in book.rule(FREIGHT).names("transports"):
        return CaseAnswer(Word.NOT_LISTED, FREIGHT)
    if not need(given.chat_contains_order_no, "chat_contains_order_no"):
        return CaseAnswer(Word.INSUFFICIENT_EVIDENCE, FREIGHT)
    if _is_late(given):
        return CaseAnswer(Word.REJECTED_LATE, FREIGHT)
    return _effect(given, FREIGHT)


def _is_late(given: Filing) -> bool:
    penalised_at = _penalised_at(given)
    return penalised_at is not None and need(given.submitted_at, "submitted_at") >= penalised_at


def _effect(given: Filing, case: str) -> CaseAnswer:
    """Tell what a filing that may be made brings (1688.filing.effect)."""
    approved_at = known_by(told(given.approved_at, "approved_at"), given.now)
    if approved_at is None:
        return CaseAnswer(Word.ACCEPTED, case)
    penalised_at = _penalised_at(given)
    is_refund = penalised_at is not None and approved_at >= penalised_at
    verdict = Word.REVOKED_REFUNDED if is_refund else Word.EXEMPT
    return CaseAnswer(verdict, EFFECT, also=(case,))


def _penalised_at(given: Filing) -> datetime | None:
    return known_by(told(given.penalised_at, "penalised_at"), given.now)


def pledge(given: Pledge, book: PolicyBook) -> CaseAnswer:
    """Tell whether a filing with the pledge takes effect by itself on Taobao."""
    rule = book.rule(PLEDGE)
    submitted_at = need(given.submitted_at, "submitted_at")
    is_open = is_in_force(rule, submitted_at)
    if not is_open or need(given.scene, "scene") not in rule.names("scenes", submitted_at):
        return CaseAnswer(Word.NOT_AVAILABLE, PLEDGE)
    is_ticked = need(given.pledge_ticked, "pledge_ticked")
    return CaseAnswer(Word.AUTO_EFFECTIVE if is_ticked else Word.NOT_EFFECTIVE, PLEDGE)


def pre_window(given: EarlyOrder, book: PolicyBook) -> CaseAnswer:
    """Tell whether an order on Douyin is filed in advance, appealed, or not covered."""
    if known_by(told(given.judged_at, "judged_at"), given.now) is not None:
        return CaseAnswer(Word.APPEAL, JUDGED)
    rule = book.rule(PRE_WINDOW)
    paid_at = need(given.paid_at, "paid_at")
    not_covered = CaseAnswer(Word.NOT_COVERED, PRE_WINDOW)
    if not is_in_force(rule, paid_at):
        return not_covered
    in_advance = replace(not_covered, verdict=Word.FILE_IN_ADVANCE)
    if _is_between(paid_at, rule.versions[0].until):
        return with_readings(rule.ambiguity("A15"), in_advance, not_covered)
    return in_advance


def _is_between(paid_at: datetime, until: datetime | None) -> bool:
    """Tell whether an order was paid on the day of the window's start, but before its hour."""
    return until is not None and paid_at >= start_of(day_of(until - _ONE_SECOND))

"""Taobao's urge-shipping tasks (催发货): does one arise, when is it answered, who complains."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from msgspec import UNSET, Struct, UnsetType

from workbench.policy.cases.answer import (
    CaseAnswer,
    Instant,
    is_in_force,
    moment,
    need,
    told,
    with_reading_of,
)
from workbench.policy.cases.replies import reply_clock
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.policy.packs import PolicyBook

REPLY = "taobao.urge.reply_24h"
NO_TASK = "taobao.urge.no_task_when_filed"
GAP = "taobao.urge.gap_ticket"
NO_PROXY = "taobao.urge.no_proxy_complaint"
HELP_RATE = "taobao.urge.counts_in_help_rate"
OPTIONS = "taobao.urge.options_removed"

# Dashes and spaces that a copied menu entry may bear.
_DASHES = str.maketrans({"—": "-", "－": "-", "–": "-", "／": "/", " ": None})


class TaskFiling(Struct, frozen=True):
    """A filing for the order: null as approval says that it was refused."""

    approved_at: Instant | UnsetType | None = UNSET
    valid_to: Instant | None = None


class Task(Struct, frozen=True):
    """An order that the buyer urges; null says "no filing", "no reply"."""

    ship_deadline: Instant | None = None
    urged_at: Instant | None = None
    filing: TaskFiling | UnsetType | None = UNSET
    replied_at: Instant | UnsetType | None = UNSET
    now: Instant | None = None


class Proxy(Struct, frozen=True):
    """A task, whose shop it is, and whether it was left unanswered."""

    task_created_at: Instant | None = None
    seller: str | None = None
    unanswered: bool | None = None


class Option(Struct, frozen=True):
    """A reply option at an instant."""

    option: str | None = None
    at: str | None = None


class Metric(Struct, frozen=True):
    """A task and its reply, which the metric counts whenever they are."""

    task_created_at: Instant | None = None


def urge_task(given: Task, book: PolicyBook) -> CaseAnswer:
    """Tell whether a task arises, and how it stands with its reply."""
    urged_at = need(given.urged_at, "urged_at")
    filing = told(given.filing, "filing")
    approved_at = told(filing.approved_at, "filing.approved_at") if filing else None
    if filing is None or approved_at is None or approved_at > urged_at:
        return _reply(given, urged_at, book)
    ship_deadline = need(given.ship_deadline, "ship_deadline")
    valid_to = need(filing.valid_to, "filing.valid_to")
    if approved_at > ship_deadline:
        return _reply(given, urged_at, book)
    if urged_at > valid_to:
        return replace(_reply(given, urged_at, book), also=(GAP,))
    no_task = CaseAnswer(Word.NO_TASK, NO_TASK)
    if approved_at == ship_deadline or urged_at == valid_to:
        ambiguity = book.rule(NO_TASK).ambiguity("A17")
        return with_reading_of(ambiguity, no_task, lambda: _reply(given, urged_at, book))
    return no_task


def _reply(given: Task, urged_at: datetime, book: PolicyBook) -> CaseAnswer:
    replied_at = told(given.replied_at, "replied_at")
    return reply_clock(book.rule(REPLY), urged_at, replied_at, need(given.now, "now"))


def proxy_complaint(given: Proxy, book: PolicyBook) -> CaseAnswer:
    """Tell whether the platform may complain for the buyer; Tmall's sellers are not spared.

    A task that was answered gives it nothing to complain of.
    """
    rule = book.rule(NO_PROXY)
    if given.unanswered is False:
        return CaseAnswer(Word.NOT_FILED_BY_PLATFORM, NO_PROXY)
    is_spared = need(given.seller, "seller") in rule.names("sellers") and is_in_force(
        rule, need(given.task_created_at, "task_created_at")
    )
    verdict = Word.NOT_FILED_BY_PLATFORM if is_spared else Word.MAY_BE_FILED_BY_PLATFORM
    return CaseAnswer(verdict, NO_PROXY)


def urge_metric(_: Metric, book: PolicyBook) -> CaseAnswer:
    """Tell that replies count in the help rate, with or without the exemption."""
    return CaseAnswer(Word.COUNTS_IN_HELP_RATE, book.rule(HELP_RATE).id)


def reply_option(given: Option, book: PolicyBook) -> CaseAnswer:
    """Tell whether a reply can still be chosen."""
    rule = book.rule(OPTIONS)
    option = need(given.option, "option").translate(_DASHES)
    is_gone = option in rule.names("options") and is_in_force(rule, moment(given.at, "at"))
    return CaseAnswer(Word.REMOVED if is_gone else Word.NOT_REMOVED, OPTIONS)

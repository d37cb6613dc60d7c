"""Stall tickets of Taobao and Tmall: when the buyer sees the entry, and the ticket's reply.

The regions that are remote are a fact of the case: the rule lists none, and 1688's list is not its.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from msgspec import Struct

from workbench.policy.cases.answer import (
    ONE_SECOND,
    CaseAnswer,
    Instant,
    is_in_force,
    known_by,
    need,
    with_readings,
)
from workbench.policy.cases.replies import reply_clock
from workbench.policy.cases.words import Word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Rule

NEAR = "taobao_tmall.stall.exposure_72h"
REMOTE = "taobao_tmall.stall.exposure_remote_96h"
USUAL = "taobao_tmall.stall.exposure_usual"
REPLY = "taobao_tmall.stall.ticket_reply_24h"


class Transit(Struct, frozen=True):
    """A parcel on its way, and its ticket if there is one."""

    remote: bool | None = None
    in_transit: bool | None = None
    last_update_at: Instant | None = None
    ticket_created_at: Instant | None = None
    replied_at: Instant | None = None
    now: Instant | None = None


def stall_ticket(given: Transit, book: PolicyBook) -> CaseAnswer:
    """Tell whether the entry shows, or how the ticket stands with its reply."""
    now = need(given.now, "now")
    created_at = known_by(given.ticket_created_at, now)
    if created_at is not None:
        return reply_clock(book.rule(REPLY), created_at, given.replied_at, now)
    is_remote = need(given.remote, "remote")
    longer = book.rule(REMOTE if is_remote else NEAR)
    if not need(given.in_transit, "in_transit"):
        return CaseAnswer(Word.ENTRY_HIDDEN, longer.id)
    updated_at = need(given.last_update_at, "last_update_at")
    if is_in_force(longer, now):
        return _entry(longer, updated_at + longer.hours(now), now)
    return _before_window(updated_at, now, longer, book)


def _before_window(
    updated_at: datetime, now: datetime, longer: Rule, book: PolicyBook
) -> CaseAnswer:
    """Judge by the usual limit; one that would fall into the window is moved by it."""
    usual = book.rule(USUAL)
    name = "remote_hours" if longer.id == REMOTE else "hours"
    limit = updated_at + timedelta(hours=usual.number(name))
    if is_in_force(longer, limit + ONE_SECOND):
        moved = _entry(usual, updated_at + longer.hours(limit + ONE_SECOND), now)
        return replace(moved, also=(longer.id,))
    return _entry(usual, limit, now)


def _entry(rule: Rule, limit: datetime, now: datetime) -> CaseAnswer:
    """Judge an entry that is hidden up to and at its limit (A24)."""
    exposed = CaseAnswer(Word.ENTRY_EXPOSED, rule.id)
    if now > limit:
        return exposed
    hidden = CaseAnswer(Word.ENTRY_HIDDEN, rule.id, limit)
    return with_readings(rule.ambiguity("A24"), hidden, exposed) if now == limit else hidden

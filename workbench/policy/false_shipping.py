"""False shipping (虚假发货) on 1688: a number without a trace.

The rule holds in remote regions as well and counts from the upload of the number; where the time
of the upload is unknown, nothing is judged.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.parcels.journey import is_judgeable
from workbench.domain.parcels.nodes import is_made_by_carrier
from workbench.domain.rules.decisions import Answer, OtherReading, Verdict
from workbench.policy.answers import Finding, earliest, open_verdict, readings
from workbench.policy.doubts import has_undated, has_unread
from workbench.policy.number_reuse import NUMBER_REUSE, number_reuse
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.policy.facts import ParcelFacts
    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Rule

__all__ = ["NO_TRACE", "NUMBER_REUSE", "no_trace", "number_reuse"]

NO_TRACE = "1688.false_ship.no_trace_24h"


@dataclass(frozen=True, slots=True)
class _Search:
    """What is known of a number's first records; instants in UTC.

    ``first_at`` is the first record that shows the parcel with the carrier, ``any_at`` the first of
    all, one that waits for pickup among them.
    """

    rule: Rule
    now: datetime
    uploaded_at: datetime
    limit: datetime
    first_at: datetime | None
    any_at: datetime | None
    doubts: tuple[Unknown, ...]


def no_trace(facts: ParcelFacts, now: datetime, book: PolicyBook) -> Answer:
    """Judge whether the number has, or can still have, a trace within 24 h of its upload.

    A record that waits for pickup is no trace (A13). A number that no source has ever answered for
    may have one: past the limit the answer is unknown.
    """
    if facts.shipment.uploaded_at is None:
        return Finding(Verdict.UNKNOWN, doubts=(Unknown.UPLOADED_AT,)).answer(NO_TRACE)
    search = _search(facts, now, book.rule(NO_TRACE), facts.shipment.uploaded_at)
    found = _missing(search) if search.first_at is None else _found(search, search.first_at)
    answer = found.answer(NO_TRACE)
    change = earliest(answer.next_change_at, facts.next_event_after(now))
    return replace(answer, next_change_at=change)


def _search(facts: ParcelFacts, now: datetime, rule: Rule, uploaded_at: datetime) -> _Search:
    events = facts.events_until(now)
    limit = uploaded_at + rule.hours(now)
    doubts = (
        (Unknown.EVENT_TIMES, has_undated(events)),
        (Unknown.UNREAD_EVENT, has_unread(events, uploaded_at, limit)),
        (Unknown.TRACE, facts.trace_polled_at is None and not events),
    )
    return _Search(
        rule,
        now,
        uploaded_at,
        limit,
        first_at=_first_at(event for event in events if is_made_by_carrier(event)),
        any_at=_first_at(events),
        doubts=tuple(word for word, is_so in doubts if is_so),
    )


def _first_at(events: Iterable[TrackingEvent]) -> datetime | None:
    return next((event.happened_at for event in events if is_judgeable(event)), None)


def _missing(search: _Search) -> Finding:
    """Find on a number that no record shows with the carrier."""
    verdict = open_verdict(search.now, search.limit)
    is_waiting = verdict is Verdict.PENDING and search.any_at is not None
    return Finding(
        verdict,
        variant="ordered" if is_waiting else "",
        deadline=search.limit,
        facts={"uploaded_at": search.uploaded_at},
        doubts=search.doubts,
        readings=_readings(search, verdict, search.now),
    )


def _found(search: _Search, first_at: datetime) -> Finding:
    """Find on a number whose first record is of ``first_at``."""
    is_late = first_at > search.limit
    verdict = Verdict.VIOLATION if is_late else Verdict.CLEAN
    return Finding(
        verdict,
        variant="late" if is_late else "",
        deadline=search.limit,
        facts={"uploaded_at": search.uploaded_at, "first_record_at": first_at},
        doubts=search.doubts if is_late else (),
        readings=_readings(search, verdict, first_at),
    )


def _readings(search: _Search, verdict: Verdict, at: datetime) -> tuple[OtherReading, ...]:
    """Return the readings of a record that waits for pickup (A13), or of the last second (A12)."""
    has_any = search.any_at is not None and search.any_at <= search.limit
    if has_any and verdict is not Verdict.CLEAN:
        return readings(search.rule.ambiguity("A13"), verdict, Verdict.CLEAN, search.limit)
    if at == search.limit:
        return readings(search.rule.ambiguity("A12"), verdict, Verdict.VIOLATION, search.limit)
    return ()

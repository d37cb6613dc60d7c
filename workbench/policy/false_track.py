"""False trace (虚假轨迹) on 1688: the 48 h and the 72 h clock of one number.

Both run from the pickup scan (its stand-in where it is missing, ``domain.journey``), both spare
remote regions. A limit that was missed stays missed, however the parcel moves on. Where a scan
that cannot be judged may be the awaited one, a passed limit is unknown and not missed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.domain.decisions import Answer, Verdict
from workbench.domain.journey import (
    Evidence,
    FirstHub,
    first_delivery_scan,
    first_hub,
    nodes,
    pickup,
)
from workbench.policy.answers import Finding, earliest, open_verdict, readings
from workbench.policy.doubts import has_undated, has_unread
from workbench.policy.regions import REMOTE_LIST, remoteness
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from workbench.domain.decisions import OtherReading
    from workbench.domain.tracking import TrackingEvent
    from workbench.policy.facts import ParcelFacts
    from workbench.policy.packs import PolicyBook
    from workbench.policy.rules import Rule

DEPARTURE = "1688.false_track.no_departure_48h"
GAP = "1688.false_track.gap_72h"


@dataclass(frozen=True, slots=True)
class _Trace:
    """A trace that has begun: what both clocks look at; instants in UTC."""

    rule: Rule
    events: tuple[TrackingEvent, ...]
    picked_up_at: datetime
    now: datetime

    @property
    def limit(self) -> datetime:
        """The last instant of the rule's hours after pickup."""
        return self.picked_up_at + self.rule.hours(self.now)


def departure(facts: ParcelFacts, now: datetime, book: PolicyBook) -> Answer:
    """Judge whether the parcel left, or can still leave, its first sorting centre in 48 h."""
    return _judged(DEPARTURE, _departure, facts, now, book)


def gap(facts: ParcelFacts, now: datetime, book: PolicyBook) -> Answer:
    """Judge whether any two nodes from pickup to delivery lie more than 72 h apart."""
    return _judged(GAP, _gap, facts, now, book)


def _judged(
    rule_id: str,
    clock: Callable[[_Trace], Finding],
    facts: ParcelFacts,
    now: datetime,
    book: PolicyBook,
) -> Answer:
    place = remoteness(facts.shipment.origin, facts.destination, book, now)
    if place.remote:
        finding = Finding(Verdict.EXEMPT_REGION, facts={"region": place.region})
        return replace(finding.answer(rule_id), also=(REMOTE_LIST,))
    events = facts.events_until(now)
    start = pickup(events)
    if start is None or start.happened_at is None:
        answer = _not_begun(events).answer(rule_id)
    else:
        trace = _Trace(book.rule(rule_id), events, start.happened_at, now)
        answer = clock(trace).answer(rule_id)
    change = earliest(answer.next_change_at, facts.next_event_after(now))
    return replace(answer, unknowns=(*answer.unknowns, *place.unknowns), next_change_at=change)


def _not_begun(events: tuple[TrackingEvent, ...]) -> Finding:
    """Find that no dated scan shows the parcel with the carrier."""
    if has_undated(events):
        return Finding(Verdict.UNKNOWN, doubts=(Unknown.EVENT_TIMES,))
    return Finding(Verdict.NOT_STARTED)


def _doubts(trace: _Trace) -> tuple[Unknown, ...]:
    """Name why a departure in time may be there unjudged."""
    is_unread = has_unread(trace.events, trace.picked_up_at, trace.limit)
    return (*_undated(trace), Unknown.UNREAD_EVENT) if is_unread else _undated(trace)


def _undated(trace: _Trace) -> tuple[Unknown, ...]:
    return (Unknown.SOME_EVENT_TIMES,) if has_undated(trace.events) else ()


def _departure(trace: _Trace) -> Finding:
    hub = first_hub(trace.events)
    if hub is not None and hub.departed_at is not None:
        return _departed(trace, hub, hub.departed_at)
    at_hub = _at_hub(hub)
    return Finding(
        open_verdict(trace.now, trace.limit),
        variant="at_hub" if at_hub else "",
        deadline=trace.limit,
        facts={"picked_up_at": trace.picked_up_at, **at_hub},
        doubts=_doubts(trace),
        readings=_last_second(trace, Verdict.PENDING) if trace.now == trace.limit else (),
    )


def _at_hub(hub: FirstHub | None) -> dict[str, datetime | str]:
    if hub is None or hub.arrived_at is None or not hub.site:
        return {}
    return {"hub": hub.site, "arrived_at": hub.arrived_at}


def _departed(trace: _Trace, hub: FirstHub, left_at: datetime) -> Finding:
    """Find on a parcel that is seen beyond its first sorting centre, from ``left_at`` on."""
    is_late = left_at > trace.limit
    return Finding(
        Verdict.VIOLATION if is_late else Verdict.CLEAN,
        variant="late" if is_late else "",
        deadline=trace.limit,
        facts={"picked_up_at": trace.picked_up_at, "left_at": left_at},
        doubts=_doubts(trace) if is_late else (),
        readings=() if is_late else _in_time_readings(trace, hub, left_at),
    )


def _in_time_readings(trace: _Trace, hub: FirstHub, left_at: datetime) -> tuple[OtherReading, ...]:
    """Return the readings of a departure in its very last second (A5), or without a scan (A6)."""
    if left_at == trace.limit:
        return _last_second(trace, Verdict.CLEAN)
    if hub.evidence is Evidence.DEPARTURE_SCAN:
        return ()
    literal = open_verdict(trace.now, trace.limit)
    return readings(trace.rule.ambiguity("A6"), Verdict.CLEAN, literal, trace.limit)


def _last_second(trace: _Trace, recommended: Verdict) -> tuple[OtherReading, ...]:
    """Return both readings of what falls on the limit itself: in time, or already late."""
    ambiguity = trace.rule.ambiguity("A5")
    return readings(ambiguity, recommended, Verdict.VIOLATION, trace.limit)


def _gap(trace: _Trace) -> Finding:
    hours = trace.rule.hours(trace.now)
    delivery = first_delivery_scan(trace.events)
    ended_at = delivery.happened_at if delivery else None
    stretch = _stretch(trace, ended_at or trace.now)
    for before, after in pairwise(stretch):
        if after - before > hours:
            return _past_gap(trace, before, after)
    if ended_at is not None:
        return Finding(Verdict.CLEAN, facts={"ended_at": ended_at})
    last = stretch[-1]
    return Finding(
        open_verdict(trace.now, last + hours),
        deadline=last + hours,
        facts={"last_event_at": last},
        doubts=_undated(trace),
    )


def _stretch(trace: _Trace, end: datetime) -> list[datetime]:
    """Return the times of the nodes from pickup to the first delivery scan, both inside."""
    times = (event.happened_at for event in nodes(trace.events))
    return [at for at in times if at is not None and trace.picked_up_at <= at <= end]


def _past_gap(trace: _Trace, before: datetime, after: datetime) -> Finding:
    return Finding(
        Verdict.VIOLATION,
        variant="past",
        deadline=before + trace.rule.hours(trace.now),
        facts={"last_event_at": before, "next_event_at": after},
        doubts=_undated(trace),
    )

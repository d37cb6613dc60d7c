"""False trace (虚假轨迹) on 1688: the 48 h and the 72 h clock of one number.

Both run from the pickup scan (its stand-in where it is missing, ``domain.journey``), both spare
remote regions. A limit that was missed stays missed, however the parcel moves on. Where a scan
that cannot be judged may be the awaited one, a passed limit is unknown and not missed.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import TYPE_CHECKING

from workbench.domain.parcels.journey import (
    Evidence,
    FirstHub,
    first_delivery_of,
    first_hub_of,
    judgeable,
    node_times,
    pickup_of,
)
from workbench.domain.rules.decisions import Answer, Verdict
from workbench.policy.answers import Finding, open_verdict, readings
from workbench.policy.doubts import has_undated, has_unread
from workbench.policy.regions import REMOTE_LIST, remoteness
from workbench.policy.unknowns import Unknown

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime, timedelta

    from workbench.domain.parcels.journey import Dated
    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.domain.rules.decisions import OtherReading
    from workbench.policy.facts import ParcelFacts
    from workbench.policy.packs import PolicyBook
    from workbench.policy.regions import Remoteness
    from workbench.policy.rules import Rule

DEPARTURE = "1688.false_track.no_departure_48h"
GAP = "1688.false_track.gap_72h"


@dataclass(frozen=True, slots=True)
class _Trace:
    """A trace as both clocks look at it; instants in UTC.

    ``judged`` are the events that may be judged, sifted once. ``next_event_at`` is when facts that
    are dated after ``now`` come to pass. ``pickup`` is None where nothing dated shows the parcel
    with the carrier.
    """

    now: datetime
    place: Remoteness
    next_event_at: datetime | None = None
    events: tuple[TrackingEvent, ...] = ()
    judged: Sequence[Dated] = ()
    pickup: Dated | None = None


@dataclass(frozen=True, slots=True)
class _Clock:
    """One rule's clock on a trace that has begun; ``limit`` is its hours after pickup."""

    rule: Rule
    trace: _Trace
    picked_up_at: datetime
    hours: timedelta
    limit: datetime

    @property
    def now(self) -> datetime:
        """The instant of the answer."""
        return self.trace.now

    @property
    def events(self) -> tuple[TrackingEvent, ...]:
        """All events known at that instant, those without a full time among them."""
        return self.trace.events


def departure(facts: ParcelFacts, now: datetime, book: PolicyBook) -> Answer:
    """Judge whether the parcel left, or can still leave, its first sorting centre in 48 h."""
    return _answer(DEPARTURE, _departure, _trace(facts, now, book), book)


def gap(facts: ParcelFacts, now: datetime, book: PolicyBook) -> Answer:
    """Judge whether any two nodes from pickup to delivery lie more than 72 h apart."""
    return _answer(GAP, _gap, _trace(facts, now, book), book)


def both_clocks(facts: ParcelFacts, now: datetime, book: PolicyBook) -> tuple[Answer, Answer]:
    """Judge both clocks over one reading of the trace; departure first."""
    trace = _trace(facts, now, book)
    return (
        _answer(DEPARTURE, _departure, trace, book),
        _answer(GAP, _gap, trace, book),
    )


def _trace(facts: ParcelFacts, now: datetime, book: PolicyBook) -> _Trace:
    place = remoteness(facts.shipment.origin, facts.destination, book, now)
    if place.remote:
        return _Trace(now, place)
    events = facts.events_until(now)
    judged = judgeable(events)
    upcoming = facts.next_event_after(now)
    return _Trace(now, place, upcoming, events, judged, pickup_of(judged))


def _answer(
    rule_id: str, clock: Callable[[_Clock], Finding], trace: _Trace, book: PolicyBook
) -> Answer:
    place = trace.place
    if place.remote:
        finding = Finding(Verdict.EXEMPT_REGION, facts={"region": place.region})
        return replace(finding.answer(rule_id), also=(REMOTE_LIST,))
    if trace.pickup is None:
        finding = _not_begun(trace.events)
    else:
        finding = clock(_clock(book.rule(rule_id), trace, trace.pickup[0]))
    return finding.answer(rule_id, place.unknowns, trace.next_event_at)


def _clock(rule: Rule, trace: _Trace, picked_up_at: datetime) -> _Clock:
    hours = rule.hours(trace.now)
    return _Clock(rule, trace, picked_up_at, hours, picked_up_at + hours)


def _not_begun(events: tuple[TrackingEvent, ...]) -> Finding:
    """Find that no dated scan shows the parcel with the carrier."""
    if has_undated(events):
        return Finding(Verdict.UNKNOWN, doubts=(Unknown.EVENT_TIMES,))
    return Finding(Verdict.NOT_STARTED)


def _doubts(clock: _Clock) -> tuple[Unknown, ...]:
    """Name why a departure in time may be there unjudged."""
    is_unread = has_unread(clock.events, clock.picked_up_at, clock.limit)
    return (*_undated(clock), Unknown.UNREAD_EVENT) if is_unread else _undated(clock)


def _undated(clock: _Clock) -> tuple[Unknown, ...]:
    return (Unknown.SOME_EVENT_TIMES,) if has_undated(clock.events) else ()


def _departure(clock: _Clock) -> Finding:
    hub = first_hub_of(clock.trace.judged)
    if hub is not None and hub.departed_at is not None:
        return _departed(clock, hub, hub.departed_at)
    at_hub = _at_hub(hub)
    return Finding(
        open_verdict(clock.now, clock.limit),
        variant="at_hub" if at_hub else "",
        deadline=clock.limit,
        facts={"picked_up_at": clock.picked_up_at, **at_hub},
        doubts=_doubts(clock),
        readings=_last_second(clock, Verdict.PENDING) if clock.now == clock.limit else (),
    )


def _at_hub(hub: FirstHub | None) -> dict[str, datetime | str]:
    if hub is None or hub.arrived_at is None or not hub.site:
        return {}
    return {"hub": hub.site, "arrived_at": hub.arrived_at}


def _departed(clock: _Clock, hub: FirstHub, left_at: datetime) -> Finding:
    """Find on a parcel that is seen beyond its first sorting centre, from ``left_at`` on."""
    is_late = left_at > clock.limit
    return Finding(
        Verdict.VIOLATION if is_late else Verdict.CLEAN,
        variant="late" if is_late else "",
        deadline=clock.limit,
        facts={"picked_up_at": clock.picked_up_at, "left_at": left_at},
        doubts=_doubts(clock) if is_late else (),
        readings=() if is_late else _in_time_readings(clock, hub, left_at),
    )


def _in_time_readings(clock: _Clock, hub: FirstHub, left_at: datetime) -> tuple[OtherReading, ...]:
    """Return the readings of a departure in its very last second (A5), or without a scan (A6)."""
    if left_at == clock.limit:
        return _last_second(clock, Verdict.CLEAN)
    if hub.evidence is Evidence.DEPARTURE_SCAN:
        return ()
    literal = open_verdict(clock.now, clock.limit)
    return readings(clock.rule.ambiguity("A6"), Verdict.CLEAN, literal, clock.limit)


def _last_second(clock: _Clock, recommended: Verdict) -> tuple[OtherReading, ...]:
    """Return both readings of what falls on the limit itself: in time, or already late."""
    ambiguity = clock.rule.ambiguity("A5")
    return readings(ambiguity, recommended, Verdict.VIOLATION, clock.limit)


def _gap(clock: _Clock) -> Finding:
    hours = clock.hours
    delivery = first_delivery_of(clock.trace.judged)
    ended_at = delivery[0] if delivery else None
    stretch = _stretch(clock, ended_at or clock.now)
    for before, after in pairwise(stretch):
        if after - before > hours:
            return _past_gap(clock, before, after)
    if ended_at is not None:
        return Finding(Verdict.CLEAN, facts={"ended_at": ended_at})
    last = stretch[-1]
    return Finding(
        open_verdict(clock.now, last + hours),
        deadline=last + hours,
        facts={"last_event_at": last},
        doubts=_undated(clock),
    )


def _stretch(clock: _Clock, end: datetime) -> list[datetime]:
    """Return the times of the nodes from pickup to the first delivery scan, both inside."""
    times = node_times(clock.trace.judged)
    return [at for at in times if clock.picked_up_at <= at <= end]


def _past_gap(clock: _Clock, before: datetime, after: datetime) -> Finding:
    return Finding(
        Verdict.VIOLATION,
        variant="past",
        deadline=before + clock.hours,
        facts={"last_event_at": before, "next_event_at": after},
        doubts=_undated(clock),
    )

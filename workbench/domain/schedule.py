"""When to ask about a parcel again: more often close to a deadline, never below a floor."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

NEVER_AGAIN = None
# The longest that a platform may make us wait, whatever it says (faults E3).
LONGEST_WAIT = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class PollPace:
    """Our own manners towards a trace source; configuration, not a platform's quota.

    ``floor`` is the least time between two questions about one number: Kuaidi100 may lock an
    account that asks more often than every 30 minutes (platform-apis 4.1).
    """

    floor: timedelta = timedelta(minutes=30)
    urgent: timedelta = timedelta(minutes=30)
    soon: timedelta = timedelta(hours=2)
    calm: timedelta = timedelta(hours=6)
    urgent_within: timedelta = timedelta(hours=6)
    soon_within: timedelta = timedelta(hours=24)


def next_poll(
    now: datetime, *, deadline: datetime | None, finished: bool, pace: PollPace
) -> datetime | None:
    """Return when to ask next, None when there is nothing left to learn.

    ``deadline`` is the parcel's earliest open deadline; one that has passed is urgent as long as
    a new scan could still cure or worsen it. A parcel is asked about when its deadline comes near,
    even if its last question was asked at a slower step.
    """
    if finished:
        return NEVER_AGAIN
    if deadline is None:
        step = pace.calm
    elif deadline - now <= pace.urgent_within:
        step = pace.urgent
    elif deadline - now <= pace.soon_within:
        step = min(pace.soon, deadline - now - pace.urgent_within)
    else:
        step = min(pace.calm, deadline - now - pace.soon_within)
    return now + max(step, pace.floor)


@dataclass(frozen=True, slots=True)
class PollLoad:
    """How many open parcels share one quota, by how near their deadlines are."""

    urgent: int = 0
    soon: int = 0
    calm: int = 0

    def __add__(self, other: PollLoad) -> PollLoad:
        return PollLoad(self.urgent + other.urgent, self.soon + other.soon, self.calm + other.calm)

    def questions(self, pace: PollPace) -> float:
        """Return how many questions a day a pace asks of them."""
        counts = ((self.urgent, pace.urgent), (self.soon, pace.soon), (self.calm, pace.calm))
        return sum(count * (_DAY / max(step, pace.floor)) for count, step in counts)


_DAY = timedelta(days=1)
# What is left free of a quota: for orders, for parcels that become urgent, for retries.
_USED = 0.8
# However many parcels are close to their deadlines, the others are not forgotten.
_MOST_URGENT = 0.7


def stretched(pace: PollPace, load: PollLoad, per_day: float) -> PollPace:
    """Return a pace that asks no more of ``load`` than a quota of ``per_day`` questions bears.

    What has time waits longer first; where even the urgent parcels are too many they share most of
    the quota. Nearer to a deadline stays oftener.
    """
    there = per_day * _USED
    if load.questions(pace) <= there:
        return pace
    urgent = PollLoad(urgent=load.urgent).questions(pace)
    for_urgent = min(urgent, there * _MOST_URGENT)
    rest = PollLoad(0, load.soon, load.calm).questions(pace)
    hurried = urgent / for_urgent if for_urgent else 1.0
    patient = max(1.0, rest / (there - for_urgent))
    return replace(
        pace,
        urgent=max(pace.urgent, pace.floor) * hurried,
        soon=max(pace.soon, pace.floor) * max(patient, hurried),
        calm=max(pace.calm, pace.floor) * max(patient, hurried),
    )

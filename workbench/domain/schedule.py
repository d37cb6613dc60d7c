"""When to ask about a parcel again: more often close to a deadline, never below a floor."""

from __future__ import annotations

from dataclasses import dataclass
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
    a new scan could still cure or worsen it.
    """
    if finished:
        return NEVER_AGAIN
    if deadline is None:
        step = pace.calm
    elif deadline - now <= pace.urgent_within:
        step = pace.urgent
    elif deadline - now <= pace.soon_within:
        step = pace.soon
    else:
        step = min(pace.calm, deadline - now - pace.soon_within)
    return now + max(step, pace.floor)

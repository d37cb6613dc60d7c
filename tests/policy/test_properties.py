"""What holds of every trace: a missed limit stays missed, and nothing changes before it says so."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.policy.parcels import (
    ORDER,
    SHIPMENT,
    at,
    at_hub,
    at_outlet,
    delivered,
    event,
    from_hub,
    from_outlet,
    order,
    ordered,
    out_for_delivery,
    picked_up,
)
from workbench.domain.clock import SHANGHAI
from workbench.domain.files import OrderFile, ShipmentFile
from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.rules.decisions import Verdict
from workbench.domain.shops import Platform
from workbench.policy.judge import judge_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.domain.rules.decisions import Decision
    from workbench.policy.lead_times import LeadTimes
    from workbench.policy.packs import PolicyBook

START = at("03-05 12:00:00")
HOUR = 3600
SETTINGS = settings(max_examples=150, deadline=None, database=None)


def printed(seconds: int) -> str:
    return f"{(START + timedelta(seconds=seconds)).astimezone(SHANGHAI):%m-%d %H:%M:%S}"


MAKERS: dict[str, Callable[[str], TrackingEvent]] = {
    "ordered": ordered,
    "picked_up": picked_up,
    "from_outlet": from_outlet,
    "at_hub": at_hub,
    "from_hub": from_hub,
    "at_outlet": lambda time: at_outlet(time, "郑州金水网点"),
    "out_for_delivery": out_for_delivery,
    "delivered": delivered,
    "unread": lambda time: event(EventKind.UNKNOWN, time),
    "returned": lambda time: event(EventKind.RETURNED, time),
    "undated": lambda _: from_hub(None),
}

# Times crowd around the limits: multiples of 12 h, give or take a second.
instants = st.builds(
    lambda half_days, slip: half_days * 12 * HOUR + slip, st.integers(0, 12), st.integers(-1, 1)
)
kinds = st.sampled_from(sorted(MAKERS))
traces = st.lists(st.tuples(kinds, instants), max_size=6).map(
    lambda scans: tuple(MAKERS[kind](printed(seconds)) for kind, seconds in scans)
)
orders = st.sampled_from([ORDER, order(OrderStatus.AWAITING_SHIPMENT, "03-08 00:00:00")])
polls = st.sampled_from([None, START])
files = st.builds(
    lambda trace, order, polled: OrderFile(
        Platform.ALIBABA, order, (ShipmentFile(SHIPMENT, trace, (), polled),)
    ),
    traces,
    orders,
    polls,
)
moments = st.builds(
    lambda hours, slip: START + timedelta(days=6, hours=hours, seconds=slip),
    st.integers(1, 120),
    st.integers(-1, 1),
)


def told(decisions: tuple[Decision, ...]) -> dict[str, tuple[Verdict, str]]:
    return {d.answer.rule: (d.answer.verdict, d.level) for d in decisions}


class Asked:
    def __init__(self, file: OrderFile, book: PolicyBook, leads: LeadTimes) -> None:
        self._asked = (file, book, leads)

    def at(self, now: datetime) -> tuple[Decision, ...]:
        file, book, leads = self._asked
        return judge_order(file, now, book, leads)


early = st.builds(
    lambda hours, slip: START + timedelta(hours=hours, seconds=slip),
    st.integers(0, 120),
    st.integers(-1, 1),
)


@SETTINGS
@given(file=files, one=moments, other=moments)
def test_a_missed_limit_stays_missed(
    file: OrderFile, one: datetime, other: datetime, book: PolicyBook, leads: LeadTimes
) -> None:
    asked = Asked(file, book, leads)
    before, after = told(asked.at(min(one, other))), told(asked.at(max(one, other)))
    missed = {rule for rule, (verdict, _) in before.items() if verdict is Verdict.VIOLATION}
    assert all(after[rule][0] is Verdict.VIOLATION for rule in missed)


@SETTINGS
@given(file=files, now=st.one_of(early, moments), part=st.floats(0, 1))
def test_nothing_changes_before_the_next_change_and_something_does_at_it(
    file: OrderFile, now: datetime, part: float, book: PolicyBook, leads: LeadTimes
) -> None:
    asked = Asked(file, book, leads)
    for decision in asked.at(now):
        rule, change = decision.answer.rule, decision.next_change_at
        last = (change or now + timedelta(days=60)) - timedelta(seconds=1)
        between = now + (last - now) * part
        same = told(asked.at(now))[rule]
        for instant in (between, last):
            assert told(asked.at(instant))[rule] == same
        if change is not None and no_scan_comes_in(file, now):
            assert told(asked.at(change))[rule] != same


def no_scan_comes_in(file: OrderFile, now: datetime) -> bool:
    """A scan dated ahead may change an answer when its time comes, or may leave it as it is."""
    times = [event.happened_at for event in file.shipments[0].events]
    return all(happened_at is None or happened_at <= now for happened_at in times)

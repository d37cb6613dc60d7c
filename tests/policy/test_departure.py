"""1688.false_track.no_departure_48h: pickup + 48 h, the limit's own second is in time (A5, A6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policy.parcels import (
    at,
    at_hub,
    at_outlet,
    delivered,
    event,
    from_hub,
    from_outlet,
    ordered,
    out_for_delivery,
    parcel,
    picked_up,
    shipment,
)
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.rules.decisions import OtherReading, Verdict
from workbench.policy.false_track import departure

if TYPE_CHECKING:
    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.policy.packs import PolicyBook

PICKUP = picked_up("03-05 16:20:10")
LIMIT = "03-07 16:20:10"
BEFORE = "03-07 16:20:09"
AFTER = "03-07 16:20:11"
A_DAY_AFTER = "03-08 16:20:10"


@pytest.mark.parametrize(
    ("events", "now", "verdict"),
    [
        pytest.param((), LIMIT, "not_started", id="no trace at all: no clock runs"),
        pytest.param(
            (ordered("03-05 12:00:00"),), A_DAY_AFTER, "not_started", id="an order is no pickup"
        ),
        pytest.param((PICKUP,), BEFORE, "pending", id="48 h less 1 s after pickup: still in time"),
        pytest.param((PICKUP,), LIMIT, "pending", id="48 h after pickup: the last good second"),
        pytest.param((PICKUP,), AFTER, "violation", id="48 h and 1 s after pickup, no departure"),
        pytest.param(
            (PICKUP, at_hub("03-06 01:10:00")),
            AFTER,
            "violation",
            id="reached the hub, still there",
        ),
        pytest.param(
            (PICKUP, at_hub("03-06 01:10:00"), from_hub(BEFORE)),
            AFTER,
            "clean",
            id="left 1 s before",
        ),
        pytest.param(
            (PICKUP, at_hub("03-06 01:10:00"), from_hub(LIMIT)),
            AFTER,
            "clean",
            id="left at 48 h (A5)",
        ),
        pytest.param(
            (PICKUP, at_hub("03-06 01:10:00"), from_hub(AFTER)),
            A_DAY_AFTER,
            "violation",
            id="left 1 s late: past, but it stays",
        ),
        pytest.param(
            (PICKUP, from_outlet("03-05 20:00:00")),
            AFTER,
            "violation",
            id="leaving the collecting outlet is not leaving a hub",
        ),
        pytest.param(
            (PICKUP, at_hub("03-06 01:10:00"), at_hub("03-06 09:00:00", "郑州转运中心")),
            AFTER,
            "clean",
            id="a second hub shows that it left the first (A6)",
        ),
        pytest.param(
            (PICKUP, at_hub("03-06 01:10:00"), at_outlet("03-06 09:00:00", "郑州金水网点")),
            AFTER,
            "clean",
            id="an outlet behind the hub shows that it left",
        ),
        pytest.param(
            (PICKUP, out_for_delivery(LIMIT)),
            AFTER,
            "clean",
            id="no hub, out for delivery at 48 h (A6)",
        ),
        pytest.param(
            (PICKUP, out_for_delivery(AFTER)),
            A_DAY_AFTER,
            "violation",
            id="no hub, out for delivery 1 s too late (A6)",
        ),
        pytest.param(
            (PICKUP, delivered("03-06 09:00:00")), AFTER, "clean", id="no hub, signed for (A6)"
        ),
        pytest.param(
            (PICKUP, picked_up("03-06 16:20:10")),
            AFTER,
            "violation",
            id="the first of two pickup scans starts the clock",
        ),
    ],
)
def test_verdict(
    book: PolicyBook, events: tuple[TrackingEvent, ...], now: str, verdict: str
) -> None:
    assert departure(parcel(*events), at(now), book).verdict == verdict


@pytest.mark.parametrize(
    ("now", "change"), [(BEFORE, AFTER), (LIMIT, AFTER), (AFTER, None), (A_DAY_AFTER, None)]
)
def test_the_limit_is_the_deadline_and_the_next_second_the_change(
    book: PolicyBook, now: str, change: str | None
) -> None:
    answer = departure(parcel(PICKUP), at(now), book)
    assert answer.deadline == at(LIMIT)
    assert answer.next_change_at == (at(change) if change else None)


def test_a_clean_answer_is_final(book: PolicyBook) -> None:
    answer = departure(parcel(PICKUP, from_hub("03-06 09:00:00")), at(BEFORE), book)
    assert (answer.deadline, answer.next_change_at, answer.readings) == (None, None, ())


def test_a_scan_dated_after_now_is_not_known_yet_and_comes_as_the_next_change(
    book: PolicyBook,
) -> None:
    ahead = parcel(PICKUP, from_hub("03-06 09:00:01"))
    answer = departure(ahead, at("03-06 09:00:00"), book)
    assert answer.verdict is Verdict.PENDING
    assert answer.next_change_at == at("03-06 09:00:01")


@pytest.mark.parametrize(
    ("origin", "destination", "verdict", "unknowns"),
    [
        pytest.param("江苏省", "河南省", "violation", (), id="both known, neither listed"),
        pytest.param("江苏省", "青海省", "exempt_region", (), id="receiver in a listed province"),
        pytest.param("甘肃省", "河南省", "exempt_region", (), id="sender in a listed province"),
        pytest.param("甘肃省", None, "exempt_region", (), id="one listed address is enough"),
        pytest.param(
            "江苏省", None, "violation", ("receiver_region",), id="unknown receiver: not remote"
        ),
        pytest.param(
            None, None, "violation", ("receiver_region", "sender_region"), id="both unknown"
        ),
    ],
)
def test_remote_parcels_are_spared(
    book: PolicyBook,
    origin: str | None,
    destination: str | None,
    verdict: str,
    unknowns: tuple[str, ...],
) -> None:
    facts = parcel(PICKUP, shipment=shipment(origin=origin, destination=destination))
    answer = departure(facts, at(AFTER), book)
    assert (answer.verdict, answer.unknowns) == (verdict, unknowns)


def test_an_exempt_parcel_rests_on_the_remote_list(book: PolicyBook) -> None:
    answer = departure(parcel(PICKUP, shipment=shipment(destination="西藏")), at(AFTER), book)
    assert answer.also == ("1688.region.remote_list",)
    assert answer.facts["region"] == "西藏"
    assert (answer.deadline, answer.next_change_at) == (None, None)


INCLUSIVE, EXCLUSIVE = "within 48 h includes the last instant", "exclusive"
LATER_COUNTS = "a later centre or delivery scan counts as departed"
LITERAL = "literal: no departure scan is a violation"


@pytest.mark.parametrize(
    ("events", "now", "expected"),
    [
        pytest.param(
            (PICKUP,),
            LIMIT,
            [(INCLUSIVE, "pending", LIMIT), (EXCLUSIVE, "violation", LIMIT)],
            id="A5: nothing yet at exactly 48 h",
        ),
        pytest.param(
            (PICKUP, from_hub(LIMIT)),
            AFTER,
            [(INCLUSIVE, "clean", None), (EXCLUSIVE, "violation", LIMIT)],
            id="A5: left at exactly 48 h",
        ),
        pytest.param(
            (PICKUP, out_for_delivery("03-06 09:00:00")),
            AFTER,
            [(LATER_COUNTS, "clean", None), (LITERAL, "violation", LIMIT)],
            id="A6: delivery stands for the departure",
        ),
        pytest.param(
            (PICKUP, out_for_delivery("03-06 09:00:00")),
            LIMIT,
            [(LATER_COUNTS, "clean", None), (LITERAL, "pending", LIMIT)],
            id="A6: read literally the clock still runs",
        ),
        pytest.param((PICKUP,), BEFORE, [], id="1 s before the limit both readings agree"),
        pytest.param((PICKUP,), AFTER, [], id="1 s after it too"),
        pytest.param((PICKUP, from_hub(BEFORE)), AFTER, [], id="left 1 s before: no question"),
    ],
)
def test_readings_stand_only_where_they_differ(
    book: PolicyBook,
    events: tuple[TrackingEvent, ...],
    now: str,
    expected: list[tuple[str, str, str | None]],
) -> None:
    answer = departure(parcel(*events), at(now), book)
    assert answer.readings == tuple(
        OtherReading(reading, Verdict(verdict), at(limit) if limit else None)
        for reading, verdict, limit in expected
    )


@pytest.mark.parametrize(
    ("events", "now", "verdict", "unknowns"),
    [
        pytest.param(
            (picked_up(None), from_hub(None)),
            AFTER,
            "unknown",
            ("event_times",),
            id="no scan has a full date: not judged",
        ),
        pytest.param(
            (ordered(None),), AFTER, "not_started", (), id="an order without a date is no scan"
        ),
        pytest.param(
            (PICKUP, from_hub(None)),
            LIMIT,
            "pending",
            ("some_event_times",),
            id="an undated departure may be in time",
        ),
        pytest.param(
            (PICKUP, from_hub(None)),
            AFTER,
            "unknown",
            ("some_event_times",),
            id="past the limit it may have left: not claimed",
        ),
        pytest.param(
            (PICKUP, event(EventKind.UNKNOWN, LIMIT)),
            AFTER,
            "unknown",
            ("unread_event",),
            id="unread words in the last second may be the departure",
        ),
        pytest.param(
            (PICKUP, event(EventKind.UNKNOWN, AFTER)),
            AFTER,
            "violation",
            (),
            id="unread words after the limit come too late to matter",
        ),
        pytest.param(
            (PICKUP, from_hub(AFTER), event(EventKind.DEPARTED, None)),
            A_DAY_AFTER,
            "unknown",
            ("some_event_times",),
            id="left late, but an undated scan may be an earlier departure",
        ),
    ],
)
def test_what_cannot_be_judged_is_unknown(
    book: PolicyBook,
    events: tuple[TrackingEvent, ...],
    now: str,
    verdict: str,
    unknowns: tuple[str, ...],
) -> None:
    answer = departure(parcel(*events), at(now), book)
    assert (answer.verdict, answer.unknowns) == (verdict, unknowns)


@pytest.mark.parametrize(
    ("events", "now", "situation", "facts"),
    [
        ((PICKUP,), BEFORE, "pending", {"picked_up_at", "deadline"}),
        (
            (PICKUP, at_hub("03-06 01:10:00")),
            BEFORE,
            "pending_at_hub",
            {"picked_up_at", "deadline", "hub", "arrived_at"},
        ),
        (
            (PICKUP, from_hub(AFTER)),
            AFTER,
            "violation_late",
            {"picked_up_at", "deadline", "left_at"},
        ),
        ((PICKUP, from_hub(BEFORE)), AFTER, "clean", {"picked_up_at", "deadline", "left_at"}),
    ],
)
def test_facts_feed_the_sentence(
    book: PolicyBook,
    events: tuple[TrackingEvent, ...],
    now: str,
    situation: str,
    facts: set[str],
) -> None:
    answer = departure(parcel(*events), at(now), book)
    assert answer.facts["situation"] == situation
    assert set(answer.facts) == facts | {"situation"}
    assert answer.facts["deadline"] == "2024-03-07T08:20:10+00:00"

"""1688.false_ship.no_trace_24h: upload + 24 h, remote regions included (A12, A13)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.policy.parcels import (
    at,
    event,
    from_hub,
    ordered,
    parcel,
    picked_up,
    shipment,
)
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.rules.decisions import OtherReading, Verdict
from workbench.policy.false_shipping import no_trace

if TYPE_CHECKING:
    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.policy.packs import PolicyBook

# The number is uploaded on 03-05 12:00:00.
LIMIT = "03-06 12:00:00"
BEFORE = "03-06 11:59:59"
AFTER = "03-06 12:00:01"
LATER = "03-08 10:00:00"
WAITING = ordered("03-05 12:30:00")


@pytest.mark.parametrize(
    ("events", "now", "verdict", "deadline"),
    [
        pytest.param((), BEFORE, "pending", LIMIT, id="24 h less 1 s: still in time"),
        pytest.param((), LIMIT, "pending", LIMIT, id="24 h: the last good second"),
        pytest.param((), AFTER, "violation", LIMIT, id="24 h and 1 s without a record"),
        pytest.param((picked_up(BEFORE),), LATER, "clean", None, id="first record 1 s before"),
        pytest.param((picked_up(LIMIT),), LATER, "clean", None, id="first record at 24 h (A12)"),
        pytest.param(
            (picked_up(AFTER),), LATER, "violation", LIMIT, id="first record 1 s late: it stays"
        ),
        pytest.param(
            (from_hub("03-06 09:00:00"),), LATER, "clean", None, id="any carrier's scan is a trace"
        ),
        pytest.param(
            (picked_up("03-05 09:00:00"),), BEFORE, "clean", None, id="picked up before the upload"
        ),
        pytest.param(
            (WAITING,), AFTER, "violation", LIMIT, id="waiting for pickup is no trace (A13)"
        ),
        pytest.param(
            (WAITING, picked_up(AFTER)), LATER, "violation", LIMIT, id="waiting, picked up 1 s late"
        ),
    ],
)
def test_verdict_and_deadline(
    book: PolicyBook,
    events: tuple[TrackingEvent, ...],
    now: str,
    verdict: str,
    deadline: str | None,
) -> None:
    answer = no_trace(parcel(*events), at(now), book)
    assert (answer.verdict, answer.deadline) == (verdict, at(deadline) if deadline else None)


def test_the_change_comes_one_second_after_the_deadline(book: PolicyBook) -> None:
    assert no_trace(parcel(), at(BEFORE), book).next_change_at == at(AFTER)


def test_remote_parcels_are_not_spared(book: PolicyBook) -> None:
    answer = no_trace(parcel(shipment=shipment(destination="西藏")), at(AFTER), book)
    assert answer.verdict is Verdict.VIOLATION
    assert answer.unknowns == ()


INCLUSIVE, EXCLUSIVE = "within 24 h includes the last instant", "exclusive"
NO_RECORD, ANY_RECORD = "a record waiting for pickup is no trace", "any record is a trace"


@pytest.mark.parametrize(
    ("events", "now", "expected"),
    [
        pytest.param(
            (picked_up(LIMIT),),
            LATER,
            [(INCLUSIVE, "clean", None), (EXCLUSIVE, "violation", LIMIT)],
            id="A12: first record at exactly 24 h",
        ),
        pytest.param(
            (),
            LIMIT,
            [(INCLUSIVE, "pending", LIMIT), (EXCLUSIVE, "violation", LIMIT)],
            id="A12: nothing yet at exactly 24 h",
        ),
        pytest.param(
            (WAITING,),
            BEFORE,
            [(NO_RECORD, "pending", LIMIT), (ANY_RECORD, "clean", None)],
            id="A13: waiting for pickup",
        ),
        pytest.param(
            (WAITING, picked_up(AFTER)),
            LATER,
            [(NO_RECORD, "violation", LIMIT), (ANY_RECORD, "clean", None)],
            id="A13: waiting in time, picked up too late",
        ),
        pytest.param(
            (ordered(AFTER),), LATER, [], id="A13: the waiting record itself is late, both agree"
        ),
        pytest.param((picked_up(BEFORE),), LATER, [], id="1 s before the limit: no question"),
        pytest.param((), AFTER, [], id="1 s after it without a record: no question"),
    ],
)
def test_readings_stand_only_where_they_differ(
    book: PolicyBook,
    events: tuple[TrackingEvent, ...],
    now: str,
    expected: list[tuple[str, str, str | None]],
) -> None:
    assert no_trace(parcel(*events), at(now), book).readings == tuple(
        OtherReading(reading, Verdict(verdict), at(limit) if limit else None)
        for reading, verdict, limit in expected
    )


def test_without_the_uploads_time_nothing_is_judged(book: PolicyBook) -> None:
    answer = no_trace(parcel(shipment=shipment(uploaded=None)), at(LATER), book)
    assert (answer.verdict, answer.unknowns) == (Verdict.UNKNOWN, ("uploaded_at",))
    assert (answer.deadline, answer.next_change_at) == (None, None)


@pytest.mark.parametrize(
    ("events", "polled", "verdict", "unknowns"),
    [
        pytest.param((), None, "unknown", ("trace",), id="no source ever answered"),
        pytest.param((), LATER, "violation", (), id="a source answered: there is no trace"),
        pytest.param((WAITING,), None, "violation", (), id="a record shows that a source answered"),
        pytest.param(
            (picked_up(None),), LATER, "unknown", ("event_times",), id="a scan without a full date"
        ),
        pytest.param(
            (event(EventKind.UNKNOWN, LIMIT),),
            LATER,
            "unknown",
            ("unread_event",),
            id="unread words in time may be the pickup",
        ),
        pytest.param(
            (event(EventKind.UNKNOWN, AFTER),), LATER, "violation", (), id="unread words too late"
        ),
    ],
)
def test_a_missing_trace_proves_nothing_by_itself(
    book: PolicyBook,
    events: tuple[TrackingEvent, ...],
    polled: str | None,
    verdict: str,
    unknowns: tuple[str, ...],
) -> None:
    answer = no_trace(parcel(*events, polled=polled), at(LATER), book)
    assert (answer.verdict, answer.unknowns) == (verdict, unknowns)


def test_before_the_limit_an_unpolled_number_is_pending(book: PolicyBook) -> None:
    answer = no_trace(parcel(polled=None), at(BEFORE), book)
    assert (answer.verdict, answer.unknowns) == (Verdict.PENDING, ("trace",))


@pytest.mark.parametrize(
    ("events", "now", "situation"),
    [
        ((), BEFORE, "pending"),
        ((WAITING,), BEFORE, "pending_ordered"),
        ((WAITING,), AFTER, "violation"),
        ((picked_up(AFTER),), LATER, "violation_late"),
        ((picked_up(BEFORE),), LATER, "clean"),
    ],
)
def test_the_sentence_fits_the_situation(
    book: PolicyBook, events: tuple[TrackingEvent, ...], now: str, situation: str
) -> None:
    assert no_trace(parcel(*events), at(now), book).facts["situation"] == situation

"""1688.false_track.gap_72h: over 72 h between two nodes, from pickup to the first 派送 scan."""

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
    order,
    ordered,
    out_for_delivery,
    parcel,
    picked_up,
    shipment,
)
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.rules.decisions import Verdict
from workbench.policy.false_track import gap

if TYPE_CHECKING:
    from workbench.domain.parcels.tracking import TrackingEvent
    from workbench.policy.packs import PolicyBook

PICKUP = picked_up("03-05 16:00:00")
LEFT = from_hub("03-06 04:00:00")
LIMIT = "03-09 04:00:00"
BEFORE = "03-09 03:59:59"
AFTER = "03-09 04:00:01"
LATER = "03-20 00:00:00"


@pytest.mark.parametrize(
    ("events", "now", "verdict", "deadline"),
    [
        pytest.param((), LATER, "not_started", None, id="no pickup, no clock"),
        pytest.param(
            (ordered("03-01 00:00:00"),), LATER, "not_started", None, id="before pickup is outside"
        ),
        pytest.param(
            (PICKUP,), "03-08 16:00:00", "pending", "03-08 16:00:00", id="72 h run from pickup too"
        ),
        pytest.param(
            (PICKUP, LEFT), BEFORE, "pending", LIMIT, id="72 h less 1 s after the last node"
        ),
        pytest.param((PICKUP, LEFT), LIMIT, "pending", LIMIT, id="exactly 72 h is not 超过"),
        pytest.param((PICKUP, LEFT), AFTER, "violation", LIMIT, id="72 h and 1 s without a node"),
        pytest.param(
            (PICKUP, LEFT, at_hub(LIMIT, "郑州转运中心")),
            AFTER,
            "pending",
            "03-12 04:00:00",
            id="a node at exactly 72 h is in time and starts the next span",
        ),
        pytest.param(
            (PICKUP, LEFT, at_hub(AFTER, "郑州转运中心")),
            LATER,
            "violation",
            LIMIT,
            id="a node 1 s late: the past gap stays though the parcel moved on",
        ),
        pytest.param(
            (PICKUP, LEFT, at_hub(AFTER, "郑州转运中心"), delivered("03-10 12:00:00")),
            LATER,
            "violation",
            LIMIT,
            id="delivery does not undo a past gap",
        ),
        pytest.param(
            (PICKUP, LEFT, out_for_delivery(LIMIT)),
            LATER,
            "clean",
            None,
            id="派送 at exactly 72 h ends it",
        ),
        pytest.param(
            (PICKUP, LEFT, out_for_delivery(AFTER)), LATER, "violation", LIMIT, id="派送 1 s late"
        ),
        pytest.param(
            (PICKUP, LEFT, out_for_delivery("03-07 09:00:00")),
            LATER,
            "clean",
            None,
            id="time after the first 派送 scan is outside",
        ),
        pytest.param(
            (PICKUP, LEFT, out_for_delivery("03-07 09:00:00"), delivered("03-15 09:00:00")),
            LATER,
            "clean",
            None,
            id="a gap between 派送 and signature is outside",
        ),
        pytest.param(
            (PICKUP, LEFT, delivered("03-07 09:00:00")),
            LATER,
            "clean",
            None,
            id="signed without 派送",
        ),
        pytest.param(
            (PICKUP, LEFT, event(EventKind.AVAILABLE_FOR_PICKUP, "03-07 09:00:00")),
            LATER,
            "clean",
            None,
            id="in a locker: the courier has been there",
        ),
        pytest.param(
            (PICKUP, LEFT, event(EventKind.RETURNED, "03-07 09:00:00")),
            "03-10 09:00:01",
            "violation",
            "03-10 09:00:00",
            id="on its way back the clock goes on (003, question 7)",
        ),
        pytest.param(
            (PICKUP, event(EventKind.UNKNOWN, "03-07 09:00:00")),
            "03-10 09:00:00",
            "pending",
            "03-10 09:00:00",
            id="words that we cannot read are a node all the same",
        ),
        pytest.param(
            (PICKUP, LEFT, event(EventKind.INFO, "03-08 09:00:00")),
            AFTER,
            "violation",
            LIMIT,
            id="advice is no node",
        ),
        pytest.param(
            (ordered("03-01 00:00:00"), PICKUP, LEFT),
            BEFORE,
            "pending",
            LIMIT,
            id="a gap between order and pickup is outside",
        ),
        pytest.param(
            (LEFT,), AFTER, "violation", LIMIT, id="a missing pickup scan: the first scan stands in"
        ),
        pytest.param(
            (
                PICKUP,
                at_hub("03-09 16:00:01"),
                at_outlet("03-14 16:00:01", "郑州金水网点"),
                delivered("03-15 09:00:00"),
            ),
            LATER,
            "violation",
            "03-08 16:00:00",
            id="of two past gaps the first decides",
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
    answer = gap(parcel(*events), at(now), book)
    assert (answer.verdict, answer.deadline) == (verdict, at(deadline) if deadline else None)


def test_the_change_comes_one_second_after_the_deadline(book: PolicyBook) -> None:
    assert gap(parcel(PICKUP, LEFT), at(LIMIT), book).next_change_at == at(AFTER)


def test_the_text_leaves_no_second_open(book: PolicyBook) -> None:
    assert gap(parcel(PICKUP, LEFT), at(LIMIT), book).readings == ()


def test_remote_parcels_are_spared(book: PolicyBook) -> None:
    facts = parcel(PICKUP, LEFT, shipment=shipment(origin="宁夏回族自治区"))
    assert gap(facts, at(AFTER), book).verdict is Verdict.EXEMPT_REGION


def test_an_unknown_address_is_said(book: PolicyBook) -> None:
    facts = parcel(PICKUP, LEFT, shipment=shipment(origin=None, destination=None))
    answer = gap(facts, at(AFTER), book)
    assert answer.verdict is Verdict.VIOLATION
    assert answer.unknowns == ("receiver_region", "sender_region")


def test_the_orders_address_serves_where_the_shipment_has_none(book: PolicyBook) -> None:
    facts = parcel(
        PICKUP, LEFT, shipment=shipment(destination=None), order=order(province="西藏自治区")
    )
    assert gap(facts, at(AFTER), book).verdict is Verdict.EXEMPT_REGION


@pytest.mark.parametrize(
    ("events", "verdict", "unknowns"),
    [
        pytest.param((picked_up(None),), "unknown", ("event_times",), id="nothing has a full date"),
        pytest.param(
            (PICKUP, LEFT, at_hub(None)),
            "unknown",
            ("some_event_times",),
            id="an undated scan may stand in the gap",
        ),
        pytest.param(
            (PICKUP, LEFT, out_for_delivery("03-07 09:00:00"), delivered(None)),
            "clean",
            (),
            id="an undated signature after 派送 changes nothing",
        ),
    ],
)
def test_scans_without_a_full_date_are_not_judged(
    book: PolicyBook,
    events: tuple[TrackingEvent, ...],
    verdict: str,
    unknowns: tuple[str, ...],
) -> None:
    answer = gap(parcel(*events), at(AFTER), book)
    assert (answer.verdict, answer.unknowns) == (verdict, unknowns)

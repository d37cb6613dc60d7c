"""Which of an order's numbers counts when another carrier carries the parcel on."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.domain.invented_events import at, event, hub, outlet
from workbench.domain.parcels.journey import Decisive, NumberTrace, Transfer, decisive_number
from workbench.domain.parcels.shipments import Shipment
from workbench.domain.parcels.tracking import EventKind, Forwarding
from workbench.domain.regions import Region

if TYPE_CHECKING:
    from workbench.domain.parcels.tracking import TrackingEvent

K = EventKind
PICKED = outlet(K.PICKED_UP, 0)


def number(
    waybill: str, carrier: str, *events: TrackingEvent, origin: Region | None = None
) -> NumberTrace:
    return NumberTrace(Shipment("s", "1", waybill, carrier, origin=origin), events)


def forwarded(
    hours: float, carrier: str = "", to: str = "", province: str = "浙江省"
) -> TrackingEvent:
    told = event(K.FORWARDED, hours, "测试网点" if province else "", province=province)
    forwarding = Forwarding(carrier, to) if carrier or to else None
    return replace(told, reading=replace(told.reading, forwarded_to=forwarding))


def followed(*numbers: str, hours: tuple[float, ...]) -> Decisive:
    """Return what was followed: from number to number at these hours."""
    pairs = zip(numbers, numbers[1:], hours, strict=False)
    transfers = tuple(Transfer(a, b, at(h), counts=True) for a, b, h in pairs)
    return Decisive(numbers[-1], transfers)


OTHER = number("B", "shentong", outlet(K.PICKED_UP, 12))


@pytest.mark.parametrize(
    ("events", "numbers", "decisive"),
    [
        pytest.param((PICKED, hub(K.ARRIVED, 5)), (OTHER,), Decisive("A"), id="no-transfer"),
        pytest.param(
            (PICKED, forwarded(10, "shentong", "B")),
            (OTHER,),
            followed("A", "B", hours=(10,)),
            id="told-with-carrier-and-number",
        ),
        pytest.param(
            (PICKED, forwarded(10, "shentong", "B")),
            (),
            followed("A", "B", hours=(10,)),
            id="number-that-the-order-does-not-carry-yet",
        ),
        pytest.param(
            (PICKED, forwarded(10, to="B")),
            (OTHER,),
            followed("A", "B", hours=(10,)),
            id="carrier-known-from-the-order",
        ),
        pytest.param(
            (PICKED, forwarded(10)),
            (OTHER,),
            followed("A", "B", hours=(10,)),
            id="the-one-number-that-begins-then",
        ),
        pytest.param(
            (PICKED, forwarded(10, province="")),
            (OTHER,),
            followed("A", "B", hours=(10,)),
            id="province-of-the-site-before",
        ),
        pytest.param(
            (PICKED, hub(K.DEPARTED, 9), forwarded(20, "shentong", "B", "广东省")),
            (OTHER,),
            Decisive("A"),
            id="A7-outside-the-province",
        ),
        pytest.param(
            (PICKED, forwarded(10, "yuantong", "B")),
            (OTHER,),
            Decisive("A"),
            id="new-number-of-the-same-carrier",
        ),
        pytest.param(
            (PICKED, forwarded(10, "shentong", "B"), forwarded(40, "ems", "C", "广东省")),
            (OTHER,),
            followed("A", "B", hours=(10,)),
            id="inside-then-outside",
        ),
        pytest.param(
            (PICKED, forwarded(10)), (), Decisive("A", is_open=True), id="nobody-tells-the-number"
        ),
        pytest.param(
            (PICKED, forwarded(13)),
            (OTHER,),
            Decisive("A", is_open=True),
            id="a-number-that-began-before-is-another-parcel",
        ),
        pytest.param(
            (event(K.PICKED_UP, 0), forwarded(10, "shentong", "B", "")),
            (OTHER,),
            Decisive("A", is_open=True),
            id="no-province-at-all",
        ),
    ],
)
def test_one_transfer(
    events: tuple[TrackingEvent, ...], numbers: tuple[NumberTrace, ...], decisive: Decisive
) -> None:
    assert decisive_number("A", [number("A", "yuantong", *events), *numbers]) == decisive


def test_after_several_transfers_the_newest_number_counts() -> None:
    traces = [
        number("A", "yuantong", PICKED, forwarded(10, "shentong", "B")),
        number("B", "shentong", outlet(K.PICKED_UP, 12), forwarded(30, "ems", "C")),
        number("C", "ems", outlet(K.PICKED_UP, 31)),
    ]
    assert decisive_number("A", traces) == followed("A", "B", "C", hours=(10, 30))
    assert decisive_number("B", traces) == followed("B", "C", hours=(30,))
    assert decisive_number("C", traces) == Decisive("C")


def test_the_senders_province_stays_that_of_the_first_number() -> None:
    traces = [
        number("A", "yuantong", PICKED, forwarded(10, "shentong", "B")),
        number("B", "shentong", forwarded(30, "ems", "C", "广东省")),
    ]
    assert decisive_number("A", traces) == followed("A", "B", hours=(10,))


def test_numbers_that_name_each_other_end() -> None:
    traces = [
        number("A", "yuantong", PICKED, forwarded(10, "shentong", "B")),
        number("B", "shentong", outlet(K.PICKED_UP, 12), forwarded(30, "yuantong", "A")),
    ]
    transfers = (Transfer("A", "B", at(10), counts=True),)
    assert decisive_number("A", traces) == Decisive("B", transfers, is_open=True)


def test_the_upload_tells_the_province_where_the_trace_does_not() -> None:
    origin = Region("浙江省", "金华市", "义乌市")
    events = (event(K.PICKED_UP, 0), forwarded(10, "shentong", "B"))
    traces = [number("A", "yuantong", *events, origin=origin)]
    assert decisive_number("A", traces) == followed("A", "B", hours=(10,))


def test_a_number_that_nobody_knows_is_its_own() -> None:
    assert decisive_number("X", []) == Decisive("X")


def test_a_forwarding_without_time_moves_nothing() -> None:
    undated = replace(forwarded(0, "shentong", "B"), scan=replace(PICKED.scan, happened_at=None))
    assert decisive_number("A", [number("A", "yuantong", PICKED, undated)]) == Decisive("A")

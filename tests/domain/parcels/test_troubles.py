"""What is wrong with a parcel by its last scan."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from tests.store.build import event, hours, shipment
from workbench.domain.parcels.shipments import ShippingMethod
from workbench.domain.parcels.tracking import EventKind, TrackingEvent
from workbench.domain.parcels.troubles import Trouble, Troubled, trouble_of

DAY = timedelta(hours=24)


def kinds(*found: EventKind) -> list[TrackingEvent]:
    return [event(at, f"scan {at}", kind) for at, kind in enumerate(found)]


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        pytest.param(kinds(EventKind.ARRIVED), None, id="on its way"),
        pytest.param(kinds(EventKind.EXCEPTION), Troubled(Trouble.EXCEPTION), id="problem"),
        pytest.param(
            kinds(EventKind.EXCEPTION, EventKind.IN_TRANSIT), None, id="problem of before"
        ),
        pytest.param(kinds(EventKind.RETURNED), Troubled(Trouble.RETURNED), id="returned"),
        pytest.param(
            kinds(EventKind.ARRIVED, EventKind.OUT_FOR_DELIVERY),
            Troubled(Trouble.DELIVERY_STUCK, hours(1) + DAY),
            id="at the door",
        ),
        pytest.param(
            kinds(EventKind.AVAILABLE_FOR_PICKUP),
            Troubled(Trouble.DELIVERY_STUCK, hours(0) + DAY),
            id="awaits collection",
        ),
        pytest.param(kinds(EventKind.OUT_FOR_DELIVERY, EventKind.DELIVERED), None, id="delivered"),
        pytest.param([], None, id="no scan, carrier known"),
    ],
)
def test_by_the_last_scan(events: list[TrackingEvent], expected: Troubled | None) -> None:
    assert trouble_of(shipment("YT0001", "A1"), events) == expected


def test_a_carrier_that_nobody_knows_cannot_be_asked() -> None:
    parcel = shipment("YT0001", "A1", carrier="somebody")
    assert trouble_of(parcel, []) == Troubled(Trouble.UNTRACKABLE)
    assert trouble_of(parcel, kinds(EventKind.ARRIVED)) is None
    handed = replace(parcel, method=ShippingMethod.NO_LOGISTICS)
    assert trouble_of(handed, []) is None

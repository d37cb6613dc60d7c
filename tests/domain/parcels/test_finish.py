from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from workbench.domain.parcels.journey import is_finished
from workbench.domain.parcels.shipments import Shipment
from workbench.domain.parcels.tracking import EventKind, Reading, Scan, TrackingEvent

NOON = datetime(2024, 1, 24, 4, tzinfo=UTC)


def event(kind: EventKind, at: datetime | None) -> TrackingEvent:
    return TrackingEvent(Scan("x", at, "1688", 0), Reading(kind), NOON + timedelta(2))


def shipment(uploaded_at: datetime | None) -> Shipment:
    return Shipment("s", "1", "YT1", "yuantong", uploaded_at=uploaded_at)


@pytest.mark.parametrize(
    ("uploaded_at", "kind", "happened_at", "finished"),
    [
        pytest.param(NOON, EventKind.DELIVERED, NOON + timedelta(1), True, id="delivered"),
        pytest.param(NOON, EventKind.DELIVERED, NOON, True, id="in-the-second-of-the-upload"),
        pytest.param(
            NOON, EventKind.DELIVERED, NOON - timedelta(1), False, id="before-the-upload-not-ours"
        ),
        pytest.param(None, EventKind.DELIVERED, NOON, True, id="upload-unknown"),
        pytest.param(NOON, EventKind.DELIVERED, None, True, id="delivery-without-a-year"),
        pytest.param(NOON, EventKind.OUT_FOR_DELIVERY, NOON, False, id="on-its-way"),
    ],
)
def test_is_finished(
    uploaded_at: datetime | None, kind: EventKind, happened_at: datetime | None, finished: bool
) -> None:
    assert is_finished(shipment(uploaded_at), (event(kind, happened_at),)) is finished

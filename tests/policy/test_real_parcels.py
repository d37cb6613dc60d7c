"""The 51 real parcels, by the labels of their file: fit for the clocks, stalled when they stop."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.policy.parcels import ORDER, shipment
from workbench.domain.clock import SHANGHAI
from workbench.domain.parcels.journey import normalise
from workbench.domain.parcels.tracking import (
    EventKind,
    Place,
    Reading,
    Scan,
    SiteKind,
    TrackingEvent,
)
from workbench.domain.rules.decisions import Verdict
from workbench.domain.shops import Platform
from workbench.policy.facts import ParcelFacts
from workbench.policy.false_track import departure, gap

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.policy.packs import PolicyBook

SITES = {True: SiteKind.HUB, False: SiteKind.OUTLET, None: SiteKind.UNKNOWN}
DELIVERY = {EventKind.OUT_FOR_DELIVERY, EventKind.DELIVERED}
YEARLESS = {"jt-guanggu", "dbl-gaishi", "yd-zhujiang"}


def instant(text: str | None) -> datetime | None:
    if text is None or len(text) != len("2024-03-05 16:20:10"):
        return None
    return datetime.strptime(text, "%Y-%m-%d %H:%M:%S").replace(tzinfo=SHANGHAI).astimezone(UTC)


def place(raw: dict[str, Any] | None) -> Place | None:
    return (
        Place(**{key: raw.get(key) or "" for key in ("site", "province", "city")}) if raw else None
    )


def read(scan: dict[str, Any], sequence: int) -> TrackingEvent:
    happened_at = instant(scan["time"])
    reading = Reading(
        EventKind(scan["label"]),
        scan.get("sub", ""),
        SITES[scan["hub"]],
        place(scan["place"]),
        place(scan["next_place"]),
    )
    seen_at = happened_at or datetime(2026, 11, 21, tzinfo=UTC)
    return TrackingEvent(Scan(scan["text"], happened_at, "file", sequence), reading, seen_at)


def facts(parcel: dict[str, Any]) -> ParcelFacts:
    events = normalise(read(scan, number) for number, scan in enumerate(parcel["scans"]))
    unknown = shipment(None, None, None)
    return ParcelFacts(Platform.ALIBABA, unknown, ORDER, events)


@pytest.fixture(scope="module")
def parcels(shared_data: Path) -> dict[str, ParcelFacts]:
    lines = (shared_data / "traces" / "parcels.jsonl").read_text(encoding="utf-8").splitlines()
    return {raw["id"]: facts(raw) for raw in map(json.loads, lines)}


def last_scan(parcel: ParcelFacts) -> datetime:
    return max(event.happened_at for event in parcel.events if event.happened_at is not None)


def test_there_are_51_and_three_lack_years(parcels: dict[str, ParcelFacts]) -> None:
    assert len(parcels) == 51
    undated = {
        name
        for name, parcel in parcels.items()
        if any(event.happened_at is None for event in parcel.events)
    }
    assert undated == YEARLESS


def test_none_shows_a_violation_at_its_own_last_scan(
    parcels: dict[str, ParcelFacts], book: PolicyBook
) -> None:
    for name, parcel in parcels.items():
        if name not in YEARLESS:
            now = last_scan(parcel)
            for ask in (departure, gap):
                assert ask(parcel, now, book).verdict is not Verdict.VIOLATION, (name, ask)


def test_each_that_stopped_on_its_way_is_stalled_73_hours_later(
    parcels: dict[str, ParcelFacts], book: PolicyBook
) -> None:
    stopped = {
        name
        for name, parcel in parcels.items()
        if name not in YEARLESS and not DELIVERY & {event.kind for event in parcel.events}
    }
    assert stopped == {
        "yd-qinhuangdao",
        "best-harbin",
        "yd-conghua",
        "dbl-guiyang",
        "post-xinxiang",
        "sf-yanfeng",
        "yto-jinzhou",
    }
    for name in stopped:
        now = last_scan(parcels[name]) + timedelta(hours=73)
        answer = gap(parcels[name], now, book)
        assert answer.verdict is Verdict.VIOLATION, name
        assert answer.unknowns == ("receiver_region", "sender_region"), name


def test_each_that_was_out_for_delivery_stays_clean(
    parcels: dict[str, ParcelFacts], book: PolicyBook
) -> None:
    for name, parcel in parcels.items():
        if name not in YEARLESS and DELIVERY & {event.kind for event in parcel.events}:
            now = last_scan(parcel) + timedelta(hours=73)
            answers = [ask(parcel, now, book).verdict for ask in (departure, gap)]
            assert answers == [Verdict.CLEAN, Verdict.CLEAN], name


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        pytest.param("jt-guanggu", Verdict.UNKNOWN, id="no scan has a year: kept, not judged"),
        pytest.param("dbl-gaishi", Verdict.UNKNOWN, id="no scan has a year either"),
        pytest.param("yd-zhujiang", Verdict.CLEAN, id="only the signature has none"),
    ],
)
def test_scans_without_a_year_warn_of_nothing(
    parcels: dict[str, ParcelFacts], book: PolicyBook, name: str, expected: Verdict
) -> None:
    late = datetime(2026, 11, 21, tzinfo=UTC)
    assert departure(parcels[name], late, book).verdict is expected
    assert gap(parcels[name], late, book).verdict is expected

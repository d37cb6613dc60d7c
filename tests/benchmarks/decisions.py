"""Deciding the clocks of parcels with ten scans each, and loading the packs that decide."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from tests.benchmarks.figures import Figure, seconds
from workbench import paths
from workbench.domain.orders import Order, OrderStatus
from workbench.domain.parcels.journey import normalise
from workbench.domain.parcels.shipments import Shipment
from workbench.domain.parcels.tracking import (
    EventKind,
    Place,
    Reading,
    Scan,
    SiteKind,
    TrackingEvent,
)
from workbench.domain.regions import Region
from workbench.domain.shops import Platform
from workbench.policy.clocks.asked import ParcelCase
from workbench.policy.clocks.asking import ask_parcel
from workbench.policy.facts import ParcelFacts
from workbench.policy.false_track import both_clocks
from workbench.policy.packs import load_book

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.policy.packs import PolicyBook

# The 20,000 decisions a second on one core, and its 100 ms for all packs.
DECISION, PACKS = 50.0, 0.1
ROUNDS = 5
PARCELS = 4_000

# A day on which every platform's clocks are in force.
_START = datetime(2026, 9, 1, 8, tzinfo=UTC)
_OUTLET, _HUB = SiteKind.OUTLET, SiteKind.HUB
_WAY = (
    (EventKind.PICKED_UP, "苏州吴中网点", _OUTLET),
    (EventKind.DEPARTED, "苏州吴中网点", _OUTLET),
    (EventKind.ARRIVED, "苏州转运中心", _HUB),
    (EventKind.DEPARTED, "苏州转运中心", _HUB),
    (EventKind.ARRIVED, "郑州转运中心", _HUB),
    (EventKind.DEPARTED, "郑州转运中心", _HUB),
    (EventKind.ARRIVED, "郑州金水网点", _OUTLET),
    (EventKind.DEPARTED, "郑州金水网点", _OUTLET),
    (EventKind.OUT_FOR_DELIVERY, "郑州金水网点", _OUTLET),
    (EventKind.DELIVERED, "", SiteKind.UNKNOWN),
)


def measure(rounds: int = ROUNDS, count: int = PARCELS) -> Iterator[Figure]:
    """Yield the time of loading every pack, and of one decision.

    On 1688 that is both false-trace clocks of a parcel, on Tmall and Douyin one of theirs.
    """
    folder = paths.resource("policies")
    loads = [seconds(lambda: load_book(folder)) for _ in range(rounds)]
    yield Figure("packs_load", min(loads), "s", PACKS)
    book = load_book(folder)
    facts = [_parcel(place) for place in range(count)]
    best = min(_timed(facts, book) for _ in range(rounds))
    yield Figure("false_track_decision", best / count * 1e6, "µs", DECISION)
    for platform in (Platform.TMALL, Platform.DOUYIN):
        best = min(_per_clock(facts, platform, book) for _ in range(rounds))
        yield Figure(f"{platform}_clock_decision", best * 1e6, "µs", DECISION)


def _timed(facts: list[ParcelFacts], book: PolicyBook) -> float:
    now = _START + timedelta(days=20)
    # Seconds of this process alone: the figure is for one core, whatever else the machine does.
    begun = time.process_time()
    for parcel in facts:
        both_clocks(parcel, now, book)
    return time.process_time() - begun


def _per_clock(facts: list[ParcelFacts], platform: Platform, book: PolicyBook) -> float:
    """Return the seconds of one decision, when all clocks of a platform are asked of a parcel."""
    now, decided = _START + timedelta(days=20), 0
    begun = time.process_time()
    for parcel in facts:
        decided += len(ask_parcel(ParcelCase(replace(parcel, platform=platform), now, book)))
    return (time.process_time() - begun) / decided


def _parcel(place: int) -> ParcelFacts:
    """Make a parcel of ten scans; a third of them stall somewhere on their way."""
    step = timedelta(hours=5 if place % 3 else 9, minutes=place % 60)
    events = tuple(
        _event(kind, site, site_kind, _START + step * number)
        for number, (kind, site, site_kind) in enumerate(_WAY)
    )
    number = f"{place:019d}"
    shipment = Shipment(
        "s1",
        number,
        f"TEST{place:012d}",
        "yuantong",
        uploaded_at=_START,
        origin=Region("江苏省"),
        destination=Region("河南省"),
    )
    order = Order("s1", number, OrderStatus.SHIPPED)
    return ParcelFacts(Platform.ALIBABA, shipment, order, normalise(events))


def _event(kind: EventKind, site: str, site_kind: SiteKind, at: datetime) -> TrackingEvent:
    place = Place(site) if site else None
    return TrackingEvent(
        Scan(f"{kind} {site}", at, "bench", 0), Reading(kind, "", site_kind, place), at
    )

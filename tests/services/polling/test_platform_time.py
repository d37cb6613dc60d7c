"""A machine whose clock is wrong or jumps: the platforms' time counts, nothing is missed."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.caches import KEY, open_empty, paper
from tests.services.doubles import KEYS, SHOP, TEN, ScriptedMarketplace, order, scan, shipment
from workbench.domain.clock import ReplayClock
from workbench.domain.pages import OrderRecord
from workbench.domain.rules.decisions import Verdict
from workbench.domain.shops import ShopHealth, ShopState
from workbench.services.assembly.profile_clock import ProfileClock, ToldTime
from workbench.services.assembly.surroundings import Surroundings
from workbench.services.assembly.workspace import Workspace
from workbench.services.polling.platform_time import ClockMoved, PlatformTime
from workbench.services.rules.books import Books
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.engine.meta import MetaStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.services.doubles import ScriptedConnections
    from workbench.services.assembly.shelf import Shelf

DEPARTURE = "1688.false_track.no_departure_48h"
HOUR = timedelta(hours=1)


@pytest.fixture
def machine() -> ReplayClock:
    """The clock of this machine; it stands at ten until a test moves it."""
    return ReplayClock(TEN)


@pytest.fixture
def profile(
    tmp_path: Path, shelf: Shelf, connections: ScriptedConnections, machine: ReplayClock
) -> Iterator[Workspace]:
    """A profile of real shops, which live by the platforms' time."""
    with open_empty(tmp_path / "workbench.db") as cache:
        shops = ShopStore(cache)
        shops.add(SHOP, KEYS)
        shops.set_health(ShopHealth(SHOP, ShopState.NEVER_POLLED))
        time = PlatformTime(MetaStore(cache))
        clock = ProfileClock(lambda: ToldTime("", time.offset()), lambda _: machine)
        around = Surroundings(
            Books(shelf), lambda _: connections, clock, machine, lambda: KEY, lambda _: None, paper
        )
        yield Workspace(cache, around)


@pytest.fixture
def market(connections: ScriptedConnections) -> ScriptedMarketplace:
    """A shop with one parcel, picked up 47 hours before ten and still at its first hub."""
    parcel = shipment(uploaded_at=TEN - 48 * HOUR)
    script = ScriptedMarketplace(SHOP.id, pages=[[OrderRecord(order(), (parcel,))]])
    script.traces = {
        parcel.waybill: [
            scan("【浙江省金华市义乌市稠城】 已收件", TEN - 47 * HOUR),
            scan("【义乌转运中心】 已收入", TEN - 46 * HOUR, 1),
        ]
    }
    connections.marketplaces[SHOP.id] = script
    return script


def departure(profile: Workspace) -> Verdict:
    """Return what stands against the parcel by the departure rule."""
    decisions = DecisionStore(profile.cache).current(1)
    return next(found.answer.verdict for found in decisions if found.answer.rule == DEPARTURE)


@pytest.mark.parametrize(
    ("offset", "verdict"),
    [
        pytest.param(timedelta(), Verdict.PENDING, id="right-1h-left"),
        pytest.param(timedelta(minutes=2), Verdict.PENDING, id="2min-is-an-answers-delay"),
        pytest.param(2 * HOUR, Verdict.VIOLATION, id="2h-slow-it-is-missed-already"),
        pytest.param(-24 * HOUR, Verdict.PENDING, id="a-day-fast-25h-left"),
    ],
)
def test_deadlines_are_counted_by_the_platforms_time(
    profile: Workspace, market: ScriptedMarketplace, offset: timedelta, verdict: Verdict
) -> None:
    market.clock_offset = offset
    report = profile.refresh.run_once()
    known = offset if abs(offset) > timedelta(minutes=2) else timedelta()
    assert (report.data_time, report.clock_offset) == (TEN + known, known)
    assert departure(profile) is verdict


def test_a_fast_clock_leaves_no_gap_when_it_is_set_right(
    profile: Workspace, market: ScriptedMarketplace, machine: ReplayClock
) -> None:
    machine.advance(24 * HOUR)
    market.clock_offset = -24 * HOUR
    profile.refresh.run_once()
    machine.advance(-24 * HOUR + timedelta(minutes=5))
    market.clock_offset = timedelta()
    report = profile.refresh.run_once()
    assert report.clock_offset == timedelta()
    # The first walk was broken off before it saved anything and begun anew by the platform's time.
    assert market.asked_since == [None, None, TEN, TEN]
    assert market.asked_until[1:] == [
        TEN,
        TEN - 24 * HOUR + timedelta(minutes=5),
        TEN + timedelta(minutes=5),
    ]


def test_platforms_that_contradict_one_another_keep_no_round_going(
    profile: Workspace, market: ScriptedMarketplace
) -> None:
    moves = iter([HOUR, 2 * HOUR, 3 * HOUR, 4 * HOUR, 5 * HOUR])

    class Wandering(ScriptedMarketplace):
        @property  # told anew at every look
        def clock_offset(self) -> timedelta:
            return next(moves)

        @clock_offset.setter
        def clock_offset(self, value: timedelta | None) -> None:
            """Nobody sets it."""

    market.__class__ = Wandering
    report = profile.refresh.run_once()
    assert report.clock_offset == HOUR


def test_what_a_fast_clock_made_look_missed_is_judged_again(
    profile: Workspace, market: ScriptedMarketplace, machine: ReplayClock
) -> None:
    machine.advance(3 * HOUR)
    profile.refresh.run_once()
    assert departure(profile) is Verdict.VIOLATION
    machine.advance(-3 * HOUR)
    profile.refresh.tick()
    assert departure(profile) is Verdict.PENDING
    assert profile.refresh.tick().judged == 0


def test_parcels_noted_by_a_clock_a_year_ahead_are_asked_about_again(
    profile: Workspace, market: ScriptedMarketplace, machine: ReplayClock
) -> None:
    machine.advance(timedelta(days=365))
    profile.refresh.run_once()
    machine.advance(timedelta(days=-365))
    profile.refresh.run_once()
    assert len(market.traced) == 2


def test_a_told_offset_is_kept_until_another_is_told(profile: Workspace) -> None:
    time = PlatformTime(MetaStore(profile.cache))
    time.heed(None)
    assert time.offset() == timedelta()
    with pytest.raises(ClockMoved):
        time.heed(timedelta(minutes=12, milliseconds=400))
    assert time.offset() == timedelta(minutes=12)
    time.heed(timedelta(minutes=13))
    time.heed(None)
    assert time.offset() == timedelta(minutes=12)
    with pytest.raises(ClockMoved):
        time.heed(timedelta(seconds=30))
    assert time.offset() == timedelta()

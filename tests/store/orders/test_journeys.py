"""Travels are kept once each, and added up by carrier, hub, day and shop."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.build import NOON, SHOP, hours, order, page, plans, record, shipment
from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.dwell import Usual
from workbench.domain.parcels.travels import Travel
from workbench.domain.parcels.troubles import Trouble
from workbench.domain.views import MonitorQuery, Urgency
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.monitor.monitor import MonitorStore
from workbench.store.monitor.today import TodayStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.journeys import JourneyStore, Window
from workbench.store.orders.orders import OrderStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

YIWU = "义乌转运中心"
WEEK = Window(hours(-168), hours(0))
LIMIT = timedelta(hours=48)


def travel(
    picked: float, hub_at: float | None, left_at: float | None, *, is_over: bool = False
) -> Travel:
    arrived, left = (None if at is None else hours(at) for at in (hub_at, left_at))
    return Travel("yuantong", hours(picked), YIWU, arrived, left, is_over)


def keep(cache: Cache, number: int, kept: Travel, **facts: Any) -> int:
    """Save order A<number> with one parcel that travelled so; return the shipment's id."""
    name, waybill = f"A{number}", f"YT000{number}"
    saved = record(order(name, **facts), shipment(waybill, name))
    OrderStore(cache).save_page(page(saved), seen_at=NOON)
    found = cache.row("SELECT order_id, id FROM shipment WHERE waybill = ?", (waybill,))
    assert found is not None
    JourneyStore(cache).put([(found[0], SHOP.id, {waybill: kept})])
    return int(found[1])


def test_stays_are_counted_by_tenth_of_an_hour(cache: Cache) -> None:
    keep(cache, 1, travel(-40, -30, -21))
    keep(cache, 2, travel(-40, -30, -20.95))
    keep(cache, 3, travel(-40, -30, -20))
    assert JourneyStore(cache).stays(WEEK) == {("yuantong", YIWU): {90: 2, 100: 1}}


def test_stays_that_ended_outside_the_window_are_not_counted(cache: Cache) -> None:
    keep(cache, 1, travel(-400, -390, -380))
    keep(cache, 2, travel(-40, -30, 0))
    assert JourneyStore(cache).stays(WEEK) == {}


def test_a_parcel_stalled_if_it_left_later_than_the_limit_or_not_at_all(cache: Cache) -> None:
    keep(cache, 1, travel(-100, -90, -52))
    keep(cache, 2, travel(-100, -90, -51.9))
    keep(cache, 3, travel(-100, -90, None))
    keep(cache, 4, travel(-100, -90, None, is_over=True))
    assert JourneyStore(cache).stalled(WEEK, LIMIT) == {"yuantong": (3, 2)}


@pytest.mark.parametrize(
    ("hub_at", "left_at", "is_over", "found"),
    [
        pytest.param(-20, None, False, True, id="longer-than-nine-in-ten"),
        pytest.param(-12, None, False, False, id="as-long-as-nine-in-ten"),
        pytest.param(-20, -1, False, False, id="gone"),
        pytest.param(-20, None, True, False, id="over"),
    ],
)
def test_parcels_that_stay_long_are_found(
    cache: Cache, hub_at: float, left_at: float | None, *, is_over: bool, found: bool
) -> None:
    shipment_id = keep(cache, 1, travel(-30, hub_at, left_at, is_over=is_over))
    known = Usual("yuantong", YIWU, timedelta(hours=9), timedelta(hours=12), 20)
    long_ones = JourneyStore(cache).long_here([known], NOON)
    assert [one.row_id for one in long_ones] == ([shipment_id * 2] if found else [])


def test_who_was_there_then_is_told_by_the_scans_times(cache: Cache) -> None:
    keep(cache, 1, travel(-60, -50, -20))
    known = Usual("yuantong", YIWU, timedelta(hours=9), timedelta(hours=12), 20)
    store = JourneyStore(cache)
    then = store.long_here([known], hours(-30), is_past=True)
    assert [one.stay(hours(-30)) for one in then] == [timedelta(hours=20)]
    assert store.long_here([known], hours(-19), is_past=True) == []


def test_the_same_travels_again_write_nothing(cache: Cache) -> None:
    keep(cache, 1, travel(-40, -30, -21))
    before = cache.connection.total_changes
    order_id = cache.value("SELECT id FROM orders")
    JourneyStore(cache).put([(order_id, SHOP.id, {"YT0001": travel(-40, -30, -21)})])
    assert cache.connection.total_changes == before


def test_a_number_that_was_replaced_travels_no_more(cache: Cache) -> None:
    keep(cache, 1, travel(-40, -30, -21))
    JourneyStore(cache).put([(cache.value("SELECT id FROM orders"), SHOP.id, {})])
    assert cache.value("SELECT count(*) FROM journey") == 0


def test_pickup_is_counted_by_day_of_payment_in_shanghai(cache: Cache) -> None:
    # Noon of the 24th minus 100 h is 8:00 of the 20th in Shanghai; its pickups take 47, 48, 49 h.
    for number, picked in enumerate((-53, -52, -51), 1):
        keep(cache, number, travel(picked, None, None), paid_at=hours(-100))
    keep(cache, 4, travel(-99, None, None), paid_at=hours(-100), status=OrderStatus.CANCELLED)
    # 17 hours later it is the 21st.
    keep(cache, 5, travel(-80, None, None), paid_at=hours(-83))
    found = TodayStore(cache).picked_up(WEEK, LIMIT)
    assert found == {19742: (3, 2), 19743: (1, 1)}


def test_sums_over_travels_go_by_indexes(cache: Cache) -> None:
    store = JourneyStore(cache)
    steps = plans(cache, lambda: (store.stays(WEEK), store.stalled(WEEK, LIMIT)))
    assert not [step for step in steps if step.startswith("SCAN journey")]


def usual(count: int = 20) -> Usual:
    """Half leave 义乌 within 9 h, nine in ten within 12 h."""
    return Usual("yuantong", YIWU, timedelta(hours=9), timedelta(hours=12), count)


def test_what_was_learned_takes_the_place_of_what_was(cache: Cache) -> None:
    store = JourneyStore(cache)
    store.learn([usual(20)])
    store.learn([usual(30)])
    assert store.learned() == [usual(30)]


@pytest.mark.parametrize(
    ("hub_at", "is_foreseen"),
    [
        pytest.param(-20, True, id="longer-than-nine-in-ten"),
        pytest.param(-11, False, id="within-what-is-usual"),
    ],
)
def test_one_parcels_stall_is_foreseen_with_its_numbers(
    cache: Cache, hub_at: float, *, is_foreseen: bool
) -> None:
    shipment_id = keep(cache, 1, travel(-30, hub_at, None))
    store = JourneyStore(cache)
    store.learn([usual()])
    found = store.foreseen_of(shipment_id, NOON)
    assert (found is not None) is is_foreseen
    if found is not None:
        assert (found.usual, found.stay(NOON)) == (usual(), timedelta(hours=20))


def test_the_monitor_has_a_chip_for_foreseen_stalls(cache: Cache) -> None:
    long_there = keep(cache, 1, travel(-30, -20, None))
    just_came = keep(cache, 2, travel(-30, -5, None))
    JourneyStore(cache).learn([usual()])
    for number in ("A1", "A2"):
        DecisionStore(cache).save(FileStore(cache).order_id(SHOP.id, number) or 0, [], at=NOON)
    query = MonitorQuery(NOON, NOON, urgency=Urgency.ALL_OPEN, trouble=Trouble.FORESEEN)
    monitor = MonitorStore(cache)
    assert list(monitor.ids(query)) == [long_there * 2]
    assert just_came * 2 in monitor.ids(replace(query, trouble=None))
    assert monitor.counts(query).by_trouble == {Trouble.FORESEEN: 1}

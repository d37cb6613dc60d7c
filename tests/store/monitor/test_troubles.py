"""Parcels in trouble, what rows can be narrowed by, and how outlets are reached."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest

from tests.store.build import (
    GAP,
    NO_DEPARTURE,
    NOON,
    SHOP,
    decision,
    event,
    hours,
    order,
    page,
    record,
    shipment,
    trace,
)
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.parcels.troubles import Trouble
from workbench.domain.rules.decisions import Level
from workbench.domain.shops import Platform, Shop
from workbench.domain.views import MonitorQuery, Urgency
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.monitor.contacts import ContactStore
from workbench.store.monitor.facets import FacetStore
from workbench.store.monitor.monitor import MonitorStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore
from workbench.store.schema import monitor_troubles
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

OTHER = Shop("tmall-1", Platform.TMALL, "另一家")
QUERY = MonitorQuery(now=hours(30), closing=hours(40))
OPEN = replace(QUERY, urgency=Urgency.ALL_OPEN)


def put(cache: Cache, name: str, kind: EventKind, at: float = 0, shop: Shop = SHOP) -> None:
    parcel = shipment(name, name, shop_id=shop.id)
    one = record(order(name, shop_id=shop.id), parcel)
    OrderStore(cache).save_page(page(one), seen_at=NOON)
    told = trace(event(at, f"扫描 {kind.value}", kind), waybill=name, number=name)
    TraceStore(cache).save([replace(told, shop_id=shop.id)], seen_at=hours(at))
    judge(cache, name, shop)


def judge(cache: Cache, name: str, shop: Shop = SHOP) -> None:
    rule = GAP if name == "BACK" else NO_DEPARTURE
    made = decision(rule, Level.WARNING, waybill=name, number=name, due=34)
    order_id = FileStore(cache).order_id(shop.id, name) or 0
    DecisionStore(cache).save(order_id, [made], at=NOON)


@pytest.fixture
def monitor(cache: Cache) -> MonitorStore:
    ShopStore(cache).add(OTHER, {})
    put(cache, "DOOR", EventKind.OUT_FOR_DELIVERY, 5)
    put(cache, "FRESH", EventKind.OUT_FOR_DELIVERY, 7)
    put(cache, "BACK", EventKind.RETURNED)
    put(cache, "ODD", EventKind.EXCEPTION, shop=OTHER)
    put(cache, "WELL", EventKind.ARRIVED)
    return MonitorStore(cache)


def names(monitor: MonitorStore, query: MonitorQuery) -> set[str]:
    return {row.order_number for row in monitor.rows(monitor.ids(query))}


def test_chips_count_parcels_in_trouble(monitor: MonitorStore) -> None:
    assert monitor.counts(QUERY).by_trouble == {
        Trouble.DELIVERY_STUCK: 1,
        Trouble.RETURNED: 1,
        Trouble.EXCEPTION: 1,
    }
    assert monitor.counts(replace(QUERY, now=hours(31))).by_trouble[Trouble.DELIVERY_STUCK] == 2


@pytest.mark.parametrize(
    ("trouble", "expected"),
    [
        pytest.param(Trouble.DELIVERY_STUCK, {"DOOR"}, id="stuck"),
        pytest.param(Trouble.RETURNED, {"BACK"}, id="returned"),
        pytest.param(Trouble.EXCEPTION, {"ODD"}, id="problem"),
        pytest.param(Trouble.UNTRACKABLE, set(), id="none"),
    ],
)
def test_a_trouble_shows_its_parcels(
    monitor: MonitorStore, trouble: Trouble, expected: set[str]
) -> None:
    assert names(monitor, replace(OPEN, trouble=trouble)) == expected


def test_a_scan_ends_a_trouble(monitor: MonitorStore, cache: Cache) -> None:
    told = trace(event(20, "【金华】已发出", EventKind.DEPARTED), waybill="BACK", number="BACK")
    TraceStore(cache).save([told], seen_at=hours(20))
    judge(cache, "BACK")
    assert Trouble.RETURNED not in monitor.counts(QUERY).by_trouble


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        pytest.param({"platform": "tmall"}, {"ODD"}, id="platform"),
        pytest.param({"province": "没有省"}, set(), id="another province"),
        pytest.param({"ids": (2, 4)}, {"DOOR", "FRESH"}, id="marked rows"),
    ],
)
@pytest.mark.parametrize("query", [QUERY, OPEN], ids=["warned", "open"])
def test_rows_are_narrowed(
    monitor: MonitorStore, query: MonitorQuery, choice: dict[str, Any], expected: set[str]
) -> None:
    assert names(monitor, replace(query, **choice)) == expected


def test_facets_count_what_each_value_leaves(monitor: MonitorStore, cache: Cache) -> None:
    facets = FacetStore(cache).facets(replace(QUERY, platform="tmall"))
    assert facets.platforms == (("1688", 4), ("tmall", 1))
    assert facets.shops == (("tmall-1", 1),)
    assert facets.rules == ((NO_DEPARTURE, 1),)
    for province, number in facets.provinces:
        asked = replace(QUERY, platform="tmall", province=province)
        assert len(monitor.ids(asked)) == number


def test_troubles_of_an_older_file_stand_in_its_rows(cache: Cache, monitor: MonitorStore) -> None:
    before = monitor.counts(QUERY).by_trouble
    cache.execute(
        "CREATE TABLE trouble AS SELECT id AS row_id, trouble AS kind, trouble_since AS since"
        " FROM monitor WHERE trouble <> ''"
    )
    cache.execute("DROP INDEX troubled")
    cache.execute("ALTER TABLE monitor DROP COLUMN trouble")
    cache.execute("ALTER TABLE monitor DROP COLUMN trouble_since")
    monitor_troubles.STEP.run(cache.db)
    assert monitor.counts(QUERY).by_trouble == before
    assert cache.value("SELECT count(*) FROM sqlite_master WHERE name = 'trouble'") == 0


def test_a_contact_is_kept_changed_and_taken_out(cache: Cache) -> None:
    book = ContactStore(cache)
    assert book.get("yuantong", "义乌转运中心") == ""
    book.put("yuantong", "义乌转运中心", "微信 outlet-01", NOON)
    book.put("yuantong", "义乌转运中心", "13800000000", NOON)
    assert book.get("yuantong", "义乌转运中心") == "13800000000"
    assert book.get("zhongtong", "义乌转运中心") == ""
    book.put("yuantong", "义乌转运中心", "", NOON)
    assert book.get("yuantong", "义乌转运中心") == ""

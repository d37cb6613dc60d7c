"""Orders and troubles of a past instant equal what the files of then say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.store.build import NOON, SHOP, event, hours, order, page, record, shipment, trace
from tests.store.past.test_monitor import WARNING, about, judge, tell
from workbench.domain.exchange.export_filters import OrderQuery
from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.tracking import EventKind
from workbench.domain.parcels.troubles import Trouble, trouble_of
from workbench.domain.rules.decisions import Level
from workbench.domain.views import OrderSort
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore
from workbench.store.past.orders import PastOrderStore
from workbench.store.past.troubles import PastTroubleStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache


@pytest.fixture
def store(cache: Cache) -> PastOrderStore:
    """Three orders that come one after the other; the first is completed at six."""
    for name, at in (("A", 0), ("B", 2), ("C", 4)):
        tell(cache, name, at)
    judge(cache, "A", 1, about("A", WARNING))
    tell(cache, "A", 6, OrderStatus.COMPLETED)
    return PastOrderStore(cache)


def numbers(store: PastOrderStore, at: float, query: OrderQuery) -> str:
    ids = store.ids(query, hours(at))
    return " ".join(row.number for row in store.rows(ids, hours(at)))


@pytest.mark.parametrize(
    ("at", "is_open", "expected"),
    [
        pytest.param(-1, False, "", id="before the first"),
        pytest.param(1, False, "A", id="after the first"),
        pytest.param(5, True, "A B C", id="all open"),
        pytest.param(7, True, "B C", id="one over"),
        pytest.param(7, False, "A B C", id="all known"),
    ],
)
def test_orders_known_then(store: PastOrderStore, at: float, is_open: bool, expected: str) -> None:
    query = OrderQuery(only_open=is_open, sort=OrderSort.NUMBER)
    assert numbers(store, at, query) == expected


def test_orders_of_then_are_sorted_and_found(store: PastOrderStore) -> None:
    turned = OrderQuery(sort=OrderSort.NUMBER, descending=True)
    assert numbers(store, 5, turned) == "C B A"
    assert numbers(store, 5, OrderQuery(search="B")) == "B"
    assert numbers(store, 5, OrderQuery(shop_id="another")) == ""


def test_an_order_shows_what_it_was(store: PastOrderStore) -> None:
    (then,) = store.rows([1], hours(5))
    (later,) = store.rows([1], hours(7))
    assert (then.status, then.level, then.parcels) == ("shipped", Level.WARNING, 1)
    assert later.status == "completed"


@pytest.fixture
def troubled(cache: Cache) -> Cache:
    """Parcels at the door, returned, excepted, delivered, and one whose carrier nobody knows."""
    kinds = {
        "DOOR": [(1, EventKind.OUT_FOR_DELIVERY)],
        "BACK": [(1, EventKind.DEPARTED), (3, EventKind.RETURNED)],
        "ODD": [(2, EventKind.EXCEPTION)],
        "DONE": [(1, EventKind.EXCEPTION), (2, EventKind.DELIVERED)],
        "MOVED": [(1, EventKind.EXCEPTION), (4, EventKind.DEPARTED)],
    }
    for name, scans in kinds.items():
        tell(cache, name, 0)
        told = [event(at, f"【金华】{kind.value}", kind) for at, kind in scans]
        for number in range(len(told)):
            seen = [replace(one) for one in told[: number + 1]]
            traced = trace(*seen, waybill=name, number=name)
            TraceStore(cache).save([traced], seen_at=hours(scans[number][0]))
    lost = order("LOST", OrderStatus.SHIPPED, paid_at=hours(-9))
    parcel = shipment("LOST", "LOST", carrier="nobody-knows")
    OrderStore(cache).save_page(page(record(lost, parcel)), seen_at=NOON)
    return cache


@pytest.mark.parametrize("at", [0.5, 1.5, 2.5, 3.5, 5, 30])
def test_troubles_equal_those_of_the_files(troubled: Cache, at: float) -> None:
    files, expected = FileStore(troubled), {}
    for name in ("DOOR", "BACK", "ODD", "DONE", "MOVED", "LOST"):
        file = files.order_file(files.order_id(SHOP.id, name) or 0, hours(at))
        found = trouble_of(file.shipments[0].shipment, file.shipments[0].events)
        if found is not None and (found.since is None or found.since <= hours(at)):
            expected[name] = found.trouble
    names: dict[int, str] = dict(troubled.rows("SELECT id, waybill FROM shipment"))
    found_now = PastTroubleStore(troubled).troubled(hours(at))
    assert {names[key[1]]: trouble for key, trouble in found_now.items()} == expected


def test_all_troubles_are_there(troubled: Cache) -> None:
    found = PastTroubleStore(troubled).troubled(hours(30))
    assert set(found.values()) == set(Trouble) - {Trouble.FORESEEN}

"""Pages that come from files: held against the file's date, and laid over what is known."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.store.build import SHOP, hours, order, record, shipment
from workbench.domain.orders import OrderLine, OrderStatus, Receiver
from workbench.domain.pages import OrderPage, OrderRecord, SavedPage
from workbench.domain.regions import Region
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

WAITING = OrderStatus.AWAITING_SHIPMENT
API = order(
    status=WAITING,
    platform_status="waitsellersend",
    ship_by=hours(40),
    modified_at=hours(2),
    amount=1990,
    receiver=Receiver(Region("广东省", "广州市"), "测*", "", "k1", "k2"),
)
FROM_FILE = order(
    status=WAITING, platform_status="待发货", amount=1990, lines=(OrderLine("", "杯", "1"),)
)


def file_page(*records: OrderRecord, told: float) -> OrderPage:
    return OrderPage(SHOP.id, records, hours(told))


def save_file(cache: Cache, *records: OrderRecord, told: float = 3) -> SavedPage:
    return OrderStore(cache).save_page(file_page(*records, told=told), seen_at=hours(10))


def save_answer(cache: Cache, *records: OrderRecord, at: float = 2) -> SavedPage:
    return OrderStore(cache).save_page(OrderPage(SHOP.id, records), seen_at=hours(at))


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(3, SavedPage(changed=1), id="after the answer"),
        pytest.param(2, SavedPage(changed=1), id="at its time"),
        pytest.param(1.9, SavedPage(older=1), id="before it"),
    ],
)
def test_a_file_is_held_against_the_platforms_answer_by_its_date(
    cache: Cache, told: float, expected: SavedPage
) -> None:
    save_answer(cache, OrderRecord(API))
    shipped = replace(FROM_FILE, status=OrderStatus.SHIPPED, platform_status="待收货")
    assert save_file(cache, OrderRecord(shipped), told=told) == expected


def test_a_file_that_says_no_more_changes_nothing(cache: Cache) -> None:
    save_answer(cache, record(API, shipment(uploaded_at=hours(1), handle="LP1")))
    told = record(FROM_FILE, shipment(carrier_name=""))
    assert save_file(cache, told) == SavedPage(same=1)
    assert FileStore(cache).order_file(1).order == API


def test_a_file_adds_to_what_the_platform_told(cache: Cache) -> None:
    save_answer(cache, record(API))
    shipped = replace(FROM_FILE, status=OrderStatus.SHIPPED, platform_status="待收货")
    save_file(cache, record(shipped, shipment("YT9")))
    found = FileStore(cache).order_file(1)
    assert found.order == replace(API, status=OrderStatus.SHIPPED, platform_status="待收货")
    assert [x.shipment.waybill for x in found.shipments] == ["YT9"]


def test_an_order_goes_no_step_back(cache: Cache) -> None:
    save_answer(cache, record(replace(API, status=OrderStatus.SHIPPED)))
    assert save_file(cache, record(FROM_FILE), told=99) == SavedPage(older=1)


def test_an_older_file_does_not_undo_a_newer_one(cache: Cache) -> None:
    save_file(cache, record(FROM_FILE, shipment("YT2")), told=5)
    assert save_file(cache, record(FROM_FILE, shipment("YT1")), told=4) == SavedPage(older=1)
    assert save_file(cache, record(FROM_FILE, shipment("YT3")), told=6) == SavedPage(changed=1)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(record(FROM_FILE, shipment("YT2")), SavedPage(same=1), id="the same"),
        pytest.param(OrderRecord(FROM_FILE, None), SavedPage(same=1), id="less"),
        pytest.param(
            record(replace(FROM_FILE, amount=1), shipment("YT2")), SavedPage(older=1), id="else"
        ),
    ],
)
def test_an_older_file_that_says_the_same_is_no_news(
    cache: Cache, told: OrderRecord, expected: SavedPage
) -> None:
    save_file(cache, record(FROM_FILE, shipment("YT2")), told=5)
    assert OrderStore(cache).compare(file_page(told, told=4)) == expected
    assert save_file(cache, told, told=4) == expected
    assert save_file(cache, record(FROM_FILE, shipment("YT1")), told=4.5) == SavedPage(older=1)


def test_the_date_of_a_file_does_not_hold_back_the_platforms_answer(cache: Cache) -> None:
    save_file(cache, record(FROM_FILE), told=5)
    assert save_answer(cache, record(API), at=6) == SavedPage(changed=1)
    assert FileStore(cache).order_file(1).order == API


def test_the_same_file_again_writes_nothing(cache: Cache) -> None:
    save_file(cache, record(FROM_FILE, shipment()))
    before = cache.connection.total_changes
    assert save_file(cache, record(FROM_FILE, shipment())) == SavedPage(same=1)
    assert cache.connection.total_changes == before


def test_comparing_tells_what_saving_will_do_and_writes_nothing(cache: Cache) -> None:
    save_answer(cache, record(API), record(order("B1", modified_at=hours(9))))
    page = file_page(
        record(replace(FROM_FILE, amount=5)),
        record(order("B1", amount=7)),
        record(order("C1")),
        told=3,
    )
    before = cache.connection.total_changes
    expected = SavedPage(new=1, changed=1, older=1)
    assert OrderStore(cache).compare(page) == expected
    assert cache.connection.total_changes == before
    assert OrderStore(cache).save_page(page, seen_at=hours(10)) == expected


def test_an_order_told_twice_in_one_page_is_saved_twice(cache: Cache) -> None:
    first, second = order(amount=1), order(amount=2)
    saved = save_answer(cache, record(first), record(second), record(order("B1")))
    assert saved == SavedPage(new=2, changed=1)
    assert FileStore(cache).order_file(1).order.amount == 2


def test_many_new_orders_come_back_as_they_went_in(cache: Cache) -> None:
    save_answer(cache, record(order("A0"), shipment("YT0", "A0")))
    told = [
        record(order(f"A{i}"), *(shipment(f"YT{i}-{j}", f"A{i}") for j in range(i % 3)))
        for i in range(1, 50)
    ]
    assert save_answer(cache, *told, at=3) == SavedPage(new=49)
    files = FileStore(cache)
    found = [files.order_file(i) for i in files.ids_known(hours(3))][1:]
    assert [x.order for x in found] == [x.order for x in told]
    assert [tuple(p.shipment for p in x.shipments) for x in found] == [x.shipments for x in told]
    parcels = cache.rows("SELECT parcels FROM orders WHERE number <> 'A0' ORDER BY id")
    assert [row[0] for row in parcels] == [i % 3 for i in range(1, 50)]

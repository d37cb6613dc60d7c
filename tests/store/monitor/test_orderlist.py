"""The order view's rows: filtered, sorted by indexes, complete."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from tests.store.build import NOON, SHOP, decision, hours, order, page, plans, record, shipment
from workbench.domain.orders import OrderLine, OrderStatus, Receiver
from workbench.domain.regions import Region
from workbench.domain.rules.decisions import Level
from workbench.domain.shops import Platform, Shop
from workbench.domain.views import OrderRow, OrderSort
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.monitor.orderlist import OrderListStore
from workbench.store.orders.orders import OrderStore
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

OTHER = Shop("1688-另", Platform.ALIBABA, "另一家")


@pytest.fixture
def orders(cache: Cache) -> OrderListStore:
    ShopStore(cache).add(OTHER, {})
    told = [
        order("B", OrderStatus.SHIPPED, paid_at=hours(1), ship_by=hours(9), amount=200),
        order("A", OrderStatus.COMPLETED, paid_at=hours(2), amount=100),
        order("D", OrderStatus.AWAITING_SHIPMENT, ship_by=hours(8), amount=300),
        order("C", OrderStatus.SHIPPED, paid_at=hours(3), ship_by=hours(7), shop_id=OTHER.id),
    ]
    OrderStore(cache).save_page(page(*map(record, told)), seen_at=NOON)
    return OrderListStore(cache)


def numbers(store: OrderListStore, **choice: Any) -> str:
    return "".join(row.number for row in store.rows(store.ids(**choice)))


@pytest.mark.parametrize(
    ("sort", "up", "down"),
    [
        (OrderSort.NUMBER, "ABCD", "DCBA"),
        (OrderSort.STATUS, "DABC", "CBAD"),
        (OrderSort.PAID_AT, "BACD", "CABD"),
        (OrderSort.SHIP_BY, "CDBA", "BDCA"),
        (OrderSort.AMOUNT, "ABDC", "DBAC"),
        # 另一家 stands before 测试店铺: U+53E6 before U+6D4B.
        (OrderSort.SHOP, "CABD", "ABDC"),
    ],
)
def test_orders_are_sorted_both_ways_with_what_is_not_told_last(
    orders: OrderListStore, sort: OrderSort, up: str, down: str
) -> None:
    assert numbers(orders, sort=sort) == up
    assert numbers(orders, sort=sort, descending=True) == down


@pytest.mark.parametrize(
    ("choice", "expected"),
    [
        ({"only_open": True}, "BCD"),
        ({"shop_id": OTHER.id}, "C"),
        ({"search": "b"}, "B"),
        ({"search": "马克杯", "only_open": True, "shop_id": SHOP.id}, "BD"),
        ({"shop_id": "nobody's"}, ""),
    ],
)
def test_filters_narrow_the_orders(
    orders: OrderListStore, choice: dict[str, Any], expected: str
) -> None:
    assert numbers(orders, sort=OrderSort.NUMBER, **choice) == expected


@pytest.mark.parametrize("sort", OrderSort)
@pytest.mark.parametrize("only_open", [False, True])
@pytest.mark.parametrize("descending", [False, True])
def test_orders_are_read_off_an_index(
    orders: OrderListStore, cache: Cache, sort: OrderSort, only_open: bool, descending: bool
) -> None:
    choice: dict[str, Any] = {"sort": sort, "only_open": only_open, "descending": descending}
    steps = plans(cache, lambda: orders.ids(**choice))
    assert "INDEX" in steps[-1], steps
    assert len([step for step in steps if "TEMP" in step]) == (sort is OrderSort.SHOP), steps


def test_a_row_tells_everything_a_table_shows(cache: Cache) -> None:
    receiver = Receiver(Region("广东省", "广州市", "天河区"), "测*")
    lines = (OrderLine("1", "红色马克杯", "1"), OrderLine("2", "杯垫", "2"))
    one = order("A1", paid_at=NOON, ship_by=hours(2), amount=5, receiver=receiver, lines=lines)
    told = page(record(one, shipment("YT1"), shipment("YT2")))
    OrderStore(cache).save_page(told, seen_at=NOON)
    DecisionStore(cache).save(1, [decision(level=Level.WARNING, waybill="YT2")], at=NOON)
    assert OrderListStore(cache).rows([1]) == [
        OrderRow(
            id=1,
            shop_id=SHOP.id,
            shop_name="测试店铺",
            platform=Platform.ALIBABA,
            number="A1",
            status="shipped",
            paid_at=NOON,
            ship_by=hours(2),
            amount=5,
            titles="红色马克杯；杯垫",
            parcels=2,
            region="广东省广州市",
            level=Level.WARNING,
        )
    ]


def test_a_number_that_was_replaced_is_no_parcel_any_more(cache: Cache) -> None:
    for waybills in (("YT1", "YT2"), ("YT3",)):
        told = page(record(order(), *map(shipment, waybills)))
        OrderStore(cache).save_page(told, seen_at=NOON)
    assert OrderListStore(cache).rows([1])[0].parcels == 1


def test_rows_come_in_the_order_asked_for(orders: OrderListStore) -> None:
    assert [row.id for row in orders.rows([3, 99, 1])] == [3, 1]

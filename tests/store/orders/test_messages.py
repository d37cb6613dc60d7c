"""Messages are kept once; orders are found by what stands beside them."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.store.build import SHOP, order
from workbench.domain.exchange.export_filters import OrderQuery
from workbench.domain.pages import OrderPage, OrderRecord
from workbench.domain.platforms.beside import BesideFilter
from workbench.domain.platforms.messages import MessageKind, PlatformMessage
from workbench.domain.platforms.refunds import Refund, RefundPage, RefundStatus
from workbench.domain.platforms.shipping_acts import ActKind, ActState, ShippingAct
from workbench.domain.views import OrderSort
from workbench.store.monitor.beside import BesideStore
from workbench.store.monitor.orderlist import OrderListStore
from workbench.store.orders.messages import MessageStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.refunds import RefundStore
from workbench.store.shops.shipping_acts import ShippingActStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

AT = datetime(2024, 1, 24, 2, tzinfo=UTC)
HOUR = timedelta(hours=1)
MOVED = PlatformMessage("7", "ADDRESS", "1", AT, MessageKind.ADDRESS_CHANGED)
ASKED = PlatformMessage("8", "ORDER_REFUND", "1", AT + HOUR, MessageKind.REFUND)


def put(cache: Cache, *told: PlatformMessage) -> None:
    MessageStore(cache).put(SHOP.id, told, seen_at=AT + 2 * HOUR)


def test_messages_in_any_order_and_often_stand_once_and_by_time(cache: Cache) -> None:
    put(cache, ASKED, MOVED, MOVED)
    put(cache, MOVED, ASKED)
    kept = MessageStore(cache).of_order(SHOP.id, "1")
    assert [(each.message, each.is_new) for each in kept] == [(ASKED, True), (MOVED, True)]


def test_one_that_speaks_of_no_order_is_not_kept(cache: Cache) -> None:
    put(cache, PlatformMessage("9", "REFUND", kind=MessageKind.REFUND))
    assert MessageStore(cache).of_order(SHOP.id, "") == ()


@pytest.mark.parametrize("kind", [MessageKind.PAID, MessageKind.SHIPPED, MessageKind.OTHER])
def test_what_every_order_goes_through_is_not_kept(cache: Cache, kind: MessageKind) -> None:
    put(cache, PlatformMessage("9", "ORDER", "1", AT, kind))
    assert MessageStore(cache).of_order(SHOP.id, "1") == ()


def test_what_was_looked_at_is_not_new_any_more(cache: Cache) -> None:
    put(cache, MOVED)
    MessageStore(cache).mark_read(SHOP.id, "1", AT + 3 * HOUR)
    put(cache, MOVED, ASKED)
    kept = MessageStore(cache).of_order(SHOP.id, "1")
    assert [(each.message.id, each.is_new) for each in kept] == [("8", True), ("7", False)]


@pytest.fixture
def orders(cache: Cache) -> None:
    """Order 1 has news, 2 an open refund, 3 one that is over, 4 a lost answer, 5 nothing."""
    records = tuple(OrderRecord(order(str(number))) for number in range(1, 6))
    OrderStore(cache).save_page(OrderPage(SHOP.id, records), seen_at=AT)
    put(cache, MOVED)
    refunds = (
        Refund(SHOP.id, "900", "2", RefundStatus.AWAITING_SELLER),
        Refund(SHOP.id, "901", "3", RefundStatus.REFUNDED),
    )
    RefundStore(cache).save_page(RefundPage(SHOP.id, refunds), seen_at=AT)
    acts = ShippingActStore(cache)
    lost, done = (
        acts.begin(ShippingAct(ActKind.SHIP, SHOP.id, number, "yuantong", "YT1"), "", "", AT)
        for number in ("4", "5")
    )
    acts.end(lost, ActState.UNKNOWN, AT)
    acts.end(done, ActState.DONE, AT)


FOUND = [
    (BesideFilter.NEWS, ["1"]),
    (BesideFilter.OPEN_REFUND, ["2"]),
    (BesideFilter.ANSWER_LOST, ["4"]),
]


@pytest.mark.usefixtures("orders")
@pytest.mark.parametrize(("chosen", "numbers"), FOUND)
def test_a_list_is_narrowed_to_what_stands_beside_orders(
    cache: Cache, chosen: BesideFilter, numbers: list[str]
) -> None:
    store = OrderListStore(cache)
    query = OrderQuery(sort=OrderSort.NUMBER, beside=chosen)
    assert [row.number for row in store.rows(store.listed(query))] == numbers
    assert store.first(query, 10) == store.listed(query)


@pytest.mark.usefixtures("orders")
def test_how_many_orders_there_are_of_each(cache: Cache) -> None:
    assert BesideStore(cache).counts() == dict.fromkeys(BesideFilter, 1)


def test_acts_of_an_order_stand_newest_first(cache: Cache) -> None:
    acts = ShippingActStore(cache)
    for number in ("YT1", "YT2"):
        acts.begin(ShippingAct(ActKind.SHIP, SHOP.id, "1", "yuantong", number), "", "", AT)
    assert [each.act.waybill for each in acts.of_order(SHOP.id, "1")] == ["YT2", "YT1"]

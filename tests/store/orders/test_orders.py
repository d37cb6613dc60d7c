"""Orders as told page by page: versions, older data, vanished numbers, one transaction."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from tests.store.build import NOON, SHOP, event, hours, order, page, record, shipment, trace
from workbench.domain.errors import ShopRemoved
from workbench.domain.orders import OrderLine, OrderStatus, Receiver
from workbench.domain.pages import Cursor, OrderRecord, SavedPage
from workbench.domain.parcels.shipments import ShipmentState
from workbench.domain.regions import Region
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

CURSOR = Cursor(SHOP.id, "orders", "page-7")
FULL = order(
    platform_status="waitsellersend",
    created_at=NOON,
    paid_at=hours(1),
    ship_by=hours(49),
    modified_at=hours(2),
    amount=3980,
    receiver=Receiver(Region("广东省", "广州市", "天河区"), "测*", "138******01", "k1", "k2"),
    lines=(OrderLine("A1-1", "红色马克杯", "2", 3980, "红"), OrderLine("A1-2", "杯垫", "1")),
)
FULL_SHIPMENT = shipment(
    carrier_name="圆通速递(YTO)",
    uploaded_at=hours(3),
    origin=Region("浙江省", "金华市", "义乌市"),
    destination=Region("广东省", "广州市", "天河区"),
    handle="LP001",
    line_numbers=("A1-1",),
)


def queued(cache: Cache) -> list[str]:
    files = FileStore(cache)
    return [files.order_file(i).order.number for i in files.queued(100)]


def save(cache: Cache, *records: OrderRecord, at: float = 0) -> SavedPage:
    return OrderStore(cache).save_page(page(*records), seen_at=hours(at))


def states(cache: Cache, at: float | None = None) -> dict[str, ShipmentState]:
    files = FileStore(cache)
    order_id = files.order_id(SHOP.id, "A1") or 0
    found = files.order_file(order_id, None if at is None else hours(at))
    return {x.shipment.waybill: x.shipment.state for x in found.shipments}


def test_all_facts_come_back_as_they_went_in(cache: Cache) -> None:
    save(cache, record(FULL, FULL_SHIPMENT))
    found = FileStore(cache).order_file(1)
    assert found.order == FULL
    assert [x.shipment for x in found.shipments] == [FULL_SHIPMENT]


@pytest.mark.parametrize(
    "receiver",
    [
        pytest.param(None, id="nothing told"),
        pytest.param(Receiver(), id="told, but empty"),
        pytest.param(Receiver(Region()), id="an empty region"),
        pytest.param(Receiver(None, "测*", "", None, "k"), id="no region"),
    ],
)
def test_a_receiver_that_is_not_told_stays_untold(cache: Cache, receiver: Receiver | None) -> None:
    save(cache, record(order(receiver=receiver)))
    assert FileStore(cache).order_file(1).order.receiver == receiver


def test_a_page_tells_what_was_new_changed_same_and_older(cache: Cache) -> None:
    old, same = order("OLD", modified_at=hours(5)), order("SAME")
    assert save(cache, record(old), record(same), record(order("CHANGED"))) == SavedPage(new=3)
    told = save(
        cache,
        record(replace(old, status=OrderStatus.COMPLETED, modified_at=hours(4))),
        record(same),
        record(order("CHANGED", OrderStatus.COMPLETED)),
        record(order("NEW")),
        at=1,
    )
    assert told == SavedPage(new=1, changed=1, same=1, older=1)
    assert FileStore(cache).order_file(1).order == old


def test_the_same_page_again_writes_nothing(cache: Cache) -> None:
    store = OrderStore(cache)
    answer = page(record(FULL, FULL_SHIPMENT))
    store.save_page(answer, seen_at=NOON, cursor=CURSOR)
    before = cache.connection.total_changes
    store.save_page(answer, seen_at=hours(1), cursor=CURSOR)
    assert cache.connection.total_changes == before


def test_each_version_of_an_order_stands_for_its_time(cache: Cache) -> None:
    save(cache, record(order(status=OrderStatus.AWAITING_SHIPMENT)), at=0)
    save(cache, record(order(status=OrderStatus.SHIPPED)), at=2)
    save(cache, record(order(status=OrderStatus.COMPLETED)), at=4)
    files = FileStore(cache)
    assert [files.order_file(1, hours(t)).order.status for t in (0, 1.9, 2, 3, 4, 99)] == [
        OrderStatus.AWAITING_SHIPMENT,
        OrderStatus.AWAITING_SHIPMENT,
        OrderStatus.SHIPPED,
        OrderStatus.SHIPPED,
        OrderStatus.COMPLETED,
        OrderStatus.COMPLETED,
    ]


def test_an_order_is_unknown_before_it_was_seen(cache: Cache) -> None:
    save(cache, record(order()), at=2)
    files = FileStore(cache)
    assert list(files.ids_known(hours(1))) == []
    assert list(files.ids_known(hours(2))) == [1]
    with pytest.raises(LookupError):
        files.order_file(1, hours(1))


def test_news_with_an_earlier_instant_cannot_change_what_was_known_before(cache: Cache) -> None:
    save(cache, record(order(status=OrderStatus.SHIPPED)), at=5)
    save(cache, record(order(status=OrderStatus.COMPLETED)), at=1)
    files = FileStore(cache)
    assert list(files.ids_known(hours(4))) == []
    assert files.order_file(1, hours(5)).order.status is OrderStatus.COMPLETED


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        pytest.param(("YT2",), {"YT1": "replaced", "YT2": "active"}, id="another number came"),
        pytest.param((), {"YT1": "removed"}, id="no number is left"),
        pytest.param(None, {"YT1": "active"}, id="the answer does not speak of numbers"),
        pytest.param(("YT1", "YT2"), {"YT1": "active", "YT2": "active"}, id="a second parcel"),
    ],
)
def test_a_number_that_vanished_is_closed(
    cache: Cache, told: tuple[str, ...] | None, expected: dict[str, str]
) -> None:
    save(cache, record(order(), shipment("YT1")))
    shipments = None if told is None else tuple(shipment(waybill) for waybill in told)
    save(cache, OrderRecord(order(), shipments), at=2)
    assert states(cache) == expected
    assert states(cache, at=1) == {"YT1": ShipmentState.ACTIVE}


def test_a_parcel_told_line_by_line_is_one(cache: Cache) -> None:
    lines = [shipment("YT1", line_numbers=(line,)) for line in ("1", "2", "1")]
    save(cache, record(order(), *lines))
    (found,) = FileStore(cache).order_file(1).shipments
    assert found.shipment.line_numbers == ("1", "2")


def test_a_number_that_comes_back_stands_again_and_is_polled(cache: Cache) -> None:
    for at, numbers in enumerate((("YT1",), ("YT2",), ("YT1", "YT2"))):
        save(cache, record(order(), *(shipment(number) for number in numbers)), at=at)
    assert states(cache) == {"YT1": ShipmentState.ACTIVE, "YT2": ShipmentState.ACTIVE}
    due = TraceStore(cache).due_for_poll(hours(3), 10, shop_id=SHOP.id)
    assert {poll.shipment.waybill for poll in due} == {"YT1", "YT2"}


def test_a_closed_number_is_polled_no_more(cache: Cache) -> None:
    save(cache, record(order(), shipment("YT1")))
    save(cache, record(order(), shipment("YT2")), at=1)
    due = TraceStore(cache).due_for_poll(hours(9), 10, shop_id=SHOP.id)
    assert [poll.shipment.waybill for poll in due] == ["YT2"]


def test_parcels_of_orders_that_are_over_are_not_polled(cache: Cache) -> None:
    save(cache, record(order(status=OrderStatus.COMPLETED), shipment()))
    assert TraceStore(cache).due_for_poll(hours(9), 10, shop_id=SHOP.id) == []


def test_an_orders_answer_keeps_the_state_that_a_trace_source_gave(cache: Cache) -> None:
    save(cache, record(order(), shipment()))
    TraceStore(cache).save([trace(event(1), provider_state="3")], seen_at=hours(1))
    save(cache, record(order(), shipment(carrier_name="圆通")), at=2)
    assert FileStore(cache).order_file(1).shipments[0].shipment.provider_state == "3"


def test_what_changed_is_queued_once(cache: Cache) -> None:
    save(cache, record(order("A1")), record(order("A2")))
    save(cache, record(order("A1", amount=5)), at=1)
    assert queued(cache) == ["A1", "A2"]


def test_what_is_the_same_is_not_queued(cache: Cache) -> None:
    save(cache, record(order()))
    cache.execute("DELETE FROM judge_queue")
    save(cache, record(order()), at=1)
    assert queued(cache) == []


@pytest.mark.parametrize(
    "news",
    [
        pytest.param(record(order("B1"), shipment("YT1", "B1")), id="another order uses it"),
        pytest.param(
            record(order("A2"), shipment("yt1", "A2", uploaded_at=hours(1))), id="upload told"
        ),
        pytest.param(
            record(order("A2", receiver=Receiver(name_key="k9")), shipment("YT1", "A2")),
            id="the other receiver became known",
        ),
        pytest.param(record(order("A2")), id="the other order dropped it"),
    ],
)
def test_a_reused_number_queues_every_order_that_uses_it(cache: Cache, news: OrderRecord) -> None:
    save(cache, record(order("A1"), shipment("YT1", "A1")))
    save(cache, record(order("A2"), shipment("YT1", "A2")))
    save(cache, record(order("A3"), shipment("YT3", "A3")))
    cache.execute("DELETE FROM judge_queue")
    save(cache, news, at=1)
    assert set(queued(cache)) >= {"A1", "A2"}
    assert "A3" not in queued(cache)


def test_orders_without_numbers_do_not_touch_one_another(cache: Cache) -> None:
    save(cache, record(order("A1"), shipment("", "A1")))
    cache.execute("DELETE FROM judge_queue")
    save(cache, record(order("A2"), shipment("", "A2")))
    assert queued(cache) == ["A2"]


def test_other_uses_of_a_number_are_told_with_what_is_compared(cache: Cache) -> None:
    save(cache, record(order("A1"), shipment("YT1", "A1")), at=0)
    receiver = Receiver(name_key="k1", address_key="k2")
    other = record(order("A2", receiver=receiver), shipment("YT1", "A2", uploaded_at=hours(2)))
    save(cache, other, at=3)
    files = FileStore(cache)
    (use,) = files.order_file(1).shipments[0].other_uses
    assert (use.order_number, use.waybill, use.uploaded_at) == ("A2", "YT1", hours(2))
    assert (use.name_key, use.address_key) == ("k1", "k2")
    assert files.order_file(1, hours(2)).shipments[0].other_uses == ()


def test_rows_and_cursor_stand_or_fall_together(cache: Cache) -> None:
    store = OrderStore(cache)
    broken = page(record(order("A1")), record(order("A2", shop_id="nobody's")))
    with pytest.raises(ShopRemoved):
        store.save_page(broken, seen_at=NOON, cursor=CURSOR)
    assert cache.value("SELECT count(*) FROM orders") == 0
    assert queued(cache) == []
    assert store.cursor(SHOP.id, "orders") is None


def test_a_cursor_is_told_per_shop_and_feed(cache: Cache) -> None:
    store = OrderStore(cache)
    store.save_page(page(), seen_at=NOON, cursor=CURSOR)
    assert store.cursor(SHOP.id, "orders") == CURSOR
    assert store.cursor(SHOP.id, "refunds") is None

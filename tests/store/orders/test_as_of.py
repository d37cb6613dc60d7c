"""As of any instant the cache shows what had last been told by then, whatever came after."""

from __future__ import annotations

from itertools import count
from typing import TYPE_CHECKING

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.store.build import SHOP, event, hours, order, page, record, shipment, trace
from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.shipments import ShipmentState
from workbench.store.orders.files import FileStore
from workbench.store.orders.orders import OrderStore
from workbench.store.orders.traces import TraceStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

ORDERS = count(1)
WAYBILLS = st.sets(st.sampled_from("abc"), max_size=3)
TRACES = st.lists(
    st.tuples(st.integers(0, 3), st.sampled_from(["到达", "离开", "签收"])), max_size=5
)
THOROUGH = settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)

Facts = tuple[OrderStatus, int, set[str]]


@THOROUGH
@given(told=st.lists(st.tuples(st.sampled_from(OrderStatus), st.integers(0, 2), WAYBILLS)))
def test_orders_and_numbers(cache: Cache, told: list[Facts]) -> None:
    number = f"A{next(ORDERS)}"
    for at, (status, amount, waybills) in enumerate(told):
        parcels = [shipment(waybill, number) for waybill in sorted(waybills)]
        one = order(number, status, amount=amount)
        OrderStore(cache).save_page(page(record(one, *parcels)), seen_at=hours(at))
    files = FileStore(cache)
    order_id = files.order_id(SHOP.id, number) or 0
    for at, expected in enumerate(told):
        file = files.order_file(order_id, hours(at + 0.5))
        active = {
            x.shipment.waybill for x in file.shipments if x.shipment.state is ShipmentState.ACTIVE
        }
        assert (file.order.status, file.order.amount, active) == expected


@THOROUGH
@given(told=st.lists(TRACES))
def test_traces(cache: Cache, told: list[list[tuple[int, str]]]) -> None:
    number = f"T{next(ORDERS)}"
    parcel = record(order(number), shipment("YT1", number))
    OrderStore(cache).save_page(page(parcel), seen_at=hours(-1))
    for at, scans in enumerate(told):
        events = [event(when - 9, text, seen=at) for when, text in scans]
        poll = trace(*events, waybill="YT1", number=number)
        TraceStore(cache).save([poll], seen_at=hours(at))
    files = FileStore(cache)
    order_id = files.order_id(SHOP.id, number) or 0
    for at, scans in enumerate(told):
        (found,) = files.order_file(order_id, hours(at + 0.5)).shipments
        seen = sorted((x.happened_at, x.scan.text) for x in found.events)
        assert seen == sorted((hours(when - 9), text) for when, text in scans)

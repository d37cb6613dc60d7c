"""An order's versions told as changes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from tests.store.build import SHOP, hours, order, page, record, shipment
from workbench.domain.handling import HandlingAct, HandlingState
from workbench.domain.order_changes import ChangeKind
from workbench.domain.orders import OrderStatus
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.monitor.handling import HandlingStore
from workbench.store.monitor.monitor import MonitorStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.history import OrderHistoryStore
from workbench.store.orders.orders import OrderStore

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache


def tell(cache: Cache, at: float, ship_by: float, *waybills: str) -> None:
    status = OrderStatus.SHIPPED if waybills else OrderStatus.AWAITING_SHIPMENT
    told = replace(order("A", status), ship_by=hours(ship_by), modified_at=hours(at))
    parcels = [shipment(waybill, "A") for waybill in waybills]
    OrderStore(cache).save_page(page(record(told, *parcels)), seen_at=hours(at))


def test_promise_state_numbers_and_acts_in_order(cache: Cache) -> None:
    tell(cache, 0, 10)
    tell(cache, 1, 20)
    tell(cache, 2, 20, "YT1")
    tell(cache, 3, 20, "YT2")
    order_id = FileStore(cache).order_id(SHOP.id, "A") or 0
    DecisionStore(cache).save(order_id, [], at=hours(3))
    row_id = int(cache.value("SELECT id FROM monitor"))
    act = HandlingAct(HandlingState.NUMBER_REPLACED, hours(4), "seller", note="换圆通")
    HandlingStore(cache).set(row_id, act)
    assert MonitorStore(cache).rows([row_id])
    changes = OrderHistoryStore(cache).changes(order_id)
    told = [(one.kind, one.value, one.about) for one in changes]
    assert told == [
        (ChangeKind.PROMISE, "", ""),
        (ChangeKind.STATUS, "shipped", ""),
        (ChangeKind.NUMBER, "active", "YT1"),
        (ChangeKind.NUMBER, "replaced", "YT1"),
        (ChangeKind.NUMBER, "active", "YT2"),
        (ChangeKind.ACT, "number_replaced", "换圆通"),
    ]
    assert (changes[0].due_before, changes[0].due) == (hours(10), hours(20))


def test_an_order_that_never_changed_has_no_history(cache: Cache) -> None:
    tell(cache, 0, 10)
    assert OrderHistoryStore(cache).changes(1) == ()

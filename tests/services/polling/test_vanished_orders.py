"""An order that the platform tells no more: kept, asked for again, marked where it is judged."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import (
    SHOP,
    ScriptedConnections,
    ScriptedMarketplace,
    order,
    shipment,
)
from workbench.domain.errors import Refused, Unreachable
from workbench.domain.orders import OrderStatus
from workbench.domain.pages import OrderPage, OrderRecord, UnreadOrder
from workbench.domain.telling.notices import NoticeKind
from workbench.store.monitor.row_ids import order_row, parcel_row
from workbench.store.orders.files import FileStore

if TYPE_CHECKING:
    from workbench.domain.clock import ReplayClock
    from workbench.services.assembly.workspace import Workspace

GONE = UnreadOrder("A1", "ORDER_NOT_EXIST")
STEP = timedelta(minutes=5)


@pytest.fixture
def script(connections: ScriptedConnections) -> ScriptedMarketplace:
    """A shop with two orders, of which the first one's trace is refused from the start."""
    told = [OrderRecord(order(n), (shipment(f"YT{n}", n),)) for n in ("A1", "A2")]
    made = ScriptedMarketplace(SHOP.id, [told])
    made.trace_errors["YTA1"] = Refused(service="1688", reason="ORDER_NOT_EXIST")
    connections.marketplaces[SHOP.id] = made
    return made


def rounds(workspace: Workspace, clock: ReplayClock, script: ScriptedMarketplace) -> None:
    """Do a round, then another in which nothing changed at the shop."""
    workspace.refresh.run_once()
    script.pages = []
    clock.advance(STEP)
    workspace.refresh.run_once()


def untold(workspace: Workspace) -> dict[str, str]:
    monitor = workspace.desk().monitor
    details = [monitor.detail(parcel_row(number)) for number in (1, 2)]
    return {d.file.order.number: d.untold for d in details if d is not None}


def test_it_stays_and_says_so_where_it_is_judged(
    workspace: Workspace, clock: ReplayClock, script: ScriptedMarketplace
) -> None:
    script.later = {"A1": OrderPage(SHOP.id, (), unread=(GONE,))}
    rounds(workspace, clock, script)
    assert script.asked_again == ["A1"]
    assert untold(workspace) == {"A1": "ORDER_NOT_EXIST", "A2": ""}
    assert FileStore(workspace.cache).order_id(SHOP.id, "A1") is not None
    kinds = {notice.kind for notice in workspace.desk().notices.page(only_unread=False)}
    assert NoticeKind.ORDERS_UNREAD in kinds


def test_one_whose_trace_alone_is_refused_is_told_again(
    workspace: Workspace, clock: ReplayClock, script: ScriptedMarketplace
) -> None:
    whole = OrderRecord(order("A1"), (shipment("YTA1", "A1"),))
    script.later = {"A1": OrderPage(SHOP.id, (whole,))}
    del script.trace_errors["YTA1"]
    rounds(workspace, clock, script)
    assert untold(workspace) == {"A1": "", "A2": ""}


WAITING = OrderRecord(order("B1", status=OrderStatus.AWAITING_SHIPMENT), ())


def a_day_of_silence(
    workspace: Workspace, clock: ReplayClock, connections: ScriptedConnections, told: OrderPage
) -> ScriptedMarketplace:
    """A shop tells an order that is not shipped, and a day later nothing, asked or not."""
    script = ScriptedMarketplace(SHOP.id, [[WAITING]], later={"B1": told})
    connections.marketplaces[SHOP.id] = script
    rounds(workspace, clock, script)
    assert script.asked_again == []
    clock.advance(timedelta(days=1))
    workspace.refresh.run_once()
    return script


def test_one_that_is_not_shipped_is_asked_for_after_a_day_of_silence(
    workspace: Workspace, clock: ReplayClock, connections: ScriptedConnections
) -> None:
    gone = OrderPage(SHOP.id, (), unread=(UnreadOrder("B1", "ORDER_NOT_EXIST"),))
    script = a_day_of_silence(workspace, clock, connections, gone)
    assert script.asked_again == ["B1"]
    detail = workspace.desk().monitor.detail(order_row(1))
    assert detail is not None
    assert detail.untold == "ORDER_NOT_EXIST"
    kinds = {notice.kind for notice in workspace.desk().notices.page(only_unread=False)}
    assert NoticeKind.ORDERS_UNREAD in kinds


def test_one_that_is_still_there_is_asked_for_once_a_day(
    workspace: Workspace, clock: ReplayClock, connections: ScriptedConnections
) -> None:
    still = OrderPage(SHOP.id, (WAITING,))
    script = a_day_of_silence(workspace, clock, connections, still)
    workspace.refresh.run_once()
    assert script.asked_again == ["B1"]
    clock.advance(timedelta(days=1))
    workspace.refresh.run_once()
    assert script.asked_again == ["B1", "B1"]
    assert untold_of(workspace, order_row(1)) == ""


def test_one_that_was_shipped_is_not_asked_for(
    workspace: Workspace, clock: ReplayClock, connections: ScriptedConnections
) -> None:
    shipped = OrderRecord(order("B1"), (shipment("YTB1", "B1"),))
    script = ScriptedMarketplace(SHOP.id, [[shipped]])
    connections.marketplaces[SHOP.id] = script
    rounds(workspace, clock, script)
    clock.advance(timedelta(days=2))
    workspace.refresh.run_once()
    assert script.asked_again == []


def test_a_list_that_broke_off_is_not_followed_by_questions(
    workspace: Workspace, clock: ReplayClock, connections: ScriptedConnections
) -> None:
    script = ScriptedMarketplace(SHOP.id, [[WAITING]])
    connections.marketplaces[SHOP.id] = script
    rounds(workspace, clock, script)
    script.error = Unreachable(service="1688")
    clock.advance(timedelta(days=1))
    workspace.refresh.run_once()
    assert script.asked_again == []


def untold_of(workspace: Workspace, row_id: int) -> str:
    detail = workspace.desk().monitor.detail(row_id)
    assert detail is not None
    return detail.untold

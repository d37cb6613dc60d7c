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
from workbench.domain.errors import Refused
from workbench.domain.notices import NoticeKind
from workbench.domain.pages import OrderPage, OrderRecord, UnreadOrder
from workbench.store.files import FileStore
from workbench.store.row_ids import parcel_row

if TYPE_CHECKING:
    from workbench.domain.clock import ReplayClock
    from workbench.services.workspace import Workspace

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

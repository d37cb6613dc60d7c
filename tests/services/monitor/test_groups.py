"""Acts on many rows at once, named filters, outlets' contacts."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, TEN, ScriptedMarketplace, order, shipment
from workbench.domain.handling import HandlingState
from workbench.domain.pages import OrderRecord
from workbench.domain.tables.saved import SavedFilter
from workbench.domain.views import Urgency
from workbench.store.engine.meta import MetaStore

if TYPE_CHECKING:
    from tests.services.doubles import ScriptedConnections
    from workbench.services.assembly.desk import DeskService
    from workbench.services.assembly.workspace import Workspace


LATE = TEN - timedelta(hours=30)


@pytest.fixture
def desk(workspace: Workspace, connections: ScriptedConnections) -> DeskService:
    """Two parcels whose numbers have had no trace for thirty hours."""
    known = [
        OrderRecord(order(name, paid_at=LATE), (shipment(f"YT{name}", name, uploaded_at=LATE),))
        for name in ("A1", "A2")
    ]
    connections.marketplaces[SHOP.id] = ScriptedMarketplace(SHOP.id, pages=[known])
    workspace.refresh.run_once()
    return workspace.desk()


def test_an_outlet_is_reached_as_the_seller_wrote(desk: DeskService) -> None:
    desk.groups.keep_contact("yuantong", "义乌转运中心", "  13800000000\n 微信 outlet-01 ")
    assert desk.groups.contact("yuantong", "义乌转运中心") == "13800000000 微信 outlet-01"


def test_filters_are_named_replaced_and_dropped(desk: DeskService) -> None:
    desk.tables.save(SavedFilter(" 圆通  超时 ", (("carrier", "yuantong"),)))
    desk.tables.save(SavedFilter("中通", (("carrier", "zhongtong"),)))
    desk.tables.save(SavedFilter("圆通 超时", (("urgency", "overdue"),)))
    assert [one.name for one in desk.tables.saved()] == ["中通", "圆通 超时"]
    assert desk.tables.saved()[1].filters == (("urgency", "overdue"),)
    desk.tables.drop("中通")
    assert [one.name for one in desk.tables.saved()] == ["圆通 超时"]


def test_filters_that_cannot_be_read_are_none(workspace: Workspace, desk: DeskService) -> None:
    MetaStore(workspace.cache).set("saved_filters", "[3]")
    assert desk.tables.saved() == ()


def test_many_rows_are_handled_and_taken_back(desk: DeskService) -> None:
    everything = replace(desk.monitor.query(), urgency=Urgency.ALL_OPEN)
    ids = list(desk.monitor.ids(everything))
    assert ids
    assert desk.groups.handle(ids, HandlingState.HANDLED, "电话 13800000000 已催") == len(ids)
    for row_id in ids:
        detail = desk.monitor.detail(row_id)
        assert detail is not None
        assert detail.handling[-1].note == "电话 *********** 已催"
    desk.groups.undo(ids)
    assert {row.handling for row in desk.monitor.rows(ids)} <= {HandlingState.TO_DO}

"""An order that a file brought first and the platform tells later is one order, of one shop."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.files.exports import ALIBABA, one_order
from tests.services.doubles import (
    KEYS,
    OTHER,
    SHOP,
    TEN,
    ScriptedConnections,
    ScriptedMarketplace,
    order,
    scan,
    shipment,
)
from workbench.domain.exchange.imports import Undone
from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, FilingState, ScopeKind
from workbench.domain.handling import HandlingAct, HandlingState
from workbench.domain.orders import OrderStatus
from workbench.domain.pages import OrderRecord, SavedPage
from workbench.services.imports.preview import ImportChoice
from workbench.store.cases.filings import FilingStore
from workbench.store.monitor.handling import HandlingStore
from workbench.store.monitor.row_ids import parcel_row
from workbench.store.shops.shops import ShopStore

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.domain.shops import Shop
    from workbench.services.assembly.workspace import Workspace
    from workbench.services.imports.service import OrderImport

NUMBER = "900000000000000001"
SECOND = "900000000000000002"
WAYBILL = "TEST00000001"
NAMED = ImportChoice(shop="晨禾旧名")
HELD_BY = (
    "SELECT orders.number, shop.name, orders.id FROM orders JOIN shop ON shop.id = shop_id"
    " ORDER BY orders.number, orders.id"
)


def exported(tmp_path: Path, *numbers: str) -> Path:
    rows = [{**ALIBABA, "订单编号": number, "卖家会员名": ""} for number in numbers]
    return one_order(tmp_path / "orders.csv", rows[0], *rows[1:])


def bring_in(workspace: Workspace, path: Path, choice: ImportChoice = NAMED) -> OrderImport:
    done = workspace.imports.commit(workspace.imports.preview(path, choice))
    workspace.imports.judge()
    return done


def told(number: str = NUMBER, shop: Shop = SHOP) -> OrderRecord:
    fresh = order(number, shop, modified_at=TEN, platform_status="waitbuyerreceive")
    return OrderRecord(fresh, (shipment(WAYBILL, number, shop),))


def poll(workspace: Workspace, connections: ScriptedConnections, *records: OrderRecord) -> None:
    traces = {WAYBILL: [scan("【义乌转运中心】 已收入", TEN - timedelta(hours=1))]}
    script = ScriptedMarketplace(SHOP.id, [list(records)], traces)
    connections.marketplaces[SHOP.id] = script
    workspace.refresh.run_once()


def held(workspace: Workspace) -> list[tuple[str, str]]:
    return [(number, name) for number, name, _ in workspace.cache.rows(HELD_BY)]


def shops(workspace: Workspace) -> list[str]:
    return sorted(health.shop.name for health in workspace.accounts.list())


def test_the_order_of_a_file_becomes_that_of_the_shop_with_keys(
    workspace: Workspace, connections: ScriptedConnections, tmp_path: Path
) -> None:
    bring_in(workspace, exported(tmp_path, NUMBER))
    ((_, _, order_id),) = workspace.cache.rows(HELD_BY)
    poll(workspace, connections, told())
    assert workspace.cache.rows(HELD_BY) == [(NUMBER, SHOP.name, order_id)]
    assert shops(workspace) == [SHOP.name]
    monitor = workspace.desk().monitor
    rows = monitor.rows(monitor.ids(monitor.query()))
    assert {row.shop_id for row in rows} <= {SHOP.id}
    versions = workspace.cache.rows(
        "SELECT platform_status FROM order_version WHERE order_id = ? ORDER BY id", (order_id,)
    )
    assert versions == [("待收货",), ("waitbuyerreceive",)]


def test_what_people_did_about_it_stays(
    workspace: Workspace, connections: ScriptedConnections, tmp_path: Path
) -> None:
    bring_in(workspace, exported(tmp_path, NUMBER))
    (home,) = {h.shop.id for h in workspace.accounts.list() if h.shop.is_imported}
    act = HandlingAct(HandlingState.CHASED, TEN, note="已催")
    HandlingStore(workspace.cache).set(parcel_row(1), act)
    scopes = FilingScope(ScopeKind.ORDER, (NUMBER,)), FilingScope(ScopeKind.WHOLE_SHOP)
    filings = FilingStore(workspace.cache)
    for scope in scopes:
        case, state = FilingCase.FORCE_MAJEURE, FilingState.SENT
        filings.save(Filing(home, SHOP.platform, case, scope, state), seen_at=TEN)
    poll(workspace, connections, told())
    standing = HandlingStore(workspace.cache).standing(parcel_row(1))
    assert standing is not None
    assert standing.note == "已催"
    assert {filing.shop_id for filing in filings.all()} == {SHOP.id}
    (file,) = [workspace.cache.row("SELECT shop_id, number FROM filing_order")]
    assert file == (SHOP.id, NUMBER)


def test_the_rest_of_a_named_shop_comes_along_and_later_files_find_it(
    workspace: Workspace, connections: ScriptedConnections, tmp_path: Path
) -> None:
    bring_in(workspace, exported(tmp_path, NUMBER, SECOND))
    poll(workspace, connections, told())
    assert held(workspace) == [(NUMBER, SHOP.name), (SECOND, SHOP.name)]
    bring_in(workspace, exported(tmp_path, "900000000000000003"))
    assert {name for _, name in held(workspace)} == {SHOP.name}


def test_of_files_that_name_no_shop_only_what_the_platform_told_moves(
    workspace: Workspace, connections: ScriptedConnections, tmp_path: Path
) -> None:
    workspace.accounts.remove(SHOP.id)
    bring_in(workspace, exported(tmp_path, NUMBER, SECOND), ImportChoice())
    ShopStore(workspace.cache).add(SHOP, KEYS)
    poll(workspace, connections, told())
    assert held(workspace) == [(NUMBER, SHOP.name), (SECOND, "Imported")]


def test_an_order_that_another_shop_told_itself_stays_there(
    workspace: Workspace, connections: ScriptedConnections
) -> None:
    ShopStore(workspace.cache).add(OTHER, KEYS)
    script = ScriptedMarketplace(OTHER.id, [[told(shop=OTHER)]])
    connections.marketplaces[OTHER.id] = script
    poll(workspace, connections, told())
    assert held(workspace) == [(NUMBER, OTHER.name), (NUMBER, SHOP.name)]


def test_an_order_put_into_the_wrong_shop_with_keys_comes_home(
    workspace: Workspace, connections: ScriptedConnections, tmp_path: Path
) -> None:
    ShopStore(workspace.cache).add(OTHER, KEYS)
    bring_in(workspace, exported(tmp_path, NUMBER, SECOND), ImportChoice(shop=OTHER.id))
    connections.marketplaces[OTHER.id] = ScriptedMarketplace(OTHER.id, [])
    poll(workspace, connections, told())
    assert held(workspace) == [(NUMBER, SHOP.name), (SECOND, OTHER.name)]


def test_an_order_that_stands_twice_already_is_made_one(
    workspace: Workspace, connections: ScriptedConnections, tmp_path: Path
) -> None:
    """As programs before this one left it: the file's came after the platform's."""
    poll(workspace, connections, told())
    bring_in(workspace, exported(tmp_path, SECOND))
    workspace.cache.execute("UPDATE orders SET number = ? WHERE number = ?", (NUMBER, SECOND))
    act = HandlingAct(HandlingState.CHASED, TEN, note="已催")
    HandlingStore(workspace.cache).set(parcel_row(2), act)
    assert len(held(workspace)) == 2
    again = order(NUMBER, status=OrderStatus.COMPLETED, modified_at=TEN + timedelta(minutes=1))
    poll(workspace, connections, OrderRecord(again, (shipment(WAYBILL, NUMBER),)))
    assert held(workspace) == [(NUMBER, SHOP.name)]
    standing = HandlingStore(workspace.cache).standing(parcel_row(1))
    assert standing is not None
    assert standing.note == "已催"


def test_the_import_of_an_order_that_moved_can_still_be_taken_back(
    workspace: Workspace, connections: ScriptedConnections, tmp_path: Path
) -> None:
    rows = [
        {**ALIBABA, "订单编号": NUMBER},
        {**ALIBABA, "订单编号": SECOND, "订单状态": "交易成功"},
    ]
    done = bring_in(workspace, one_order(tmp_path / "orders.csv", *rows), ImportChoice())
    poll(workspace, connections, told())
    assert held(workspace) == [(NUMBER, SHOP.name), (SECOND, SHOP.name)]
    assert workspace.imports.undo(done.id) == Undone(removed=1, restored=0, kept=1)
    assert held(workspace) == [(NUMBER, SHOP.name)]


@pytest.mark.parametrize("again", [NAMED, ImportChoice()], ids=["by name", "by nobody"])
def test_a_file_about_what_the_platform_told_changes_no_shop(
    workspace: Workspace, connections: ScriptedConnections, tmp_path: Path, again: ImportChoice
) -> None:
    poll(workspace, connections, told())
    done = bring_in(workspace, exported(tmp_path, NUMBER), again)
    assert done.saved.new == 0
    assert done.saved + SavedPage() == done.saved
    assert held(workspace) == [(NUMBER, SHOP.name)]


def test_a_parcel_that_was_only_listed_becomes_that_of_its_order(
    workspace: Workspace, connections: ScriptedConnections, tmp_path: Path
) -> None:
    listed = one_order(tmp_path / "w.csv", {"运单号": WAYBILL}, {"运单号": "TEST00000077"})
    bring_in(workspace, listed, ImportChoice())
    act = HandlingAct(HandlingState.CHASED, TEN, note="已催")
    HandlingStore(workspace.cache).set(parcel_row(1), act)
    poll(workspace, connections, told())
    assert [number for number, _ in held(workspace)] == [NUMBER, "TEST00000077"]
    parcels = workspace.cache.rows("SELECT id FROM shipment WHERE waybill = ?", (WAYBILL,))
    assert len(parcels) == 1
    standing = HandlingStore(workspace.cache).standing(parcel_row(parcels[0][0]))
    assert standing is not None
    assert standing.note == "已催"


def test_a_listed_parcel_that_two_orders_carry_stays_alone(
    workspace: Workspace, connections: ScriptedConnections, tmp_path: Path
) -> None:
    bring_in(workspace, one_order(tmp_path / "w.csv", {"运单号": WAYBILL}), ImportChoice())
    poll(workspace, connections, told(), told(SECOND))
    assert [number for number, _ in held(workspace)] == [NUMBER, SECOND, WAYBILL]

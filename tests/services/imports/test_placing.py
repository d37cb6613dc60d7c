"""Whose the orders of a file are where it does not say so."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.files.exports import LINES, QIANNIU, one_order
from tests.services.doubles import SHOP, TEN, order, shipment
from workbench.domain.errors import BadInput
from workbench.domain.pages import OrderPage, OrderRecord, SavedPage
from workbench.domain.shops import Platform, Shop
from workbench.services.imports.preview import ImportChoice
from workbench.store.orders.orders import OrderStore

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.services.assembly.workspace import Workspace
    from workbench.services.imports.service import OrderImport

ANY = ImportChoice()
REPORT = {**QIANNIU, "订单编号": "900000000000000001"}
OTHER_SHOPS = {**REPORT, "订单编号": "900000000000000002", "店铺名称": "测试店2"}
DETAIL = {name: LINES[name] for name in ("子订单编号", "主订单编号", "标题", "订单状态")}
STRANGER = {**DETAIL, "主订单编号": "900000000000000003", "子订单编号": "900000000000000031"}
FILES_ONLY = "imported-taobao"


def bring_in(workspace: Workspace, path: Path, choice: ImportChoice = ANY) -> OrderImport:
    return workspace.imports.commit(workspace.imports.preview(path, choice))


def shops(workspace: Workspace) -> list[Shop]:
    """Return the shops that only files tell of."""
    return [h.shop for h in workspace.accounts.list() if h.shop.is_imported]


def shops_of_orders(workspace: Workspace) -> list[tuple[str, str]]:
    """Return the order numbers with the names of their shops."""
    return workspace.cache.rows(
        "SELECT orders.number, shop.name FROM orders JOIN shop ON shop.id = orders.shop_id"
        " ORDER BY orders.number"
    )


@pytest.fixture
def two_shops(workspace: Workspace, tmp_path: Path) -> Workspace:
    """A profile in which an order report brought an order of each of two shops."""
    bring_in(workspace, one_order(tmp_path / "orders.csv", REPORT, OTHER_SHOPS))
    return workspace


def test_a_report_without_shops_finds_the_orders_where_they_are(
    two_shops: Workspace, tmp_path: Path
) -> None:
    preview = two_shops.imports.preview(one_order(tmp_path / "d.csv", DETAIL, STRANGER), ANY)
    told = {part.shop.name: (part.counts, part.unplaced) for part in preview.shops}
    assert told == {"测试店1": (SavedPage(changed=1), 0), "Imported": (SavedPage(new=1), 1)}
    assert preview.unplaced == 1
    assert [shop.name for shop in preview.candidates] == ["测试店1", "测试店2"]
    two_shops.imports.commit(preview)
    assert shops_of_orders(two_shops) == [
        ("900000000000000001", "测试店1"),
        ("900000000000000002", "测试店2"),
        ("900000000000000003", "Imported"),
    ]


def test_what_is_nowhere_goes_to_the_shop_that_is_chosen(
    two_shops: Workspace, tmp_path: Path
) -> None:
    detail = one_order(tmp_path / "d.csv", DETAIL, STRANGER)
    preview = two_shops.imports.preview(detail, ImportChoice(shop="测试店2"))
    assert [(part.shop.name, part.counts) for part in preview.shops] == [
        ("测试店1", SavedPage(changed=1)),
        ("测试店2", SavedPage(new=1)),
    ]
    assert preview.unplaced == 0


def test_the_only_shop_has_them_all(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, one_order(tmp_path / "orders.csv", REPORT))
    bring_in(workspace, one_order(tmp_path / "d.csv", DETAIL, STRANGER))
    assert {name for _, name in shops_of_orders(workspace)} == {"测试店1"}


def test_a_report_with_shops_does_not_double_what_came_before_it(
    workspace: Workspace, tmp_path: Path
) -> None:
    bring_in(workspace, one_order(tmp_path / "d.csv", DETAIL))
    preview = workspace.imports.preview(
        one_order(tmp_path / "orders.csv", REPORT, OTHER_SHOPS), ANY
    )
    assert preview.counts == SavedPage(new=1, changed=1)
    done = workspace.imports.commit(preview)
    assert done.saved == SavedPage(new=1, changed=1)
    assert shops_of_orders(workspace) == [
        ("900000000000000001", "测试店1"),
        ("900000000000000002", "测试店2"),
    ]
    assert [shop.name for shop in shops(workspace)] == ["测试店1", "测试店2"]
    workspace.imports.undo(done.id)
    assert shops_of_orders(workspace) == [("900000000000000001", "Imported")]
    assert [(shop.id, shop.platform) for shop in shops(workspace)] == [(FILES_ONLY, "taobao")]


def test_naming_the_shop_brings_orders_there_that_came_without_one(
    two_shops: Workspace, tmp_path: Path
) -> None:
    detail = one_order(tmp_path / "d.csv", STRANGER)
    bring_in(two_shops, detail)
    done = bring_in(two_shops, detail, ImportChoice(shop="测试店2"))
    assert done.saved == SavedPage(changed=1)
    assert shops_of_orders(two_shops)[-1] == ("900000000000000003", "测试店2")
    assert bring_in(two_shops, detail).saved == SavedPage(same=1)


def test_a_new_name_brings_them_there_as_well(workspace: Workspace, tmp_path: Path) -> None:
    detail = one_order(tmp_path / "d.csv", STRANGER)
    bring_in(workspace, detail)
    preview = workspace.imports.preview(detail, ImportChoice(shop="测试店3"))
    assert preview.counts == SavedPage(changed=1)
    workspace.imports.commit(preview)
    assert shops_of_orders(workspace) == [("900000000000000003", "测试店3")]


def test_the_same_report_twice_changes_nothing(two_shops: Workspace, tmp_path: Path) -> None:
    detail = one_order(tmp_path / "d.csv", DETAIL, STRANGER)
    assert bring_in(two_shops, detail).saved == SavedPage(new=1, changed=1)
    assert bring_in(two_shops, detail).saved == SavedPage(same=2)
    assert two_shops.imports.preview(detail, ANY).unplaced == 0


def test_a_report_that_comes_in_at_once_is_placed_as_well(
    two_shops: Workspace, tmp_path: Path
) -> None:
    preview, done = two_shops.imports.bring_in(one_order(tmp_path / "d.csv", DETAIL), ANY)
    assert (preview.unplaced, done.saved) == (0, SavedPage(changed=1))
    assert len(shops_of_orders(two_shops)) == 2


def test_a_number_on_another_platform_is_another_order(
    workspace: Workspace, tmp_path: Path
) -> None:
    told = OrderRecord(order("900000000000000001"), None)
    OrderStore(workspace.cache).save_page(OrderPage(SHOP.id, (told,)), seen_at=TEN)
    preview = workspace.imports.preview(one_order(tmp_path / "d.csv", DETAIL), ANY)
    assert [part.shop.id for part in preview.shops] == [FILES_ONLY]


def test_a_listed_parcel_of_an_order_is_no_order_of_its_own(
    workspace: Workspace, tmp_path: Path
) -> None:
    told = OrderRecord(
        order("900000000000000001"), (shipment("TEST00000001", "900000000000000001"),)
    )
    OrderStore(workspace.cache).save_page(OrderPage(SHOP.id, (told,)), seen_at=TEN)
    listed = one_order(tmp_path / "w.csv", {"运单号": "TEST00000001"}, {"运单号": "TEST00000077"})
    assert bring_in(workspace, listed).saved.new == 1
    numbers = [number for number, _ in shops_of_orders(workspace)]
    assert numbers == ["900000000000000001", "TEST00000077"]


def test_listed_parcels_of_nobody_are_of_no_platform(two_shops: Workspace, tmp_path: Path) -> None:
    listed = one_order(tmp_path / "w.csv", {"运单号": "TEST00000001"}, {"运单号": "TEST00000077"})
    preview = two_shops.imports.preview(listed, ANY)
    assert [part.shop.platform for part in preview.shops if part.unplaced] == [Platform.UNKNOWN]
    told = two_shops.imports.preview(listed, ImportChoice(Platform.TMALL))
    assert {part.shop.platform for part in told.shops if part.unplaced} == {Platform.TMALL}


def test_the_names_of_several_shops_are_told_without_the_empty_one(
    workspace: Workspace, tmp_path: Path
) -> None:
    nobodys = {**REPORT, "订单编号": "900000000000000003", "店铺名称": ""}
    path = one_order(tmp_path / "orders.csv", REPORT, OTHER_SHOPS, nobodys)
    with pytest.raises(BadInput, match="shops \\(测试店1、测试店2\\)"):
        workspace.imports.preview(path, ImportChoice(shop="测试店1"))


def test_rows_without_a_shop_are_no_second_one(workspace: Workspace, tmp_path: Path) -> None:
    nobodys = {**REPORT, "订单编号": "900000000000000003", "店铺名称": ""}
    path = one_order(tmp_path / "orders.csv", REPORT, nobodys)
    preview = workspace.imports.preview(path, ImportChoice(shop="测试店1"))
    assert [(part.shop.name, part.counts.new) for part in preview.shops] == [("测试店1", 2)]

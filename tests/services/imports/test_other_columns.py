"""Columns we have no name for: kept with the order as versions, taken back with the import."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

from tests.files.exports import ALIBABA, FORMATS, filled, write_csv
from tests.services.doubles import SHOP, TEN
from tests.services.imports.test_order_imports import NUMBER, bring_in, dated
from workbench.domain.exchange.exports import ExportRequest, ExportView
from workbench.domain.pages import SavedPage
from workbench.store.orders.extras import ExtraStore
from workbench.store.orders.files import FileStore

if TYPE_CHECKING:
    from datetime import datetime
    from pathlib import Path

    import pytest

    from workbench.domain.exchange.other_columns import OtherColumns
    from workbench.services.assembly.workspace import Workspace

HEADER = FORMATS.by_id("1688.orders").headers[0]


def order_file(folder: Path, name: str, **others: str) -> Path:
    row = filled(HEADER, {**ALIBABA, "卖家会员名": SHOP.name})
    return dated(write_csv(folder / name, [*HEADER, *others], [*row, *others.values()]))


def kept(workspace: Workspace, as_of: datetime | None = None) -> OtherColumns:
    order_id = FileStore(workspace.cache).order_id(SHOP.id, NUMBER)
    assert order_id is not None
    return ExtraStore(workspace.cache).of_order(order_id, as_of)


def test_values_stand_with_the_order(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, order_file(tmp_path, "a.csv", 仓库代号="W-7", 波次="晚班2"))
    assert kept(workspace) == (("仓库代号", "W-7"), ("波次", "晚班2"))


def test_a_file_without_them_takes_nothing_away(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, order_file(tmp_path, "a.csv", 波次="晚班2"))
    done = bring_in(workspace, order_file(tmp_path, "b.csv"))
    assert done.saved == SavedPage(same=1)
    assert kept(workspace) == (("波次", "晚班2"),)


def test_the_same_again_changes_nothing(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, order_file(tmp_path, "a.csv", 波次="晚班2"))
    done = bring_in(workspace, order_file(tmp_path, "b.csv", 波次="晚班2"))
    assert (done.id, done.saved) == (0, SavedPage(same=1))
    assert workspace.cache.value("SELECT count(*) FROM order_extra") == 1


def test_another_value_alone_is_a_change_and_can_be_taken_back(
    workspace: Workspace, tmp_path: Path
) -> None:
    bring_in(workspace, order_file(tmp_path, "a.csv", 波次="晚班2", 仓库代号="W-7"))
    done = bring_in(workspace, order_file(tmp_path, "b.csv", 波次="早班1"))
    assert done.saved == SavedPage(changed=1)
    assert kept(workspace) == (("波次", "早班1"), ("仓库代号", "W-7"))
    assert workspace.imports.undo(done.id).restored == 1
    assert kept(workspace) == (("波次", "晚班2"), ("仓库代号", "W-7"))


def test_the_first_import_takes_its_columns_along(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, order_file(tmp_path, "a.csv"))
    done = bring_in(workspace, order_file(tmp_path, "b.csv", 波次="晚班2"))
    workspace.imports.undo(done.id)
    assert kept(workspace) == ()


def test_what_was_known_then_is_a_question(workspace: Workspace, tmp_path: Path) -> None:
    bring_in(workspace, order_file(tmp_path, "a.csv", 波次="晚班2"))
    assert kept(workspace, TEN) == (("波次", "晚班2"),)


def test_nothing_personal_is_in_the_cache(workspace: Workspace, tmp_path: Path) -> None:
    others = {
        "跟单员": "张三丰",
        "旺旺号": "tb测试01",
        "客服备注": "放门口 13800000000",
        "波次": "急 13800000000",
        "自提点": "广东省 广州市 天河区 测试路1号",
    }
    bring_in(workspace, order_file(tmp_path, "a.csv", **others))
    assert kept(workspace) == (("波次", "急 ***********"),)


def test_they_go_out_on_wish(
    workspace: Workspace, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    bring_in(workspace, order_file(tmp_path, "a.csv", 波次="晚班2", 批次="SF1234567890123"))
    target = tmp_path_factory.mktemp("out") / "orders.csv"
    for filters, expected in (
        ({}, None),
        ({"others": "yes"}, "波次：晚班2；批次：SF*********0123"),
    ):
        request = ExportRequest(ExportView.ORDERS, target, filters)
        workspace.exports.export(request, lambda _, source: source, lambda _: None)
        with target.open(encoding="utf-8-sig", newline="") as stream:
            (row,) = csv.DictReader(stream)
        assert row.get("Other columns of the file") == expected

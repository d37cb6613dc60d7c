"""A shop of files that turns out to be of another platform: no order doubles, nothing is lost."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.files.exports import QIANNIU, one_order
from workbench.domain.shops import Platform
from workbench.services.imports.preview import ImportChoice

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.services.assembly.workspace import Workspace
    from workbench.services.imports.service import OrderImport

NUMBER = "900000000000000001"
OWN = {**QIANNIU, "订单编号": NUMBER, "店铺名称": "测试店1"}
SECOND = {**OWN, "订单编号": "900000000000000002"}
NOBODYS = {name: value for name, value in OWN.items() if name != "店铺名称"}
TAOBAO, TMALL = ImportChoice(Platform.TAOBAO), ImportChoice(Platform.TMALL)


@pytest.fixture
def profile(workspace: Workspace) -> Workspace:
    """A profile without any shop."""
    for health in workspace.accounts.list():
        workspace.accounts.remove(health.shop.id)
    return workspace


def bring_in(workspace: Workspace, path: Path, choice: ImportChoice) -> OrderImport:
    done = workspace.imports.commit(workspace.imports.preview(path, choice))
    workspace.imports.judge()
    return done


def held(workspace: Workspace) -> list[tuple[str, str, str]]:
    return workspace.cache.rows(
        "SELECT orders.number, shop.name, shop.platform FROM orders"
        " JOIN shop ON shop.id = orders.shop_id ORDER BY orders.number"
    )


def test_a_named_shop_becomes_one_of_the_platform_that_is_chosen(
    profile: Workspace, tmp_path: Path
) -> None:
    bring_in(profile, one_order(tmp_path / "all.csv", OWN, SECOND), TAOBAO)
    again = one_order(tmp_path / "one.csv", OWN)
    preview = profile.imports.preview(again, TMALL)
    (part,) = preview.shops
    assert (part.shop.platform, part.was, part.is_new) == (Platform.TMALL, Platform.TAOBAO, False)
    assert (preview.counts.new, preview.counts.same) == (0, 1)
    profile.imports.commit(preview)
    assert profile.imports.judge() == 2  # the one that the file does not name as well
    assert held(profile) == [(NUMBER, "测试店1", "tmall"), (SECOND["订单编号"], "测试店1", "tmall")]


def test_taking_that_import_back_takes_the_correction_back(
    profile: Workspace, tmp_path: Path
) -> None:
    path = one_order(tmp_path / "all.csv", OWN)
    bring_in(profile, path, TAOBAO)
    done = bring_in(profile, path, TMALL)
    assert done.id
    profile.imports.undo(done.id)
    assert held(profile) == [(NUMBER, "测试店1", "taobao")]
    assert profile.imports.judge() == 1


def test_a_file_that_names_no_shop_takes_its_orders_to_the_platform_that_is_chosen(
    profile: Workspace, tmp_path: Path
) -> None:
    other = {**NOBODYS, "订单编号": "900000000000000002"}
    bring_in(profile, one_order(tmp_path / "all.csv", NOBODYS, other), ImportChoice())
    one = one_order(tmp_path / "one.csv", NOBODYS)
    preview = profile.imports.preview(one, TMALL)
    assert (preview.counts.new, preview.counts.changed) == (0, 1)
    done = bring_in(profile, one, TMALL)
    assert (done.saved.new, done.saved.changed) == (0, 1)
    assert held(profile) == [
        (NUMBER, "Imported", "tmall"),
        (other["订单编号"], "Imported", "taobao"),
    ]
    profile.imports.undo(done.id)
    assert {platform for *_, platform in held(profile)} == {"taobao"}


def test_a_file_without_a_choice_changes_no_platform(profile: Workspace, tmp_path: Path) -> None:
    bring_in(profile, one_order(tmp_path / "all.csv", OWN), TMALL)
    again = one_order(tmp_path / "more.csv", OWN, SECOND)
    assert bring_in(profile, again, ImportChoice()).saved.new == 1
    assert {platform for *_, platform in held(profile)} == {"tmall"}

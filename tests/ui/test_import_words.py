"""What is said of a file before it comes in."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.domain.pages import SavedPage
from workbench.domain.shops import Platform, Shop
from workbench.services.imports.desk import FileLook
from workbench.services.imports.preview import ShopPart
from workbench.ui.imports import words

if TYPE_CHECKING:
    from workbench.ui.formats import Formats
    from workbench.ui.start import Stage

NAMELESS = Shop.nameless(Platform.TAOBAO)
NAMED = Shop("imported-taobao-1", Platform.TAOBAO, "测试店1")
LOOK = FileLook(Path("/a.csv"), "千牛宝贝报表", (Platform.TAOBAO,), Platform.TAOBAO, SavedPage())

NO_ROWS = "文件只有表头，没有数据行，没有可导入的内容。"
NOTHING_USABLE = "没有一行可以导入，原因见上。"
ALL_KNOWN = "这些都已经有了，导入不会有变化。"


@pytest.fixture
def formats(stage: Stage) -> Formats:
    return stage.formats


@pytest.mark.parametrize(
    ("look", "expected"),
    [
        pytest.param(replace(LOOK, is_empty=True), NO_ROWS, id="no-rows"),
        pytest.param(replace(LOOK, rejected_count=2), NOTHING_USABLE, id="nothing-usable"),
        pytest.param(replace(LOOK, counts=SavedPage(same=3)), ALL_KNOWN, id="all-known"),
    ],
)
def test_why_an_import_would_change_nothing(
    look: FileLook, expected: str, formats: Formats
) -> None:
    assert words.notes(look, formats) == (expected,)


def test_a_shop_that_is_of_another_platform_is_told_as_one(formats: Formats) -> None:
    is_now = Shop(NAMED.id, Platform.TMALL, NAMED.name)
    part = ShopPart(is_now, NAMED.name, False, SavedPage(same=2), was=Platform.TAOBAO)
    assert words.shops_line([part], formats) == "测试店1（2 单；平台由淘宝改为天猫）"
    assert replace(LOOK, counts=SavedPage(same=2), shops=(part,)).brings_something


def test_whose_orders_they_are_is_asked(stage: Stage) -> None:
    parts = (
        ShopPart(NAMED, "", False, SavedPage(changed=1)),
        ShopPart(NAMELESS, "", True, SavedPage(new=2), unplaced=2),
    )
    look = replace(LOOK, shops=parts, candidates=(NAMED,))
    assert words.question(look) == (
        "文件没有写店铺：有 2 单不知道属于哪家店。请在上面选择店铺，否则归入「淘宝（文件导入）」。"
    )
    alone = replace(look, shops=parts[1:], candidates=())
    assert words.question(alone) == "文件没有写店铺：2 单归入「淘宝（文件导入）」。"
    assert words.question(replace(look, shops=parts[:1])) == ""


def test_a_file_of_traces_tells_what_would_change(stage: Stage) -> None:
    look = replace(LOOK, counts=SavedPage(new=1, changed=2, same=48), parcels=51)
    told = [(figure.caption, figure.number) for figure in words.figures(look)]
    assert told == [("个包裹", 51), ("新增或变化", 3), ("行未导入", 0)]

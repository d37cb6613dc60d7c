"""Every header variant of platform-apis 7 is found by the set of its names."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest

from tests.files.exports import (
    ALIBABA,
    DOUDIAN,
    FORMATS,
    LINES,
    QIANNIU,
    filled,
    read,
    write_csv,
    write_xlsx,
)
from workbench import paths
from workbench.domain.errors import BadInput
from workbench.domain.orders import OrderStatus
from workbench.files.formats import Formats

if TYPE_CHECKING:
    from pathlib import Path

CELLS = {
    "qianniu.orders": QIANNIU,
    "qianniu.lines": LINES,
    "1688.orders": ALIBABA,
    "doudian.orders": DOUDIAN,
}
VARIANTS = [
    pytest.param(one.id, header, id=f"{one.id}-{len(header)}")
    for one in FORMATS
    if one.id in CELLS
    for header in one.headers
    if len(header) > 2
]
SIZES = {
    "qianniu.orders": [41, 46, 54, 56, 61, 67, 71],
    "qianniu.lines": [10, 18, 17],
    "1688.orders": [49, 28],
    "doudian.orders": [74, 21],
}


@pytest.mark.parametrize("format_id", SIZES)
def test_all_variants_are_there(format_id: str) -> None:
    headers = FORMATS.by_id(format_id).headers
    assert [len(header) for header in headers if len(header) > 2] == SIZES[format_id]


@pytest.mark.parametrize(("format_id", "header"), VARIANTS)
def test_each_variant_is_read(tmp_path: Path, format_id: str, header: tuple[str, ...]) -> None:
    told = read(write_csv(tmp_path / "a.csv", header, filled(header, CELLS[format_id])))
    assert told.opened is not None
    assert told.opened.format == format_id
    assert (told.order.number, told.order.status) == ("900000000000000001", OrderStatus.SHIPPED)
    assert [line[1] for line in told.order.lines] == ["红色马克杯"]
    assert told.finished is not None
    assert told.finished.unknown_columns == {}


@pytest.mark.parametrize(("format_id", "header"), VARIANTS)
def test_the_order_of_columns_does_not_matter(
    tmp_path: Path, format_id: str, header: tuple[str, ...]
) -> None:
    shuffled = random.Random(7).sample(header, len(header))
    plain = read(write_csv(tmp_path / "a.csv", header, filled(header, CELLS[format_id])))
    mixed = read(write_xlsx(tmp_path / "b.xlsx", shuffled, filled(shuffled, CELLS[format_id])))
    assert mixed.order == plain.order


@pytest.mark.parametrize(
    "header",
    [
        pytest.param(("主订单编号", "订单状态", "承诺发货时间"), id="three columns"),
        pytest.param(("订单状态", "选购商品", "主订单编号", "子订单编号"), id="four columns"),
        pytest.param(("主订单编号", "快递信息", "订单状态", "商品金额"), id="with parcels"),
        pytest.param(("主订单编号", "子订单编号", "订单状态", "发货时间"), id="shared names"),
        pytest.param(("主订单编号", "订单状态", "支付完成时间"), id="paid"),
        pytest.param(("主订单编号", "商品数量", "商家备注", "售后状态"), id="after-sale"),
        pytest.param(("主订单编号", "订单状态"), id="two columns"),
    ],
)
def test_any_choice_of_columns_of_doudian(tmp_path: Path, header: tuple[str, ...]) -> None:
    told = read(write_csv(tmp_path / "a.csv", header, filled(header, DOUDIAN)))
    assert told.opened is not None
    assert told.opened.format == "doudian.orders"
    assert told.order.number == "900000000000000001"


def test_names_that_end_in_blanks_are_the_same(tmp_path: Path) -> None:
    header = [f"{name} " for name in FORMATS.by_id("qianniu.orders").headers[0]]
    told = read(write_csv(tmp_path / "a.csv", header, filled(header, QIANNIU)))
    assert told.order.amount == 1990


def test_unknown_columns_are_told_with_how_many_rows_fill_them(tmp_path: Path) -> None:
    header = ("主订单编号", "选购商品", "订单状态", "新的一列", "另一列")
    rows = [[f"9000{i}", "杯", "已发货", "x" if i else "", ""] for i in range(3)]
    told = read(write_csv(tmp_path / "a.csv", header, *rows))
    assert told.finished is not None
    assert told.finished.unknown_columns == {"新的一列": 2}
    assert len(told.orders) == 3


@pytest.mark.parametrize(
    "header",
    [
        pytest.param(("名称", "价格"), id="another table"),
        pytest.param(("订单编号", "订单状态", "a", "b", "c", "d"), id="mostly strange"),
        pytest.param(("售后单号", "订单号", "商品单号", "售后类型"), id="after-sale export"),
    ],
)
def test_other_tables_are_refused(tmp_path: Path, header: tuple[str, ...]) -> None:
    told = read(write_csv(tmp_path / "a.csv", header, ["1"] * len(header)))
    assert told.failed is not None
    assert told.failed.reason == "no row of it is the header of an export that we know"


def test_a_title_may_stand_above_the_header(tmp_path: Path) -> None:
    header = list(ALIBABA)
    rows = [["1688 订单导出"], header, filled(header, ALIBABA)]
    told = read(write_xlsx(tmp_path / "a.xlsx", [], *rows))
    assert told.order.row == 4


def test_a_broken_description_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("platforms = 5", "utf-8")
    with pytest.raises(BadInput):
        Formats.load(tmp_path)
    with pytest.raises(LookupError):
        Formats.load(paths.resource("files")).by_id("nothing")

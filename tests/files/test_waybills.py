"""Lists of waybills: one number per row, with what stands beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.files.exports import read, write_csv, write_xlsx
from workbench.domain.orders import OrderStatus

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("name", ["运单号", "快递单号", "物流单号", "Waybill", "tracking number"])
def test_a_column_of_numbers_is_enough(tmp_path: Path, name: str) -> None:
    told = read(write_csv(tmp_path / "a.csv", [name], ["TEST00000001"], ["TEST00000002"]))
    assert told.opened is not None
    assert told.opened.format == "waybills"
    assert [order.number for order in told.orders] == ["TEST00000001", "TEST00000002"]
    assert {order.status for order in told.orders} == {OrderStatus.SHIPPED}


def test_carrier_and_order_are_kept(tmp_path: Path) -> None:
    header = ["订单号", "快递公司", "运单号", "备注"]
    path = write_xlsx(tmp_path / "a.xlsx", header, ["90001", "中通快递", "TEST00000001", "急"])
    told = read(path)
    assert told.order.number == "90001"
    assert told.order.parcels == (("TEST00000001", "zhongtong", "中通快递"),)
    assert told.finished is not None
    assert told.finished.unknown_columns == {"备注": 1}


def test_rows_that_are_none_are_told(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["TEST00000001"],
        ["TEST00000001"],
        ["7.7E+13"],
        [77512345678901234],
    ]
    told = read(write_xlsx(tmp_path / "a.xlsx", ["运单号"], *rows))
    assert [order.row for order in told.orders] == [2]
    assert [bad.row for bad in told.rejected] == [3, 4, 5]

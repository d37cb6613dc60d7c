"""Tickets out of tables with named columns: files, pasted rows, and what is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

import openpyxl
import pytest

from workbench.domain.tickets import TicketKind
from workbench.files.refusals import FileRefused
from workbench.files.tickets import NO_COLUMNS, lines_of_file, lines_of_text

if TYPE_CHECKING:
    from pathlib import Path

HEAD = "订单编号,工单类型,创建时间,工单编号,申请开票时间,店铺"
ROW = "90000001,催开发票工单,2024-01-24 09:30:00,FP1,2024-01-05,晨禾旗舰店"


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        pytest.param("催发货", TicketKind.URGE_SHIPPING, id="urged"),
        pytest.param("物流停滞工单", TicketKind.STALL, id="stall"),
        pytest.param("催开发票", TicketKind.INVOICE, id="invoice"),
        pytest.param("退款纠纷", None, id="none of ours"),
    ],
)
def test_the_kind_is_read_off_its_words(told: str, kind: TicketKind | None) -> None:
    (line,) = lines_of_text(f"订单编号\t工单类型\t创建时间\n90000001\t{told}\t2024-01-24 09:30")
    assert line.kind is kind


def test_a_file_is_read_column_by_column(tmp_path: Path) -> None:
    path = tmp_path / "tickets.csv"
    path.write_text(f"我的工单\n{HEAD}\n{ROW}\n,,,,,\n", encoding="gb18030")
    (line,) = lines_of_file(path)
    assert (line.row, line.order_number, line.shop) == (3, "90000001", "晨禾旗舰店")
    assert (line.created_at, line.applied_at, line.number) == (
        "2024-01-24 09:30:00",
        "2024-01-05",
        "FP1",
    )


def test_a_workbook_is_read(tmp_path: Path) -> None:
    path = tmp_path / "tickets.xlsx"
    book = openpyxl.Workbook()
    sheet = book.create_sheet(index=0)
    for row in (HEAD, ROW):
        sheet.append(row.split(","))
    book.save(path)
    assert [line.order_number for line in lines_of_file(path)] == ["90000001"]


def test_a_table_without_its_columns_is_refused() -> None:
    with pytest.raises(FileRefused) as refused:
        lines_of_text("a,b\n1,2")
    assert refused.value.reason == NO_COLUMNS

"""What openpyxl, another library, reads in our sheets."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

import openpyxl
import pytest

from tests.files.test_csv_out import COLUMNS, PAID
from workbench.domain.errors import ExportTooLong
from workbench.files.xlsx_out import XlsxWriter

if TYPE_CHECKING:
    from pathlib import Path

    from openpyxl.worksheet.worksheet import Worksheet

    from workbench.files.export import Value

NOON = datetime(2024, 1, 24, 4, 0, tzinfo=UTC)


def written(folder: Path, *rows: tuple[Value, ...]) -> Worksheet:
    path = folder / "orders.xlsx"
    parts = folder / "parts"
    parts.mkdir()
    writer = XlsxWriter(path.open("wb"), parts, NOON)
    writer.begin("订单", COLUMNS)
    for row in rows:
        writer.write(row)
    writer.finish()
    assert list(parts.iterdir()) == []
    book = openpyxl.load_workbook(path)
    sheet: Worksheet = book["订单"]
    return sheet


def test_cells_are_texts_and_long_numbers_stay_whole(tmp_path: Path) -> None:
    sheet = written(
        tmp_path, ("4123456789012345678", "马克杯", 12850, PAID), ("9", "b", None, None)
    )
    assert list(sheet.iter_rows(values_only=True)) == [
        ("订单号", "商品", "金额", "付款时间"),
        ("4123456789012345678", "马克杯", "128.50", "2024-01-24 10:00:05"),
        ("9", "b", None, None),
    ]
    assert {cell.number_format for row in sheet.iter_rows() for cell in row if cell.value} == {"@"}


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("=1+1", id="formula"),
        pytest.param("{=1+1}", id="array formula"),
        pytest.param("@SUM(A1)", id="at"),
        pytest.param("http://example.invalid/", id="link"),
        pytest.param("internal:Sheet1!A1", id="inner link"),
        pytest.param("1.2E+17", id="number"),
        pytest.param("<b>&amp;</b>", id="markup"),
    ],
)
def test_a_text_is_kept_as_it_is_and_executes_nothing(tmp_path: Path, text: str) -> None:
    cell = written(tmp_path, ("1", text, 1, None))["B2"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param("a\0b\x1fc", "a\ufffdb\ufffdc", id="control characters"),
        pytest.param("a\ud800b", "a\ufffdb", id="lone surrogate"),
        pytest.param("a\r\n\tb", "a b", id="lines"),
        pytest.param("x" * 40_000, "x" * 32_767, id="too long for a cell"),
        pytest.param("😀" * 20_000, "😀" * 16_383, id="too long in pairs"),
    ],
)
def test_what_no_sheet_can_hold_is_replaced(tmp_path: Path, text: str, shown: str) -> None:
    assert written(tmp_path, ("1", text, 1, None))["B2"].value == shown


def test_more_rows_than_a_sheet_holds_are_refused(tmp_path: Path) -> None:
    writer = XlsxWriter((tmp_path / "x.xlsx").open("wb"), tmp_path, NOON, most_rows=2)
    writer.begin("订单", COLUMNS)
    writer.write(("1", "a", 1, None))
    writer.write(("2", "a", 1, None))
    with pytest.raises(ExportTooLong, match="3 rows are more than an XLSX sheet holds"):
        writer.write(("3", "a", 1, None))
    writer.abandon()

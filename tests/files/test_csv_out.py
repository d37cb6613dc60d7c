from __future__ import annotations

import csv
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.exchange.exports import ExportColumn, ValueKind
from workbench.files.csv_out import CsvWriter
from workbench.files.export import FORMULA_STARTS, Value

if TYPE_CHECKING:
    from pathlib import Path

COLUMNS = (
    ExportColumn("number", "订单号"),
    ExportColumn("goods", "商品"),
    ExportColumn("amount", "金额", ValueKind.MONEY),
    ExportColumn("paid_at", "付款时间", ValueKind.INSTANT),
)
PAID = datetime(2024, 1, 24, 2, 0, 5, tzinfo=UTC)


def written(path: Path, *rows: tuple[Value, ...]) -> list[list[str]]:
    writer = CsvWriter(path.open("wb"))
    writer.begin("orders", COLUMNS)
    for row in rows:
        writer.write(row)
    writer.finish()
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_a_file_has_the_mark_that_excel_needs_and_quotes_every_field(tmp_path: Path) -> None:
    path = tmp_path / "orders.csv"
    rows = written(path, ("4123456789012345678", "马克杯,红", 12850, PAID))
    assert path.read_bytes().startswith('\ufeff"订单号"'.encode())
    assert rows[1] == ["4123456789012345678", "马克杯,红", "128.50", "2024-01-24 10:00:05"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param('=HYPERLINK("http://x")', id="formula"),
        pytest.param("+1", id="plus"),
        pytest.param("-2+3", id="minus"),
        pytest.param("@SUM(A1)", id="at"),
        pytest.param("\t=1+1", id="tab"),
        pytest.param("\r=1+1", id="return"),
        pytest.param("\n=1+1", id="line feed"),
        pytest.param("\0=1+1", id="null"),
        pytest.param("＝1+1", id="full width"),
        pytest.param("  =1+1", id="after spaces"),
        pytest.param("\u3000@x", id="after a wide space"),
    ],
)
def test_a_text_that_begins_like_a_formula_is_disarmed(tmp_path: Path, text: str) -> None:
    assert written(tmp_path / "x.csv", ("1", text, 0, None))[1][1].startswith("'")


def test_a_negative_amount_stays_a_number(tmp_path: Path) -> None:
    assert written(tmp_path / "x.csv", ("1", "a", -500, None))[1][2] == "-5.00"


@given(text=st.text(st.characters(codec=None), max_size=40))
def test_no_text_breaks_the_table_or_reaches_a_sheet_as_a_formula(
    tmp_path_factory: pytest.TempPathFactory, text: str
) -> None:
    rows = written(
        tmp_path_factory.mktemp("csv") / "x.csv", ("1", text, 1, None), ("2", "b", 1, PAID)
    )
    assert [row[0] for row in rows] == ["订单号", "1", "2"]
    assert not rows[1][1].startswith(FORMULA_STARTS)
    assert not set(rows[1][1]) & set("\t\r\n\0")

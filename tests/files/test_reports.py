"""Reports on paper and in a workbook."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from python_calamine import CalamineWorkbook

from workbench import paths
from workbench.domain.exchange.reports import Report, ReportTable
from workbench.files.reports import report_pdf, report_xlsx

NOON = datetime(2024, 1, 24, 4, 0, tzinfo=UTC)
TABLE = ReportTable("截止: 今天", ("预警", "金额"), (("超时", "=1+1"), ("停滞", "¥5.00")))
REPORT = Report("履约日报", ("数据截至 12:00",), (TABLE, ReportTable("处理", ("谁",), (), "无。")))


def test_a_report_is_a_pdf_with_chinese_in_it_and_the_same_each_time() -> None:
    first = report_pdf(REPORT, paths.resource(""))
    assert first.startswith(b"%PDF-")
    assert b"WenQuanYi" in first
    assert report_pdf(REPORT, paths.resource("")) == first


def test_a_workbook_has_a_sheet_for_each_table_and_no_formula() -> None:
    book = CalamineWorkbook.from_filelike(BytesIO(report_xlsx(REPORT, NOON)))
    assert book.sheet_names == ["履约日报", "1 截止  今天", "2 处理"]
    assert book.get_sheet_by_index(1).to_python() == [
        ["预警", "金额"],
        ["超时", "=1+1"],
        ["停滞", "¥5.00"],
    ]

"""Large sheets, heard cell by cell: the same rows as calamine and openpyxl find."""

from __future__ import annotations

import zipfile
from contextlib import nullcontext, suppress
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import openpyxl
import pytest
import xlsxwriter
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.files.exports import FORMATS, write_xlsx
from tests.files.test_sheets import rewritten
from workbench.files import sheets
from workbench.files.large_sheets import LargeSheet, Limits, large_sheets
from workbench.files.refusals import FileRefused
from workbench.files.sheets import SheetTable, open_workbook
from workbench.files.workbook_parts import shows_date

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

LIMITS = Limits("broken", "too large", 1_000)
SHEET = "xl/worksheets/sheet1.xml"
HEADERS = [
    pytest.param(header, id=f"{one.id} {len(header)}") for one in FORMATS for header in one.headers
]


def heard(path: Path, limits: Limits = LIMITS, sheet: int = 0) -> list[tuple[int, list[object]]]:
    return list(large_sheets(path, limits)[sheet].rows())


def filled_rows(rows: Sequence[tuple[int, Sequence[object]]]) -> list[tuple[int, list[str]]]:
    """Rows with something in them, as texts without the blanks behind the last cell."""
    texts = [(number, [_text(cell) for cell in row]) for number, row in rows]
    return [(number, _stripped(row)) for number, row in texts if any(row)]


def _stripped(row: list[str]) -> list[str]:
    return row[: max(place for place, cell in enumerate(row) if cell) + 1]


def _text(cell: object) -> str:
    if isinstance(cell, date) and not isinstance(cell, datetime):
        cell = datetime(cell.year, cell.month, cell.day)  # as a sheet has it
    if isinstance(cell, float | int) and not isinstance(cell, bool):
        return repr(float(cell))
    return "" if cell is None else str(cell)


def by_openpyxl(path: Path) -> list[tuple[int, list[object]]]:
    book = openpyxl.load_workbook(path, data_only=True)
    told = book.worksheets[0].iter_rows(values_only=True)
    rows: list[tuple[int, list[object]]] = [(n, list(row)) for n, row in enumerate(told, 1)]
    book.close()
    return rows


@pytest.mark.parametrize("header", HEADERS)
def test_the_same_rows_as_calamine_and_openpyxl_find(tmp_path: Path, header: list[str]) -> None:
    rows = [[f"{name[:3]}{number}" for name in header] for number in range(30)]
    rows[3] = ["", *rows[3][1:]]
    path = write_xlsx(tmp_path / "a.xlsx", header, *rows)
    large = open_workbook(path, sheets.ZIP_MARK, large=0)[0]
    small = open_workbook(path, sheets.ZIP_MARK)[0]
    assert isinstance(large, LargeSheet)
    assert isinstance(small, SheetTable)
    expected = filled_rows(by_openpyxl(path))
    assert filled_rows(list(large.rows())) == filled_rows(list(small.rows())) == expected
    assert len(expected) == 31


@pytest.mark.parametrize("is_1904", [False, True])
def test_every_kind_of_cell_means_what_it_means_to_calamine(tmp_path: Path, is_1904: bool) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path), {"date_1904": is_1904}) as book:
        sheet = book.add_worksheet()
        moment, day = ({"num_format": "yyyy/m/d hh:mm:ss"}, {"num_format": 14})
        sheet.write_datetime(1, 0, datetime(2024, 1, 24, 5, 20, 33), book.add_format(moment))
        sheet.write_datetime(1, 1, datetime(2024, 1, 24), book.add_format(day))
        sheet.write_datetime(1, 2, time(10, 5), book.add_format({"num_format": "hh:mm"}))
        sheet.write_number(1, 3, 19.9, book.add_format({"num_format": '0.00"元 d"'}))
        sheet.write_boolean(1, 4, True)
        sheet.write_string(1, 5, "杯")
        sheet.write_rich_string(1, 6, "红", book.add_format({"bold": True}), "杯")
        sheet.write_string(3, 16_383, " 尾 ")
    first, last = heard(path)
    assert first[1] == [
        "2024-01-24 05:20:33", "2024-01-24 00:00:00", "10:05:00", 19.9, True, "杯", "红杯",
    ]  # fmt: skip
    assert (last[0], last[1][-1]) == (4, " 尾 ")
    table = open_workbook(path, sheets.ZIP_MARK)[0]
    assert isinstance(table, SheetTable)
    assert filled_rows([first, last]) == filled_rows(list(table.rows()))


def test_later_readings_come_from_the_packed_copy(tmp_path: Path) -> None:
    rows = [[str(number), "x"] for number in range(2_500)]
    path = write_xlsx(tmp_path / "a.xlsx", ["a", "b"], *rows)
    table = large_sheets(path, Limits("broken", "too large", 10_000))[0]
    first = list(table.rows())
    path.unlink()
    assert list(table.rows()) == first
    assert len(first) == 2_501


def test_all_rows_are_read_whatever_the_dimension_says(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ["a"], *([str(n)] for n in range(100)))
    rewritten(path, SHEET, (r'<dimension ref="[^"]*"', '<dimension ref="A1:B2"'))
    assert len(heard(path)) == 101


def test_names_with_a_prefix_are_the_same_names(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write_xlsx(path, ["a"], ["1"], ["2"])
    with zipfile.ZipFile(path) as archive:
        text = archive.read(SHEET).decode()
    text = text.replace("<", "<x:").replace("<x:/", "</x:").replace("<x:?", "<?")
    rewritten(path, SHEET, (r"(?s).*", text.replace("xmlns=", "xmlns:x=").replace("\\", "\\\\")))
    assert [row for _, row in heard(path)] == [["a"], ["1"], ["2"]]


@pytest.mark.parametrize(
    ("change", "reason"),
    [
        pytest.param((r"<row", "<row><"), "broken", id="no XML"),
        pytest.param((r"(<\?xml[^>]*>)", r"\1<!DOCTYPE a>"), "broken", id="a document type"),
        pytest.param((r"<v>0</v>", "<v>99</v>"), "broken", id="a text that is not there"),
        pytest.param((r"<v>0</v>", "<v>-1</v>"), "broken", id="a text before the first"),
        pytest.param((r"<v>1</v>", "<v>²</v>"), "broken", id="a digit that is none"),
        pytest.param((r'r="A2"', 'r="ZZZ2"'), "broken", id="a column too far"),
        pytest.param((r'r="A2"', 'r="2"'), "broken", id="no column"),
        pytest.param((r'r="B2"', 'r="A2"'), "broken", id="a cell twice"),
        pytest.param((r'<row r="2"', '<row r="1"'), "broken", id="a row twice"),
        pytest.param((r'<row r="2"', '<row r="9999999"'), "broken", id="a row too far"),
    ],
)
def test_a_broken_sheet_is_refused(tmp_path: Path, change: tuple[str, str], reason: str) -> None:
    path = rewritten(write_xlsx(tmp_path / "a.xlsx", ["a", "b"], ["c", "d"]), SHEET, change)
    with pytest.raises(FileRefused, match=reason):
        heard(path)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/_rels/workbook.xml.rels"])
def test_a_workbook_without_its_parts_is_refused(tmp_path: Path, part: str) -> None:
    path = rewritten(write_xlsx(tmp_path / "a.xlsx", ["a"]), part, ("(?s).*", "<a/>"))
    with pytest.raises(FileRefused, match="broken"):
        heard(path)


def test_more_cells_than_any_export_are_refused(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ["a"], *(["x"] for _ in range(20)))
    with pytest.raises(FileRefused, match="too large"):
        heard(path, Limits("broken", "too large", 20))


@pytest.mark.parametrize(
    ("encoding", "is_read"),
    [
        ("utf-8", True),
        ("US-ASCII", True),
        ("windows-1252", True),
        ("AUTF-8", False),
        ("gb18030", False),
        ("idna", False),
        ("rot13", False),
    ],
)
def test_an_encoding_that_nobody_knows_is_refused(
    tmp_path: Path, encoding: str, is_read: bool
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ["a"], ["1"])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[SHEET] = parts[SHEET].replace(b"UTF-8", encoding.encode(), 1)
    with zipfile.ZipFile(path, "w") as archive:
        for name, told in parts.items():
            archive.writestr(name, told)
    with nullcontext() if is_read else pytest.raises(FileRefused, match="broken"):
        assert [row for _, row in heard(path)] == [["a"], ["1"]]


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(content=st.binary(max_size=200), place=st.integers(0, 400))
def test_a_damaged_sheet_ends_in_rows_or_a_refusal(
    tmp_path: Path, content: bytes, place: int
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", ["a", "b"], ["1", "2"])
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[SHEET] = parts[SHEET][:place] + content + parts[SHEET][place:]
    with zipfile.ZipFile(path, "w") as archive:
        for name, told in parts.items():
            archive.writestr(name, told)
    with suppress(FileRefused):
        assert all(isinstance(row, list) for _, row in heard(path))


@pytest.mark.parametrize(
    ("code", "is_date"),
    [
        ("yyyy-mm-dd", True),
        ("[h]:mm", True),
        ("[$-804]m月d日", True),
        ("0.00", False),
        ('0"days"', False),
        ("[Red]0.00;[h]", False),
        ("\\d0", False),
        ("General", False),
    ],
)
def test_which_formats_show_a_date(code: str, is_date: bool) -> None:
    assert shows_date(code) is is_date


def test_durations_beyond_a_day_are_told_as_moments(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        form = book.add_format({"num_format": "[h]:mm"})
        book.add_worksheet().write_datetime(0, 0, timedelta(hours=30), form)
    assert heard(path)[0][1] == ["1899-12-31 06:00:00"]

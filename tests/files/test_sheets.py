"""Workbooks: what they hold, not what they claim; the same rows as an independent reader finds."""

from __future__ import annotations

import os
import random
import re
import subprocess
import sys
import zipfile
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from python_calamine import CalamineWorkbook

from tests.files.exports import ALIBABA, FORMATS, QIANNIU, filled, read, write_xlsx
from tests.files.old_workbooks import Shown, write_xls
from workbench.files import reading, sheets
from workbench.files.cells import LOST_DIGITS
from workbench.files.refusals import FileRefused

HEADER = FORMATS.by_id("1688.orders").headers[0]


def numbered(number: str, **cells: str) -> list[str]:
    return filled(HEADER, {**ALIBABA, "订单编号": number, **cells})


def rewritten(path: Path, part: str, change: tuple[str, str]) -> Path:
    """Change the text of one part of a workbook."""
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts[part] = re.sub(change[0], change[1], parts[part].decode(), count=1).encode()
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return path


def test_all_rows_are_read_whatever_the_dimension_says(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", HEADER, *(numbered(f"9000{i}") for i in range(1_000)))
    rewritten(
        path, "xl/worksheets/sheet1.xml", (r'<dimension ref="[^"]*"', '<dimension ref="A1:B2"')
    )
    assert len(read(path).orders) == 1_000


def test_an_old_workbook_is_read(tmp_path: Path) -> None:
    lost: list[object] = [*numbered("")]
    lost[HEADER.index("订单编号")] = 8e17
    rows = (numbered("9000000000000000001"), lost, numbered("9000000000000000003", 数量="3"))
    told = read(write_xls(tmp_path / "a.xls", HEADER, *rows))
    assert [(order.row, order.number) for order in told.orders] == [
        (2, "9000000000000000001"),
        (4, "9000000000000000003"),
    ]
    assert [(row.row, row.reason) for row in told.rejected] == [(3, LOST_DIGITS)]


def test_the_same_rows_as_openpyxl_finds(tmp_path: Path) -> None:
    chance = random.Random(2024)
    numbers = [str(chance.randrange(10**17, 10**19)) for _ in range(300)]
    path = write_xlsx(tmp_path / "a.xlsx", HEADER, *(numbered(n, 数量=n[:2]) for n in numbers))
    book = openpyxl.load_workbook(path, read_only=True)
    rows = book.worksheets[0].iter_rows(min_row=2, values_only=True)
    place, amount = HEADER.index("订单编号"), HEADER.index("数量")
    expected = [(row[place], row[amount]) for row in rows]
    book.close()
    assert [(order.number, order.lines[0][2]) for order in read(path).orders] == expected
    assert [number for number, _ in expected] == numbers


def test_numbers_as_numerals_are_refused_row_by_row(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        [900000000000000001, "待收货", "测试店1"],
        [9.00000000000000e17, "待收货", "测试店1"],
        ["9.00E+17", "待收货", "测试店1"],
        [123456789012, "待收货", "测试店1"],
        ["900000000000000007", "待收货", "测试店1"],
    ]
    told = read(write_xlsx(tmp_path / "a.xlsx", ["订单编号", "订单状态", "卖家会员名"], *rows))
    assert [order.number for order in told.orders] == ["123456789012", "900000000000000007"]
    assert [(bad.row, bad.reason) for bad in told.rejected] == [
        (row, LOST_DIGITS) for row in (2, 3, 4)
    ]


def test_dates_may_be_cells_of_their_own_kind(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    for is_1904 in (False, True):
        with xlsxwriter.Workbook(str(path), {"date_1904": is_1904}) as book:
            sheet, as_time = (
                book.add_worksheet(),
                book.add_format({"num_format": "yyyy-mm-dd hh:mm"}),
            )
            sheet.write_row(0, 0, ["订单编号", "订单状态", "订单付款时间"])
            sheet.write_string(1, 0, "90001")
            sheet.write_datetime(1, 2, datetime(2024, 1, 20, 10, 1), as_time)  # as a sheet has it
        paid_at = read(path).order.paid_at
        assert paid_at is not None
        assert paid_at.isoformat() == "2024-01-20T02:01:00+00:00"


@pytest.mark.parametrize("others", [0, 30, 1_000], ids=["one row", "some", "many"])
def test_an_old_workbook_that_computes_is_refused(tmp_path: Path, others: int) -> None:
    """Nobody tells what is typed there from what a formula is said to show."""
    computed: list[object] = [*numbered("")]
    computed[HEADER.index("订单编号")] = Shown(90001)
    rows = [numbered(f"9{number:018}") for number in range(others)]
    told = read(write_xls(tmp_path / "a.xls", HEADER, *rows, computed))
    assert told.failed is not None
    assert told.failed.reason == sheets.COMPUTES


def test_calamine_would_believe_what_a_formula_shows(tmp_path: Path) -> None:
    path = write_xls(tmp_path / "a.xls", ["甲"], [Shown(90001)])
    sheet = CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0)
    assert sheet.to_python()[1] == [90001.0]


def test_a_formula_is_its_own_text_and_never_an_id(tmp_path: Path) -> None:
    """What the file says that it shows may be anything."""
    link = '=HYPERLINK("http://a.invalid","杯")'
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ["订单编号", "订单状态", "货品标题"])
        sheet.write_formula(1, 0, '="900000000000000001"', None, "900000000000000009")
        sheet.write_formula(1, 2, link, None, "杯")
        sheet.write_string(2, 0, "=cmd|' /C calc'!A0")
        for row, formula in enumerate(("=90000+1", "=AB1234", "=DDE(A1)"), 3):
            sheet.write_formula(row, 0, formula, None, "900000000000000002")
    told = read(path)
    assert [(order.number, order.lines[0][1]) for order in told.orders] == [
        ("900000000000000001", link)
    ]
    assert [bad.row for bad in told.rejected] == [3, 4, 5, 6]


def test_the_sheet_with_the_orders_is_found(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    with xlsxwriter.Workbook(str(path)) as book:
        book.add_worksheet("说明").write_string(0, 0, "导出说明")
        sheet = book.add_worksheet("订单")
        for row, cells in enumerate((list(QIANNIU), list(QIANNIU.values()))):
            for column, cell in enumerate(cells):
                sheet.write_string(row, column, cell)
    assert read(path).order.number == "900000000000000001"


def test_entities_are_not_resolved(tmp_path: Path) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", HEADER, numbered("90001"))
    secret = tmp_path / "secret"
    secret.write_text("13800000000", "ascii")
    declared = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    rewritten(path, "xl/sharedStrings.xml", (r"(<\?xml[^>]*>)", rf"\1{declared}"))
    rewritten(path, "xl/sharedStrings.xml", ("红色马克杯", "&e;"))
    assert "13800000000" not in repr(read(path))


SECRET = "what nobody may read"
PAYLOADS = [
    pytest.param('<!DOCTYPE x [<!ENTITY e SYSTEM "{secret}">]>', "&e;", id="external entity"),
    pytest.param(
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY e "&b;&b;&b;">]>',
        "&e;",
        id="billion laughs",
    ),
    pytest.param('<!DOCTYPE x SYSTEM "{secret}">', "x", id="external document type"),
    pytest.param(
        '<!DOCTYPE x [<!ENTITY % p SYSTEM "{secret}"> %p;]>', "&e;", id="parameter entity"
    ),
    pytest.param(
        "", '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="{secret}"/>', id="include"
    ),
]


@pytest.mark.parametrize("large", [0, sheets.LARGE], ids=["heard", "held"])
@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/worksheets/sheet1.xml"])
@pytest.mark.parametrize(("declared", "used"), PAYLOADS)
def test_xml_that_reaches_outside_finds_nothing(
    tmp_path: Path, declared: str, used: str, part: str, large: int
) -> None:
    secret = tmp_path / "secret"
    secret.write_text(SECRET, "ascii")
    path = write_xlsx(tmp_path / "a.xlsx", HEADER, numbered("90001"))
    declared, used = (text.replace("{secret}", secret.as_uri()) for text in (declared, used))
    rewritten(path, part, (r"(<\?xml[^>]*>)", rf"\1{declared}"))
    rewritten(path, "xl/sharedStrings.xml", ("红色马克杯", used))
    rows: list[object] = []
    with suppress(FileRefused):
        tables = sheets.open_workbook(path, sheets.ZIP_MARK, large=large)
        rows += [list(table.rows()) for table in tables]
    assert SECRET not in repr(rows)
    assert "aaaaaaaaaa" not in repr(rows)


@pytest.mark.parametrize(
    "header",
    [pytest.param(h, id=f"{one.id} {len(h)}") for one in FORMATS for h in one.headers if one.core],
)
@pytest.mark.parametrize("large", [0, sheets.LARGE], ids=["heard", "held"])
def test_ids_of_every_variant_are_those_that_openpyxl_finds(
    tmp_path: Path, header: list[str], large: int
) -> None:
    chance = random.Random(len(header))
    rows = [
        [str(chance.randrange(10**17, 10**19)) if "编号" in name else name for name in header]
        for _ in range(40)
    ]
    path = write_xlsx(tmp_path / "a.xlsx", header, *rows)
    book = openpyxl.load_workbook(path, read_only=True)
    expected = [list(row) for row in book.worksheets[0].iter_rows(min_row=2, values_only=True)]
    book.close()
    (table,) = sheets.open_workbook(path, sheets.ZIP_MARK, large=large)
    assert [row for number, row in table.rows() if number > 1] == expected


def protected(path: Path) -> None:
    name = "EncryptedPackage".encode("utf-16-le")
    path.write_bytes(sheets.OLE_MARK + bytes(1_000) + name + bytes(1_000))


def macros(path: Path) -> None:
    write_xlsx(path, HEADER, numbered("90001"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("xl/vbaProject.bin", b"macro")


def truncated(path: Path) -> None:
    write_xlsx(path, HEADER, numbered("90001"))
    path.write_bytes(path.read_bytes()[:-300])


def packed(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "a")


def nested(path: Path) -> None:
    inner = write_xlsx(path.with_name("inner.xlsx"), HEADER, numbered("90001"))
    with zipfile.ZipFile(path, "w") as archive:
        archive.write(inner, "inner.xlsx")


def tight(path: Path) -> None:
    write_xlsx(path, HEADER, numbered("90001"))
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/media/a.xml", bytes(50_000_000))


def many(path: Path) -> None:
    write_xlsx(path, HEADER, numbered("90001"))
    with zipfile.ZipFile(path, "a") as archive:
        for number in range(3_000):
            archive.writestr(f"xl/a{number}.xml", b"")


def web_page(path: Path) -> None:
    path.write_bytes("<html><table><tr><td>订单编号</td></tr></table></html>".encode())


def old_garbage(path: Path) -> None:
    path.write_bytes(sheets.OLE_MARK + bytes(5_000))


@pytest.mark.parametrize(
    ("name", "make", "reason"),
    [
        pytest.param("a.xlsx", protected, sheets.PROTECTED, id="protected"),
        pytest.param("a.xlsm", macros, sheets.MACROS, id="macros"),
        pytest.param("a.xlsx", truncated, sheets.BROKEN, id="truncated"),
        pytest.param("a.zip", packed, sheets.NO_WORKBOOK, id="packed"),
        pytest.param("a.xlsx", nested, sheets.NO_WORKBOOK, id="a workbook in a packed file"),
        pytest.param("a.xlsx", tight, sheets.PACKED_TOO_TIGHT, id="bomb by ratio"),
        pytest.param("a.xlsx", many, sheets.PACKED_TOO_TIGHT, id="bomb by entries"),
        pytest.param("a.xls", web_page, reading.WEB_PAGE, id="web page"),
        pytest.param("a.xls", old_garbage, sheets.BROKEN, id="broken xls"),
    ],
)
def test_what_is_no_export_is_refused_in_words(
    tmp_path: Path, name: str, make: object, reason: str
) -> None:
    path = tmp_path / name
    make(path)  # type: ignore[operator]  # one of the makers above
    told = read(path)
    assert told.failed is not None
    assert told.failed.reason == reason
    assert told.orders == []


@pytest.mark.parametrize("name", ["../../evil.xml", "/etc/evil.xml", "xl/../../evil.xml"])
def test_names_that_lead_out_of_the_archive_are_never_unpacked(tmp_path: Path, name: str) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", HEADER, numbered("90001"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr(name, b"evil")
    assert len(read(path).orders) == 1
    assert [found.name for found in tmp_path.iterdir()] == ["a.xlsx"]


WATCHED = """
import os, sys
from pathlib import Path
from tests.files.exports import KNOWLEDGE, read
KNOWLEDGE.formats, KNOWLEDGE.divisions
made = []
def hear(event, told):
    is_open = event == "open" and (told[2] or 0) & (os.O_WRONLY | os.O_RDWR | os.O_CREAT)
    if is_open or event in {"os.mkdir", "os.rename", "os.link", "os.symlink"}:
        made.append((event, *map(str, told)))
sys.addaudithook(hear)
assert read(Path(sys.argv[1])).finished
assert not made, made
"""


@pytest.mark.parametrize("large", [False, True], ids=["by-calamine", "cell-by-cell"])
def test_reading_a_workbook_makes_no_file_anywhere(tmp_path: Path, large: bool) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", HEADER, numbered("90001"))
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("../../evil.xml", b"<f>1+1</f>" if large else b"evil")
    root = str(Path(__file__).parents[2])
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": "1", "PYTHONPATH": root}
    ended = subprocess.run([sys.executable, "-c", WATCHED, str(path)], env=environment, check=False)
    assert ended.returncode == 0

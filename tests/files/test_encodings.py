"""Texts whose encoding is not sure: asked about with their first rows, read as chosen (G1)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.files.exports import DOUDIAN, LINES, PENALTIES, QIANNIU, read, write_csv
from workbench.domain.errors import EncodingUnsure
from workbench.files import cells, header_search, order_rows, tables

if TYPE_CHECKING:
    from pathlib import Path

NUMBERS = ("900000000000000001", "900000000000000002", "900000000000000003")
BROKEN = b"\xff\xff"


def orders(folder: Path, encoding: str, broken: str = "") -> Path:
    """A file of three orders; the second one's cell called ``broken`` ends in no letters."""
    rows = [[*{**QIANNIU, "订单编号": number}.values()] for number in NUMBERS]
    path = write_csv(folder / "a.csv", list(QIANNIU), *rows, encoding=encoding)
    if broken:
        lines = path.read_bytes().splitlines(keepends=True)
        place = list(QIANNIU).index(broken)
        parts = lines[2].split(b'","')
        parts[place] += BROKEN
        lines[2] = b'","'.join(parts)
        path.write_bytes(b"".join(lines))
    return path


@pytest.mark.parametrize(
    ("encoding", "broken", "offered"),
    [
        pytest.param("utf-16-le", "", "utf-16-le", id="UTF-16 without a mark"),
        pytest.param("utf-16-be", "", "utf-16-be", id="the other UTF-16"),
        pytest.param("gb18030", "宝贝标题", "gb18030", id="GB18030 with a broken cell"),
        pytest.param("utf-8", "宝贝标题", "utf-8", id="UTF-8 with a broken cell"),
        pytest.param("utf-8-sig", "宝贝标题", "utf-8", id="marked, with a broken cell"),
    ],
)
def test_a_text_that_is_not_sure_is_asked_about_with_its_first_rows(
    tmp_path: Path, encoding: str, broken: str, offered: str
) -> None:
    failed = read(orders(tmp_path, encoding, broken)).failed
    assert failed is not None
    (sample,) = failed.samples
    assert sample.encoding == offered
    header, first, *_ = sample.lines
    assert header.startswith("订单编号 ・ 订单状态 ・ 买家会员名")
    shown = "900000000000000001 ・ 卖家已发货，等待买家确认 ・ 红色马克杯 ・ 测试店1 ・ 圆通速递"
    assert first == shown
    assert "13800000000" not in repr(failed)
    error = failed.error("a.csv")
    assert isinstance(error, EncodingUnsure)
    assert f"one of {offered}, import it with --encoding NAME" in str(error)


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "gb18030", "utf-8"])
def test_it_is_read_in_the_encoding_that_was_chosen(tmp_path: Path, encoding: str) -> None:
    told = read(orders(tmp_path, encoding), encoding=encoding)
    assert [order.number for order in told.orders] == list(NUMBERS)
    assert told.finished is not None


@pytest.mark.parametrize(
    ("encoding", "broken", "reason"),
    [
        pytest.param("gb18030", "宝贝标题", order_rows.UNREADABLE, id="title"),
        pytest.param("utf-8", "物流公司", order_rows.UNREADABLE, id="carrier"),
        pytest.param("gb18030", "订单编号", cells.BAD_NUMBER, id="number"),
    ],
)
def test_a_row_with_bytes_that_are_no_letters_is_left_out(
    tmp_path: Path, encoding: str, broken: str, reason: str
) -> None:
    told = read(orders(tmp_path, encoding, broken), encoding=encoding)
    assert [order.number for order in told.orders] == [NUMBERS[0], NUMBERS[2]]
    assert [(row.row, row.reason) for row in told.rejected] == [(3, reason)]


def test_an_order_of_which_a_row_cannot_be_read_is_left_out_whole(tmp_path: Path) -> None:
    rows = [[*{**DOUDIAN, "选购商品": title}.values()] for title in ("红杯", "蓝杯")]
    path = write_csv(tmp_path / "a.csv", list(DOUDIAN), *rows)
    path.write_bytes(path.read_bytes().replace("蓝杯".encode("gb18030"), BROKEN))
    told = read(path, encoding="gb18030")
    assert told.orders == []
    assert [row.reason for row in told.rejected] == [order_rows.UNREADABLE]


def test_a_record_that_cannot_be_read_is_left_out(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", list(PENALTIES), list(PENALTIES.values()))
    path.write_bytes(path.read_bytes().replace("揽收超时".encode("gb18030"), BROKEN))
    told = read(path, encoding="gb18030")
    assert [row.reason for row in told.rejected] == [order_rows.UNREADABLE]


def test_the_wrong_choice_is_refused(tmp_path: Path) -> None:
    told = read(orders(tmp_path, "gb18030"), encoding="utf-8")
    assert told.failed is not None
    assert (told.failed.reason, told.failed.samples) == (header_search.NO_HEADER, ())


def test_half_a_letter_in_utf16_is_no_text(tmp_path: Path) -> None:
    path = orders(tmp_path, "utf-16-le")
    path.write_bytes(path.read_bytes() + b"\x00")
    told = read(path, encoding="utf-16-le")
    assert told.failed is not None
    assert told.failed.reason == tables.NOT_TEXT


@pytest.mark.parametrize("content", [BROKEN * 500, b"%PDF-1.7\n\xff\x00\xfe"], ids=["bytes", "pdf"])
def test_what_is_no_export_in_any_encoding_is_not_asked_about(
    tmp_path: Path, content: bytes
) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    failed = read(path).failed
    assert failed is not None
    assert (failed.reason, failed.samples) == (tables.NOT_TEXT, ())


def test_a_list_that_is_read_for_sure_but_not_known_stays_so(tmp_path: Path) -> None:
    failed = read(write_csv(tmp_path / "a.csv", ["甲列", "乙列", "丙列"], ["1", "2", "3"])).failed
    assert failed is not None
    assert (failed.columns, failed.samples) == (("甲列", "乙列", "丙列"), ())


def test_a_header_alone_is_shown_alone(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.csv", list(LINES), encoding="utf-16-le")
    failed = read(path).failed
    assert failed is not None
    assert [len(sample.lines) for sample in failed.samples] == [1]

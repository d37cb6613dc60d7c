"""Hostile and broken texts: a sentence or whole orders, nothing else (faults G1, G2, G12)."""

from __future__ import annotations

import csv
import os
import sys
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.files.exports import (
    DOUDIAN,
    KNOWLEDGE,
    QIANNIU,
    Told,
    filled,
    job,
    one_order,
    read,
    write_csv,
    write_xlsx,
)
from workbench.files import header_search, reading, tables
from workbench.files.wire import Opened, ParcelBatch

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.files.wire import Message

HEADER = ",".join(QIANNIU).encode("gb18030")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", header_search.EMPTY, id="empty"),
        pytest.param(b"\x00" * 4096, tables.NOT_TEXT, id="zeros"),
        pytest.param(b"\x81\xff\x00\xfe" * 100, tables.NOT_TEXT, id="no encoding"),
        pytest.param(b"a,b\n1,2\n", header_search.NO_HEADER, id="another table"),
        pytest.param(b'"', tables.BROKEN_CSV, id="one quotation mark"),
        pytest.param(b" \n,,\n", header_search.EMPTY, id="blank lines"),
        pytest.param(b"\xef\xbb\xbf", header_search.EMPTY, id="a mark alone"),
        pytest.param(HEADER + b'\r\n"' + b"x" * 200_000, tables.BROKEN_CSV, id="not closed"),
        pytest.param(HEADER + b"\r\n" + b"y" * 200_000, tables.BROKEN_CSV, id="a vast cell"),
    ],
)
def test_what_cannot_be_read_is_refused(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(content)
    told = read(path)
    assert told.failed is not None
    assert told.failed.reason == reason
    assert told.finished is None


def test_a_text_that_ends_inside_a_quotation_is_refused(tmp_path: Path) -> None:
    path = one_order(tmp_path / "a.csv", QIANNIU)
    path.write_bytes(path.read_bytes() + b'"cut')
    told = read(path)
    assert told.failed is not None
    assert (told.failed.reason, told.failed.values) == (tables.BROKEN_CSV, {"row": "3"})
    assert told.finished is None


def test_a_quotation_over_several_lines_is_one_cell(tmp_path: Path) -> None:
    told = read(one_order(tmp_path / "a.csv", {**QIANNIU, "宝贝标题": "两行\n的杯"}, QIANNIU))
    assert [line[1] for line in told.order.lines] == ["两行\n的杯", "红色马克杯"]


def test_the_row_of_a_broken_text_is_told(tmp_path: Path) -> None:
    path = one_order(tmp_path / "a.csv", QIANNIU)
    path.write_bytes(path.read_bytes() + b'"' + b"x" * 200_000)
    told = read(path)
    assert told.failed is not None
    assert told.failed.values == {"row": "3"}


def test_a_text_of_two_encodings_is_not_half_read(tmp_path: Path) -> None:
    path = one_order(tmp_path / "a.csv", QIANNIU)
    path.write_bytes(path.read_bytes() + "你好".encode() + b"\xff\xff\r\n")
    told = read(path)
    assert told.failed is not None
    assert told.failed.reason == tables.NOT_TEXT


def test_a_text_that_breaks_far_behind_its_beginning_tells_no_order(tmp_path: Path) -> None:
    path = one_order(tmp_path / "a.csv", QIANNIU)
    header, row, *_ = path.read_bytes().split(b"\r\n")
    path.write_bytes(b"\r\n".join([header, *[row] * 2_000, b"\xff\xff"]))
    told = read(path)
    assert path.stat().st_size > 1 << 17
    assert told.failed is not None
    assert told.failed.reason == tables.NOT_TEXT
    assert told.orders == []


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    for path in (tmp_path / "nowhere.csv", tmp_path):
        told = read(path)
        assert told.failed is not None
        assert told.failed.reason == reading.GONE


@pytest.mark.parametrize("act", ["cut", "grow", "remove"])
def test_a_trace_file_that_changes_while_it_is_read_is_not_believed(
    tmp_path: Path, act: str
) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b'{"id": "YT1", "scans": []}\n' * 2)
    told = Told()

    def meddle(message: Message) -> None:
        told.take(message)
        if isinstance(message, ParcelBatch):
            _change(path, act)

    reading.read_file(job(path, is_traces=True), KNOWLEDGE, meddle)
    assert told.failed is not None
    assert told.finished is None


@pytest.mark.parametrize("act", ["cut", "grow", "remove"])
def test_a_file_that_changes_while_it_is_read_is_not_believed(tmp_path: Path, act: str) -> None:
    path = one_order(tmp_path / "a.csv", QIANNIU)
    told = Told()

    def meddle(message: Message) -> None:
        told.take(message)
        if isinstance(message, Opened):
            _change(path, act)

    reading.read_file(job(path), KNOWLEDGE, meddle)
    assert told.failed is not None
    assert told.finished is None


@pytest.mark.skipif(sys.platform == "win32", reason="its files tell when they were made instead")
def test_a_change_that_keeps_size_and_date_is_noticed(tmp_path: Path) -> None:
    path = one_order(tmp_path / "a.csv", QIANNIU)
    told = Told()

    def meddle(message: Message) -> None:
        told.take(message)
        if isinstance(message, Opened):
            _change(path, "swap")

    reading.read_file(job(path), KNOWLEDGE, meddle)
    assert told.failed is not None
    assert told.failed.reason == reading.CHANGED


def _change(path: Path, act: str) -> None:
    if act == "remove":
        path.unlink()
    elif act == "swap":
        before = path.stat()
        path.write_bytes(path.read_bytes().replace(b"0001", b"0002"))
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
        while path.stat().st_ctime_ns == before.st_ctime_ns:  # the system's clock ticks slowly
            os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns))
    else:
        content = path.read_bytes()
        path.write_bytes(content + b"x" if act == "grow" else content[:-20])


CELL = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ['="', "'", "\t", "1.2E+17", "-", "null", "900000000000000001", "待发货", "=", "\x00"]
    ),
)


@settings(
    max_examples=300, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(st.lists(CELL, max_size=18), max_size=6),
    st.sampled_from([list(QIANNIU), list(DOUDIAN)]),
    st.sampled_from(["utf-8-sig", "gb18030"]),
)
def test_any_cells_are_orders_or_told(
    tmp_path: Path, rows: list[list[str]], header: list[str], encoding: str
) -> None:
    path = tmp_path / "a.csv"
    with path.open("w", encoding=encoding, errors="replace", newline="") as stream:
        csv.writer(stream).writerows([header, *rows])
    told = read(path)
    assert (told.finished is None) != (told.failed is None)
    assert len(told.orders) + len(told.rejected) <= len(rows)


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.binary(max_size=400),
    st.sampled_from([b"", HEADER + b"\r\n", b"PK\x03\x04", b"\xef\xbb\xbf"]),
)
def test_any_bytes_are_refused_or_read(tmp_path: Path, content: bytes, start: bytes) -> None:
    path = tmp_path / "a.bin"
    path.write_bytes(start + content)
    told = read(path)
    assert (told.finished is None) != (told.failed is None)


@settings(
    max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.integers(0, 10_000), st.binary(min_size=1, max_size=8), st.booleans())
def test_a_damaged_workbook_is_refused_or_read(
    tmp_path: Path, place: int, noise: bytes, is_cut: bool
) -> None:
    path = write_xlsx(tmp_path / "a.xlsx", list(QIANNIU), filled(list(QIANNIU), QIANNIU))
    content = path.read_bytes()
    at = place % len(content)
    path.write_bytes(content[:at] if is_cut else content[:at] + noise + content[at + len(noise) :])
    told = read(path)
    assert (told.finished is None) != (told.failed is None)


def test_names_do_not_reach_the_messages(tmp_path: Path) -> None:
    bad = {**QIANNIU, "订单付款时间": "测试一 13800000000"}
    told = read(write_csv(tmp_path / "a.csv", list(bad), list(bad.values())))
    assert "13800000000" not in repr(told)
    assert len(told.rejected) == 1

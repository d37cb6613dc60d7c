from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.files.scans import (
    MAX_LINE_BYTES,
    NO_ID,
    NO_TEXT,
    NOT_JSON,
    ODD_CARRIER,
    TOO_LONG,
    BadScanLine,
    ScanLine,
    read_scan_lines,
)


@pytest.mark.parametrize(
    ("line", "scan"),
    [
        pytest.param('{"id":"a","text":"已揽收"}', ScanLine("a", "已揽收"), id="least"),
        pytest.param(
            '{"id":"a","text":"甲","carrier":"圆通"}', ScanLine("a", "甲", "圆通"), id="name"
        ),
        pytest.param(
            '{"id":"a","text":"甲","carrier":null,"carrier_code":"jd"}',
            ScanLine("a", "甲", "jd"),
            id="code-where-no-name",
        ),
        pytest.param('{"id":7,"text":""}', ScanLine(7, ""), id="number-and-empty-text"),
        pytest.param('\ufeff{"id":"a","text":"甲"}', ScanLine("a", "甲"), id="byte-order-mark"),
        pytest.param('{"id":"a","text":"甲","hub":true}', ScanLine("a", "甲"), id="more-fields"),
    ],
)
def test_scans(line: str, scan: ScanLine) -> None:
    assert list(read_scan_lines([line.encode()])) == [scan]


@pytest.mark.parametrize(
    ("line", "bad"),
    [
        pytest.param(b"nonsense", BadScanLine(None, 1, NOT_JSON), id="no-json"),
        pytest.param(b"[1]", BadScanLine(None, 1, NOT_JSON), id="no-object"),
        pytest.param(b'{"id":"\xff"}', BadScanLine(None, 1, NOT_JSON), id="no-utf-8"),
        pytest.param(b"[" * 5000, BadScanLine(None, 1, NOT_JSON), id="endless-nesting"),
        pytest.param(b'{"text":"a"}', BadScanLine(None, 1, NO_ID), id="no-id"),
        pytest.param(b'{"id":"","text":"a"}', BadScanLine(None, 1, NO_ID), id="empty-id"),
        pytest.param(b'{"id":true,"text":"a"}', BadScanLine(None, 1, NO_ID), id="odd-id"),
        pytest.param(b'{"id":"a"}', BadScanLine("a", 1, NO_TEXT), id="no-text"),
        pytest.param(b'{"id":"a","text":1}', BadScanLine("a", 1, NO_TEXT), id="odd-text"),
        pytest.param(
            b'{"id":"a","text":"b","carrier":5}', BadScanLine("a", 1, ODD_CARRIER), id="odd-carrier"
        ),
        pytest.param(b"x" * (MAX_LINE_BYTES + 1), BadScanLine(None, 1, TOO_LONG), id="too-long"),
    ],
)
def test_bad_lines(line: bytes, bad: BadScanLine) -> None:
    assert list(read_scan_lines([line])) == [bad]


def test_a_bad_line_costs_only_itself() -> None:
    lines = [b'{"id":"a","text":"x"}\n', b"\n", b"nonsense\n", b'{"id":"b","text":"y"}\n']
    assert list(read_scan_lines(lines)) == [
        ScanLine("a", "x"),
        BadScanLine(None, 3, NOT_JSON),
        ScanLine("b", "y"),
    ]


@given(st.lists(st.binary(max_size=60), max_size=5))
def test_no_line_raises(lines: list[bytes]) -> None:
    assert len(list(read_scan_lines(lines))) <= len(lines)

"""Cells without their wrapping; what went through a spreadsheet program is never guessed."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.files.cells import (
    BAD_AMOUNT,
    BAD_INSTANT,
    BAD_NUMBER,
    LOST_DIGITS,
    Unclear,
    amount,
    clean,
    identifier,
    instant,
)

TEN = datetime(2024, 1, 24, 2, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        pytest.param('="900000000000000001"', "900000000000000001", id="sign and quotes"),
        pytest.param("=900000000000000001", "900000000000000001", id="sign alone"),
        pytest.param('=""', "", id="wrapped nothing"),
        pytest.param("'13800000000", "13800000000", id="apostrophe"),
        pytest.param("\t900\t ", "900", id="tabs"),
        pytest.param("\ufeff订单编号", "订单编号", id="mark"),
        *[
            pytest.param(text, "", id=f"nothing: {text}")
            for text in ("-", "--", "null", "无", '""')
        ],
        pytest.param('=HYPERLINK("http://a.invalid")', '=HYPERLINK("http://a.invalid")', id="link"),
        pytest.param("=cmd|' /C calc'!A0", "=cmd|' /C calc'!A0", id="command"),
        pytest.param(None, "", id="none"),
    ],
)
def test_clean(cell: object, text: str) -> None:
    assert clean(cell) == text


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("900000000000000001", "900000000000000001"),
        ("\t900000000000000001", "900000000000000001"),
        (123456789012345, "123456789012345"),
        (123456789012345.0, "123456789012345"),
        ("", ""),
    ],
)
def test_ids(cell: object, text: str) -> None:
    assert identifier(cell) == text


@pytest.mark.parametrize(
    ("cell", "reason"),
    [
        pytest.param("1.2E+17", LOST_DIGITS, id="scientific"),
        pytest.param("9.00000000000000E+17", LOST_DIGITS, id="long scientific"),
        pytest.param(900000000000000001, LOST_DIGITS, id="18 digits"),
        pytest.param(1000000000000000.0, LOST_DIGITS, id="16 digits"),
        pytest.param(1.5, BAD_NUMBER, id="fraction"),
        pytest.param(-5, BAD_NUMBER, id="negative"),
        pytest.param("合计", BAD_NUMBER, id="a sum"),
        pytest.param('=HYPERLINK("x")', BAD_NUMBER, id="formula"),
        pytest.param(True, BAD_NUMBER, id="truth"),
    ],
)
def test_no_ids(cell: object, reason: str) -> None:
    with pytest.raises(Unclear) as caught:
        identifier(cell)
    assert caught.value.reason == reason


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("2024-01-24 10:00:00", TEN),
        ("2024-01-24 10:00", TEN),
        ("2024/1/24 10:00", TEN),
        ("2024/01/24 10:00:00", TEN),
        ("2024-01-24T10:00:00", TEN),
        ("2024-01-24 02:00:00Z", TEN),
        ("2024-01-24 10:00:00+08:00", TEN),
        ("2024-01-24 10:00:00.000", TEN),
        (datetime(2024, 1, 24, 10, 0), TEN),  # a sheet's cell names no zone
        (date(2024, 1, 25), datetime(2024, 1, 24, 16, 0, tzinfo=UTC)),
        ("0000-00-00 00:00:00", None),
        ("-", None),
        ("", None),
    ],
)
def test_instants(cell: object, expected: datetime | None) -> None:
    assert instant(cell) == expected


@pytest.mark.parametrize(
    "cell",
    [
        pytest.param("2024-01-24", id="a day alone"),
        pytest.param("01-24 10:00", id="no year"),
        pytest.param("2024-02-30 10:00:00", id="no such day"),
        pytest.param("2024-01-24 25:00:00", id="no such hour"),
        pytest.param(45315.4167, id="1900 or 1904"),
        pytest.param(45315, id="whole number"),
        pytest.param("gestern", id="prose"),
        pytest.param("0001-01-01 00:00:00", id="before time"),
    ],
)
def test_no_instants(cell: object) -> None:
    with pytest.raises(Unclear) as caught:
        instant(cell)
    assert caught.value.reason == BAD_INSTANT


@pytest.mark.parametrize(
    ("cell", "fen"),
    [
        ("19.90", 1990),
        ("19.9", 1990),
        ("1,019.90", 101990),
        ("12,345,678.00", 1234567800),
        ("0.50元", 50),
        ("¥20", 2000),
        (19.9, 1990),
        (20, 2000),
        ("0", 0),
        ("-", None),
        ("", None),
    ],
)
def test_amounts(cell: object, fen: int | None) -> None:
    assert amount(cell) == fen


@pytest.mark.parametrize("cell", ["19.905", "1,2", "二十", "1e3", "1.2.3", float("nan")])
def test_no_amounts(cell: object) -> None:
    with pytest.raises(Unclear) as caught:
        amount(cell)
    assert caught.value.reason == BAD_AMOUNT


ANY = st.one_of(
    st.text(max_size=40), st.floats(), st.integers(), st.datetimes(), st.dates(), st.booleans()
)


@given(ANY)
def test_nothing_but_unclear_is_raised(cell: object) -> None:
    for read in (clean, identifier, instant, amount):
        try:
            read(cell)
        except Unclear:
            continue

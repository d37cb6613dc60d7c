"""Typed access to foreign JSON: exact, and strict where a value cannot be understood."""

from __future__ import annotations

from decimal import Decimal

import pytest

from workbench.connectors.payload import (
    JsonObject,
    Unreadable,
    child,
    children,
    code_word,
    decode,
    fen,
    flag,
    number,
    text,
)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param("a ", "a", id="text"),
        pytest.param(1000000000000000001, "1000000000000000001", id="id above 2^53"),
        pytest.param(Decimal("10.50"), "10.50", id="decimal"),
        pytest.param(True, "true", id="truth"),
        pytest.param(None, "", id="null"),
        pytest.param("\ud800x\0", "?x", id="half a surrogate and NUL"),
    ],
)
def test_text(value: object, expected: str) -> None:
    assert text({"a": value}, "a") == expected


def test_id_survives_the_wire() -> None:
    assert text(decode(b'{"id":1000000000000000001}'), "id") == "1000000000000000001"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        pytest.param("123456789012345678901", 123456789012345678901, id="beyond 64 bits"),
        pytest.param("128.50", Decimal("128.50"), id="decimal"),
        pytest.param("1E400", Decimal("1E400"), id="beyond a float"),
        pytest.param(r'"\ud800x"', "\ud800x", id="half a surrogate"),
        pytest.param(r'"\ud83d\ude00"', "😀", id="a whole pair"),
    ],
)
def test_values_are_exact(written: str, expected: object) -> None:
    assert decode(f'{{"a":{written}}}'.encode()) == {"a": expected}


@pytest.mark.parametrize(
    "written", ["NaN", "-Infinity", "1E9999999999999999999", "01", "nul", '"\x01"', "[" * 9999]
)
def test_what_is_no_value_is_broken(written: str) -> None:
    with pytest.raises(Unreadable, match="damaged data"):
        decode(f'{{"a":{written}}}'.encode())


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        pytest.param(Decimal("128.50"), 12850, id="decimal"),
        pytest.param("1,234.05", 123405, id="text with thousands"),
        pytest.param(55, 5500, id="whole"),
        pytest.param(Decimal("0.005"), 1, id="half up"),
        pytest.param(Decimal("-1.75"), -175, id="negative"),
        pytest.param(None, None, id="not told"),
        pytest.param("", None, id="empty"),
    ],
)
def test_fen(value: object, expected: int | None) -> None:
    assert fen({"a": value}, "a") == expected


@pytest.mark.parametrize("value", ["twelve", "NaN", "1e400", Decimal("1e999999"), [1]])
def test_no_amount(value: object) -> None:
    with pytest.raises(Unreadable, match="unknown shape: a"):
        fen({"a": value}, "a")


@pytest.mark.parametrize(
    ("value", "expected"),
    [(7, 7), ("7", 7), ("-7", -7), (None, None), ("", None)],
)
def test_number(value: object, expected: int | None) -> None:
    assert number({"a": value}, "a") == expected


@pytest.mark.parametrize("value", ["7.5", "seven", "٧", {}, "9" * 5000])
def test_no_number(value: object) -> None:
    with pytest.raises(Unreadable):
        number({"a": value}, "a")


@pytest.mark.parametrize(
    ("value", "expected"),
    [(True, True), ("true", True), ("False", False), (None, None)],
)
def test_flag(value: object, expected: bool | None) -> None:
    assert flag({"a": value}, "a") is expected


@pytest.mark.parametrize("read", [child, children, flag])
def test_wrong_shape_is_said(read: object) -> None:
    payload: JsonObject = {"a": 7}
    with pytest.raises(Unreadable):
        read(payload, "a")  # type: ignore[operator]  # three functions of one shape


def test_a_lone_object_is_a_list_of_one() -> None:
    assert children({"a": {"b": 1}}, "a") == [{"b": 1}]


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("gw.SignatureInvalid", "gw.SignatureInvalid"),
        ("500_2", "500_2"),
        ("系统繁忙", ""),
        ("a\nb", ""),
        ("x" * 61, ""),
        ("", ""),
    ],
)
def test_only_codes_are_shown(written: str, shown: str) -> None:
    assert code_word(written) == shown

"""Answers that changed under our hands: renamed, added and nonsensical fields (faults E6, E22)."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from tests.connectors.alibaba1688.payloads import CANARIES, ORDER, WAYBILL, trace, trade
from workbench.connectors.alibaba1688 import parse
from workbench.connectors.alibaba1688.gateway import refusal
from workbench.connectors.alibaba1688.parse_logistics import trace_scans
from workbench.connectors.payload import Unreadable, decode, shape_of
from workbench.domain.errors import UnexpectedAnswer
from workbench.domain.masking import Pseudonymiser
from workbench.domain.parcels.shipments import Shipment

if TYPE_CHECKING:
    from collections.abc import Iterator

MASKING = Pseudonymiser(b"an invented key!")
PARCEL = Shipment("shop", ORDER, WAYBILL, "yuantong")
NONSENSE: st.SearchStrategy[Any] = st.one_of(
    st.sampled_from(
        [None, 7, -1, 10**40, 1e308, True, "", "x", "9" * 4000, "\0", "\ud800", [], [[]], [None],
         {}, {"a": 1}, "99991231235959999+0800", "00010101000000000+0800", "20260230000000000+9999",
         "1e999999", "∞", "٣"]
    ),
    st.text(max_size=20),
    st.integers(),
)  # fmt: skip


def places(told: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield where every value of a payload stands."""
    if path:
        yield path
    inner = told.items() if isinstance(told, dict) else enumerate(told)
    for key, value in inner if isinstance(told, dict | list) else ():
        if isinstance(value, dict | list):
            yield from places(value, (*path, key))
        else:
            yield (*path, key)


def changed(told: Any, path: tuple[Any, ...], value: object) -> dict[str, Any]:
    """Return a payload as it comes over the wire with one value changed."""
    other = copy.deepcopy(told)
    inner = other
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    return dict(decode(json.dumps(other, default=float).encode("utf-8", "surrogatepass")))


TRADE, TRACE = trade(), trace(("2026-01-06 18:20:11", "已揽收"))


@given(st.sampled_from(list(places(TRADE))), NONSENSE)
def test_an_order_is_understood_or_said_to_be_unreadable(
    path: tuple[Any, ...], value: object
) -> None:
    told = changed(TRADE, path, value)
    try:
        record = parse.full_record(told, "shop", MASKING, asked=ORDER)
    except Unreadable:
        return
    finally:
        shape_of(told)
    shown = repr(record)
    assert [canary for canary in CANARIES if canary in shown] == []


@given(st.sampled_from(list(places(TRACE))), NONSENSE)
def test_a_trace_is_understood_or_said_to_be_unreadable(
    path: tuple[Any, ...], value: object
) -> None:
    told = changed(TRACE, path, value)
    try:
        refusal(told)
        trace_scans(told, PARCEL)
    except (Unreadable, UnexpectedAnswer):
        return


def test_ten_times_as_many_fields_change_nothing() -> None:
    more = {f"field{number}": {"nested": [number]} for number in range(400)}
    told = trade()
    wide = {**more, **told, "baseInfo": {**more, **told["baseInfo"]}}
    plain = parse.full_record(told, "shop", MASKING, asked=ORDER)
    assert parse.full_record(wide, "shop", MASKING, asked=ORDER) == plain


@given(NONSENSE, st.sampled_from(["result", "totalRecord"]))
def test_a_list_is_understood_or_said_to_be_unreadable(value: object, key: str) -> None:
    told = changed({"result": [TRADE], "totalRecord": 1}, (key,), value)
    try:
        rows = parse.list_page(told).rows
    except Unreadable:
        return
    assert all(isinstance(parse.row_key(row) + parse.modify_mark(row), str) for row in rows)

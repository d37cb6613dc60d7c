from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.files.refusals import FileRefused
from workbench.files.traces import (
    MAX_LINE_BYTES,
    NO_PARCEL,
    TOO_MANY_BAD,
    TWICE,
    bounded_lines,
    tell_parcels,
)
from workbench.files.wire import ParcelBatch, ParcelRow, Rejected

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.files.wire import Message

GOOD = (
    '{"id": "YT0000000000001", "carrier": "圆通", "carrier_code": "yuantong", '
    '"provider_state": "0", '
    '"scans": [{"time": "2024-01-22 05:20:00", "text": "【义乌网点】已揽收"}]}'
).encode()


def told(lines: Iterable[bytes]) -> tuple[list[ParcelRow], list[tuple[int, str]]]:
    """The parcels of these lines, and the numbers of those that are none with the reasons."""
    messages: list[Message] = []
    tell_parcels(lines, messages.append)
    parcels = [one for each in messages if isinstance(each, ParcelBatch) for one in each.parcels]
    return parcels, [(bad.row, bad.reason) for bad in messages if isinstance(bad, Rejected)]


def only(line: bytes) -> ParcelRow:
    (parcel,), rejected = told([line])
    assert not rejected
    return parcel


def test_a_parcel_is_read_whole() -> None:
    parcel = only(GOOD)
    assert (parcel.waybill, parcel.carrier, parcel.carrier_name) == (
        "YT0000000000001",
        "yuantong",
        "圆通",
    )
    assert parcel.told.provider_state == "0"
    scan = parcel.told.scans[0]
    assert scan.text == "【义乌网点】已揽收"
    # 05:20 in Shanghai is 21:20 the day before in UTC.
    assert scan.happened_at == datetime(2024, 1, 21, 21, 20, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        pytest.param("2024-01-22 05:20", datetime(2024, 1, 21, 21, 20, tzinfo=UTC), id="minutes"),
        pytest.param(
            "2024-01-22T05:20:00+00:00", datetime(2024, 1, 22, 5, 20, tzinfo=UTC), id="own-offset"
        ),
        pytest.param("06-09 17:27", None, id="no-year"),
        pytest.param("0001-01-01 00:00:00", None, id="before-all-time"),
        pytest.param("9999-12-31 23:59:59", None, id="after-all-time"),
        pytest.param("2024-01-22", None, id="a-day-is-no-instant"),
        pytest.param("", None, id="empty"),
        pytest.param("gestern", None, id="prose"),
    ],
)
def test_times(written: str, instant: datetime | None) -> None:
    line = f'{{"id": "A1", "scans": [{{"time": "{written}", "text": "已揽收"}}]}}'.encode()
    scan = only(line).scans[0]
    assert (scan.happened_at, scan.time_text) == (instant, written)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        pytest.param(b"<html>", "not a parcel in JSON", id="html"),
        pytest.param(GOOD[:-9], "not a parcel in JSON", id="truncated"),
        pytest.param(b'{"id": "A1"}', "not a parcel in JSON", id="no-scans"),
        pytest.param(b'{"id": " ", "scans": []}', "the id is empty", id="no-id"),
        pytest.param(b"[" * 100_000, "not a parcel in JSON", id="deep"),
        pytest.param(b'{"id": "\xff", "scans": []}', "not a parcel in JSON", id="not-utf8"),
    ],
)
def test_a_bad_line_costs_only_itself(line: bytes, reason: str) -> None:
    parcels, rejected = told([line, b"\n", GOOD])
    assert [parcel.waybill for parcel in parcels] == ["YT0000000000001"]
    assert rejected == [(1, reason)]


def test_the_same_id_twice_is_told() -> None:
    parcels, rejected = told([GOOD, GOOD])
    assert len(parcels) == 1
    assert rejected == [(2, TWICE)]


def test_a_file_without_a_parcel_is_refused() -> None:
    with pytest.raises(FileRefused, match=NO_PARCEL):
        told([b"{}", b"\n"])


def test_parcels_are_told_some_at_a_time() -> None:
    messages: list[Message] = []
    lines = [GOOD.replace(b"0001", b"%04d" % place) for place in range(1, 1_001)]
    tell_parcels(lines, messages.append)
    batches = [len(each.parcels) for each in messages if isinstance(each, ParcelBatch)]
    assert sum(batches) == 1_000
    assert max(batches) < 500


def test_telephone_numbers_do_not_come_in() -> None:
    line = '{"id": "A1", "scans": [{"time": null, "text": "派件员电话13800000000"}]}'.encode()
    assert "13800000000" not in only(line).scans[0].text


def test_of_a_line_without_an_end_only_the_beginning_is_held() -> None:
    vast = b"{" * (3 * MAX_LINE_BYTES)
    lines = list(bounded_lines(BytesIO(b"\n".join((vast, GOOD, vast)))))
    assert [len(line) for line in lines] == [MAX_LINE_BYTES + 1, len(GOOD) + 1, MAX_LINE_BYTES + 1]
    parcels, rejected = told(lines)
    assert [parcel.waybill for parcel in parcels] == ["YT0000000000001"]
    assert rejected == [(1, "the line is too long"), (3, "the line is too long")]


def test_a_file_of_something_else_is_not_read_to_its_end() -> None:
    def endless() -> Iterator[bytes]:
        yield GOOD
        while True:
            yield b'{"another": "log"}'

    with pytest.raises(FileRefused, match=TOO_MANY_BAD):
        told(endless())


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(line: bytes) -> None:
    parcels, rejected = told([GOOD, line])
    assert 1 <= len(parcels) + len(rejected) <= 2

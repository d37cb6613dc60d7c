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
    TOO_MANY_BAD,
    ImportedParcel,
    bounded_lines,
    read_trace_file,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

GOOD = (
    '{"id": "YT0000000000001", "carrier": "圆通", "carrier_code": "yuantong", '
    '"provider_state": "0", '
    '"scans": [{"time": "2024-01-22 05:20:00", "text": "【义乌网点】已揽收"}]}'
).encode()


def only(line: bytes) -> ImportedParcel:
    file = read_trace_file([line])
    assert not file.rejected
    return file.parcels[0]


def test_a_parcel_is_read_whole() -> None:
    parcel = only(GOOD)
    assert (parcel.waybill, parcel.carrier, parcel.carrier_name) == (
        "YT0000000000001",
        "yuantong",
        "圆通",
    )
    assert parcel.scans.provider_state == "0"
    scan = parcel.scans.scans[0]
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
    scan = only(line).scans.scans[0]
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
    file = read_trace_file([line, b"\n", GOOD])
    assert [parcel.waybill for parcel in file.parcels] == ["YT0000000000001"]
    assert [(bad.number, bad.reason) for bad in file.rejected] == [(1, reason)]


def test_the_same_id_twice_is_told() -> None:
    file = read_trace_file([GOOD, GOOD])
    assert len(file.parcels) == 1
    assert file.rejected[0].number == 2


def test_telephone_numbers_do_not_come_in() -> None:
    line = '{"id": "A1", "scans": [{"time": null, "text": "派件员电话13800000000"}]}'.encode()
    assert "13800000000" not in only(line).scans.scans[0].text


def test_of_a_line_without_an_end_only_the_beginning_is_held() -> None:
    vast = b"{" * (3 * MAX_LINE_BYTES)
    lines = list(bounded_lines(BytesIO(b"\n".join((vast, GOOD, vast)))))
    assert [len(line) for line in lines] == [MAX_LINE_BYTES + 1, len(GOOD) + 1, MAX_LINE_BYTES + 1]
    file = read_trace_file(lines)
    assert [parcel.waybill for parcel in file.parcels] == ["YT0000000000001"]
    assert [(bad.number, bad.reason) for bad in file.rejected] == [
        (1, "the line is too long"),
        (3, "the line is too long"),
    ]


def test_a_file_of_something_else_is_not_read_to_its_end() -> None:
    def endless() -> Iterator[bytes]:
        yield GOOD
        while True:
            yield b'{"another": "log"}'

    with pytest.raises(FileRefused, match=TOO_MANY_BAD):
        read_trace_file(endless())


@given(st.binary(max_size=200))
def test_no_bytes_break_the_reader(line: bytes) -> None:
    file = read_trace_file([line])
    assert len(file.parcels) + len(file.rejected) <= 1

"""Every way in which platforms write an instant, and what is none."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from workbench.connectors.instants import read_instant
from workbench.connectors.payload import Unreadable

NINE_THIRTY = datetime(2026, 1, 5, 1, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("written", "instant"),
    [
        pytest.param("20260105093000000+0800", NINE_THIRTY, id="1688"),
        pytest.param("20260105093000000+08:00", NINE_THIRTY, id="1688 with colon"),
        pytest.param("20260105013000000Z", NINE_THIRTY, id="Z"),
        pytest.param("20260105093000+0800", NINE_THIRTY, id="no thousandths"),
        pytest.param("20260105093000", NINE_THIRTY, id="bare"),
        pytest.param("20260105093000250", NINE_THIRTY.replace(microsecond=250_000), id="no zone"),
        pytest.param("2026010509300025+0800", NINE_THIRTY.replace(microsecond=250_000), id="short"),
        pytest.param("2026-01-05 09:30:00", NINE_THIRTY, id="naive is Shanghai"),
        pytest.param("2026-01-05 09:30", NINE_THIRTY, id="no seconds"),
        pytest.param(" 2026-01-05 09:30:00.0 ", NINE_THIRTY, id="fraction and spaces"),
        pytest.param("2026-01-05T01:30:00Z", NINE_THIRTY, id="iso"),
        pytest.param("2026-01-04 20:30:00-0500", NINE_THIRTY, id="other zone"),
        pytest.param("", None, id="empty"),
        pytest.param("0", None, id="zero"),
        pytest.param("0000-00-00 00:00:00", None, id="zeros"),
        pytest.param("00000000000000000", None, id="compact zeros"),
        pytest.param("00010101000000", None, id="never before"),
        pytest.param("99991231235959000+0800", None, id="never ending"),
    ],
)
def test_instant(written: str, instant: datetime | None) -> None:
    assert read_instant(written, "payTime") == instant


@pytest.mark.parametrize(
    "written",
    [
        pytest.param("20261305093000000+0800", id="month 13"),
        pytest.param("2026-01-05", id="a day is no instant"),
        pytest.param("20260105", id="a compact day"),
        pytest.param("1767576600", id="unix seconds"),
        pytest.param("昨天 09:30", id="words"),
        pytest.param("２０２６0105093000", id="full width"),
    ],
)
def test_no_instant_names_the_field_alone(written: str) -> None:
    with pytest.raises(Unreadable) as caught:
        read_instant(written, "payTime")
    assert caught.value.reason == "data in an unknown shape: payTime"

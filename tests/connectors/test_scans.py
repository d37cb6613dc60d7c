"""A trace is oldest first and masked, however its source lists it."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from workbench.connectors.scans import ToldScan, trace_of


def texts(*lines: tuple[str, str], newest_first: bool = False) -> list[str]:
    told = [ToldScan(text, time) for text, time in lines]
    return [scan.text for scan in trace_of(told, "x", newest_first=newest_first)]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        pytest.param(
            [("a", "2026-01-06 18:20:11"), ("b", "2026-01-06 23:02:40")], ["a", "b"], id="forwards"
        ),
        pytest.param(
            [("b", "2026-01-06 23:02:40"), ("a", "2026-01-06 18:20:11")], ["a", "b"], id="backwards"
        ),
        pytest.param(
            [
                ("c", "2026-01-07 08:00:00"),
                ("b", "2026-01-06 18:20:11"),
                ("a", "2026-01-06 18:20:11"),
            ],
            ["a", "b", "c"],
            id="one second, backwards",
        ),
        pytest.param(
            [
                ("a", "2026-01-06 18:20:11"),
                ("b", "2026-01-06 18:20:11"),
                ("c", "2026-01-07 08:00:00"),
            ],
            ["a", "b", "c"],
            id="one second, forwards",
        ),
        pytest.param(
            [("?", "soon"), ("a", "2026-01-06 18:20:11")], ["a", "?"], id="no time goes last"
        ),
    ],
)
def test_oldest_first(lines: list[tuple[str, str]], expected: list[str]) -> None:
    assert texts(*lines) == expected


def test_a_source_says_how_it_lists_where_times_do_not() -> None:
    same = "2026-01-06 18:20:11"
    assert texts(("b", same), ("a", same), newest_first=True) == ["a", "b"]


def test_a_scan_keeps_what_its_source_wrote() -> None:
    told = [ToldScan("派件员 张三（13800000000）", "2026-01-06 18:20:11", "派件")]
    (scan,) = trace_of(told, "1688")
    assert scan.text == "派件员 张某（***********）"
    assert scan.happened_at == datetime(2026, 1, 6, 10, 20, 11, tzinfo=UTC)
    assert (scan.time_text, scan.provider_status) == ("2026-01-06 18:20:11", "派件")
    assert (scan.source, scan.sequence) == ("1688", 0)


def test_an_unreadable_time_is_kept_as_text() -> None:
    (scan,) = trace_of([ToldScan("已揽收", "01-06 18:20")], "1688")
    assert scan.happened_at is None
    assert scan.time_text == "01-06 18:20"

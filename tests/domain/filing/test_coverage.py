"""Ship windows of filings on one line, with overlaps and gaps."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.domain.filing.coverage import coverage, gaps_between
from workbench.domain.filing.filings import Filing, FilingCase, FilingScope, ScopeKind
from workbench.domain.shops import Platform

WHOLE = FilingScope(ScopeKind.WHOLE_SHOP)
START = datetime(2022, 12, 21, tzinfo=UTC)


def window(name: str, since: int, until: int) -> Filing:
    """A filing for these seconds after the start, both inside."""
    return Filing(
        "s1",
        Platform.TAOBAO,
        FilingCase.EPIDEMIC,
        WHOLE,
        ship_from=START + timedelta(seconds=since),
        ship_until=START + timedelta(seconds=until),
        id=name,
    )


def drawn(filings: list[Filing]) -> list[tuple[int, int, str]]:
    return [
        (
            int((span.since - START).total_seconds()),
            int((span.until - START).total_seconds()),
            "".join(span.filings),
        )
        for span in coverage(filings)
    ]


@pytest.mark.parametrize(
    ("filings", "line"),
    [
        pytest.param([], [], id="none"),
        pytest.param([window("a", 0, 10)], [(0, 10, "a")], id="one"),
        pytest.param(
            [window("a", 0, 10), window("b", 11, 20)],
            [(0, 10, "a"), (11, 20, "b")],
            id="joined to the second",
        ),
        pytest.param(
            [window("a", 0, 10), window("b", 12, 20)],
            [(0, 10, "a"), (11, 11, ""), (12, 20, "b")],
            id="a gap of one second",
        ),
        pytest.param(
            [window("a", 0, 10), window("b", 10, 20)],
            [(0, 9, "a"), (10, 10, "ab"), (11, 20, "b")],
            id="both cover one second",
        ),
        pytest.param(
            [window("a", 0, 30), window("b", 10, 20)],
            [(0, 9, "a"), (10, 20, "ab"), (21, 30, "a")],
            id="one within the other",
        ),
        pytest.param(
            [window("a", 5, 5), window("b", 9, 8)], [(5, 5, "a")], id="reversed is left out"
        ),
    ],
)
def test_the_line_of_windows(filings: list[Filing], line: list[tuple[int, int, str]]) -> None:
    assert drawn(filings) == line


def test_a_filing_without_a_window_is_not_drawn() -> None:
    orders = FilingScope(ScopeKind.ORDER, orders=("A1",))
    assert coverage([Filing("s1", Platform.ALIBABA, FilingCase.LOST, orders)]) == ()


@given(st.lists(st.tuples(st.integers(0, 40), st.integers(0, 9)), max_size=7))
def test_every_second_belongs_to_one_span_and_tells_who_covers_it(
    told: list[tuple[int, int]],
) -> None:
    filings = [window(str(n), since, since + long) for n, (since, long) in enumerate(told)]
    line = drawn(filings)
    for second in range(60):
        owners = [who for since, until, who in line if since <= second <= until]
        inside = "".join(
            str(n) for n, (since, long) in enumerate(told) if since <= second <= since + long
        )
        assert owners == [inside] or (not inside and not owners)
    assert all(span.is_gap for span in gaps_between(filings))

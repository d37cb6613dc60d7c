"""Pulls are read in windows of bearable size, each remembered once it was walked whole."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from workbench.connectors.paging import ListPage
from workbench.connectors.windows import OVERLAP, Reach, Window, WindowPlan

if TYPE_CHECKING:
    from collections.abc import Callable

NOW = datetime(2026, 11, 21, tzinfo=UTC)
DAY = timedelta(days=1)


def even(per_day: int) -> Callable[[Window], ListPage]:
    """A shop with so many orders a day."""

    def look(window: Window) -> ListPage:
        return ListPage((), round((window.end - window.start) / DAY * per_day))

    return look


def windows(reach: Reach, look: Callable[[Window], ListPage]) -> list[Window]:
    return [found.window for found in WindowPlan(reach, NOW, look, 400).windows()]


@pytest.mark.parametrize(
    "position",
    [
        pytest.param("2026-11-20T00:00:00+00:00", id="by modification"),
        pytest.param(
            "first 2026-11-21T00:00:00+00:00 2026-10-01T00:00:00+00:00", id="amid a first pull"
        ),
    ],
)
def test_a_position_is_what_it_was_written_from(position: str) -> None:
    assert Reach.read(position, NOW, 60).position == position


def test_a_first_pull_ends_where_modifications_begin() -> None:
    begun = NOW - DAY
    assert Reach(begun - DAY, begun).at(begun) == Reach(begun)


def test_a_small_shop_is_one_window() -> None:
    (window,) = windows(Reach(NOW - 60 * DAY, NOW), even(5))
    assert (window.start, window.end) == (NOW - 60 * DAY, NOW)


def test_a_large_shop_is_cut_up_without_a_gap() -> None:
    found = windows(Reach(NOW - 60 * DAY, NOW), even(1000))
    assert found[0].start == NOW - 60 * DAY
    assert [later.start for later in found[1:]] == [one.end for one in found[:-1]]
    assert found[-1].end == NOW
    assert all(even(1000)(window).total <= 400 for window in found)


def test_looking_for_windows_costs_little() -> None:
    asked = []

    def look(window: Window) -> ListPage:
        asked.append(window)
        return even(10_000)(window)

    found = windows(Reach(NOW - 60 * DAY, NOW), look)
    assert len(asked) < 3 * len(found)


def test_the_most_crowded_half_hour_is_walked_whole() -> None:
    found = windows(Reach(NOW - timedelta(hours=1)), even(1_000_000))
    assert all(window.end - window.start <= timedelta(minutes=40) for window in found)


def test_a_later_pull_reaches_back_once() -> None:
    found = windows(Reach(NOW - 3 * DAY), even(1000))
    assert found[0].start == NOW - 3 * DAY - OVERLAP
    assert found[1].start == found[0].end


def test_what_looks_empty_is_asked_for_again_with_what_follows() -> None:
    """A list that the platform left out looks the same as an empty one."""

    def look(window: Window) -> ListPage:
        return ListPage((), 0 if window.end <= NOW - 10 * DAY else 900)

    found = windows(Reach(NOW - 60 * DAY, NOW), look)
    assert found[0].start == NOW - 60 * DAY


@pytest.mark.parametrize("ahead", [timedelta(), DAY])
def test_there_is_always_one_question(ahead: timedelta) -> None:
    asked = []

    def look(window: Window) -> ListPage:
        asked.append(window.end)
        return ListPage((), 0)

    assert windows(Reach(NOW + ahead), look) == []
    assert asked == [NOW]

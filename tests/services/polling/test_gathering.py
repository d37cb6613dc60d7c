"""What is saved together: many answers where they come quickly, each page at a platform's pace."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.services.doubles import SHOP, TEN, order
from workbench.domain.clock import ReplayClock
from workbench.domain.errors import Unreachable
from workbench.domain.pages import OrderPage, OrderRecord, UnreadOrder
from workbench.services.polling.gathering import A_MOMENT, MOST, Gathering
from workbench.services.polling.order_pull import together

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator


@pytest.fixture
def wall() -> ReplayClock:
    return ReplayClock(TEN)


def page(first: int, count: int = 40, position: str = "", *unread: str) -> OrderPage:
    records = tuple(OrderRecord(order(f"A{n}"), ()) for n in range(first, first + count))
    return OrderPage(SHOP.id, records, None, position, tuple(UnreadOrder(n, "?") for n in unread))


def sizes(pages: Iterable[OrderPage]) -> list[tuple[int, str]]:
    return [(len(each.records), each.position) for each in pages]


@pytest.mark.parametrize(
    ("count", "passed", "expected"),
    [
        pytest.param(0, timedelta(hours=1), False, id="nothing to save"),
        pytest.param(1, timedelta(), False, id="just begun"),
        pytest.param(1, A_MOMENT, True, id="a moment later"),
        pytest.param(MOST - 1, A_MOMENT / 2, False, id="nearly"),
        pytest.param(MOST, timedelta(), True, id="so many"),
        pytest.param(1, -timedelta(hours=1), True, id="a clock that was set back"),
    ],
)
def test_when_it_is_time_to_save(
    wall: ReplayClock, count: int, passed: timedelta, expected: bool
) -> None:
    gathering = Gathering(wall)
    wall.advance(passed)
    assert gathering.is_due(count) is expected
    gathering.saved()
    assert gathering.is_due(1) is False


def test_pages_that_come_quickly_are_one(wall: ReplayClock) -> None:
    walk = [page(0, 350), page(350, 50), page(400, 5, "window 1"), page(405, 1, "2"), page(406, 1)]
    found = list(together(walk, Gathering(wall)))
    assert sizes(found) == [(400, ""), (7, "2")]
    numbers = [record.order.number for each in found for record in each.records]
    assert numbers == [f"A{n}" for n in range(407)]


def test_at_a_platforms_pace_every_page_is_saved_at_once(wall: ReplayClock) -> None:
    def walk() -> Iterator[OrderPage]:
        for first in (0, 1, 2):
            wall.advance(A_MOMENT)
            yield page(first, 1)

    assert sizes(together(walk(), Gathering(wall))) == [(1, ""), (1, ""), (1, "")]


def test_what_came_before_a_trouble_is_kept(wall: ReplayClock) -> None:
    def walk() -> Iterator[OrderPage]:
        yield page(0, 2)
        yield page(2, 1)
        raise Unreachable(service="1688")

    found: list[OrderPage] = []
    with pytest.raises(Unreachable):
        found.extend(together(walk(), Gathering(wall)))
    assert sizes(found) == [(3, "")]


def test_what_cannot_be_read_waits_for_nothing_and_goes_alone(wall: ReplayClock) -> None:
    """An order that is told whole on the next page is not unread any more."""
    walk = [page(0, 1), page(1, 1, "", "A2"), page(2, 1), page(3, 1, "end")]
    found = list(together(walk, Gathering(wall)))
    assert sizes(found) == [(1, ""), (1, ""), (2, "end")]
    assert [len(each.unread) for each in found] == [0, 1, 0]

"""Nothing is lost and nothing doubled while rows move between pages."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.connectors.alibaba1688.parse import modify_mark, order_number, row_key
from workbench.connectors.paging import ListPage, ListStyle, OrderWalk
from workbench.connectors.payload import JsonObject, Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable

STYLE = ListStyle(20, 1, row_key, modify_mark)


def row(number: int, mark: str = "1") -> JsonObject:
    return {"baseInfo": {"idOfStr": str(number), "modifyTime": mark}}


class MovingList:
    """A list of orders that changes after each page, as told by ``moves``."""

    def __init__(self, count: int, moves: list[Callable[[list[JsonObject]], None]]) -> None:
        self.rows = [row(number) for number in range(count)]
        self.asked: list[int] = []
        self.at_last_look: list[JsonObject] = []
        self._moves = moves

    def page(self, page: int) -> ListPage:
        self.asked.append(page)
        self.at_last_look = list(self.rows)
        found = ListPage(tuple(self.rows[(page - 1) * 20 : page * 20]), len(self.rows))
        if self._moves:
            self._moves.pop(0)(self.rows)
        return found


def numbers(found: MovingList) -> list[int]:
    walk = OrderWalk(found.page, STYLE)
    return sorted(int(order_number(each)) for rows in walk.pages() for each in rows)


@pytest.mark.parametrize("count", [0, 1, 20, 21, 40, 45])
def test_every_row_once(count: int) -> None:
    assert numbers(MovingList(count, [])) == list(range(count))


def test_one_page_is_one_question() -> None:
    found = MovingList(20, [])
    numbers(found)
    assert found.asked == [1]


def test_pages_are_walked_from_the_last() -> None:
    found = MovingList(45, [])
    numbers(found)
    assert found.asked == [1, 3, 2, 1]


def drop_first(rows: list[JsonObject]) -> None:
    rows.pop(0)


def stay(_rows: list[JsonObject]) -> None:
    return


def enter(rows: list[JsonObject]) -> None:
    rows.insert(0, row(100 + len(rows)))


def slide(rows: list[JsonObject]) -> None:
    rows.append(rows.pop(0))


def test_a_row_that_leaves_hides_no_other() -> None:
    assert set(numbers(MovingList(45, [stay, drop_first]))) >= set(range(1, 45))


def test_a_row_that_enters_is_met_by_another_walk() -> None:
    assert numbers(MovingList(45, [stay, enter])) == [*range(45), 145]


def test_rows_that_slide_are_all_met() -> None:
    assert numbers(MovingList(45, [slide] * 4)) == list(range(45))


def leaves(place: int) -> Callable[[list[JsonObject]], None]:
    return lambda rows: rows.__delitem__(place % len(rows))


def to_the_front(place: int) -> Callable[[list[JsonObject]], None]:
    return lambda rows: rows.insert(0, rows.pop(place % len(rows)))


PLACES = st.integers(0, 64)
# A window of modifications loses rows and gains late ones; one of creations is put in new order.
MODIFIED = st.lists(PLACES.map(leaves) | st.just(enter) | st.just(stay), max_size=12)
REORDERED = st.lists(PLACES.map(to_the_front) | st.just(slide) | st.just(stay), max_size=12)


@given(MODIFIED | REORDERED)
def test_what_is_there_is_met_or_said_to_be_missing(
    moves: list[Callable[[list[JsonObject]], None]],
) -> None:
    found = MovingList(65, moves)
    try:
        met = set(numbers(found))
    except Unreadable:
        return
    assert {int(order_number(each)) for each in found.at_last_look} <= met


def test_an_order_modified_meanwhile_comes_again() -> None:
    def modify(rows: list[JsonObject]) -> None:
        rows[30] = row(30, "2")
        rows.append(row(100))

    walk = OrderWalk(MovingList(45, [stay, stay, modify]).page, STYLE)
    marks = [
        each["baseInfo"]["modifyTime"]  # type: ignore[index]  # as written above
        for rows in walk.pages()
        for each in rows
        if order_number(each) == "30"
    ]
    assert marks == ["1", "2"]


def test_rows_told_twice_push_none_out_of_sight() -> None:
    told = [row(number) for number in range(45)]
    for place in (20, 40):
        told.insert(place, told[place - 1])

    def fetch(page: int) -> ListPage:
        return ListPage(tuple(told[(page - 1) * 20 : page * 20]), 45)

    met = [int(order_number(each)) for rows in OrderWalk(fetch, STYLE).pages() for each in rows]
    assert sorted(met) == list(range(45))


def test_a_last_page_repeated_for_ever_ends() -> None:
    last = tuple(row(number) for number in range(20, 40))
    first = tuple(row(number) for number in range(20))
    walk = OrderWalk(lambda page: ListPage(first if page == 1 else last, 30), STYLE)
    assert sum(len(rows) for rows in walk.pages()) == 40


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param({1: 20, 2: 0, 3: 5}, id="empty page after a full one"),
        pytest.param({1: 20, 2: 20, 3: 1}, id="short last page"),
        pytest.param({1: 20, 2: -20, 3: 5}, id="page served twice"),
    ],
)
def test_pages_that_never_add_up(pages: dict[int, int]) -> None:
    asked: list[int] = []

    def fetch(page: int) -> ListPage:
        asked.append(page)
        count = pages[page]
        start = (page - 1) * 20 if count > 0 else 0
        return ListPage(tuple(row(start + place) for place in range(abs(count))), 45)

    with pytest.raises(Unreadable, match="pages that do not add up"):
        list(OrderWalk(fetch, STYLE).pages())
    assert len(asked) == 12


def test_one_page_with_too_few_rows_never_adds_up() -> None:
    with pytest.raises(Unreadable):
        list(OrderWalk(lambda _: ListPage((row(1),), 2), STYLE).pages())


def test_pages_may_be_counted_from_nought() -> None:
    asked: list[int] = []

    def fetch(page: int) -> ListPage:
        asked.append(page)
        return ListPage(tuple(row(number) for number in range(page * 10, page * 10 + 10)), 30)

    walk = OrderWalk(fetch, ListStyle(10, 0, row_key, modify_mark))
    assert sum(len(rows) for rows in walk.pages()) == 30
    assert asked == [0, 2, 1, 0]

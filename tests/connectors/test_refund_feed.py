"""Refunds of several pages: how far they were read is told with the last, and not before."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from workbench.connectors.paging import ListPage, ListStyle
from workbench.connectors.refund_feed import RefundFeed, RefundStyle
from workbench.domain.errors import Unreachable
from workbench.domain.platforms.refunds import Refund, RefundPage, RefundStatus

if TYPE_CHECKING:
    from workbench.connectors.payload import JsonObject
    from workbench.connectors.windows import Window

NOON = datetime(2026, 1, 7, 4, tzinfo=UTC)
PAGE = 2
ROWS = [{"id": str(number)} for number in range(5)]
ALL = {row["id"] for row in ROWS}


class Platform:
    """Lists five refunds, two on a page, in each window; unreachable at one of its calls."""

    def __init__(self, fails_at: int) -> None:
        self._left = fails_at

    def look(self, window: Window, page: int) -> ListPage:
        """Return a page."""
        self._left -= 1
        if self._left == 0:
            raise Unreachable(service="Taobao")
        return ListPage(tuple(ROWS[(page - 1) * PAGE : page * PAGE]), len(ROWS), is_certain=True)


def read(row: JsonObject) -> Refund:
    return Refund("shop", str(row["id"]), "1", RefundStatus.AWAITING_SELLER)


def pull(fails_at: int) -> tuple[list[RefundPage], bool]:
    """Return the pages of a pull, and whether it was whole."""
    rows = ListStyle(PAGE, 1, lambda row: str(row["id"]), lambda _: "")
    style = RefundStyle("Taobao", rows, Platform(fails_at).look, read, 1, longest=timedelta(days=1))
    pages: list[RefundPage] = []
    try:
        pages.extend(RefundFeed("shop", style).pages((NOON - timedelta(hours=1)).isoformat(), NOON))
    except Unreachable:
        return pages, False
    return pages, True


def test_a_whole_pull_tells_all_and_how_far_it_came() -> None:
    pages, is_whole = pull(0)
    assert is_whole
    assert [each.number for page in pages for each in page.refunds] == ["4", "2", "3", "0", "1"]
    assert [page.position for page in pages] == ["", "", NOON.isoformat()]


@pytest.mark.parametrize("fails_at", range(1, 5))
def test_what_broke_off_does_not_say_that_it_was_read(fails_at: int) -> None:
    pages, is_whole = pull(fails_at)
    told = {each.number for page in pages for each in page.refunds}
    assert is_whole == (told == ALL)
    assert [page.position for page in pages if page.position] == [NOON.isoformat()] * is_whole

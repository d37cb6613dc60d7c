"""Walking a list of orders while rows move between its pages.

The window's upper end is fixed, so while we walk rows only leave it (their order was modified
again) and those behind them move to lower pages. From the last page to the first nothing is
passed over then: what moved is met again. Rows that enter show in a total that grows, and pages
that do not add up show in fewer rows than the total: then the walk begins anew. Rows told twice
push others behind the last page: as long as there are more than there should be, it reads on.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.connectors.payload import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.connectors.payload import JsonObject

MOST_WALKS = 3


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of an order list; ``total`` counts the rows of all pages.

    ``is_certain`` tells that the platform itself counted: then none are none, and the list was not
    merely left out.
    """

    rows: tuple[JsonObject, ...]
    total: int
    is_certain: bool = False


@dataclass(frozen=True, slots=True)
class ListStyle:
    """How a platform lists: its page size, the number of its first page, and its rows.

    ``key`` tells rows apart, ``mark`` two states of one order.
    """

    page_size: int
    first_page: int
    key: Callable[[JsonObject], str]
    mark: Callable[[JsonObject], str]


@dataclass
class _Round:
    """What one walk over all pages has met; ``is_whole`` is the question at its end."""

    style: ListStyle
    total: int
    met: set[str] = field(default_factory=set)
    has_grown: bool = False
    has_gap: bool = False

    def has_surplus(self, page: int, found: ListPage) -> bool:
        """Tell whether a page holds more rows than the total leaves it, some of them new."""
        expected = max(0, found.total - (page - 1) * self.style.page_size)
        is_new = any(self.style.key(row) not in self.met for row in found.rows)
        return is_new and len(found.rows) > expected

    def meet(self, page: int, found: ListPage) -> None:
        """Take a page in."""
        self.has_grown |= found.total > self.total
        self.has_gap |= not found.rows and found.total > (page - 1) * self.style.page_size
        self.total = found.total
        self.met.update(self.style.key(row) for row in found.rows)

    @property
    def is_whole(self) -> bool:
        """Tell whether every row that is there has been met."""
        return not self.has_grown and not self.has_gap and len(self.met) >= self.total


class OrderWalk:
    """Yields the rows of a list page by page, each state of an order once.

    ``fetch`` is given the platform's own page number; ``first`` is the first page where it was
    asked for already.
    """

    def __init__(
        self,
        fetch: Callable[[int], ListPage],
        style: ListStyle,
        first: ListPage | None = None,
    ) -> None:
        self._ask = fetch
        self._style = style
        self._first = first
        self._yielded: dict[str, str] = {}

    def pages(self) -> Iterator[list[JsonObject]]:
        """Yield the new rows of each page.

        Raises:
            Unreadable: after several walks the pages still do not add up to the total.
        """
        for _ in range(MOST_WALKS):
            first, self._first = self._first or self._fetch(1), None
            walked = _Round(self._style, first.total)
            yield from self._walk(first, walked)
            if walked.is_whole:
                return
        raise Unreadable(reasons.PAGES_DO_NOT_ADD_UP)

    def _walk(self, first: ListPage, walked: _Round) -> Iterator[list[JsonObject]]:
        last = max(1, -(-first.total // self._style.page_size))
        page, found = last, first if last == 1 else self._fetch(last)
        while walked.has_surplus(page, found):
            yield self._taken(walked, page, found)
            page, found = page + 1, self._fetch(page + 1)
        yield self._taken(walked, page, found)
        for earlier in range(last - 1, 0, -1):
            yield self._taken(walked, earlier, self._fetch(earlier))

    def _fetch(self, page: int) -> ListPage:
        """Return a page; here the first one is 1."""
        return self._ask(page - 1 + self._style.first_page)

    def _taken(self, walked: _Round, page: int, found: ListPage) -> list[JsonObject]:
        walked.meet(page, found)
        return [row for row in found.rows if self._is_new(row)]

    def _is_new(self, row: JsonObject) -> bool:
        number, mark = self._style.key(row), self._style.mark(row)
        is_new = self._yielded.get(number) != mark
        self._yielded[number] = mark
        return is_new

"""How a shop's orders are pulled from a list: window by window, page by page, order by order.

A connector says how its platform is asked and how a row is read; what is kept of a walk that
breaks off, and when the position moves, is the same for all of them.
"""

from __future__ import annotations

import logging
from contextlib import contextmanager
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Protocol

from workbench.connectors.paging import ListStyle, OrderWalk
from workbench.connectors.payload import JsonObject, Unreadable
from workbench.connectors.unread import UnreadTally
from workbench.connectors.windows import EVER, Reach, WindowPlan
from workbench.domain.errors import ConnectorError, UnexpectedAnswer
from workbench.domain.pages import OrderPage, OrderRecord, UnreadOrder

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime, timedelta

    from workbench.connectors.paging import ListPage
    from workbench.connectors.windows import OpenWindow, Window

logger = logging.getLogger(__name__)


class OrderSource(Protocol):
    """What a connector knows of its platform's order list."""

    def look(self, window: Window, page: int) -> ListPage:
        """Return a page, counted as the platform counts, of the orders in a window."""
        ...

    def record(self, row: JsonObject, unread: list[UnreadOrder]) -> OrderRecord:
        """Return the order of a row; what of it must be asked for again is added to ``unread``.

        Raises:
            Unreadable, UnexpectedAnswer: it cannot be understood; the others can still be.
        """
        ...


@dataclass(frozen=True, slots=True)
class FeedStyle:
    """How a platform's orders are pulled.

    ``service`` is how messages call it, ``number`` reads a row's order number ("" where it
    cannot). ``first_days`` is how far the first pull goes back, ``most_rows`` how much a window
    should hold at most, ``longest`` what one by modification may span.
    """

    service: str
    rows: ListStyle
    number: Callable[[JsonObject], str]
    first_days: int
    most_rows: int
    longest: timedelta = EVER


class OrderFeed:
    """Pulls one shop's orders."""

    def __init__(self, shop_id: str, source: OrderSource, style: FeedStyle) -> None:
        self._shop_id = shop_id
        self._source = source
        self._style = style

    def pages(self, position: str | None, until: datetime) -> Iterator[OrderPage]:
        """Yield orders modified after ``position`` up to ``until``, first those of the last weeks.

        An order that cannot be understood does not stop the others: it is told beside them.

        Raises:
            ConnectorError: the walk broke off, or so little could be read that it is worth nothing.
        """
        reach = Reach.read(position, until, self._style.first_days)
        if reach.begun is not None:
            for page in self._pages_to_goal(reach, until):
                if page.position:
                    position = page.position
                yield page
            if position is None or (reach := Reach.read(position, until, 0)) == Reach(until):
                return
            # What was made after the last window that held anything was modified since then, too.
            reach = Reach(reach.until)
        elif reach.until > until:
            # The clock was ahead when that was noted: what comes from now on is not in the past.
            yield OrderPage(self._shop_id, (), position=Reach(until).position)
        yield from self._pages_to_goal(reach, until)

    def _pages_to_goal(self, reach: Reach, now: datetime) -> Iterator[OrderPage]:
        first = self._style.rows.first_page
        look = self._source.look
        style = self._style
        plan = WindowPlan(reach, now, lambda w: look(w, first), style.most_rows, style.longest)
        with understood(self._style.service):
            for opened in plan.windows():
                yield from self._pages(opened)

    def _pages(self, opened: OpenWindow) -> Iterator[OrderPage]:
        """Yield a window's pages, each as soon as the next is known: the last one says so."""
        tally = UnreadTally(self._style.service)
        walk = OrderWalk(
            lambda page: self._source.look(opened.window, page), self._style.rows, opened.first
        )
        held = OrderPage(self._shop_id, ())
        try:
            for rows in walk.pages():
                page = self._page(rows, tally)
                if held.records or held.unread:
                    yield held
                held = page
            tally.end()
        except (ConnectorError, Unreadable):
            # What came whole before the trouble is kept; what it set aside alone is part of it.
            if held.records:
                yield held
            raise
        yield replace(held, position=opened.reach.position)

    def _page(self, rows: list[JsonObject], tally: UnreadTally) -> OrderPage:
        records: list[OrderRecord] = []
        unread: list[UnreadOrder] = []
        for row in rows:
            try:
                records.append(self._source.record(row, unread))
                tally.read()
            except (Unreadable, UnexpectedAnswer) as error:
                unread.append(tally.unread(self._style.number(row), row, error))
                logger.info(
                    "%s: an order cannot be read: %s", self._style.service, unread[-1].reason
                )
        return OrderPage(self._shop_id, tuple(records), unread=tuple(unread))


@contextmanager
def understood(service: str) -> Iterator[None]:
    """Turn what cannot be read into the error of the service that said it."""
    try:
        yield
    except Unreadable as error:
        raise UnexpectedAnswer(service=service, reason=error.reason) from error

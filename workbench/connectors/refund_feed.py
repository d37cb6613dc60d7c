"""How a shop's refunds are pulled: as its orders are, window by window and page by page."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.connectors.feed import understood
from workbench.connectors.paging import ListStyle, OrderWalk
from workbench.connectors.payload import JsonObject, Unreadable
from workbench.connectors.windows import EVER, MOST_ROWS, Reach, WindowPlan
from workbench.domain.errors import ConnectorError
from workbench.domain.platforms.refunds import Refund, RefundPage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime, timedelta

    from workbench.connectors.paging import ListPage
    from workbench.connectors.windows import OpenWindow, Window

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class RefundStyle:
    """How a platform's refunds are pulled; ``first_days`` is how far the first pull goes back.

    ``look`` returns a page, counted as the platform counts, of the refunds modified in a window;
    ``read`` makes a row a refund or raises ``Unreadable``. ``longest`` is what a window may span.
    """

    service: str
    rows: ListStyle
    look: Callable[[Window, int], ListPage]
    read: Callable[[JsonObject], Refund]
    first_days: int
    most_rows: int = MOST_ROWS
    longest: timedelta = EVER


class RefundFeed:
    """Pulls one shop's refunds by their modification, the first time those of the last weeks."""

    def __init__(self, shop_id: str, style: RefundStyle) -> None:
        self._shop_id = shop_id
        self._style = style

    def pages(self, position: str | None, until: datetime) -> Iterator[RefundPage]:
        """Yield refunds modified after ``position`` up to ``until``.

        Raises:
            ConnectorError: the walk broke off; what came whole before was yielded.
        """
        style = self._style
        begin = Reach(Reach.read(position, until, style.first_days).until)
        first = style.rows.first_page
        plan = WindowPlan(
            begin, until, lambda w: style.look(w, first), style.most_rows, style.longest
        )
        with understood(style.service):
            for opened in plan.windows():
                yield from self._pages(opened)

    def _pages(self, opened: OpenWindow) -> Iterator[RefundPage]:
        look = self._style.look
        walk = OrderWalk(lambda page: look(opened.window, page), self._style.rows, opened.first)
        held = RefundPage(self._shop_id, ())
        try:
            for rows in walk.pages():
                page = self._page(rows)
                if held.refunds or held.unread:
                    yield held
                held = page
        except (ConnectorError, Unreadable):
            if held.refunds:
                yield held
            raise
        yield replace(held, position=opened.reach.position)

    def _page(self, rows: list[JsonObject]) -> RefundPage:
        found: list[Refund] = []
        for row in rows:
            try:
                found.append(self._style.read(row))
            except Unreadable as error:
                logger.info("%s: a refund cannot be read: %s", self._style.service, error.reason)
        return RefundPage(self._shop_id, tuple(found), unread=len(rows) - len(found))

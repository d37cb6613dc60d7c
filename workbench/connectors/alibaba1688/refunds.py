"""How a 1688 shop's refunds are pulled: by the time they were asked for.

The seller's list knows no time of modification (platform-apis 1.8; its buyer twin does), so that a
refund which goes on is not met again by reading forward. Every now and then the last weeks are
read anew, and what changed in them is seen then.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench.connectors.alibaba1688 import codes, parse_refunds
from workbench.connectors.instants import compact_text
from workbench.connectors.paging import ListPage, ListStyle
from workbench.connectors.refund_feed import RefundFeed, RefundStyle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.connectors.alibaba1688.gateway import Gateway
    from workbench.connectors.payload import JsonObject
    from workbench.connectors.windows import Window
    from workbench.domain.refunds import Refund, RefundPage

# So long a refund is followed after it was asked for, and so often all of them are read anew.
FOLLOWED = timedelta(days=60)
READ_ANEW = timedelta(hours=1)
# The documented call and its answer begin at page 0.
_ROWS = ListStyle(codes.PAGE_SIZE, 0, parse_refunds.row_key, parse_refunds.row_mark)


@dataclass(frozen=True, slots=True)
class RefundReach:
    """Up to when refunds were read by their application, and since when anew (UTC)."""

    until: datetime
    anew: datetime

    @classmethod
    def read(cls, position: str | None, now: datetime) -> RefundReach:
        """Return from where to go on: the last weeks, where those were not read for a while."""
        until, _, anew = (position or "").partition(" ")
        if not anew or not timedelta() <= now - datetime.fromisoformat(anew) < READ_ANEW:
            return cls(now - FOLLOWED, now)
        return cls(datetime.fromisoformat(until), datetime.fromisoformat(anew))

    def at(self, until: str) -> str:
        """Return the position once everything up to ``until`` was read."""
        return f"{until} {self.anew.isoformat()}"


class RefundWalk:
    """Pulls one shop's refunds."""

    def __init__(self, shop_id: str, gateway: Gateway) -> None:
        self._shop_id = shop_id
        self._gateway = gateway

    def pages(self, position: str | None, until: datetime) -> Iterator[RefundPage]:
        """Yield refunds that are new since ``position``, from time to time all of the last weeks.

        Raises:
            ConnectorError: the walk broke off; what came whole before was yielded.
        """
        reach = RefundReach.read(position, until)
        style = RefundStyle(codes.SERVICE, _ROWS, self._look, self._read, FOLLOWED.days)
        for page in RefundFeed(self._shop_id, style).pages(reach.until.isoformat(), until):
            yield replace(page, position=reach.at(page.position)) if page.position else page

    def _look(self, window: Window, page: int) -> ListPage:
        asked = {
            "applyStartTime": compact_text(window.start),
            "applyEndTime": compact_text(window.end),
            "currentPageNum": str(page),
            "pageSize": str(codes.PAGE_SIZE),
        }
        return parse_refunds.list_page(self._gateway.demand(codes.REFUND_LIST, asked))

    def _read(self, row: JsonObject) -> Refund:
        return parse_refunds.refund(row, self._shop_id)

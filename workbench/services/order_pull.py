"""Pulling a shop's orders: page by page into the cache, the cursor last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from workbench.domain.errors import ConnectorError
from workbench.domain.pages import Cursor
from workbench.domain.refresh import Progress, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import timedelta

    from workbench.connectors.base import Marketplace
    from workbench.domain.pages import OrderPage
    from workbench.domain.shops import Shop
    from workbench.store.orders import OrderStore

ORDERS_FEED = "orders"


@dataclass(frozen=True, slots=True)
class PulledOrders:
    """How many orders of one shop were new or changed, and what broke the walk off, if anything."""

    new: int = 0
    changed: int = 0
    trouble: ConnectorError | None = None


class OrderPull:
    """Reads what changed at a marketplace since the cursor and saves it."""

    def __init__(
        self,
        orders: OrderStore,
        progress: Callable[[Progress], None],
        heed_clock: Callable[[timedelta | None], None],
    ) -> None:
        self._orders = orders
        self._progress = progress
        self._heed_clock = heed_clock

    def pull(self, shop: Shop, marketplace: Marketplace, now: datetime) -> PulledOrders:
        """Save every changed order of ``shop`` up to ``now`` (data time).

        The cursor is saved in the transaction of the last page: a walk that breaks off is
        repeated from where the last whole one ended, and loses nothing. Nor does one that found
        nothing move it: a list that the platform left out looks the same. Before anything is
        saved the platform's clock is heeded, which may end the round to begin it anew.
        """
        cursor = self._orders.cursor(shop.id, ORDERS_FEED)
        since = datetime.fromisoformat(cursor.position) if cursor else None
        reached = Cursor(shop.id, ORDERS_FEED, now.isoformat())
        new = changed = seen = 0
        try:
            for page, is_last in _with_last(marketplace.order_pages(since, now)):
                self._heed_clock(marketplace.clock_offset)
                at = reached if is_last else None
                saved = self._orders.save_page(page, seen_at=now, cursor=at)
                new, changed = new + saved.new, changed + saved.changed
                seen += len(page.records)
                self._progress(Progress(Stage.ORDERS, seen, 0, shop.name))
        except ConnectorError as error:
            return PulledOrders(new, changed, error)
        self._heed_clock(marketplace.clock_offset)  # a walk without a page told it too
        return PulledOrders(new, changed)


def _with_last(pages: Iterator[OrderPage]) -> Iterator[tuple[OrderPage, bool]]:
    """Yield each page with whether the walk ended whole with it."""
    held = None
    try:
        for page in pages:
            if held is not None:
                yield held, False
            held = page
    except ConnectorError:
        # An unreadable order is told at the end of the walk: the page before it came whole.
        if held is not None:
            yield held, False
        raise
    if held is not None:
        yield held, True

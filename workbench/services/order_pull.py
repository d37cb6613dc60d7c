"""Pulling a shop's orders: page by page into the cache, the cursor last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from workbench.domain.pages import Cursor, OrderPage
from workbench.domain.refresh import Progress, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from workbench.connectors.base import Marketplace
    from workbench.domain.shops import Shop
    from workbench.store.orders import OrderStore

ORDERS_FEED = "orders"


@dataclass(frozen=True, slots=True)
class PulledOrders:
    """How many orders of one shop were new and how many changed."""

    new: int = 0
    changed: int = 0


class OrderPull:
    """Reads what changed at a marketplace since the cursor and saves it."""

    def __init__(self, orders: OrderStore, progress: Callable[[Progress], None]) -> None:
        self._orders = orders
        self._progress = progress

    def pull(self, shop: Shop, marketplace: Marketplace, now: datetime) -> PulledOrders:
        """Save every changed order of ``shop`` up to ``now`` (data time).

        The cursor is saved in the transaction of the last page: a walk that breaks off is
        repeated from where the last whole one ended, and loses nothing.

        Raises:
            ConnectorError: the marketplace failed; pages saved before stay.
        """
        cursor = self._orders.cursor(shop.id, ORDERS_FEED)
        since = datetime.fromisoformat(cursor.position) if cursor else None
        reached = Cursor(shop.id, ORDERS_FEED, now.isoformat())
        new = changed = seen = 0
        for page, is_last in _with_last(shop.id, marketplace.order_pages(since, now)):
            saved = self._orders.save_page(page, seen_at=now, cursor=reached if is_last else None)
            new, changed = new + saved.new, changed + saved.changed
            seen += len(page.records)
            self._progress(Progress(Stage.ORDERS, seen, 0, shop.name))
        return PulledOrders(new, changed)


def _with_last(shop_id: str, pages: Iterator[OrderPage]) -> Iterator[tuple[OrderPage, bool]]:
    """Yield each page with whether it is the last; no page at all is one empty last page."""
    held = next(pages, OrderPage(shop_id, ()))
    for page in pages:
        yield held, False
        held = page
    yield held, True

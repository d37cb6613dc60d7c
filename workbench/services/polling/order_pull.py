"""Pulling a shop's orders: page by page into the cache, the cursor last."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.errors import ConnectorError
from workbench.domain.pages import Cursor, SavedPage
from workbench.domain.refresh import Progress, Stage
from workbench.services.polling.gathering import Gathering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from workbench.connectors.base import Marketplace
    from workbench.domain.clock import Clock
    from workbench.domain.pages import OrderPage, UnreadOrder
    from workbench.domain.shops import Shop
    from workbench.store.orders.orders import OrderStore
    from workbench.store.orders.silent_orders import SilentOrderStore
    from workbench.store.orders.unread_orders import UnreadOrderStore

ORDERS_FEED = "orders"


@dataclass(frozen=True, slots=True)
class OrderStores:
    """Where orders go, where those wait that could not be read, and which the platform forgot."""

    orders: OrderStore
    unread: UnreadOrderStore
    silent: SilentOrderStore


# So many orders that could not be read are asked for again in one round.
AGAIN = 50
# And so many that wait for their parcel and of which nothing was heard for so long: they may be
# gone, which no list tells. A round every five minutes asks for some thousands a day.
SILENT = 20
SILENCE = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class PulledOrders:
    """How many orders of one shop were new or changed, and what broke the walk off, if anything.

    ``unread`` are those that stay aside, with why they could not be read.
    """

    new: int = 0
    changed: int = 0
    trouble: ConnectorError | None = None
    unread: tuple[UnreadOrder, ...] = ()


class OrderPull:
    """Reads what changed at a marketplace since the cursor and saves it."""

    def __init__(
        self,
        stores: OrderStores,
        progress: Callable[[Progress], None],
        heed_clock: Callable[[timedelta | None], None],
        wall: Clock,
    ) -> None:
        self._orders = stores.orders
        self._unread = stores.unread
        self._silent = stores.silent
        self._progress = progress
        self._heed_clock = heed_clock
        self._wall = wall

    def pull(self, shop: Shop, marketplace: Marketplace, now: datetime) -> PulledOrders:
        """Save every changed order of ``shop`` up to ``now`` (data time).

        The cursor is saved in the transaction of the page that makes a part whole: a walk that
        breaks off is repeated from there, and loses nothing. Nor does one that found nothing move
        it: a list that the platform left out looks the same. Before anything is saved the
        platform's clock is heeded, which may end the round to begin it anew.
        """
        saved, trouble = SavedPage(), None
        seen = 0
        try:
            for page in self._pages(shop, marketplace, now):
                self._heed_clock(marketplace.clock_offset)
                saved += self._orders.save_page(page, seen_at=now, cursor=_cursor(shop, page))
                seen += len(page.records)
                self._progress(Progress(Stage.ORDERS, seen, 0, shop.name))
            self._heed_clock(marketplace.clock_offset)  # a walk without a page told it too
        except ConnectorError as error:
            trouble = error
        unread = tuple(self._unread.of_shop(shop.id))
        return PulledOrders(saved.new, saved.changed, trouble, unread)

    def _pages(self, shop: Shop, marketplace: Marketplace, now: datetime) -> Iterator[OrderPage]:
        """Yield what changed, then what could not be read earlier, and what fell silent.

        The walk may have told it: so who is asked for is asked afterwards.
        """
        due = self._unread.due(shop.id, now, AGAIN)
        cursor = self._orders.cursor(shop.id, ORDERS_FEED)
        walk = marketplace.order_pages(cursor.position if cursor else None, now)
        yield from together(walk, Gathering(self._wall))
        standing = {each.number for each in self._unread.of_shop(shop.id)}
        for number in due:
            if number in standing:
                yield marketplace.order(number)
        for number in self._silent.silent(shop.id, now - SILENCE, SILENT):
            page = marketplace.order(number)
            self._silent.looked(shop.id, [number], now)
            yield page


def together(pages: Iterable[OrderPage], gathering: Gathering) -> Iterator[OrderPage]:
    """Yield a walk's pages, those that come quickly as one; what came before a trouble is kept.

    A page that told of orders that cannot be read goes alone: what a later one tells of them whole
    is the last word.

    Raises:
        ConnectorError: as the walk does.
    """
    held: OrderPage | None = None
    try:
        for page in pages:
            if held is not None and page.unread:
                yield held
                held = None
            held = page if held is None else _both(held, page)
            if page.unread or gathering.is_due(len(held.records)):
                yield held
                held = None
                gathering.saved()
    except ConnectorError:
        if held is not None:
            yield held
        raise
    if held is not None:
        yield held


def _both(held: OrderPage, page: OrderPage) -> OrderPage:
    """Return a page after another as one; the last part of the walk that is whole is told."""
    records = (*held.records, *page.records)
    return replace(page, records=records, position=page.position or held.position)


def _cursor(shop: Shop, page: OrderPage) -> Cursor | None:
    return Cursor(shop.id, ORDERS_FEED, page.position) if page.position else None

"""Pulling a shop's refunds, where its platform gives them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from workbench.domain.errors import ConnectorError, NotOffered, Refused
from workbench.domain.pages import Cursor
from workbench.domain.platforms.offers import Offer

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from workbench.connectors.base import Marketplace
    from workbench.domain.platforms.refunds import RefundPage
    from workbench.domain.shops import Shop
    from workbench.store.orders.orders import OrderStore
    from workbench.store.orders.refunds import RefundStore

logger = logging.getLogger(__name__)

REFUNDS_FEED = "refunds"


class RefundPull:
    """Reads what refunds changed since the cursor and saves it."""

    def __init__(self, refunds: RefundStore, orders: OrderStore) -> None:
        self._refunds = refunds
        self._orders = orders

    def pull(self, shop: Shop, marketplace: Marketplace, now: datetime) -> ConnectorError | None:
        """Save every changed refund up to ``now``; return what broke that off, if anything.

        A key without the right to see refunds, or a platform without the call, is no trouble: the
        shop's orders come all the same.
        """
        if Offer.REFUNDS not in marketplace.offers:
            return None
        cursor = self._orders.cursor(shop.id, REFUNDS_FEED)
        try:
            pages = marketplace.refund_pages(cursor.position if cursor else None, now)
            for page in gathered(pages):
                at = Cursor(shop.id, REFUNDS_FEED, page.position) if page.position else None
                self._refunds.save_page(page, seen_at=now, cursor=at)
        except (Refused, NotOffered) as error:
            logger.info("%s: no refunds are told: %s", shop.id, type(error).__name__)
        except ConnectorError as error:
            return error
        return None


def gathered(pages: Iterable[RefundPage]) -> Iterator[RefundPage]:
    """Yield the pages that tell of refunds; of those that only move the position the last one.

    Most days of a first pull tell nothing, and each page that is kept costs a sync of the disk.

    Raises:
        ConnectorError: as the walk does; how far it came is told before.
    """
    moved: RefundPage | None = None
    try:
        for page in pages:
            if page.refunds or page.unread:
                yield page
            if page.position:
                moved = None if page.refunds or page.unread else page
    except ConnectorError:
        if moved is not None:
            yield moved
        raise
    if moved is not None:
        yield moved

"""Pulling a shop's refunds, where its platform gives them."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from workbench.domain.errors import ConnectorError, NotOffered, Refused
from workbench.domain.offers import Offer
from workbench.domain.pages import Cursor

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.connectors.base import Marketplace
    from workbench.domain.shops import Shop
    from workbench.store.orders import OrderStore
    from workbench.store.refunds import RefundStore

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
            for page in marketplace.refund_pages(cursor.position if cursor else None, now):
                at = Cursor(shop.id, REFUNDS_FEED, page.position) if page.position else None
                self._refunds.save_page(page, seen_at=now, cursor=at)
        except (Refused, NotOffered) as error:
            logger.info("%s: no refunds are told: %s", shop.id, type(error).__name__)
        except ConnectorError as error:
            return error
        return None

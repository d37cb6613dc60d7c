"""Taking in a platform's messages: hints about orders, which are then asked for themselves."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from workbench.domain.errors import ConnectorError, NotOffered, Refused
from workbench.domain.platforms.offers import Offer

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from workbench.connectors.base import Marketplace
    from workbench.domain.platforms.messages import PlatformMessage
    from workbench.domain.shops import Shop
    from workbench.store.orders.messages import MessageStore
    from workbench.store.orders.orders import OrderStore

logger = logging.getLogger(__name__)

# So many pages of messages are taken in one round; the rest waits for the next.
PAGES = 3


class MessagePull:
    """Keeps messages, and fetches the orders that they speak of and are not known as they stand."""

    def __init__(self, orders: OrderStore, messages: MessageStore) -> None:
        self._orders = orders
        self._messages = messages

    def pull(self, shop: Shop, marketplace: Marketplace, now: datetime) -> ConnectorError | None:
        """Take in what waits; return what broke that off, if anything.

        Messages are confirmed once they and their orders are saved: one that comes again costs a
        look.
        """
        if Offer.MESSAGES not in marketplace.offers:
            return None
        try:
            for _ in range(PAGES):
                told = marketplace.messages()
                if not told:
                    break
                self._messages.put(shop.id, told, seen_at=now)
                for number in self._news(shop, told):
                    self._orders.save_page(marketplace.order(number), seen_at=now)
                marketplace.confirm_messages([message.id for message in told])
        except (Refused, NotOffered) as error:
            logger.info("%s: no messages are told: %s", shop.id, type(error).__name__)
        except ConnectorError as error:
            return error
        return None

    def _news(self, shop: Shop, told: Sequence[PlatformMessage]) -> Iterator[str]:
        """Yield each order once whose last change is not known to be as late as its message."""
        last: dict[str, datetime | None] = {}
        for message in told:
            known = last.get(message.order_number)
            later = message.at if known is None or message.at is None else max(known, message.at)
            last[message.order_number] = later
        last.pop("", None)
        for number, at in last.items():
            modified_at = self._orders.modified_at(shop.id, number)
            if at is None or modified_at is None or modified_at < at:
                yield number

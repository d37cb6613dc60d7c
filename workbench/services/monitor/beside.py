"""What stands beside an order, gathered for the window; and which orders have any of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.platforms.beside import Beside
from workbench.store.monitor.beside import BesideStore
from workbench.store.orders.messages import MessageStore
from workbench.store.orders.promises import PromiseStore
from workbench.store.orders.refunds import RefundStore
from workbench.store.shops.shipping_acts import ShippingActStore

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.domain.clock import Clock
    from workbench.domain.orders import Order
    from workbench.domain.platforms.beside import BesideFilter
    from workbench.store.engine.cache import Cache


class BesideDesk:
    """Answers over one connection; ``clock`` tells data time."""

    def __init__(self, cache: Cache, clock: Clock) -> None:
        self._refunds = RefundStore(cache)
        self._promises = PromiseStore(cache)
        self._acts = ShippingActStore(cache)
        self._messages = MessageStore(cache)
        self._store = BesideStore(cache)
        self._clock = clock

    def of_order(self, order_id: int, order: Order) -> Beside:
        """Return all that stands beside an order at present."""
        return Beside(
            self._refunds.of_order(order.shop_id, order.number),
            self._promises.of_order(order_id),
            self._acts.of_order(order.shop_id, order.number),
            self._messages.of_order(order.shop_id, order.number),
        )

    def counts(self) -> Mapping[BesideFilter, int]:
        """Return how many orders each filter would leave."""
        return self._store.counts()

    def mark_read(self, order: Order) -> None:
        """Record that the seller has seen an order's messages."""
        self._messages.mark_read(order.shop_id, order.number, self._clock.now())

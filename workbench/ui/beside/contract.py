"""What the window asks about what stands beside an order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.domain.orders import Order
    from workbench.domain.platforms.beside import Beside, BesideFilter


class BesideReader(Protocol):
    """Refunds, promises, messages and acts of orders."""

    def of_order(self, order_id: int, order: Order) -> Beside:
        """Return all that stands beside an order at present."""
        ...

    def counts(self) -> Mapping[BesideFilter, int]:
        """Return how many orders each filter would leave."""
        ...

    def mark_read(self, order: Order) -> None:
        """Record that the seller has seen an order's messages."""
        ...

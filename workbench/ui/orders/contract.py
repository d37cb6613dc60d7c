"""What the window asks about orders; the service satisfies it without knowing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from workbench.domain.exchange.export_filters import OrderQuery
    from workbench.domain.exchange.other_columns import OtherColumns
    from workbench.domain.files import OrderFile
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.views import OrderRow, OrderSort


class OrderReader(Protocol):
    """The order view's rows."""

    def ids(
        self, search: str, shop_id: str, only_open: bool, sort: OrderSort, descending: bool
    ) -> array[int]:
        """Return the ids of all orders that fit, in order."""
        ...

    def listed(self, query: OrderQuery) -> array[int]:
        """Return the ids of all orders that fit a question, in order."""
        ...

    def first(self, query: OrderQuery, limit: int) -> array[int]:
        """Return the first ``limit`` of these ids, sooner than all of them."""
        ...

    def rows(self, ids: Sequence[int]) -> list[OrderRow]:
        """Return the orders with these ids that still exist, in any order."""
        ...

    def file(self, order_id: int) -> tuple[OrderFile, tuple[Decision, ...]] | None:
        """Return an order with its parcels and decisions, None when it is gone."""
        ...

    def others(self, order_id: int) -> OtherColumns:
        """Return what files told of an order in columns that we have no name for."""
        ...

"""What looking back asks for; services satisfy this protocol without knowing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from workbench.domain.exchange.export_filters import OrderQuery
    from workbench.domain.files import OrderFile
    from workbench.domain.order_changes import OrderPart
    from workbench.domain.past import DayEntry, Difference, Past
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.views import MonitorRow, OrderRow, RowDetail


class PastReader(Protocol):
    """The monitor of past instants; all are jobs, and none needs the network."""

    def at(self, as_of: datetime, progress: Callable[[int, int], None]) -> Past:
        """Return the monitor as it was known then; ``progress`` hears of the rows read, of all."""
        ...

    def with_troubles(self, past: Past) -> Past:
        """Return the same past with the parcels that were in trouble."""
        ...

    def differences(self, past: Past) -> list[Difference]:
        """Return the rows whose leading warning is another now."""
        ...

    def order_ids(self, query: OrderQuery, as_of: datetime) -> array[int]:
        """Return the ids of the orders known then that fit, in order."""
        ...

    def order_rows(self, ids: Sequence[int], as_of: datetime) -> list[OrderRow]:
        """Return these orders as they were known then; quick enough for a visible page."""
        ...

    def order(
        self, order_id: int, as_of: datetime
    ) -> tuple[OrderFile, tuple[Decision, ...]] | None:
        """Return an order with its parcels and decisions of then, None when it is gone."""
        ...

    def detail(self, row: MonitorRow, as_of: datetime) -> RowDetail:
        """Return what was known of a row then."""
        ...

    def changes(self, order_id: int) -> tuple[OrderPart, ...]:
        """Return how an order came to be what it is."""
        ...

    def day(self, as_of: datetime) -> list[DayEntry]:
        """Return what was decided and done on that day, the last first."""
        ...

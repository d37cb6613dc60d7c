"""What looking back asks for; services satisfy this protocol without knowing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.order_changes import OrderPart
    from workbench.domain.past import DayEntry, Past
    from workbench.domain.views import MonitorRow, RowDetail


class PastReader(Protocol):
    """The monitor of past instants; all are jobs, and none needs the network."""

    def at(self, as_of: datetime) -> Past:
        """Return the monitor as it was known then."""
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

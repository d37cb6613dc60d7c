"""What the window asks about the monitor; the service satisfies it without knowing of Qt."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.files import OrderFile
    from workbench.domain.handling import HandlingState
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.rules.effects import Exposure, Outlook
    from workbench.domain.views import (
        Grouping,
        MonitorCounts,
        MonitorGroup,
        MonitorQuery,
        MonitorRow,
        RowDetail,
    )


class MonitorReader(Protocol):
    """The monitor's rows; ``rows``, ``query`` and ``now`` are quick, the rest are jobs."""

    def now(self) -> datetime:
        """Return the instant that countdowns count from (data time)."""
        ...

    def query(self) -> MonitorQuery:
        """Return the plain question: all warnings, with ``now`` and ``closing`` of this moment."""
        ...

    def ids(self, query: MonitorQuery) -> array[int]:
        """Return the ids of all rows that fit, in order."""
        ...

    def first(self, query: MonitorQuery, limit: int) -> array[int]:
        """Return the first ``limit`` of these ids, sooner than all of them."""
        ...

    def rows(self, ids: Sequence[int]) -> list[MonitorRow]:
        """Return the rows with these ids that still exist, in any order."""
        ...

    def counts(self, query: MonitorQuery) -> MonitorCounts:
        """Return the numbers for the chips."""
        ...

    def groups(self, query: MonitorQuery, grouping: Grouping) -> list[MonitorGroup]:
        """Return the rows that fit, gathered by carrier and site or by shop."""
        ...

    def outlook(self, order_id: int, file: OrderFile, decisions: Sequence[Decision]) -> Outlook:
        """Return what an order's warnings cost."""
        ...

    def exposure(self, query: MonitorQuery) -> Exposure:
        """Return what the open warnings, of one shop if one is chosen, put at risk."""
        ...

    def detail(self, row_id: int) -> RowDetail | None:
        """Return all that is known of a row, None when it is gone."""
        ...

    def handle(self, row_id: int, state: HandlingState) -> datetime | None:
        """Record what a person has done about a row; return when it comes back by itself."""
        ...

    def look_again(self, row_id: int, at: datetime | None) -> None:
        """Choose when a row that was moved on comes back without a new scan; None: never."""
        ...

    def remark(self, row_id: int, note: str) -> None:
        """Keep a person's words beside a row's state."""
        ...

    def undo(self, row_id: int) -> None:
        """Take the last act on a row back."""
        ...

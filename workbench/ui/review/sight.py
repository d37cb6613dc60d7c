"""From when a view looks: at present from the cache, else from a past that is in memory."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.ui.tables.listed import AT_TOP

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.past import Past
    from workbench.domain.views import (
        Grouping,
        MonitorCounts,
        MonitorGroup,
        MonitorQuery,
        MonitorRow,
        RowDetail,
    )
    from workbench.ui.contracts import Desk
    from workbench.ui.start import ViewTools
    from workbench.ui.tables.columns import Look
    from workbench.ui.tables.listed import Listed, OnScreen


class Sight:
    """Answers the monitor's questions from where it looks; jobs pass it their own desk."""

    def __init__(self, tools: ViewTools) -> None:
        self._tools = tools
        self.past: Past | None = None

    def now(self) -> datetime:
        """Return the instant that countdowns count from."""
        return self.past.as_of if self.past else self._tools.desk.monitor.now()

    def look(self) -> Look:
        """Return what rows are shown by."""
        look = self._tools.look()
        return replace(look, now=self.past.as_of) if self.past else look

    def query(self) -> MonitorQuery:
        """Return the plain question of that instant."""
        return self.past.query() if self.past else self._tools.desk.monitor.query()

    def rows(self, ids: Sequence[int]) -> list[MonitorRow]:
        """Return rows for the window's own thread."""
        return self.past.rows(ids) if self.past else self._tools.desk.monitor.rows(ids)

    def all(self, desk: Desk, query: MonitorQuery, seen: OnScreen) -> Listed[MonitorRow]:
        """Return all ids that fit, with the rows that will be on screen."""
        past = self.past
        if past is not None:
            return seen.listed(past.ids(query), past.rows)
        return seen.listed(desk.monitor.ids(query), desk.monitor.rows)

    def first(self, desk: Desk, query: MonitorQuery, limit: int) -> Listed[MonitorRow]:
        """Return the first ids that fit, with the rows on top."""
        past = self.past
        if past is not None:
            return AT_TOP.listed(past.ids(query)[:limit], past.rows)
        return AT_TOP.listed(desk.monitor.first(query, limit), desk.monitor.rows)

    def counts(self, desk: Desk, query: MonitorQuery) -> MonitorCounts:
        """Return the numbers for the chips."""
        return self.past.counts(query) if self.past else desk.monitor.counts(query)

    def groups(self, desk: Desk, query: MonitorQuery, grouping: Grouping) -> list[MonitorGroup]:
        """Return the rows that fit, gathered."""
        past = self.past
        return past.groups(query, grouping) if past else desk.monitor.groups(query, grouping)

    def detail(self, desk: Desk, row_id: int) -> RowDetail | None:
        """Return all that was known of a row; what the platform said later is left out."""
        past = self.past
        if past is not None:
            row = past.by_id.get(row_id)
            return desk.past.detail(row, past.as_of) if row else None
        found = desk.monitor.detail(row_id)
        if found is None:
            return None
        order_id = found.row.order_id
        beside = desk.beside.of_order(order_id, found.file.order)
        return replace(found, records=desk.records.of_order(order_id), beside=beside)

"""How tables are arranged, which filters are named and what is done about many rows, in memory."""

from __future__ import annotations

from array import array
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.parcels.troubles import Trouble
from workbench.domain.past import Compared, Past, PastRow
from workbench.domain.rules.decisions import Level
from workbench.domain.tables.fields import Layout
from workbench.domain.views import Facets

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from tests.ui.monitor_doubles import MemoryMonitor, MemoryOrders
    from workbench.domain.exchange.export_filters import OrderQuery
    from workbench.domain.files import OrderFile
    from workbench.domain.handling import HandlingState
    from workbench.domain.order_changes import OrderPart
    from workbench.domain.past import DayEntry, Difference
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.tables.fields import TableName
    from workbench.domain.tables.saved import SavedFilter
    from workbench.domain.views import MonitorQuery, MonitorRow, OrderRow, RowDetail
    from workbench.ui.background import Gate


@dataclass
class MemoryTables:
    """Keeps layouts and named filters."""

    layouts: dict[TableName, Layout] = field(default_factory=dict)
    filters: dict[str, SavedFilter] = field(default_factory=dict)

    def layout(self, table: TableName) -> Layout:
        return self.layouts.get(table, Layout())

    def arrange(self, table: TableName, layout: Layout) -> None:
        self.layouts[table] = layout

    def saved(self) -> tuple[SavedFilter, ...]:
        return tuple(self.filters.values())

    def save(self, kept: SavedFilter) -> None:
        self.filters[kept.name] = kept

    def drop(self, name: str) -> None:
        del self.filters[name]


@dataclass
class MemoryGroups:
    """Acts on many rows by the monitor's own means, and keeps contacts."""

    monitor: MemoryMonitor
    contacts: dict[tuple[str, str], str] = field(default_factory=dict)

    def facets(self, query: MonitorQuery) -> Facets:
        rows = self.monitor.all_rows
        return Facets(
            shops=_counted(row.shop_id for row in rows),
            platforms=_counted(row.platform.value for row in rows),
            carriers=_counted(row.carrier for row in rows),
            provinces=(("浙江省", 3), ("河南省", 1)),
            rules=_counted(row.rule for row in rows),
        )

    def handle(self, ids: Sequence[int], state: HandlingState, note: str = "") -> int:
        for row_id in ids:
            self.monitor.handle(row_id, state)
            self.monitor.remark(row_id, note)
        return len(ids)

    def undo(self, ids: Sequence[int]) -> None:
        for row_id in ids:
            self.monitor.undo(row_id)
            self.monitor.undo(row_id)

    def contact(self, carrier: str, site: str) -> str:
        return self.contacts.get((carrier, site), "")

    def keep_contact(self, carrier: str, site: str, note: str) -> None:
        self.contacts[carrier, site] = note


def _counted(values: Iterable[str]) -> tuple[tuple[str, int], ...]:
    return tuple(Counter(value for value in values if value).most_common())


LONGEST = 10.0  # seconds that a reader is held back


@dataclass
class MemoryPast:
    """One past for every instant: the first three rows, two of them as they are now."""

    monitor: MemoryMonitor
    orders: MemoryOrders
    asked: list[datetime] = field(default_factory=list)
    orders_asked: list[tuple[OrderQuery, datetime]] = field(default_factory=list)
    different: list[Difference] = field(default_factory=list)
    entries: list[DayEntry] = field(default_factory=list)
    order_changes: tuple[OrderPart, ...] = ()
    gate: Gate | None = None

    def at(self, as_of: datetime, progress: Callable[[int, int], None]) -> Past:
        self.asked.append(as_of)
        progress(1, 3)
        if self.gate is not None:
            self.gate.wait(LONGEST)
        rows = [PastRow(row) for row in self.monitor.all_rows[:3]]
        return Past.of(as_of, as_of + timedelta(hours=12), rows, Compared(8, 0, 1))

    def with_troubles(self, past: Past) -> Past:
        calm = [
            PastRow(replace(row, rule="", level=Level.NONE)) for row in self.monitor.all_rows[4:5]
        ]
        return past.with_troubles({one.row.id: Trouble.RETURNED for one in calm}, calm)

    def differences(self, past: Past) -> list[Difference]:
        return self.different

    def order_ids(self, query: OrderQuery, as_of: datetime) -> array[int]:
        self.orders_asked.append((query, as_of))
        return array("q", [1, 2])

    def order_rows(self, ids: Sequence[int], as_of: datetime) -> list[OrderRow]:
        return [replace(row, status="completed") for row in self.orders.rows(ids)]

    def order(
        self, order_id: int, as_of: datetime
    ) -> tuple[OrderFile, tuple[Decision, ...]] | None:
        return self.orders.file(order_id)

    def detail(self, row: MonitorRow, as_of: datetime) -> RowDetail:
        found = self.monitor.detail(row.id)
        assert found is not None
        return found

    def changes(self, order_id: int) -> tuple[OrderPart, ...]:
        return self.order_changes

    def day(self, as_of: datetime) -> list[DayEntry]:
        return self.entries

"""The window's views by name."""

from __future__ import annotations

from dataclasses import dataclass, fields
from typing import TYPE_CHECKING, TypeAlias

from workbench.ui.cases.view import CasesView
from workbench.ui.metrics.view import MetricsView
from workbench.ui.monitor.view import MonitorView
from workbench.ui.notices.view import NoticesView
from workbench.ui.orders.view import OrdersView
from workbench.ui.records.view import RecordsView
from workbench.ui.rules.view import RulesView
from workbench.ui.settings.view import SettingsView
from workbench.ui.tickets.view import TicketsView
from workbench.ui.today.view import TodayView

if TYPE_CHECKING:
    from workbench.ui.start import ViewTools

View: TypeAlias = (
    TodayView
    | MonitorView
    | OrdersView
    | TicketsView
    | CasesView
    | NoticesView
    | RulesView
    | MetricsView
    | RecordsView
    | SettingsView
)


@dataclass(frozen=True, slots=True)
class Views:
    """All views; the fields stand in the order of the rail (``places.py``)."""

    today: TodayView
    monitor: MonitorView
    orders: OrdersView
    tickets: TicketsView
    cases: CasesView
    notices: NoticesView
    rules: RulesView
    metrics: MetricsView
    records: RecordsView
    settings: SettingsView

    @classmethod
    def make(cls, tools: ViewTools) -> Views:
        """Return new views."""
        return cls(
            TodayView(tools),
            MonitorView(tools),
            OrdersView(tools),
            TicketsView(tools),
            CasesView(tools),
            NoticesView(tools),
            RulesView(tools),
            MetricsView(tools),
            RecordsView(tools),
            SettingsView(tools),
        )

    @property
    def in_order(self) -> tuple[View, ...]:
        """Return the views in the order of the rail."""
        return tuple(getattr(self, field.name) for field in fields(self))

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
    from collections.abc import Generator

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
    def make(cls, monitor: MonitorView, tools: ViewTools) -> Generator[None, None, Views]:
        """Return new views beside the monitor that stands, one made between two yields."""
        today = TodayView(tools)
        yield
        orders = OrdersView(tools)
        yield
        tickets = TicketsView(tools)
        yield
        cases = CasesView(tools)
        yield
        notices = NoticesView(tools)
        yield
        rules = RulesView(tools)
        yield
        metrics = MetricsView(tools)
        yield
        records = RecordsView(tools)
        yield
        settings = SettingsView(tools)
        return cls(
            today, monitor, orders, tickets, cases, notices, rules, metrics, records, settings
        )

    @property
    def in_order(self) -> tuple[View, ...]:
        """Return the views in the order of the rail."""
        return tuple(getattr(self, field.name) for field in fields(self))

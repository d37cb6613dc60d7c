"""All that stands in the window besides the monitor: the other views, and the ways between them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.ui.exports.running import Exporting
from workbench.ui.frame.beside_way import BesideWay
from workbench.ui.frame.care_way import CareWay
from workbench.ui.frame.filing_way import FilingWay
from workbench.ui.frame.help_way import HelpWay
from workbench.ui.frame.intake import Intake
from workbench.ui.frame.joining import join_conditions, join_intake, join_live, join_views
from workbench.ui.frame.keys import set_keys
from workbench.ui.frame.metrics_way import MetricsWay
from workbench.ui.frame.open_way import OpenWay
from workbench.ui.frame.pack_way import PackWay
from workbench.ui.frame.places import MONITOR, ORDERS, RULES
from workbench.ui.frame.record_way import RecordWay
from workbench.ui.frame.review_way import ReviewWay
from workbench.ui.frame.rule_way import RuleWay
from workbench.ui.frame.settings_way import SettingsWay
from workbench.ui.frame.ship_way import ShipWay
from workbench.ui.frame.ticket_way import TicketWay
from workbench.ui.frame.today_way import TodayWay
from workbench.ui.frame.trace_way import TraceWay
from workbench.ui.frame.views import Views
from workbench.ui.today.reporting import GroupReporting
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.toasts import Toasts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.ui.contracts import WindowParts
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.icons import Icons
    from workbench.ui.start import ViewTools


def furnish(window: MainWindow, parts: WindowParts, tools: ViewTools) -> Iterator[None]:
    """Lay the rest into a window, a piece between two yields."""
    window.views = yield from Views.make(window.monitor, tools)
    window.stack.fill(window.views.in_order)
    yield
    _set_out(window, parts, tools)
    _set_ways(window, parts, tools)
    yield
    _lay_bars(window, tools.stage.icons)
    _join(window)


def _set_out(window: MainWindow, parts: WindowParts, tools: ViewTools) -> None:
    """Put in what takes things in and out."""
    stage = tools.stage
    window.export_bar = MessageBar(stage.icons)
    window.exporting = Exporting(parts.open_desk, window.export_bar, stage)
    window.reporting = GroupReporting(tools, window)
    window.intake = Intake(window, parts, stage)


def _set_ways(window: MainWindow, parts: WindowParts, tools: ViewTools) -> None:
    stage, views, shown = tools.stage, window.views, window.stack.currentIndex
    window.rule_way = RuleWay(views.rules, RULES, shown, window.show_view)
    window.pack_way = PackWay(window, parts, stage)
    window.today_way = TodayWay(views.today, views.monitor, lambda: window.show_view(MONITOR))
    window.review_way = ReviewWay(views, tools)
    window.record_way = RecordWay(views.records, views.orders, lambda: window.show_view(ORDERS))
    window.ticket_way = TicketWay(window, stage.icons)
    window.metrics_way = MetricsWay(window)
    window.filing_way = FilingWay(window, parts, tools)
    window.ship_way = ShipWay(window, parts, tools)
    window.help_way = HelpWay(window, parts, stage, shown)
    window.beside_way = BesideWay(window, parts, tools)
    window.trace_way = TraceWay(window, parts, tools)
    window.open_way = OpenWay(window, parts)
    window.settings_way = SettingsWay(views.settings, parts, stage, window.live)
    window.care_way = CareWay(window, parts, tools)


def _lay_bars(window: MainWindow, icons: Icons) -> None:
    """Put the bars between those that were there from the start."""
    intake = window.intake
    before = (intake.shop_bar, intake.file_bar, intake.backup_bar, window.export_bar)
    for place, bar in enumerate((*before, window.reporting.bar), window.bars.count() - 1):
        window.bars.insertWidget(place, bar)
    for bar in (window.ticket_way.bar, window.filing_way.cases.bar):
        window.bars.addWidget(bar)
    window.toasts = Toasts(icons, window)


def _join(window: MainWindow) -> None:
    window.record_way.join(window.intake, window.exporting, window.undo_bar)
    window.today_way.join(window.intake, window.exporting, window.undo_bar)
    for way in (window.ticket_way, window.metrics_way, window.filing_way, window.ship_way):
        way.join()
    for join in (join_views, join_live, join_conditions, join_intake, set_keys):
        join(window)
    packs, errand = window.pack_way.handling, window.settings_way.errand
    window.care_way.join()
    window.beside_way.join()
    window.trace_way.join()
    window.open_way.join()
    acting = (window.ship_way, window.beside_way, window.trace_way, window.open_way)
    ways = (window.filing_way, *acting, window.intake, window.care_way)
    window.busy = (*ways, window.reporting, window.exporting, packs, errand)

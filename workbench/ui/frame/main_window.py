"""The window: rail and views, and what runs behind them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QVBoxLayout,
    QWidget,
)

from workbench.ui.exports.running import Exporting
from workbench.ui.frame.crash_bar import CrashBar
from workbench.ui.frame.filing_way import FilingWay
from workbench.ui.frame.intake import Intake
from workbench.ui.frame.joining import join_intake, join_live, join_views
from workbench.ui.frame.keys import set_keys
from workbench.ui.frame.live import Live
from workbench.ui.frame.metrics_way import MetricsWay
from workbench.ui.frame.pack_way import PackWay
from workbench.ui.frame.places import MONITOR, ORDERS, RULES, places
from workbench.ui.frame.rail import Rail
from workbench.ui.frame.record_way import RecordWay
from workbench.ui.frame.review_way import ReviewWay
from workbench.ui.frame.rule_way import RuleWay
from workbench.ui.frame.settings_way import SettingsWay
from workbench.ui.frame.ship_way import ShipWay
from workbench.ui.frame.state_bar import StateBar
from workbench.ui.frame.ticket_way import TicketWay
from workbench.ui.frame.today_way import TodayWay
from workbench.ui.frame.view_stack import ViewStack
from workbench.ui.frame.views import Views
from workbench.ui.start import Stage, ViewTools
from workbench.ui.today.reporting import GroupReporting
from workbench.ui.translating import translate
from workbench.ui.widgets.bars import MessageBar, UndoBar

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from workbench.domain.refresh import RefreshReport
    from workbench.ui.contracts import WindowParts
    from workbench.ui.monitor.conditions import Conditions
    from workbench.ui.theme import Tone

COLLAPSED_BELOW = 1100  # window.md: the rail is icons alone in narrower windows


class MainWindow(QMainWindow):
    """履约工作台.

    Signals: ``refreshed`` (RefreshReport) after every round, ``failed`` (Trouble) when a round
    failed as a whole, ``settled`` when nothing is loading any more, ``due_counted`` with how many
    rows are to be handled before closing time.
    """

    refreshed = Signal(object)
    failed = Signal(object)
    settled = Signal()
    due_counted = Signal(int)

    def __init__(self, parts: WindowParts, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._desk = parts.desk
        self.live = Live(parts, self)
        tools = ViewTools(stage, parts.desk, self.live.jobs)
        self.rail = Rail(stage, places(), is_sandbox=parts.is_sandbox)
        self.views = Views.make(tools)
        self.stack = ViewStack(self.views.in_order)
        self.rule_way = RuleWay(self.views.rules, RULES, self.stack.currentIndex, self.show_view)
        self.crash_bar = CrashBar(stage.icons)
        self.export_bar = MessageBar(stage.icons)
        self.state_bar = StateBar(stage, MONITOR)
        self.exporting = Exporting(parts.open_desk, self.export_bar, stage)
        self.reporting = GroupReporting(tools, self)
        self.intake = Intake(self, parts, stage)
        self.pack_way = PackWay(self, parts, stage)
        self.today_way = TodayWay(
            self.views.today, self.views.monitor, lambda: self.show_view(MONITOR)
        )
        self.review_way = ReviewWay(self.views, tools)
        self.record_way = RecordWay(
            self.views.records, self.views.orders, lambda: self.show_view(ORDERS)
        )
        self.ticket_way = TicketWay(self, stage.icons)
        self.metrics_way = MetricsWay(self)
        self.filing_way = FilingWay(self, parts, tools)
        self.ship_way = ShipWay(self, parts, tools)
        self.settings_way = SettingsWay(self.views.settings, parts, stage, self.live)
        self._lay_out()
        self.live.conditions_changed.connect(self._on_conditions)
        self.live.refreshed.connect(self._on_refreshed)
        self.rail.chosen.connect(self.show_view)
        for join in (join_views, join_live, join_intake, set_keys):
            join(self)

    def _lay_out(self) -> None:
        self.setWindowTitle(translate("frame", "Fulfilment workbench"))
        self.setMinimumSize(960, 640)
        self.resize(1440, 900)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(self._lay_out_views(), 1)
        self.setCentralWidget(middle)
        # The soonest act stands on top at once, of a million parcels too; today takes longer.
        self.rail.mark(MONITOR)
        self.stack.setCurrentIndex(MONITOR)
        self.undo_bar = UndoBar(self._stage.icons, middle)
        self.record_way.join(self.intake, self.exporting, self.undo_bar)
        self.today_way.join(self.intake, self.undo_bar)
        self.ticket_way.join()
        self.metrics_way.join()
        self.filing_way.join()
        self.ship_way.join()

    def _lay_out_views(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        above = QVBoxLayout()
        above.setContentsMargins(20, 12, 20, 0)
        above.setSpacing(8)
        for bar in (
            self.crash_bar,
            self.intake.shop_bar,
            self.intake.file_bar,
            self.intake.backup_bar,
            self.export_bar,
            self.reporting.bar,
            self.state_bar,
            self.ticket_way.bar,
            self.filing_way.cases.bar,
        ):
            above.addWidget(bar)
        column.addLayout(above)
        column.addWidget(self.stack, 1)
        return column

    def start(self) -> None:
        """Begin to read and to poll; call once the window shows."""
        self.live.start()
        self.stack.reload()
        self.reporting.start()
        self.views.monitor.take_keys()

    def stop(self) -> bool:
        """End the window's threads; False if one still ran after its limit."""
        packs, errand = self.pack_way.handling, self.settings_way.errand
        ways = (self.filing_way, self.ship_way, self.intake)
        busy = (*ways, self.reporting, self.exporting, packs, errand)
        have_stopped = [each.stop() for each in (*busy, self.live)]
        return all(have_stopped)

    def is_settled(self) -> bool:
        """Tell whether nothing is loading."""
        return self.live.is_settled

    @Slot(int)
    def show_view(self, number: int) -> None:
        """Show a view, with what is known now."""
        self.rail.mark(number)
        self.stack.go(number)

    @Slot(str, str, str)
    def show_order(self, shop_id: str, order_number: str, waybill: str) -> None:
        """Show an order or parcel in the monitor and bring the window to the front."""
        self.stack.setCurrentIndex(MONITOR)
        self.rail.mark(MONITOR)
        self.views.monitor.asking.show_order(waybill or order_number)
        self.views.monitor.split.open_side()
        self.come_forward()

    @Slot()
    def come_forward(self) -> None:
        """Bring the window to the front, or at least have the task bar say so."""
        if self.isMinimized():
            self.showNormal()
        elif not self.isVisible():
            self.show()  # it stood in the tray alone
        self.raise_()
        self.activateWindow()
        QApplication.alert(self)

    @Slot()
    def poll_now(self) -> None:
        """Ask all shops now; a round that is under way is the answer."""
        self.live.poll_now()

    def closeEvent(self, event: QCloseEvent) -> None:
        """End the threads before the window goes."""
        self.stop()
        super().closeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the views more room in a narrow window."""
        super().resizeEvent(event)
        self.rail.set_collapsed(is_collapsed=self.width() < COLLAPSED_BELOW)

    @Slot(object)
    def _on_conditions(self, conditions: Conditions) -> None:
        self.views.today.set_conditions(conditions)
        self.views.monitor.set_conditions(conditions)
        self.state_bar.set_conditions(conditions, self._desk.monitor.now())
        if conditions.shops is not None:
            self.views.orders.set_shops(conditions.shops)
        self.rail.foot.show_conditions(conditions, self._desk.monitor.now())

    @Slot(object)
    def _on_refreshed(self, report: RefreshReport) -> None:
        self.stack.reload()
        self.refreshed.emit(report)

    def badge(self, number: int, count: int, tone: Tone) -> None:
        """Show a number beside a view's name in the rail, nothing for 0."""
        badge = self._stage.formats.count(count) if count else ""
        self.rail.buttons[number].set_badge(badge, tone)

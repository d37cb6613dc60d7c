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
from workbench.ui.frame.intake import Intake
from workbench.ui.frame.keys import set_keys
from workbench.ui.frame.live import Live
from workbench.ui.frame.pack_way import PackWay
from workbench.ui.frame.rail import Place, Rail
from workbench.ui.frame.record_way import RecordWay
from workbench.ui.frame.rule_way import RuleWay
from workbench.ui.frame.state_bar import StateBar
from workbench.ui.frame.today_way import TodayWay
from workbench.ui.frame.view_stack import ViewStack
from workbench.ui.monitor.view import MonitorView
from workbench.ui.notices.view import NoticesView
from workbench.ui.orders.view import OrdersView
from workbench.ui.records.view import RecordsView
from workbench.ui.rules.view import RulesView
from workbench.ui.start import Stage, ViewTools
from workbench.ui.theme import Tone
from workbench.ui.today.view import TodayView
from workbench.ui.translating import translate
from workbench.ui.widgets.bars import MessageBar, UndoBar

if TYPE_CHECKING:
    from PySide6.QtGui import QCloseEvent, QResizeEvent

    from workbench.domain.refresh import RefreshReport
    from workbench.ui.contracts import WindowParts
    from workbench.ui.monitor.conditions import Conditions

TODAY, MONITOR, ORDERS, NOTICES, RULES, RECORDS = range(6)
COLLAPSED_BELOW = 1100  # window.md: the rail is icons alone in narrower windows


def _places() -> tuple[Place, ...]:
    """Return the rail's entries; only views that exist stand there."""
    return (
        Place("today", translate("frame", "Today"), "Ctrl+1"),
        Place("monitor", translate("frame", "Monitor"), "Ctrl+2"),
        Place("orders", translate("frame", "Orders"), "Ctrl+3"),
        Place("notices", translate("frame", "Notifications"), "Ctrl+4"),
        Place("rules", translate("frame", "Rules"), "Ctrl+5"),
        Place("records", translate("frame", "Penalties"), "Ctrl+6"),
    )


class MainWindow(QMainWindow):
    """履约工作台.

    Signals: ``refreshed`` (RefreshReport) after every round, ``failed`` (Trouble) when a round
    failed as a whole, ``settled`` when nothing is loading any more.
    """

    refreshed = Signal(object)
    failed = Signal(object)
    settled = Signal()

    def __init__(self, parts: WindowParts, stage: Stage) -> None:
        super().__init__()
        self._stage = stage
        self._desk = parts.desk
        self.live = Live(parts, self)
        tools = ViewTools(stage, parts.desk, self.live.jobs)
        self.rail = Rail(stage, _places(), is_sandbox=parts.is_sandbox)
        self.today = TodayView(tools)
        self.monitor = MonitorView(tools)
        self.orders = OrdersView(tools)
        self.notices = NoticesView(tools)
        self.rules = RulesView(tools)
        self.records = RecordsView(tools)
        self.views = (self.today, self.monitor, self.orders, self.notices, self.rules, self.records)
        self.stack = ViewStack(self.views)
        self.rule_way = RuleWay(self.rules, RULES, self.stack.currentIndex, self.show_view)
        self.crash_bar = CrashBar(stage.icons)
        self.export_bar = MessageBar(stage.icons)
        self.state_bar = StateBar(stage, MONITOR)
        self.exporting = Exporting(parts.open_desk, self.export_bar, stage)
        self.intake = Intake(self, parts, stage)
        self.pack_way = PackWay(self, parts, stage)
        self.today_way = TodayWay(self.today, self.monitor, lambda: self.show_view(MONITOR))
        self.record_way = RecordWay(self.records, self.orders, lambda: self.show_view(ORDERS))
        self._lay_out()
        self._connect_views()
        self._connect_live()
        self._connect_intake()
        set_keys(self)

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
        self.rail.mark(MONITOR)
        self.stack.setCurrentIndex(MONITOR)
        self.undo_bar = UndoBar(self._stage.icons, middle)
        self.record_way.join(self.intake, self.exporting, self.undo_bar)
        self.today_way.join(self.intake, self.undo_bar)

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
            self.export_bar,
            self.state_bar,
        ):
            above.addWidget(bar)
        column.addLayout(above)
        column.addWidget(self.stack, 1)
        return column

    def _connect_views(self) -> None:
        self.rail.chosen.connect(self.show_view)
        self.monitor.update_wanted.connect(self.poll_now)
        self.monitor.counted.connect(
            lambda counts: self._badge(MONITOR, counts.warnings, Tone.CRITICAL)
        )
        self.today.counted.connect(lambda n: self._badge(TODAY, n, Tone.CRITICAL))
        self.monitor.said.connect(self.undo_bar.offer)
        self.monitor.order_wanted.connect(self.record_way.show_order)
        self.orders.said.connect(self.undo_bar.offer)
        self.orders.monitor_wanted.connect(lambda number: self.show_order("", number, ""))
        self.monitor.export_wanted.connect(self.exporting.start)
        self.orders.export_wanted.connect(self.exporting.start)
        self.notices.order_opened.connect(self.show_order)
        self.notices.unread_counted.connect(lambda n: self._badge(NOTICES, n, Tone.MUTED))
        for warning_view in (self.monitor, self.orders, self.notices):
            warning_view.rule_wanted.connect(self.rule_way.go)
        self.notices.export_wanted.connect(self.exporting.start)
        for view in self.views:
            view.failed.connect(self.live.report)

    def _connect_live(self) -> None:
        self.live.conditions_changed.connect(self._on_conditions)
        self.live.progressed.connect(self.rail.foot.show_progress)
        self.live.refreshed.connect(self._on_refreshed)
        self.live.failed.connect(self.failed)
        self.live.settled.connect(self.settled)
        self.stack.currentChanged.connect(self.state_bar.set_view)
        self.state_bar.update_wanted.connect(self.poll_now)
        self.rules.word_given.connect(self.live.judge_now)

    def _connect_intake(self) -> None:
        adding, importing = self.intake.adding, self.intake.importing
        for asking in (self.rail.entries, self.monitor, self.orders, self.state_bar):
            asking.shop_wanted.connect(adding.start)
        for asking in (self.rail.entries, self.monitor, self.orders):
            asking.import_wanted.connect(importing.start)
        looking_back = self.intake.looking_back
        self.rail.entries.history_wanted.connect(looking_back.start)
        self.rail.entries.backup_wanted.connect(self.intake.backing_up.start)
        looking_back.changed.connect(importing.changed)
        adding.added.connect(self.live.take_up_shops)
        importing.changed.connect(self.live.take_up_shops)
        importing.changed.connect(self.stack.reload)
        self.intake.said.connect(self.undo_bar.offer)
        self.pack_way.join(self.rules, self.intake, self.stack)

    def start(self) -> None:
        """Begin to read and to poll; call once the window shows."""
        self.live.start()
        self.stack.reload()
        self.monitor.take_keys()

    def stop(self) -> bool:
        """End the window's threads; False if one still ran after its limit."""
        packs = self.pack_way.handling
        have_stopped = [each.stop() for each in (self.exporting, self.intake, packs, self.live)]
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
        self.monitor.asking.show_order(waybill or order_number)
        self.monitor.split.open_side()
        self.come_forward()

    @Slot()
    def come_forward(self) -> None:
        """Bring the window to the front, or at least have the task bar say so."""
        if self.isMinimized():
            self.showNormal()
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
        self.today.set_conditions(conditions)
        self.monitor.set_conditions(conditions)
        self.state_bar.set_conditions(conditions, self._desk.monitor.now())
        if conditions.shops is not None:
            self.orders.set_shops(conditions.shops)
        self.rail.foot.show_conditions(conditions, self._desk.monitor.now())

    @Slot(object)
    def _on_refreshed(self, report: RefreshReport) -> None:
        self.stack.reload()
        self.refreshed.emit(report)

    def _badge(self, number: int, count: int, tone: Tone) -> None:
        badge = self._stage.formats.count(count) if count else ""
        self.rail.buttons[number].set_badge(badge, tone)

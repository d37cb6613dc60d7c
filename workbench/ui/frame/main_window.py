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

from workbench.ui.frame.bar_column import BarColumn
from workbench.ui.frame.crash_bar import CrashBar
from workbench.ui.frame.furnishing import Furnishing
from workbench.ui.frame.joining import join_monitor
from workbench.ui.frame.live import Live
from workbench.ui.frame.places import MONITOR, places
from workbench.ui.frame.rail import Rail
from workbench.ui.frame.state_bar import StateBar
from workbench.ui.frame.view_stack import ViewStack
from workbench.ui.monitor.view import MonitorView
from workbench.ui.start import Stage, ViewTools
from workbench.ui.translating import translate
from workbench.ui.widgets.bars import UndoBar

if TYPE_CHECKING:
    from typing import Protocol

    from PySide6.QtGui import QCloseEvent, QResizeEvent, QShowEvent

    from workbench.domain.refresh import RefreshReport
    from workbench.ui.contracts import WindowParts
    from workbench.ui.exports.running import Exporting
    from workbench.ui.frame.beside_way import BesideWay
    from workbench.ui.frame.care_way import CareWay
    from workbench.ui.frame.filing_way import FilingWay
    from workbench.ui.frame.furnishing import Furnish
    from workbench.ui.frame.help_way import HelpWay
    from workbench.ui.frame.intake import Intake
    from workbench.ui.frame.metrics_way import MetricsWay
    from workbench.ui.frame.open_way import OpenWay
    from workbench.ui.frame.pack_way import PackWay
    from workbench.ui.frame.record_way import RecordWay
    from workbench.ui.frame.review_way import ReviewWay
    from workbench.ui.frame.rule_way import RuleWay
    from workbench.ui.frame.settings_way import SettingsWay
    from workbench.ui.frame.ship_way import ShipWay
    from workbench.ui.frame.ticket_way import TicketWay
    from workbench.ui.frame.today_way import TodayWay
    from workbench.ui.frame.trace_way import TraceWay
    from workbench.ui.frame.views import Views
    from workbench.ui.monitor.conditions import Conditions
    from workbench.ui.theme import Tone
    from workbench.ui.today.reporting import GroupReporting
    from workbench.ui.widgets.bars import MessageBar
    from workbench.ui.widgets.toasts import Toasts

    class Busy(Protocol):
        """What may have a thread of its own."""

        def stop(self) -> bool:
            """End it; False if it still ran after its limit."""


COLLAPSED_BELOW = 1100  # window.md: the rail is icons alone in narrower windows


class MainWindow(QMainWindow):
    """履约工作台.

    It shows with the monitor alone; ``furnish`` lays in the rest once that has its first rows.
    Signals: ``refreshed`` (RefreshReport) after every round, ``failed`` (Trouble) when a round
    failed as a whole, ``settled`` when nothing is loading any more, ``due_counted`` with how many
    rows are to be handled before closing time.
    """

    refreshed = Signal(object)
    failed = Signal(object)
    settled = Signal()
    due_counted = Signal(int)

    # From here to ``busy`` laid in by ``furnish``.
    views: Views
    export_bar: MessageBar
    exporting: Exporting
    reporting: GroupReporting
    intake: Intake
    rule_way: RuleWay
    pack_way: PackWay
    open_way: OpenWay
    today_way: TodayWay
    review_way: ReviewWay
    record_way: RecordWay
    ticket_way: TicketWay
    metrics_way: MetricsWay
    filing_way: FilingWay
    ship_way: ShipWay
    trace_way: TraceWay
    beside_way: BesideWay
    settings_way: SettingsWay
    help_way: HelpWay
    care_way: CareWay
    toasts: Toasts
    busy: tuple[Busy, ...] = ()

    def __init__(self, parts: WindowParts, stage: Stage, furnish: Furnish) -> None:
        super().__init__()
        self._stage = stage
        self._desk = parts.desk
        self.live = Live(parts, self)
        tools = ViewTools(stage, parts.desk, self.live.jobs)
        self.rail = Rail(stage, places(), is_sandbox=parts.is_sandbox)
        self.monitor = MonitorView(tools)
        # The soonest act stands on top at once, of a million parcels too; today takes longer.
        self.rail.mark(MONITOR)
        self.stack = ViewStack(self.monitor)
        self.crash_bar = CrashBar(stage.icons)
        self.state_bar = StateBar(stage)
        self._lay_out()
        self.live.conditions_changed.connect(self._on_conditions)
        self.live.refreshed.connect(self._on_refreshed)
        self.live.settled.connect(self._on_settled)
        self.rail.chosen.connect(self.show_view)
        join_monitor(self)
        self.furnishing = Furnishing(furnish(self, parts, tools), self)
        self.furnishing.done.connect(self._on_furnished)
        self.monitor.lists.first_rows.shown.connect(self.furnishing.begin)
        for known in (self.monitor.asking.answered, self.monitor.failed):
            known.connect(self.furnishing.expect)

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
        self.undo_bar = UndoBar(self._stage.icons, middle)

    def _lay_out_views(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(0)
        self.bars = BarColumn()
        for bar in (self.crash_bar, self.state_bar):
            self.bars.addWidget(bar)
        column.addLayout(self.bars)
        column.addWidget(self.stack, 1)
        return column

    def start(self) -> None:
        """Begin to read, and to poll once everything is there; call once the window shows."""
        self.monitor.reload()
        self.live.read_shops()
        self.monitor.take_keys()

    @Slot()
    def _on_furnished(self) -> None:
        self.stack.reload_others()
        self.live.start()
        self.reporting.start()

    def stop(self) -> bool:
        """End the window's threads; False if one still ran after its limit."""
        self.furnishing.leave()
        have_stopped = [each.stop() for each in (*self.busy, self.live)]
        return all(have_stopped)

    def is_settled(self) -> bool:
        """Tell whether nothing is loading."""
        return self.furnishing.is_done and self.live.is_settled

    @Slot()
    def _on_settled(self) -> None:
        if self.is_settled():
            self.settled.emit()

    @Slot(int)
    def show_view(self, number: int) -> None:
        """Show a view, with what is known now."""
        self.furnishing.finish()
        self.rail.mark(number)
        self.stack.go(number)

    @Slot(str, str, str)
    def show_order(self, shop_id: str, order_number: str, waybill: str) -> None:
        """Show an order or parcel in the monitor and bring the window to the front."""
        self.furnishing.finish()
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

    def showEvent(self, event: QShowEvent) -> None:
        """Listen from now on for whoever cannot wait for the rest."""
        super().showEvent(event)
        self.furnishing.hear(self.windowHandle())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the views more room in a narrow window."""
        super().resizeEvent(event)
        self.rail.set_collapsed(is_collapsed=self.width() < COLLAPSED_BELOW)

    @Slot(object)
    def _on_conditions(self, conditions: Conditions) -> None:
        now = self._desk.monitor.now()
        self.monitor.set_conditions(conditions)
        self.state_bar.set_conditions(conditions, now)
        self.rail.foot.show_conditions(conditions, now)

    @Slot(object)
    def _on_refreshed(self, report: RefreshReport) -> None:
        self.stack.reload()
        self.refreshed.emit(report)

    def badge(self, number: int, count: int, tone: Tone) -> None:
        """Show a number beside a view's name in the rail, nothing for 0."""
        badge = self._stage.formats.count(count) if count else ""
        self.rail.buttons[number].set_badge(badge, tone)

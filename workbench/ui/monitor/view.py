"""The monitor's view: head, bar, chips, list and detail."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from workbench.domain.export_filters import monitor_filters
from workbench.domain.exports import ExportView
from workbench.domain.views import Grouping
from workbench.ui.detail.column import DetailColumn
from workbench.ui.frame.split import DetailSplit
from workbench.ui.monitor.acting import RowActs
from workbench.ui.monitor.asking import MonitorAsking
from workbench.ui.monitor.chips import KindChips, UrgencyChips
from workbench.ui.monitor.conditions import BarWords, Conditions, bar_for
from workbench.ui.monitor.exposure import ExposureLine
from workbench.ui.monitor.head import MonitorHead
from workbench.ui.monitor.lists import MonitorLists
from workbench.ui.tables.keys import on_key
from workbench.ui.translating import translate
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.copying import copy_text

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QHideEvent, QShowEvent

    from workbench.domain.views import RowDetail
    from workbench.ui.detail.acts import Act
    from workbench.ui.start import ViewTools

TICK = 1000  # milliseconds between looks at the clock
TICKS_TO_RELOAD = 60  # by time alone rows move from chip to chip


class MonitorView(QWidget):
    """物流监控.

    Signals: ``update_wanted`` from its buttons, ``counted`` (MonitorCounts), ``said`` (text, way
    back or None) for the bar at the window's foot, ``failed`` (Trouble), ``export_wanted`` (view,
    filters, name of the file), ``shop_wanted`` and ``import_wanted`` where there is no shop,
    ``rule_wanted`` (RuleVisit) to see the rule of a warning.
    """

    update_wanted = Signal()
    counted = Signal(object)
    said = Signal(str, object)
    failed = Signal(object)
    export_wanted = Signal(object, object, str)
    shop_wanted = Signal()
    import_wanted = Signal()
    rule_wanted = Signal(object)

    def __init__(self, tools: ViewTools) -> None:
        super().__init__()
        self.setObjectName("page")
        self._tools = tools
        self._ticks = 0
        self._bar_words: BarWords | None = None
        self.head = MonitorHead(tools.stage)
        self.bar = MessageBar(tools.stage.icons)
        self.urgencies = UrgencyChips(tools.stage.keeper)
        self.kinds = KindChips(tools.stage.keeper, tools.desk.rules)
        self.exposure = ExposureLine(tools.stage.formats)
        self.lists = MonitorLists(tools)
        self.detail = DetailColumn(tools.stage.icons)
        self.split = DetailSplit(self.lists, self.detail)
        self.acts = RowActs(tools, self)
        self.asking = MonitorAsking(tools, self.head, self.lists)
        self.asking.use_chips(self.urgencies, self.kinds)
        self._timer = QTimer(self)
        self._timer.setInterval(TICK)
        self._lay_out()
        self._connect_row()
        self._connect_rest()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 8, 16)
        column.setSpacing(12)
        # The scroll bar of the detail column stands in the margin; nothing else does.
        top = QVBoxLayout()
        top.setContentsMargins(0, 0, 12, 0)
        top.setSpacing(12)
        for widget in (self.head, self.bar, self.urgencies, self.kinds, self.exposure):
            top.addWidget(widget)
        column.addLayout(top)
        column.addWidget(self.split, 1)

    def _connect_row(self) -> None:
        self.lists.table.row_chosen.connect(self._on_row_chosen)
        self.lists.table.row_opened.connect(self.split.open_side)
        self.lists.handled_pressed.connect(self.acts.mark_handled)
        self.lists.copy_pressed.connect(self.acts.copy_number)
        self.detail.act_wanted.connect(self._on_act)
        self.detail.site_wanted.connect(self.asking.show_site)
        self.detail.rule_wanted.connect(self.rule_wanted)
        self.detail.confirm_wanted.connect(self.acts.confirm)
        self.detail.look_wanted.connect(self._on_look)
        self.detail.note_wanted.connect(self._on_note)
        self.lists.row_menu.rule_wanted.connect(self.detail.head.see_rule)
        on_key(self.lists.table, "G", self.detail.head.see_rule)
        self.asking.answered.connect(self._on_answered)
        self.asking.loader.detail_ready.connect(self._on_detail)

    def _connect_rest(self) -> None:
        self.head.update_wanted.connect(self.update_wanted)
        self.head.side_toggled.connect(self.split.toggle_side)
        self.head.export_wanted.connect(self.export)
        self.bar.pressed.connect(self._on_bar)
        self.kinds.chase_wanted.connect(self._on_chase_group)
        self.asking.counted.connect(self.counted)
        self.asking.shop_wanted.connect(self.shop_wanted)
        self.lists.other_pressed.connect(self.import_wanted)
        self.asking.loader.failed.connect(self.failed)
        self.asking.loader.exposure_ready.connect(self.exposure.show_exposure)
        self.acts.done.connect(self.reload)
        self.acts.said.connect(self.said)
        self.acts.failed.connect(self.failed)
        self._timer.timeout.connect(self._on_tick)

    def set_conditions(self, conditions: Conditions) -> None:
        """Say how the shops fare, and whether a round is under way."""
        self.asking.set_conditions(conditions)
        self.head.show_polling(is_running=conditions.is_polling)
        now, formats = self._tools.desk.monitor.now(), self._tools.stage.formats
        words = self._bar_words = bar_for(conditions, formats, now)
        if words is None:
            self.bar.hide()
        else:
            self.bar.say(words.sentence, words.icon, words.tone, words.act)

    def reload(self) -> None:
        """Ask again, without moving what is looked at."""
        self.asking.reload()

    def start_search(self) -> None:
        """Go to the search box."""
        self.head.search.begin()

    @Slot()
    def export(self) -> None:
        """Ask for the list as a file, with the filters of this moment."""
        query = self.asking.choice.query(self._tools.desk.monitor.query())
        name = translate("exports", "Tracking")
        self.export_wanted.emit(ExportView.MONITOR, monitor_filters(query), name)

    def escape(self) -> None:
        """Go one step back: close the drawer, leave the search, lift the filters."""
        if self.split.close_side():
            return
        if self.asking.choice.is_filtered:
            self.asking.show_choice(self.asking.choice.unfiltered())
        self.take_keys()

    def take_keys(self) -> None:
        """Give the keys to the list."""
        self.lists.take_keys()

    def showEvent(self, event: QShowEvent) -> None:
        """Count down while somebody looks."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    @Slot()
    def _on_tick(self) -> None:
        self._ticks += 1
        self.lists.tick()
        self.detail.tick(self._tools.look())
        if self._ticks % TICKS_TO_RELOAD == 0:
            self.reload()

    @Slot(int)
    def _on_row_chosen(self, row_id: int) -> None:
        if row_id:
            self.asking.loader.load_detail(row_id)
        else:
            self.detail.show_detail(None, self._tools.look())

    @Slot()
    def _on_answered(self) -> None:
        is_grouped = self.asking.choice.grouping is not Grouping.PARCEL
        self._on_row_chosen(0 if is_grouped else self.lists.table.chosen)

    @Slot(object)
    def _on_detail(self, detail: RowDetail | None) -> None:
        self.detail.show_detail(detail, self._tools.look())

    @Slot(object)
    def _on_act(self, act: Act) -> None:
        if self.detail.detail is not None:
            self.acts.perform(act, self.detail.detail.row)

    @Slot(object)
    def _on_look(self, at: datetime | None) -> None:
        if self.detail.detail is not None:
            self.acts.look_again(self.detail.detail.row, at)

    @Slot(str)
    def _on_note(self, note: str) -> None:
        if self.detail.detail is not None:
            self.acts.remark(self.detail.detail.row, note)

    @Slot()
    def _on_chase_group(self) -> None:
        choice = self.asking.choice
        self.acts.copy_chase(self.lists.model.ids, choice.carrier, choice.site)

    @Slot()
    def _on_bar(self) -> None:
        words = self._bar_words
        if words is not None and words.copies:
            copy_text(words.copies)
        elif words is not None and words.adds_shop:
            self.shop_wanted.emit()
        else:
            self.update_wanted.emit()

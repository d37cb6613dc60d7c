"""今日待办: what must be done in the next hours, and the figures around it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from workbench.ui.monitor.conditions import Conditions, empty_words
from workbench.ui.review.band import nothing_then
from workbench.ui.theme import Tone
from workbench.ui.today.charts import Charts
from workbench.ui.today.choices import group_choice
from workbench.ui.today.deadlines import DeadlineList, lines_of
from workbench.ui.today.giving_out import GivingOut
from workbench.ui.today.shops import ShopChips
from workbench.ui.today.words import context_line, past_line, reviewed_line, unpriced_line
from workbench.ui.translating import translate
from workbench.ui.widgets.bars import MessageBar
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import tip
from workbench.ui.widgets.list_area import ListArea
from workbench.ui.widgets.page import BAR, lay_page
from workbench.ui.widgets.states import SENTENCE_WIDTH, StateWords
from workbench.ui.widgets.view_head import ViewHead
from workbench.ui.words import shop_name, shop_title

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QHideEvent, QShowEvent

    from workbench.domain.today.charts import TodayBoard
    from workbench.domain.today.today import DueGroup
    from workbench.ui.start import ViewTools
    from workbench.ui.trouble import Trouble

RELOAD_AFTER = 60_000  # milliseconds: by time alone deadlines move on
LIST_WIDTH = 460
QWIDGETSIZE_MAX = 16777215  # Qt's own, which PySide6 does not name


class TodayView(QWidget):
    """Deadlines on the left, figures on the right; read only while somebody looks.

    Signals: ``choice_wanted`` (MonitorChoice) to see the rows behind something, ``failed``
    (Trouble), ``said`` (text, None) for the bar at the window's foot, ``shop_wanted`` and
    ``import_wanted`` where there is no shop, ``counted`` (rows to do before closing time),
    ``review_wanted`` to look back, ``present_wanted`` to come back from there.
    """

    choice_wanted = Signal(object)
    failed = Signal(object)
    said = Signal(str, object)
    shop_wanted = Signal()
    import_wanted = Signal()
    counted = Signal(int)
    review_wanted = Signal()
    present_wanted = Signal()

    def __init__(self, tools: ViewTools) -> None:
        super().__init__()
        self.setObjectName("page")
        self._tools = tools
        self._conditions = Conditions()
        self._names: dict[str, str] = {}
        self._shop_id = ""
        self._as_of: datetime | None = None
        self._shown: tuple[datetime | None, str] | None = None
        self.board: TodayBoard | None = None
        self.review_button = button(translate("today", "Look back…"))
        self.review_button.setToolTip(
            tip(translate("today", "Turn this view and the monitor to a past instant"))
        )
        self.copy_button = button(translate("today", "Copy for the group"))
        self.copy_button.setToolTip(
            tip(translate("today", "A message by shop and outlet, without any order's number"))
        )
        self.export_button = button(translate("today", "Export…"))
        self.export_button.setToolTip(
            tip(translate("today", "Daily report, calendar or carriers' account (Ctrl+E)"))
        )
        self.head = ViewHead(
            translate("today", "Today"), self.review_button, self.copy_button, self.export_button
        )
        self.giving_out = GivingOut(tools, self, lambda: self.board)
        self.band = MessageBar(tools.stage.icons)
        self.shops = ShopChips(tools)
        self.list = DeadlineList(tools.stage.keeper)
        self.area = ListArea(tools.stage.icons, self.list)
        self.charts = Charts(tools.stage)
        self._timer = QTimer(self)
        self._timer.setInterval(RELOAD_AFTER)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        row = self._row = QHBoxLayout()
        row.setSpacing(12)
        self.area.setMinimumWidth(SENTENCE_WIDTH + 24)
        row.addWidget(self.area, 2)
        row.addWidget(self.charts, 3)
        lay_page(self, (self.head, self.band, self.shops), row)
        self._show_charts(is_shown=False)

    def _show_charts(self, *, is_shown: bool) -> None:
        """Show the figures; without them what is said instead of the list has all the room."""
        self.charts.setVisible(is_shown)
        self.area.setMaximumWidth(LIST_WIDTH if is_shown else QWIDGETSIZE_MAX)
        self._row.setContentsMargins(0, 0, 0 if is_shown else BAR, 0)

    def _connect(self) -> None:
        self._timer.timeout.connect(self.reload)
        self.band.pressed.connect(self.present_wanted)
        self.shops.chosen.connect(self.choose_shop)
        self.list.opened.connect(self._on_group)
        self.charts.opened.connect(lambda mark: self.choice_wanted.emit(mark.choice))
        self.charts.copied.connect(self.giving_out.tell_copied)
        self.review_button.clicked.connect(self.review_wanted)
        self.copy_button.clicked.connect(self.giving_out.copy_message)
        self.export_button.clicked.connect(self.export)
        self.giving_out.said.connect(self.said)
        self.giving_out.failed.connect(self.failed)
        self.area.pressed.connect(self._on_state_pressed)
        self.area.other_pressed.connect(self.import_wanted)

    def set_conditions(self, conditions: Conditions) -> None:
        """Know how the shops fare."""
        self._conditions = conditions
        if conditions.shops is not None:
            self._names = {health.shop.id: shop_title(health.shop) for health in conditions.shops}
            self.shops.show_shops(self._names)
            self.shops.mark(self._shop_id)
        if self.area.state and self.board is not None:
            self.area.show_state(self._empty())

    @Slot(str)
    def choose_shop(self, shop_id: str) -> None:
        """Show one shop, or all."""
        self._shop_id = shop_id
        self.shops.mark(shop_id)
        self.reload()

    def look_back(self, as_of: datetime | None) -> None:
        """Show the board as it was at an instant, None for the present."""
        self._as_of = as_of
        self.band.setVisible(as_of is not None)
        if as_of is not None:
            said = past_line(as_of, self._tools.stage.formats)
            self.band.say(said, "history", Tone.ACCENT, translate("today", "Back to now"))
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Ask again if somebody looks; whoever comes later asks then."""
        if not self.isVisible():
            return
        self.area.expect()
        as_of, shop_id = self._as_of, self._shop_id
        if (as_of, shop_id) != self._shown:
            self._tools.jobs.run(
                lambda desk: desk.today.deadlines(as_of, shop_id),
                self._on_board,
                lambda _: None,  # the question that follows fails as well
                topic="today first",
            )
        self._tools.jobs.run(
            lambda desk: desk.today.board(as_of, shop_id),
            self._on_board,
            self._on_failed,
            topic="today",
        )
        now = as_of or self._tools.desk.monitor.now()
        self._tools.jobs.run(
            lambda desk: desk.today.ledger(now),
            self.charts.show_ledger,
            self.failed.emit,
            topic="ledger",
        )

    def start_search(self) -> None:
        """Do nothing: the list is gone through from its top."""

    @Slot()
    def export(self) -> None:
        """Ask for what is shown as a report, a calendar or the carriers' account."""
        self.giving_out.export()

    def escape(self) -> None:
        """Show all shops again."""
        self.choose_shop("")
        self.take_keys()

    def take_keys(self) -> None:
        """Give the keys to the list."""
        self.area.take_keys()

    def showEvent(self, event: QShowEvent) -> None:
        """Keep up to date while somebody looks."""
        super().showEvent(event)
        self._timer.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody looks."""
        super().hideEvent(event)
        self._timer.stop()

    def _on_board(self, board: TodayBoard) -> None:
        self.board = board
        look = replace(self._tools.look(), now=board.now)
        formats = look.formats
        parts = (
            context_line(board.due, formats),
            unpriced_line(board.unpriced, formats),
            reviewed_line(self._tools.desk.today.reviewed_at(), formats),
        )
        context = " · ".join(part for part in parts if part)
        self.head.set_context("" if self._conditions.shops == () else context)
        if not self._shop_id:
            self.shops.show_loads(board)
            self.counted.emit(sum(load.count for load in board.due.shops))
        self.list.show_lines(lines_of(board.due, self._names, look))
        if board.is_whole:
            self._shown = (self._as_of, self._shop_id)
            self.charts.show_board(board, self._shop_id)
            self._show_charts(is_shown=self._conditions.shops != ())
        if board.due.groups:
            self.area.show_list(self.list)
        else:
            self.area.show_state(self._empty())

    def _on_failed(self, trouble: Trouble) -> None:
        self.failed.emit(trouble)
        if self.board is None:
            again = translate("today", "Try again")
            self.area.show_state(
                StateWords("warning", Tone.CRITICAL, trouble.title, trouble.sentence, again)
            )

    def _empty(self) -> StateWords:
        if self._as_of is not None:
            return nothing_then()
        now = self._tools.desk.monitor.now()
        return empty_words(self._conditions, self._tools.stage.formats, now, is_filtered=False)

    @Slot(object)
    def _on_group(self, group: DueGroup) -> None:
        shop = shop_name(self._names.get(group.shop_id, group.shop_id))
        self.choice_wanted.emit(group_choice(group, shop, self._tools.stage.formats))

    @Slot()
    def _on_state_pressed(self) -> None:
        if self._conditions.shops == ():
            self.shop_wanted.emit()
        else:
            self.reload()

"""The notification panel: unread or all, mark read, open what a notice is about."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, Signal, Slot
from PySide6.QtWidgets import QListView, QVBoxLayout, QWidget

from workbench.domain.exports import ExportView
from workbench.domain.notices import NoticeKind
from workbench.ui.monitor.chips import ChipRow
from workbench.ui.notices.list import NoticeDelegate, NoticeModel
from workbench.ui.rules.visits import visit_of_notice
from workbench.ui.tables.keys import RowKeys, on_key
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.chip import Chip
from workbench.ui.widgets.exporting import export_button
from workbench.ui.widgets.labels import tip
from workbench.ui.widgets.list_area import ListArea
from workbench.ui.widgets.states import StateWords
from workbench.ui.widgets.view_head import ViewHead

if TYPE_CHECKING:
    from workbench.domain.notices import Notice
    from workbench.ui.contracts import Desk
    from workbench.ui.start import ViewTools


class NoticesView(QWidget):
    """通知.

    Signals: ``order_opened`` (shop id, order number, waybill) to go to what a notice is about,
    ``ticket_opened`` (order number) where that is a ticket,
    ``unread_counted`` (number), ``failed`` (Trouble), ``rule_wanted`` (RuleVisit),
    ``export_wanted`` (view, filters, name for the file).
    """

    order_opened = Signal(str, str, str)
    ticket_opened = Signal(str)
    unread_counted = Signal(int)
    failed = Signal(object)
    rule_wanted = Signal(object)
    export_wanted = Signal(object, object, str)

    def __init__(self, tools: ViewTools) -> None:
        super().__init__()
        self.setObjectName("page")
        self._tools = tools
        self._is_unread_only = True
        keeper = tools.stage.keeper
        self.read_all = button(translate("notices", "Mark all read"))
        self.see_rule = button(translate("notices", "See the rule"))
        self.see_rule.setToolTip(tip(translate("notices", "Shows the notice's rule (G)")))
        self.export_button = export_button()
        title = translate("notices", "Notifications")
        self.head = ViewHead(title, self.export_button, self.see_rule, self.read_all)
        self.unread = Chip(keeper, translate("notices", "Unread"))
        self.all = Chip(keeper, translate("notices", "All"))
        self.model = NoticeModel(tools.look())
        self.list = QListView()
        self.list.setModel(self.model)
        self.list.setItemDelegate(NoticeDelegate(keeper))
        self.list.setUniformItemSizes(True)
        self.list.setAccessibleName(translate("notices", "Notifications"))
        RowKeys(self.list)
        self.area = ListArea(tools.stage.icons, self.list)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        chips = ChipRow()
        chips.flow.addWidget(self.unread)
        chips.flow.addWidget(self.all)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 16, 20, 16)
        column.setSpacing(12)
        column.addWidget(self.head)
        column.addWidget(chips)
        column.addWidget(self.area, 1)
        self._mark()

    def _connect(self) -> None:
        self.unread.clicked.connect(lambda: self.show_unread(is_only=True))
        self.all.clicked.connect(lambda: self.show_unread(is_only=False))
        self.read_all.clicked.connect(self._on_read_all)
        self.export_button.clicked.connect(self.export)
        self.failed.connect(self.area.give_up)
        self.area.retry_wanted.connect(self.reload)
        self.area.pressed.connect(lambda: self.show_unread(is_only=False))
        self.list.activated.connect(self._on_opened)
        self.list.clicked.connect(self._on_opened)
        self.list.selectionModel().currentChanged.connect(self._on_current)
        self.see_rule.clicked.connect(self._on_see_rule)
        on_key(self.list, "G", self._on_see_rule)

    def show_unread(self, *, is_only: bool) -> None:
        """Show unread notices only, or all."""
        self._is_unread_only = is_only
        self._mark()
        self.reload()

    def reload(self) -> None:
        """Read the record again."""
        self.area.expect()
        is_unread_only = self._is_unread_only

        def ask(desk: Desk) -> tuple[list[Notice], int]:
            return desk.notices.page(is_unread_only), desk.notices.unread()

        self._tools.jobs.run(ask, self._on_read, self.failed.emit, topic="notices")

    @Slot()
    def export(self) -> None:
        """Ask for the list in a file, as it is filtered here."""
        unread = "yes" if self._is_unread_only else "no"
        name = translate("notices", "Notifications")
        self.export_wanted.emit(ExportView.NOTICES, {"unread": unread}, name)

    def start_search(self) -> None:
        """Go to the list: there is nothing to search here yet."""
        self.take_keys()

    def take_keys(self) -> None:
        """Give the keys to the list."""
        self.area.take_keys()

    def escape(self) -> None:
        """Go one step back: to the unread ones."""
        self.show_unread(is_only=True)

    def mark_read(self, ids: list[int]) -> None:
        """Record that these were read."""
        if ids:
            self._tools.jobs.run(
                lambda desk: desk.notices.mark_read(ids),
                lambda _: self.reload(),
                self.failed.emit,
            )

    def _mark(self) -> None:
        self.unread.setChecked(self._is_unread_only)
        self.all.setChecked(not self._is_unread_only)

    def _on_read(self, answer: tuple[list[Notice], int]) -> None:
        notices, unread = answer
        self.model.show(notices, self._tools.look())
        count = self._tools.stage.formats.count(unread)
        self.unread.set_number(count)
        self.head.set_context(translate("notices", "{n} unread").replace("{n}", count))
        self.read_all.setEnabled(bool(unread))
        if notices:
            self.area.show_list(self.list)
        else:
            self.area.show_state(self._empty())
        self._on_current()
        self.unread_counted.emit(unread)

    def _empty(self) -> StateWords:
        if self._is_unread_only:
            title = translate("notices", "Nothing unread")
            return StateWords(
                "notices", Tone.MUTED, title, act=translate("notices", "Show all notifications")
            )
        sentence = translate(
            "notices", "New warnings and shops that stop or come back are recorded here."
        )
        return StateWords(
            "notices", Tone.MUTED, translate("notices", "No notifications yet"), sentence
        )

    @Slot()
    def _on_read_all(self) -> None:
        rows = range(self.model.rowCount())
        notices = [self.model.notice_at(row) for row in rows]
        self.mark_read([notice.id for notice in notices if not notice.read])

    def _current(self) -> Notice | None:
        index = self.list.currentIndex()
        return self.model.notice_at(index.row()) if index.isValid() else None

    @Slot()
    def _on_current(self) -> None:
        notice = self._current()
        self.see_rule.setEnabled(notice is not None and bool(notice.rule))

    @Slot()
    def _on_see_rule(self) -> None:
        notice = self._current()
        if notice is not None and notice.rule:
            self.rule_wanted.emit(visit_of_notice(notice))

    @Slot(QModelIndex)
    def _on_opened(self, index: QModelIndex) -> None:
        notice = self.model.notice_at(index.row())
        if not notice.read:
            self.mark_read([notice.id])
        if notice.kind is NoticeKind.TICKET_DUE:
            self.ticket_opened.emit(notice.order_number)
        elif notice.order_number:
            self.order_opened.emit(notice.shop_id, notice.order_number, notice.waybill)

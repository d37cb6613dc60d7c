"""An order's menu, and the question before an order is erased for good."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from workbench.domain.care.privacy import BACKUP_DAYS
from workbench.ui.formats import one_line
from workbench.ui.tables.keys import on_key
from workbench.ui.tables.menu import add_table_entries
from workbench.ui.translating import translate
from workbench.ui.widgets.copying import copy_text
from workbench.ui.widgets.leave_taking import LeaveDialog, LeaveWords
from workbench.ui.words import shop_name

if TYPE_CHECKING:
    from workbench.domain.care.privacy import Erased
    from workbench.domain.views import OrderRow
    from workbench.ui.contracts import Desk
    from workbench.ui.start import ViewTools
    from workbench.ui.tables.view import PagedTable


class ForgetDialog(LeaveDialog):
    """Asks before an order is erased."""

    def __init__(self, row: OrderRow, parent: QWidget) -> None:
        super().__init__(_words(row), parent)
        self.setWindowTitle(translate("orders", "Erase this order"))


def _words(row: OrderRow) -> LeaveWords:
    question = translate("orders", "Erase order {number} of {shop}?")
    question = question.replace("{number}", one_line(row.number)[:40])
    goes = translate(
        "orders",
        "Its parcels, scans, warnings, notes and records go with it, and it is warned of no "
        "more. This cannot be undone.",
    )
    stays = translate(
        "orders",
        "Exported files keep what they say, backups hold it for up to {days} days, and a "
        "platform that tells of it again brings it back.",
    )
    return LeaveWords(
        question.replace("{shop}", shop_name(row.shop_name)[:40]),
        goes,
        stays.replace("{days}", str(BACKUP_DAYS)),
        translate("orders", "Erase for good"),
        translate("orders", "Keep it"),
    )


class OrderMenu(QObject):
    """A row's menu; opens on a right click or the menu key.

    Signals: ``detail_wanted``, ``filing_wanted``, ``monitor_wanted`` (order number), ``said``
    (text, None) and ``changed`` when an order was erased, ``failed`` (Trouble).
    """

    detail_wanted = Signal()
    filing_wanted = Signal()
    monitor_wanted = Signal(str)
    said = Signal(str, object)
    changed = Signal()
    failed = Signal(object)

    def __init__(self, tools: ViewTools, table: PagedTable) -> None:
        super().__init__(table)
        self._tools = tools
        self._table = table
        self.dialog: ForgetDialog | None = None
        self.menu = QMenu(table)
        for words, act in (
            (translate("monitor", "Show detail") + "\tEnter", self.detail_wanted),
            (translate("orders", "Copy order number") + "\tC", self.copy),
            (translate("orders", "Show in the monitor"), self._on_monitor),
            (translate("monitor", "Start a filing…") + "\tR", self.filing_wanted),
        ):
            self.menu.addAction(words).triggered.connect(act)
        add_table_entries(self.menu, table)
        self.menu.addSeparator()
        self.menu.addAction(translate("orders", "Erase this order…")).triggered.connect(self.ask)
        on_key(table, "C", self.copy)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._on_requested)

    def _row(self) -> OrderRow | None:
        rows = self._tools.desk.orders.rows([self._table.chosen]) if self._table.chosen else []
        return rows[0] if rows else None

    @Slot(QPoint)
    def _on_requested(self, place: QPoint) -> None:
        if self._table.chosen:
            self.menu.popup(self._table.viewport().mapToGlobal(place))

    @Slot()
    def copy(self) -> None:
        """Copy the chosen order's number (C)."""
        if row := self._row():
            number = one_line(row.number)
            copy_text(number)
            self.said.emit(translate("acts", "Copied {number}").replace("{number}", number), None)

    @Slot()
    def _on_monitor(self) -> None:
        if row := self._row():
            self.monitor_wanted.emit(row.number)

    @Slot()
    def ask(self) -> None:
        """Ask whether the chosen order is to be erased."""
        row = self._row()
        if row is None:
            return
        self.dialog = dialog = ForgetDialog(row, self._table.window())
        dialog.accepted.connect(lambda: self._forget(row))
        dialog.finished.connect(self._on_finished)
        dialog.open()

    @Slot()
    def _on_finished(self) -> None:
        dialog, self.dialog = self.dialog, None
        if dialog is not None:
            dialog.deleteLater()

    def _forget(self, row: OrderRow) -> None:
        def work(desk: Desk) -> Erased:
            return desk.privacy.forget(row.id)

        self._tools.jobs.run(work, self._on_forgotten, self.failed.emit)

    def _on_forgotten(self, _: Erased) -> None:
        self.said.emit(translate("orders", "The order is erased."), None)
        self.changed.emit()

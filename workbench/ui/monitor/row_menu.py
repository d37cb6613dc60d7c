"""A row's menu: its remedies, what the keys do with the keys beside it, and acts on marked rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu

from workbench.domain.counting import counted
from workbench.ui.tables.menu import Entry, add_entry, add_table_entries
from workbench.ui.tables.selection import count_rows
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtCore import SignalInstance

    from workbench.ui.detail.acts import Act
    from workbench.ui.tables.view import PagedTable


class RowMenu(QObject):
    """Opens on a right click or the menu key.

    Signals: ``detail_wanted``, ``rule_wanted``, ``handled_wanted``, ``copy_wanted``,
    ``order_wanted``, ``act_wanted`` (Act), ``note_wanted``, ``chase_wanted``, ``filing_wanted`` and
    ``export_wanted`` about all marked rows: the entries that were chosen.
    """

    detail_wanted = Signal()
    rule_wanted = Signal()
    handled_wanted = Signal()
    copy_wanted = Signal()
    order_wanted = Signal()
    act_wanted = Signal(object)
    note_wanted = Signal()
    chase_wanted = Signal()
    filing_wanted = Signal()
    export_wanted = Signal()

    def __init__(self, table: PagedTable) -> None:
        super().__init__(table)
        self._table = table
        self._acts: list[Act] = []
        self._can_act = True
        self.menu = QMenu(table)
        self._fill()
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._on_requested)

    def show_acts(self, acts: list[Act], *, can_act: bool = True) -> None:
        """Offer a row's remedies, the same as its detail does; none while looking back."""
        if (acts, can_act) == (self._acts, self._can_act):
            return
        self._acts, self._can_act = list(acts), can_act
        if not self.menu.isVisible():
            self._fill()

    def _fill(self) -> None:
        self.menu.clear()
        if count_rows(self._table.selectionModel()) > 1:
            self._fill_many()
        else:
            self._fill_one()
        self._add(translate("monitor", "Export marked rows"), self.export_wanted)
        add_table_entries(self.menu, self._table)

    def _fill_one(self) -> None:
        # The tab sets the key apart, as in every menu; the shortcut itself is the table's.
        self._add(translate("monitor", "Show detail"), self.detail_wanted, "Enter")
        for act in self._acts if self._can_act else ():
            self._offer(act)
        if self._can_act:
            self._add(translate("monitor", "Mark handled"), self.handled_wanted, "H")
            self._add(translate("monitor", "Start a filing…"), self.filing_wanted, "R")
        self._add(translate("monitor", "Copy waybill"), self.copy_wanted, "C")
        self._add(translate("monitor", "See the rule"), self.rule_wanted, "G")
        self._add(translate("monitor", "Open the order"), self.order_wanted)

    def _offer(self, act: Act) -> None:
        """Add a remedy; the act that H stands for has an entry of its own."""
        if act.has_key:
            return
        entry = self.menu.addAction(translate("acts", act.words))
        entry.triggered.connect(lambda: self.act_wanted.emit(act))

    def _fill_many(self) -> None:
        number = count_rows(self._table.selectionModel())
        words = counted(translate("monitor", "Mark {n} row(s) handled…"), n=number)
        if self._can_act:
            self._add(words, self.note_wanted, "H")
            self._add(translate("monitor", "Start a filing…"), self.filing_wanted, "R")
        self._add(translate("monitor", "Copy chase message"), self.chase_wanted)

    def _add(self, words: str, slot: Callable[[], object] | SignalInstance, key: str = "") -> None:
        add_entry(self.menu, Entry(words, slot, key))

    @Slot(QPoint)
    def _on_requested(self, place: QPoint) -> None:
        if self._table.chosen:
            self._fill()
            self.menu.popup(self._table.viewport().mapToGlobal(place))

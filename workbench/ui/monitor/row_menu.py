"""A row's menu: what the keys do, with the keys written beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtWidgets import QMenu

from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.ui.tables.view import PagedTable


class RowMenu(QObject):
    """Opens on a right click or the menu key.

    Signals: ``detail_wanted``, ``handled_wanted``, ``copy_wanted``, ``rule_wanted``: the entries
    that were chosen.
    """

    detail_wanted = Signal()
    rule_wanted = Signal()
    handled_wanted = Signal()
    copy_wanted = Signal()

    def __init__(self, table: PagedTable) -> None:
        super().__init__(table)
        self._table = table
        self.menu = QMenu(table)
        # The tab sets the key apart, as in every menu; the shortcut itself is the table's.
        for words, key, signal in (
            (translate("monitor", "Show detail"), "Enter", self.detail_wanted),
            (translate("monitor", "Mark handled"), "H", self.handled_wanted),
            (translate("monitor", "Copy waybill"), "C", self.copy_wanted),
            (translate("monitor", "See the rule"), "G", self.rule_wanted),
        ):
            self.menu.addAction(f"{words}\t{key}").triggered.connect(signal)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._on_requested)

    @Slot(QPoint)
    def _on_requested(self, place: QPoint) -> None:
        if self._table.chosen:
            self.menu.popup(self._table.viewport().mapToGlobal(place))

"""A list's menu: the view's acts on the chosen row with their keys, copying, and the columns."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Slot
from PySide6.QtWidgets import QMenu

from workbench.ui.tables.copying import CELL_KEY, ROWS_KEY
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from PySide6.QtCore import SignalInstance

    from workbench.ui.tables.view import PagedTable


@dataclass(frozen=True, slots=True)
class Entry:
    """One act of a menu; ``key`` is what does it without the menu."""

    words: str
    act: Callable[[], object] | SignalInstance
    key: str = ""


def add_entry(menu: QMenu, entry: Entry) -> None:
    """Add an act; the tab sets the key apart, the shortcut itself is the table's."""
    told = f"{entry.words}\t{entry.key}" if entry.key else entry.words
    menu.addAction(told).triggered.connect(entry.act)


def add_table_entries(menu: QMenu, table: PagedTable) -> None:
    """Add what every list can do: copy what it shows, and arrange its columns."""
    menu.addSeparator()
    copying = table.copying
    add_entry(menu, Entry(translate("monitor", "Copy cell"), copying.copy_cell, CELL_KEY))
    add_entry(menu, Entry(translate("monitor", "Copy rows"), copying.copy_rows, ROWS_KEY))
    menu.addMenu(table.arranging.menu)


class TableMenu(QObject):
    """Opens on a right click or the menu key, filled anew each time; lives as long as its table.

    ``entries`` are the acts on the row that is chosen then.
    """

    def __init__(self, table: PagedTable, entries: Callable[[], Iterable[Entry]]) -> None:
        super().__init__(table)
        self._table = table
        self._entries = entries
        self.menu = QMenu(table)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._on_requested)

    def fill(self) -> None:
        """Offer what can be done now."""
        self.menu.clear()
        for entry in self._entries():
            add_entry(self.menu, entry)
        add_table_entries(self.menu, self._table)

    @Slot(QPoint)
    def _on_requested(self, place: QPoint) -> None:
        if self._table.chosen:
            self.fill()
            self.menu.popup(self._table.viewport().mapToGlobal(place))

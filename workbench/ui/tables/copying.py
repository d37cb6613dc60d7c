"""Copies what a table shows: the current cell, or the chosen rows with tabs between cells."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from workbench.ui.formats import one_line
from workbench.ui.tables.keys import on_key
from workbench.ui.tables.model import DisplayRole
from workbench.ui.widgets.copying import copy_text

if TYPE_CHECKING:
    from workbench.ui.tables.view import PagedTable

# More rows than this belong into a file: each has to be read first.
MOST_ROWS = 2000
CELL_KEY, ROWS_KEY = "Ctrl+C", "Ctrl+Shift+C"


class TableCopying(QObject):
    """Ctrl+C copies the cell, Ctrl+Shift+C the rows; lives as long as its table.

    Signals: ``cut`` when more rows are marked than were copied.
    """

    cut = Signal()

    def __init__(self, table: PagedTable) -> None:
        super().__init__(table)
        self._table = table
        on_key(table, CELL_KEY, self.copy_cell)
        on_key(table, ROWS_KEY, self.copy_rows)

    @Slot()
    def copy_cell(self) -> None:
        """Copy the current cell's text; a sign stands for no text, so its row's name is copied."""
        index = self._table.currentIndex()
        if index.isValid():
            copy_text(self._text(index.row(), index.column()))

    @Slot()
    def copy_rows(self) -> None:
        """Copy the chosen rows as they show: visible columns from the left, one row to a line."""
        columns = self._columns()
        marked = self._table.selected_rows()
        rows = marked[:MOST_ROWS]
        lines = ["\t".join(self._text(row, column) for column in columns) for row in rows]
        if lines:
            copy_text("\n".join(lines))
        if len(marked) > len(rows):
            self.cut.emit()

    def _columns(self) -> list[int]:
        header = self._table.header
        sections = [header.logicalIndex(place) for place in range(header.count())]
        return [x for x in sections if not header.isSectionHidden(x) and header.fields[x].heading]

    def _text(self, row: int, column: int) -> str:
        model = self._table.model()
        return one_line(str(model.index(row, column).data(DisplayRole) or ""))

"""The row under the mouse, lit in the theme's softest tone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtGui import QMouseEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView


class RowHover(QObject):
    """Knows which row the mouse is over, -1 for none; repaints the two rows that change."""

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self._table = table
        self.row = -1
        table.setMouseTracking(True)
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the mouse over the rows; events go on their way."""
        if isinstance(event, QMouseEvent) and event.type() is QEvent.Type.MouseMove:
            self._light(self._table.rowAt(event.position().toPoint().y()))
        elif event.type() is QEvent.Type.Leave:
            self._light(-1)
        return False

    def _light(self, row: int) -> None:
        if row == self.row:
            return
        before, self.row = self.row, row
        for each in (before, row):
            if each >= 0:
                self._table.viewport().update(self._strip(each))

    def _strip(self, row: int) -> QRect:
        table = self._table
        return QRect(
            0, table.rowViewportPosition(row), table.viewport().width(), table.rowHeight(row)
        )

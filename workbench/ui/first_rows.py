"""The moment from which the window is of use: its first rows are painted. The log tells it."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from PySide6.QtWidgets import QTableView

logger = logging.getLogger(__name__)

# What support and the benchmark of a built program look for.
WORDS = "first rows shown"


class FirstRows(QObject):
    """Watches a table until it has painted rows, and no longer.

    Signals: ``shown``, once.
    """

    shown = Signal()

    def __init__(self, table: QTableView) -> None:
        super().__init__(table)
        self.are_shown = False
        self._table = table
        table.viewport().installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice the first painting with rows in it; what follows in the loop comes after it."""
        if event.type() is QEvent.Type.Paint and self._table.model().rowCount():
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self._on_painted)
        return False

    @Slot()
    def _on_painted(self) -> None:
        logger.info(WORDS)
        self.are_shown = True
        self.shown.emit()

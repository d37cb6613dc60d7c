"""J and K in a list: the next row and the one before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut

from workbench.ui.tables.selection import choose_index

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QAbstractItemView, QWidget


class RowKeys(QObject):
    """Moves a list's current row; lives as long as the list."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view
        on_key(view, "J", self._on_next)
        on_key(view, "K", self._on_previous)

    @Slot()
    def _on_next(self) -> None:
        self._step(1)

    @Slot()
    def _on_previous(self) -> None:
        self._step(-1)

    def _step(self, step: int) -> None:
        """Go to the next row that can be chosen; heads between rows are stepped over."""
        model = self._view.model()
        row = self._view.currentIndex().row() + step
        while 0 <= row < model.rowCount():
            index = model.index(row, 0)
            if model.flags(index) & Qt.ItemFlag.ItemIsEnabled:
                choose_index(self._view, index)
                return
            row += step


def on_key(widget: QWidget, key: str, slot: Callable[[], None]) -> None:
    """Call ``slot`` when the key is pressed on this very widget, not while somebody types."""
    shortcut = QShortcut(QKeySequence(key), widget)
    shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
    shortcut.activated.connect(slot)

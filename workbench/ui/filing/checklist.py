"""A list of things to tick, each with how many orders it holds; found by typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QLineEdit, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from workbench.ui.formats import one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

_KEY = Qt.ItemDataRole.UserRole


class CheckList(QWidget):
    """Shows what can be ticked; what was ticked stays ticked while the list is searched.

    Signals: ``ticked`` (tuple of keys, in the list's order).
    """

    ticked = Signal(object)

    def __init__(self, words: str, hint: str) -> None:
        super().__init__()
        self.search = QLineEdit()
        self.search.setPlaceholderText(hint)
        self.search.setAccessibleName(hint)
        self.search.setClearButtonEnabled(True)
        self.list = QListWidget()
        self.list.setProperty("framed", "true")
        self.list.setAccessibleName(words)
        self.list.setMinimumHeight(140)
        self.search.textChanged.connect(self._on_searched)
        self.list.itemChanged.connect(self._on_changed)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.search)
        column.addWidget(self.list)

    def show_choices(self, choices: Sequence[tuple[object, str]], ticked: Sequence[object]) -> None:
        """Show keys with their words; keys that are ticked but not offered stand on top."""
        offered = [key for key, _ in choices]
        extra = [(key, str(key)) for key in ticked if key not in offered]
        wanted = [*extra, *choices]
        self.list.blockSignals(True)
        if [key for key, _ in wanted] != self._keys():
            self.list.clear()
            for key, words in wanted:
                self.list.addItem(self._item(key, words))
        for row in range(self.list.count()):
            item = self.list.item(row)
            is_on = item.data(_KEY) in ticked
            item.setCheckState(Qt.CheckState.Checked if is_on else Qt.CheckState.Unchecked)
        self.list.blockSignals(False)
        self._on_searched(self.search.text())

    def _item(self, key: object, words: str) -> QListWidgetItem:
        item = QListWidgetItem(one_line(words))
        item.setData(_KEY, key)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        return item

    def _keys(self) -> list[object]:
        return [self.list.item(row).data(_KEY) for row in range(self.list.count())]

    @Slot(str)
    def _on_searched(self, text: str) -> None:
        wanted = text.strip().casefold()
        for row in range(self.list.count()):
            item = self.list.item(row)
            item.setHidden(wanted not in item.text().casefold())

    @Slot()
    def _on_changed(self) -> None:
        items = (self.list.item(row) for row in range(self.list.count()))
        on = Qt.CheckState.Checked
        self.ticked.emit(tuple(item.data(_KEY) for item in items if item.checkState() is on))

"""A list of parts on the left, the text of the chosen one on the right."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import (
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QWidget,
)

from workbench.ui.formats import plain

if TYPE_CHECKING:
    from collections.abc import Sequence

LIST_WIDTH, ROW = 240, 34


class Pages(QWidget):
    """Shows texts, each under a title; with ``can_choose`` every title has a box to tick."""

    def __init__(self, list_name: str, text_name: str, *, can_choose: bool = False) -> None:
        super().__init__()
        self._can_choose = can_choose
        self._texts: list[str] = []
        self.list = QListWidget()
        self.list.setAccessibleName(list_name)
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setTabChangesFocus(True)
        self.text.setAccessibleName(text_name)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self.list)
        row.addWidget(self.text, 1)
        self.list.currentRowChanged.connect(self._on_row)

    def show_pages(self, pages: Sequence[tuple[str, str]]) -> None:
        """Show titles with their texts; all are ticked."""
        self._texts = [text for _, text in pages]
        self.list.clear()
        for title, _ in pages:
            item = QListWidgetItem(plain(title), self.list)
            item.setSizeHint(QSize(LIST_WIDTH - 8, ROW))
            if self._can_choose:
                item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
                item.setCheckState(Qt.CheckState.Checked)
        self.list.setCurrentRow(0 if pages else -1)

    @property
    def ticked(self) -> tuple[int, ...]:
        """Return the places of the ticked titles."""
        items = (self.list.item(row) for row in range(self.list.count()))
        return tuple(
            row for row, item in enumerate(items) if item.checkState() is Qt.CheckState.Checked
        )

    @Slot(int)
    def _on_row(self, row: int) -> None:
        self.text.setPlainText(plain(self._texts[row]) if 0 <= row < len(self._texts) else "")

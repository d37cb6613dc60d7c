"""A table's header: widths from the columns, one click sorts, the next one turns it round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHeaderView

from workbench.ui.tables.columns import visible_keys

if TYPE_CHECKING:
    from enum import StrEnum

    from workbench.ui.tables.columns import Column

HEIGHT = 40


class SortHeader(QHeaderView):
    """Header over described columns.

    Signals: ``sort_wanted`` (sort key, descending).
    """

    sort_wanted = Signal(object, bool)

    def __init__(self, columns: tuple[Column[Any], ...]) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._columns = columns
        self.setFixedHeight(HEIGHT)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(24)
        self.sectionClicked.connect(self._on_clicked)

    def lay_out(self) -> None:
        """Give every column its width; call once the header has its model."""
        for at, column in enumerate(self._columns):
            mode = QHeaderView.ResizeMode.Fixed
            if column.stretches:
                mode = QHeaderView.ResizeMode.Stretch
            self.setSectionResizeMode(at, mode)
            self.resizeSection(at, column.width)

    def give_way(self, room: int) -> None:
        """Hide the columns that do not fit into ``room`` pixels."""
        kept = visible_keys(self._columns, room)
        for at, column in enumerate(self._columns):
            self.setSectionHidden(at, column.key not in kept)

    def show_sorting(self, sort: StrEnum, *, is_descending: bool) -> None:
        """Mark the column that the rows are sorted by."""
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        keys = [column.sort for column in self._columns]
        self.setSortIndicatorShown(sort in keys)
        self.setSortIndicator(keys.index(sort) if sort in keys else -1, order)

    @Slot(int)
    def _on_clicked(self, section: int) -> None:
        sort = self._columns[section].sort
        if sort is None:
            return
        is_same = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        is_ascending = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        self.sort_wanted.emit(sort, is_same and is_ascending)

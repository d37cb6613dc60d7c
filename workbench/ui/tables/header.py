"""A table's header: widths from the columns, one click sorts, the next one turns it round."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView

from workbench.ui.tables.columns import visible_keys
from workbench.ui.tables.delegate import text_room
from workbench.ui.theme import Type

if TYPE_CHECKING:
    from enum import StrEnum

    from workbench.ui.tables.columns import Column
    from workbench.ui.theming import ThemeKeeper

HEIGHT = 40
MARK = 8  # from the name to the middle of the sorting mark


class SortHeader(QHeaderView):
    """Header over described columns.

    Signals: ``sort_wanted`` (sort key, descending).
    """

    sort_wanted = Signal(object, bool)

    def __init__(self, columns: tuple[Column[Any], ...], keeper: ThemeKeeper) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._columns = columns
        self._keeper = keeper
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

    def paintSection(self, painter: QPainter, rect: QRect, section: int) -> None:
        """Paint name and sorting mark; the mark stands beside the name, never over it."""
        theme, column = self._keeper.theme, self._columns[section]
        painter.fillRect(rect, QColor(theme.surface))
        painter.setPen(QColor(theme.line))
        painter.drawLine(rect.bottomLeft(), rect.bottomRight())
        font = Type.NOTE_STRONG.font()
        painter.setFont(font)
        painter.setPen(QColor(theme.muted))
        room = text_room(rect, is_last=section == len(self._columns) - 1)
        text = str(self.model().headerData(section, self.orientation()) or "")
        side = Qt.AlignmentFlag.AlignRight if column.is_right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(room, side | Qt.AlignmentFlag.AlignVCenter, text)
        if self.isSortIndicatorShown() and self.sortIndicatorSection() == section:
            width = QFontMetrics(font).horizontalAdvance(text) + MARK
            x = room.right() - width if column.is_right else room.left() + width
            self._paint_mark(painter, QPointF(x, rect.center().y() + 0.5))

    def _paint_mark(self, painter: QPainter, at: QPointF) -> None:
        is_ascending = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        tip = -2.5 if is_ascending else 2.5
        corners = [QPointF(-4, -tip) + at, QPointF(4, -tip) + at, QPointF(0, tip) + at]
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._keeper.theme.muted))
        painter.drawPolygon(QPolygonF(corners))
        painter.restore()

    @Slot(int)
    def _on_clicked(self, section: int) -> None:
        sort = self._columns[section].sort
        if sort is None:
            return
        is_same = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        is_ascending = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        self.sort_wanted.emit(sort, is_same and is_ascending)

"""Paints cells from a model's roles: ground, sign or text in its tone; nothing else."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView

from workbench.ui.tables.model import CellRole, DisplayRole
from workbench.ui.theme import Type
from workbench.ui.widgets.shapes import paint_shape

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.ui.tables.columns import Cell
    from workbench.ui.tables.hover import RowHover
    from workbench.ui.theming import ThemeKeeper

PADDING = 6
EDGE = 14  # from the last column's text to the frame
FOCUS_BAR = 3
_TEXTS_KEPT = 2_048
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


class CellDelegate(QStyledItemDelegate):
    """One for all tables; it paints the text itself, so no cell can hold markup."""

    def __init__(self, keeper: ThemeKeeper, hover: RowHover | None = None) -> None:
        super().__init__(keeper)
        self._keeper = keeper
        self._hover = hover
        self._fonts = {False: Type.TEXT.font(), True: Type.STRONG.font()}
        self._metrics = {strong: QFontMetrics(font) for strong, font in self._fonts.items()}
        self._elided = {strong: _eliding(metrics) for strong, metrics in self._metrics.items()}

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return the room a cell would like; rows have a fixed height anyway."""
        width = self._metrics[True].horizontalAdvance(str(index.data(DisplayRole)))
        return QSize(width + 2 * PADDING, 40)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        rect, state = option.rect, option.state
        theme = self._keeper.theme
        if self._hover is not None and index.row() == self._hover.row:
            painter.fillRect(rect, QColor(theme.zebra))
        if QStyle.StateFlag.State_Selected in state:
            painter.fillRect(rect, QColor(theme.selection))
            if index.column() == 0 and option.widget is not None and option.widget.hasFocus():
                painter.fillRect(rect.x(), rect.y(), FOCUS_BAR, rect.height(), QColor(theme.accent))
        cell: Cell = index.data(CellRole)
        if cell.shape is not None:
            centre = QPointF(rect.center()) + QPointF(0.5, 0.5)
            paint_shape(painter, centre, cell.shape, cell.tone.ink(theme))
            return
        table = option.widget
        column = index.column()
        is_last = isinstance(table, QTableView) and column == self._last(table)
        if QStyle.StateFlag.State_HasFocus in state and column > 0:
            painter.fillRect(rect.adjusted(0, rect.height() - 2, 0, 0), QColor(theme.accent))
        self._paint_text(painter, text_room(rect, column, is_last=is_last), cell)

    def _last(self, table: QTableView) -> int:
        """Return the column at the right end, of which only a header that is arranged knows."""
        header = table.horizontalHeader()
        return int(getattr(header, "last", header.count() - 1))

    def _paint_text(self, painter: QPainter, room: QRect, cell: Cell) -> None:
        painter.setFont(self._fonts[cell.is_strong])
        painter.setPen(cell.tone.ink(self._keeper.theme))
        text = self._elided[cell.is_strong](cell.text, room.width())
        painter.drawText(room, _RIGHT if cell.is_right else _LEFT, text)


def _eliding(metrics: QFontMetrics) -> Callable[[str, int], str]:
    """Return what cuts texts to a width; the same stand in the same room at every painting."""

    @lru_cache(maxsize=_TEXTS_KEPT)
    def elided(text: str, width: int) -> str:
        return metrics.elidedText(text, Qt.TextElideMode.ElideRight, width)

    return elided


def text_room(rect: QRect, column: int, *, is_last: bool) -> QRect:
    """Return where a cell's or header's text may stand; at the sides it keeps off the frame."""
    left, right = (PADDING if column else EDGE), (EDGE if is_last else PADDING)
    return rect.adjusted(left, 0, -right, 0)

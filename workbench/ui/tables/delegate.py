"""Paints cells from a model's roles: ground, sign or text in its tone; nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.ui.tables.columns import Shape
from workbench.ui.tables.model import DisplayRole, ShapeRole, StrongRole, ToneRole
from workbench.ui.theme import Tone, Type
from workbench.ui.widgets.shapes import paint_shape

if TYPE_CHECKING:
    from workbench.ui.theming import ThemeKeeper

PADDING = 6
EDGE = 14  # from the last column's text to the frame
FOCUS_BAR = 3


class CellDelegate(QStyledItemDelegate):
    """One for all tables; it paints the text itself, so no cell can hold markup."""

    def __init__(self, keeper: ThemeKeeper) -> None:
        super().__init__(keeper)
        self._keeper = keeper
        self._fonts = {False: Type.TEXT.font(), True: Type.STRONG.font()}
        self._metrics = {strong: QFontMetrics(font) for strong, font in self._fonts.items()}

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
        if QStyle.StateFlag.State_Selected in state:
            painter.fillRect(rect, QColor(theme.selection))
            if index.column() == 0 and option.widget is not None and option.widget.hasFocus():
                painter.fillRect(rect.x(), rect.y(), FOCUS_BAR, rect.height(), QColor(theme.accent))
        # Qt hands enums of text back as plain text.
        ink = Tone(index.data(ToneRole) or Tone.MUTED).ink(theme)
        shape = index.data(ShapeRole)
        if shape is not None:
            paint_shape(painter, QPointF(rect.center()) + QPointF(0.5, 0.5), Shape(shape), ink)
        else:
            self._paint_text(painter, rect, index, ink)

    def _paint_text(
        self,
        painter: QPainter,
        rect: QRect,
        index: QModelIndex | QPersistentModelIndex,
        ink: QColor,
    ) -> None:
        is_strong = bool(index.data(StrongRole))
        room = text_room(rect, is_last=index.column() == index.model().columnCount() - 1)
        text = self._metrics[is_strong].elidedText(
            str(index.data(DisplayRole)), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(self._fonts[is_strong])
        painter.setPen(ink)
        painter.drawText(room, int(index.data(Qt.ItemDataRole.TextAlignmentRole)), text)


def text_room(rect: QRect, *, is_last: bool) -> QRect:
    """Return where a cell's or header's text may stand."""
    return rect.adjusted(PADDING, 0, -EDGE if is_last else -PADDING, 0)

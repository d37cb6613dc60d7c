"""Paints the rows of the timeline: heads, names with their origin, today's value, bars."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.domain.rules.views import RuleOrigin, RuleSpan
from workbench.ui.formats import one_line
from workbench.ui.rules.axis import ticks
from workbench.ui.rules.bars import Ground
from workbench.ui.rules.model import DisplayRole, RowRole, RuleColumn
from workbench.ui.rules.painting import Paint, paint_rule, paint_today
from workbench.ui.rules.words import origin_word
from workbench.ui.tables.delegate import EDGE, FOCUS_BAR, PADDING
from workbench.ui.theme import Type

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.rules.views import RuleEntry
    from workbench.ui.formats import Formats
    from workbench.ui.rules.axis import Axis
    from workbench.ui.rules.rows import Row
    from workbench.ui.tables.hover import RowHover
    from workbench.ui.theming import ThemeKeeper

INDENT = 16
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


@dataclass
class Scale:
    """What the line of time is painted by; table, header and delegate share one.

    ``marked`` is the rule and version that a warning was judged by.
    """

    axis: Axis
    now: datetime
    marked: tuple[str, RuleSpan | None] = ("", None)


def line_room(rect: QRect) -> QRectF:
    """Return where the axis runs within a cell or header of the last column."""
    return QRectF(rect.adjusted(PADDING, 0, -EDGE, 1))


class RuleDelegate(QStyledItemDelegate):
    """One for all three columns; it paints its texts itself, so none can hold markup."""

    def __init__(
        self, scale: Scale, keeper: ThemeKeeper, formats: Formats, hover: RowHover
    ) -> None:
        super().__init__(keeper)
        self._hover = hover
        self._scale = scale
        self._keeper = keeper
        self._formats = formats

    def sizeHint(
        self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        """Return any size: rows are of one height and columns have their own widths."""
        return QSize(100, 36)

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Paint one cell."""
        row: Row = index.data(RowRole)
        rect, column = option.rect, RuleColumn(index.column())
        is_chosen = QStyle.StateFlag.State_Selected in option.state
        is_head, is_lit = row.entry is None, index.row() == self._hover.row
        self._paint_ground(painter, rect, is_head=is_head, is_chosen=is_chosen)
        if is_lit and not (is_head or is_chosen):
            painter.fillRect(rect, QColor(self._keeper.theme.zebra))
        has_keys = option.widget is not None and option.widget.hasFocus()
        if is_chosen and has_keys and column is RuleColumn.TITLE:
            bar = QRect(rect.x(), rect.y(), FOCUS_BAR, rect.height())
            painter.fillRect(bar, QColor(self._keeper.theme.accent))
        if column is RuleColumn.LINE:
            self._paint_line(painter, rect, row.entry, is_quiet=not is_chosen and _is_told(index))
        elif row.entry is None:
            self._text(
                painter, rect.adjusted(INDENT, 0, 0, 0), Type.NOTE_STRONG, str(index.data() or "")
            )
        elif column is RuleColumn.TITLE:
            self._paint_title(painter, rect, row.entry)
        else:
            text = str(index.data(DisplayRole))
            is_live = row.entry.is_on and row.entry.span_at(self._scale.now) is not None
            self._text(painter, rect.adjusted(PADDING, 0, -PADDING, 0), Type.TEXT, text, is_live)

    def _paint_ground(
        self, painter: QPainter, rect: QRect, *, is_head: bool, is_chosen: bool
    ) -> None:
        theme = self._keeper.theme
        if is_chosen:
            painter.fillRect(rect, QColor(theme.selection))
        elif is_head:
            painter.fillRect(rect, QColor(theme.zebra))
            painter.setPen(QColor(theme.line))
            painter.drawLine(rect.bottomLeft(), rect.bottomRight())

    def _paint_title(self, painter: QPainter, rect: QRect, entry: RuleEntry) -> None:
        """Paint the name, and where the rule comes from unless it is our own documents."""
        room = rect.adjusted(INDENT, 0, -PADDING, 0)
        if entry.origin is not RuleOrigin.SEEDS:
            origin = origin_word(entry.origin)
            width = QFontMetrics(Type.NOTE.font()).horizontalAdvance(origin)
            painter.setFont(Type.NOTE.font())
            painter.setPen(QColor(self._keeper.theme.muted))
            painter.drawText(room, _RIGHT, origin)
            room = room.adjusted(0, 0, -(width + PADDING + 2), 0)
        self._text(painter, room, Type.TEXT, entry.title, entry.is_on)

    def _text(
        self, painter: QPainter, room: QRect, type_: Type, text: str, is_strong: bool = False
    ) -> None:
        font, theme = type_.font(), self._keeper.theme
        shown = QFontMetrics(font).elidedText(
            one_line(text), Qt.TextElideMode.ElideRight, room.width()
        )
        painter.setFont(font)
        painter.setPen(QColor(theme.text if is_strong else theme.muted))
        painter.drawText(room, _LEFT, shown)

    def _paint_line(
        self, painter: QPainter, rect: QRect, entry: RuleEntry | None, *, is_quiet: bool
    ) -> None:
        room, theme, scale = line_room(rect), self._keeper.theme, self._scale
        painter.setPen(QPen(QColor(theme.line), 1))
        for tick in ticks(scale.axis, room.width(), self._formats):
            x = round(room.left() + scale.axis.place(tick.at, room.width()))
            painter.drawLine(x, rect.top(), x, rect.bottom())
        today = scale.axis.place(scale.now, room.width())
        marked = scale.marked[1] if entry and scale.marked[0] == entry.key else None
        is_on = entry is None or entry.is_on
        paint = Paint(painter, theme, room, is_on, today, is_quiet, marked)
        if entry is None:
            paint_today(paint)
        else:
            paint_rule(paint, entry, Ground(scale.axis, room.width(), scale.now, self._formats))


def _is_told(index: QModelIndex | QPersistentModelIndex) -> bool:
    """Tell whether the row above is a rule without dates: one of them says it for all."""
    above: Row | None = index.sibling(index.row() - 1, index.column()).data(RowRole)
    entry = above.entry if above is not None else None
    return entry is not None and all(span.is_always for span in entry.spans)

"""A table's header: as a person arranged it; one click sorts, the next one turns it round."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRect, Qt, Signal, Slot
from PySide6.QtGui import QColor, QFontMetrics, QMouseEvent, QPainter, QPolygonF
from PySide6.QtWidgets import QHeaderView

from workbench.domain.tables.fields import Layout, Trait
from workbench.ui.tables.delegate import PADDING, text_room
from workbench.ui.tables.model import heading_of
from workbench.ui.theme import Type

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

    from workbench.domain.tables.fields import Field, Fields
    from workbench.ui.tables.columns import Column
    from workbench.ui.theming import ThemeKeeper

HEIGHT = 40
MARK = 8  # from the name to the middle of the sorting mark


class SortHeader(QHeaderView):
    """Header over described columns.

    Signals: ``sort_wanted`` (sort key, descending), ``released`` when the mouse let go of it.
    """

    sort_wanted = Signal(object, bool)
    released = Signal()

    def __init__(self, columns: tuple[Column[Any], ...], keeper: ThemeKeeper) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._columns = columns
        self._fields = tuple(_spoken(column.field) for column in columns)
        self._keeper = keeper
        self._layout = Layout()
        self._room = 0
        self._given: dict[str, int] = {}
        self._is_placing = False
        self.setFixedHeight(HEIGHT)
        self.setHighlightSections(False)
        self.setSectionsClickable(True)
        self.setMinimumSectionSize(24)
        self.sectionClicked.connect(self._on_clicked)
        self._last: int | None = None
        self.sectionMoved.connect(self._forget_last)
        self.sectionCountChanged.connect(self._forget_last)

    @property
    def fields(self) -> Fields:
        """Return the columns, as described."""
        return self._fields

    @property
    def arrangement(self) -> Layout:
        """Return how the columns are arranged."""
        return self._layout

    @property
    def given(self) -> Mapping[str, int]:
        """Return the widths that the columns were given, by key."""
        return self._given

    @property
    def is_placing(self) -> bool:
        """Tell whether the header moves its sections itself, so that no person does."""
        return self._is_placing

    @property
    def last(self) -> int:
        """Return which column stands at the right end, -1 for none; every cell's painting asks."""
        if self._last is None:
            places = map(self.logicalIndex, range(self.count() - 1, -1, -1))
            self._last = next((at for at in places if not self.isSectionHidden(at)), -1)
        return self._last

    @Slot()
    def _forget_last(self) -> None:
        self._last = None

    def arrange(self, layout: Layout) -> None:
        """Place, size and hide the columns; call once the header has its model."""
        self._layout = layout
        self._is_placing = True
        keys = [field.key for field in self._fields]
        for place, field in enumerate(layout.ordered(self._fields)):
            self.moveSection(self.visualIndex(keys.index(field.key)), place)
        self._is_placing = False
        self.give_way(self._room)

    def give_way(self, room: int) -> None:
        """Hide the columns that do not fit into ``room`` pixels, and size the others."""
        self._room = room
        self._given = given = self._layout.sizes(self._fields, room)
        fits = sum(given.values()) <= room
        self._is_placing = True
        for at, field in enumerate(self._fields):
            self.setSectionHidden(at, field.key not in given)
            can_stretch = field.has(Trait.STRETCHES) and fits
            mode = QHeaderView.ResizeMode.Interactive
            self.setSectionResizeMode(at, QHeaderView.ResizeMode.Stretch if can_stretch else mode)
            if field.key in given and not can_stretch:
                self.resizeSection(at, given[field.key])
        self._is_placing = False
        self._forget_last()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Tell that a person let go: what was dragged stands now."""
        super().mouseReleaseEvent(event)
        self.released.emit()

    def show_sorting(self, sort: StrEnum, *, is_descending: bool) -> None:
        """Mark the column that the rows are sorted by."""
        order = Qt.SortOrder.DescendingOrder if is_descending else Qt.SortOrder.AscendingOrder
        keys = [field.sort for field in self._fields]
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
        room = text_room(rect, section, is_last=section == self.last)
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
        sort = self._fields[section].sort
        if sort is None:
            return
        is_same = self.isSortIndicatorShown() and self.sortIndicatorSection() == section
        is_ascending = self.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        self.sort_wanted.emit(sort, is_same and is_ascending)


def _spoken(field: Field) -> Field:
    """Return a column as wide as the window's language needs it: no heading is ever cut.

    A heading that is its own source says that the language is English.
    """
    heading = heading_of(field)
    width = field.wide if field.wide and heading == field.heading else field.width
    needed = QFontMetrics(Type.NOTE_STRONG.font()).horizontalAdvance(heading) + 2 * PADDING
    return replace(field, width=max(width, needed))

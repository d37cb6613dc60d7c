"""A person arranges a table: columns moved, sized, hidden and shown; kept by whoever listens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QPoint, Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu

from workbench.domain.tables.fields import Layout, Trait
from workbench.ui.tables.model import heading_of
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.ui.tables.header import SortHeader


class Arranging(QObject):
    """Makes a header's columns movable and gives it a menu; lives as long as the header.

    Signals: ``arranged`` (Layout) after a person changed something.
    """

    arranged = Signal(object)

    def __init__(self, header: SortHeader) -> None:
        super().__init__(header)
        self._header = header
        self._is_moved = False
        self.menu = QMenu(translate("columns", "Columns"), header)
        header.setSectionsMovable(True)
        # The sign of a row stays in front.
        header.setFirstSectionMovable(bool(header.fields[0].heading))
        header.sectionMoved.connect(self._on_moved)
        header.sectionResized.connect(self._on_resized)
        header.released.connect(self.tell)
        header.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        header.customContextMenuRequested.connect(self._on_requested)
        self.menu.aboutToShow.connect(self._fill)
        self.menu.triggered.connect(self._on_chosen)
        self._fill()

    def _fill(self) -> None:
        self.menu.clear()
        named = [field for field in self._header.fields if field.heading]
        visible = [
            field for field in named if not self._header.isSectionHidden(self._at(field.key))
        ]
        for field in named:
            action = self.menu.addAction(heading_of(field))
            action.setCheckable(True)
            action.setChecked(field in visible)
            # A table without columns could not be asked for them again.
            action.setEnabled(visible != [field])
            action.setData(field.key)
        self.menu.addSeparator()
        self.menu.addAction(translate("columns", "Standard columns"))

    def _at(self, key: str) -> int:
        return [field.key for field in self._header.fields].index(key)

    @Slot(QAction)
    def _on_chosen(self, action: QAction) -> None:
        key, layout = action.data(), self._header.arrangement
        shown = layout.with_column(key, is_shown=action.isChecked()) if key else Layout()
        self._show(shown)

    def _show(self, layout: Layout) -> None:
        self._header.arrange(layout)
        self.arranged.emit(layout)

    @Slot()
    def _on_moved(self) -> None:
        self._is_moved = self._is_moved or not self._header.is_placing

    @Slot(int)
    def _on_resized(self, section: int) -> None:
        """Note a width, but not that of the column that follows the window's."""
        mode = self._header.sectionResizeMode(section)
        if mode is not QHeaderView.ResizeMode.Stretch:
            self._on_moved()

    @Slot()
    def tell(self) -> None:
        """Keep what was dragged: told once the mouse lets go, not at each step."""
        if not self._is_moved:
            return
        self._is_moved = False
        self._show(self._dragged())

    def _dragged(self) -> Layout:
        """Return the arrangement that stands; hidden columns keep their widths."""
        header, before = self._header, self._header.arrangement
        widths = dict(before.widths)
        for at, field in enumerate(header.fields):
            is_free = not (field.has(Trait.STRETCHES) or header.isSectionHidden(at))
            size = header.sectionSize(at)
            if is_free and size == field.width:
                widths.pop(field.key, None)
            elif is_free and size != header.given[field.key]:
                widths[field.key] = size
        order = tuple(header.fields[header.logicalIndex(x)].key for x in range(header.count()))
        return before.with_sizes(order, widths)

    @Slot(QPoint)
    def _on_requested(self, place: QPoint) -> None:
        self.menu.popup(self._header.mapToGlobal(place))

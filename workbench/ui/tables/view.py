"""The table that all list views use: fixed rows, keyboard, selection and scroll kept by row id."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import (
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Signal,
    Slot,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from workbench.domain.tables.fields import Layout
from workbench.ui.tables.arranging import Arranging
from workbench.ui.tables.copying import TableCopying
from workbench.ui.tables.delegate import CellDelegate
from workbench.ui.tables.header import SortHeader
from workbench.ui.tables.hover import RowHover
from workbench.ui.tables.keys import RowKeys
from workbench.ui.tables.screen import painting_what_differs, rows_on_screen
from workbench.ui.tables.selection import (
    choose_index,
    count_rows,
    select_ids,
    selected_ids,
    selected_rows,
)

if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterable

    from PySide6.QtGui import QResizeEvent

    from workbench.ui.tables.model import PagedModel
    from workbench.ui.tables.rows import HasId
    from workbench.ui.theming import ThemeKeeper


class PagedTable(QTableView):
    """A table over a :class:`PagedModel`.

    Signals: ``row_chosen`` (row id, 0 for none) when another row is current, ``row_opened`` (row
    id) on Enter or double click, ``marked_changed`` (number of marked rows).
    """

    row_chosen = Signal(int)
    row_opened = Signal(int)
    marked_changed = Signal(int)

    def __init__(self, model: PagedModel[Any], keeper: ThemeKeeper) -> None:
        super().__init__()
        self._paged = model
        self._keeper = keeper
        self._chosen = 0
        self._is_updating = False
        self.header = SortHeader(model.columns, keeper)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        self.hover = RowHover(self)
        self.setItemDelegate(CellDelegate(keeper, self.hover))
        self.header.arrange(Layout())
        self.arranging = Arranging(self.header)
        self.copying = TableCopying(self)
        self._set_behaviour()
        keeper.changed.connect(self.viewport().update)

    def _set_behaviour(self) -> None:
        set_list_behaviour(self)
        RowHeight(self, self._keeper)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.activated.connect(self._on_activated)
        RowKeys(self)

    @property
    def chosen(self) -> int:
        """Return the id of the current row, 0 for none."""
        return self._chosen

    def selected_rows(self) -> list[int]:
        """Return the chosen rows from the top; ranges are asked, not a million single cells."""
        return selected_rows(self.selectionModel())

    def selected_ids(self) -> list[int]:
        """Return the ids of the chosen rows from the top."""
        ids = self._paged.ids
        return [ids[row] for row in self.selected_rows() if row < len(ids)]

    def mark_one(self) -> None:
        """Mark the current row alone again."""
        only = QItemSelectionModel.SelectionFlag.ClearAndSelect
        rows = QItemSelectionModel.SelectionFlag.Rows
        self.selectionModel().select(self.currentIndex(), only | rows)

    def visible_rows(self) -> tuple[int, int]:
        """Return the first and last row on screen; the last is below the first where none is."""
        return rows_on_screen(self)

    def show_ids(self, ids: array[int], rows: Iterable[HasId] = ()) -> None:
        """Show the answer to a new question, from its top, with the first row chosen.

        ``rows`` are those that were read with it.
        """
        self._is_updating = True
        self._paged.show(ids, rows)
        self.scrollToTop()
        self._is_updating = False
        self._choose_row(0)

    def refresh_ids(self, ids: array[int], rows: Iterable[HasId] = ()) -> None:
        """Show the present answer to the same question without moving what is looked at."""
        with painting_what_differs(self, self._paged):
            self._refresh_ids(ids, rows)

    def _refresh_ids(self, ids: array[int], rows: Iterable[HasId]) -> None:
        row, (top, offset) = self.currentIndex().row(), self._anchor()
        marked = selected_ids(self.selectionModel(), self._paged.ids)
        self._is_updating = True
        self._paged.refresh(ids)
        self._paged.reread(*self.visible_rows(), rows)
        self._restore_scroll(top, offset)
        self._is_updating = False
        kept = self._paged.row_of(self._chosen, near=row) if self._chosen else -1
        # A row that left its list gives its place to the one that follows: the next act.
        self._choose_row(kept if kept >= 0 else row)
        select_ids(self.selectionModel(), self._paged, marked)

    def _anchor(self) -> tuple[int, int]:
        """Return the id of the topmost row and where it begins; 0 at the very top."""
        row = self.rowAt(0)
        if row < 0 or self.verticalScrollBar().value() == 0:
            return 0, 0
        return self._paged.ids[row], self.rowViewportPosition(row)

    def _restore_scroll(self, top: int, offset: int) -> None:
        height = self._keeper.row_height
        near = self.verticalScrollBar().value() // height
        row = self._paged.row_of(top, near=near) if top else 0
        if row >= 0:
            self.verticalScrollBar().setValue(row * height - offset)

    def choose(self, row_id: int) -> bool:
        """Choose the row with this id and bring it into sight; False if it is not here."""
        row = self._paged.row_of(row_id)
        if row >= 0:
            self._choose_row(row)
            self.scrollTo(self._paged.index(row, 0))
        return row >= 0

    def _choose_row(self, row: int) -> None:
        row = min(max(row, 0), self._paged.rowCount() - 1)
        if row < 0:
            self._set_chosen(0)
            # A model that has lost all its rows takes the marks along without a word.
            self.marked_changed.emit(0)
            return
        down, across = self.verticalScrollBar(), self.horizontalScrollBar()
        places = down.value(), across.value()
        self._is_updating = True
        choose_index(self, self._paged.index(row, 0))
        self._is_updating = False
        down.setValue(places[0])
        across.setValue(places[1])
        self._set_chosen(self._paged.ids[row])

    def _set_chosen(self, row_id: int) -> None:
        if row_id != self._chosen:
            self._chosen = row_id
            self.row_chosen.emit(row_id)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell which row is current now, unless it moved by a refresh."""
        super().currentChanged(current, previous)
        if not self._is_updating:
            self._set_chosen(self._paged.ids[current.row()] if current.isValid() else 0)

    def selectionChanged(self, selected: QItemSelection, deselected: QItemSelection) -> None:
        """Tell how many rows are marked."""
        super().selectionChanged(selected, deselected)
        self.marked_changed.emit(count_rows(self.selectionModel()))

    def keyboardSearch(self, search: str) -> None:
        """Stay where it is: to find what was typed Qt would read every row there is, one by one."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Hide columns that give way where there is no room for them."""
        super().resizeEvent(event)
        self.header.give_way(self.viewport().width())

    @Slot(QModelIndex)
    def _on_activated(self, index: QModelIndex) -> None:
        self.row_opened.emit(self._paged.ids[index.row()])


def set_list_behaviour(table: QTableView) -> None:
    """Make a table a list: whole rows, one chosen, fixed height, no grid."""
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    table.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
    table.setShowGrid(False)
    table.setWordWrap(False)
    table.setTabKeyNavigation(False)
    rows = table.verticalHeader()
    rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
    rows.hide()


class RowHeight(QObject):
    """Keeps a list's rows as high as the seller chose; lives as long as the list."""

    def __init__(self, table: QTableView, keeper: ThemeKeeper) -> None:
        super().__init__(table)
        self._rows = table.verticalHeader()
        self._rows.setMinimumSectionSize(1)
        self._on_changed(keeper.row_height)
        keeper.row_height_changed.connect(self._on_changed)

    @Slot(int)
    def _on_changed(self, pixels: int) -> None:
        self._rows.setDefaultSectionSize(pixels)

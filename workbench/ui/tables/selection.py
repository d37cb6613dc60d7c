"""Which rows are marked, kept by id over a refresh."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex
    from PySide6.QtWidgets import QAbstractItemView

    from workbench.ui.tables.model import PagedModel

_MARK = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows

_ONLY = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows


def choose_index(view: QAbstractItemView, index: QModelIndex) -> None:
    """Make this row the current one and the only marked one, whatever keys are held meanwhile."""
    view.setCurrentIndex(index)
    view.selectionModel().select(index, _ONLY)


def _spans(model: QItemSelectionModel) -> list[tuple[int, int]]:
    """Return first and last row of each marked range, from the top, none twice."""
    marked = model.selection()
    parts = [marked.at(number) for number in range(marked.size())]
    return sorted({(part.top(), part.bottom()) for part in parts})


def selected_rows(model: QItemSelectionModel) -> list[int]:
    """Return the marked rows from the top."""
    rows = {row for first, last in _spans(model) for row in range(first, last + 1)}
    return sorted(rows)


def count_rows(model: QItemSelectionModel) -> int:
    """Return how many rows are marked."""
    return sum(last - first + 1 for first, last in _spans(model))


def selected_ids(model: QItemSelectionModel, ids: array[int]) -> array[int]:
    """Return the ids of the marked rows where there are several; one is kept as the current."""
    found: array[int] = array("q")
    for first, last in _spans(model):
        found.extend(ids[first : last + 1])
    return found if len(found) > 1 else array("q")


def select_ids(model: QItemSelectionModel, paged: PagedModel[Any], marked: array[int]) -> None:
    """Mark these rows again as far as they are still here; the current row stays current."""
    if not marked:
        return
    wanted = set(marked)
    last = paged.columnCount() - 1
    selection = QItemSelection()
    for first, end in _runs(paged.ids, wanted):
        selection.select(paged.index(first, 0), paged.index(end, last))
    if not selection.isEmpty():
        model.select(selection, _MARK | QItemSelectionModel.SelectionFlag.Clear)


def _runs(ids: array[int], wanted: set[int]) -> list[tuple[int, int]]:
    """Return the ranges of rows whose ids are wanted."""
    runs: list[tuple[int, int]] = []
    for row, row_id in enumerate(ids):
        if row_id not in wanted:
            continue
        if runs and runs[-1][1] == row - 1:
            runs[-1] = (runs[-1][0], row)
        else:
            runs.append((row, row))
    return runs

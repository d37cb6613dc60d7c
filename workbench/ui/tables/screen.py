"""What of a list stands on the screen: a refresh paints the lines alone that came to differ."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QRect, Qt

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QTableView

    from workbench.ui.tables.model import PagedModel
    from workbench.ui.tables.rows import HasId

_HELD = Qt.WidgetAttribute.WA_UpdatesDisabled


@dataclass(frozen=True, slots=True)
class _Line:
    """All that decides how one row is painted, but for time and theme, which paint by themselves.

    ``top`` is in pixels from the list's top.
    """

    top: int
    row: HasId | None
    is_marked: bool
    is_current: bool


def rows_on_screen(table: QTableView) -> tuple[int, int]:
    """Return the first and last row on screen; the last is below the first where none is."""
    first = table.rowAt(0)
    last = table.rowAt(table.viewport().height() - 1)
    if first < 0:
        return 0, -1
    return first, last if last >= 0 else table.model().rowCount() - 1


@contextmanager
def painting_what_differs(table: QTableView, model: PagedModel[Any]) -> Iterator[None]:
    """Hold back what Qt would paint meanwhile, a whole list for one row that comes; paint lines.

    A round's news mostly stand elsewhere in the list, and a whole screen takes five milliseconds
    in which nobody can type.
    """
    surface = table.viewport()
    before = _lines(table, model)
    # Not setUpdatesEnabled(): that paints everything as soon as it is allowed again.
    surface.setAttribute(_HELD)
    try:
        yield
        table.executeDelayedItemsLayout()
    finally:
        surface.setAttribute(_HELD, on=False)
    _paint(table, before, _lines(table, model))


def _lines(table: QTableView, model: PagedModel[Any]) -> list[_Line]:
    first, last = rows_on_screen(table)
    marked, current = table.selectionModel(), table.currentIndex().row()
    return [
        _Line(
            table.rowViewportPosition(row),
            model.known(row),
            is_marked=marked.isRowSelected(row),
            is_current=row == current,
        )
        for row in range(first, last + 1)
    ]


def _paint(table: QTableView, before: list[_Line], after: list[_Line]) -> None:
    surface = table.viewport()
    if [line.top for line in before] != [line.top for line in after]:
        surface.update()
        return
    width, height = surface.width(), table.verticalHeader().defaultSectionSize()
    for old, new in zip(before, after, strict=True):
        if old != new:
            surface.update(QRect(0, new.top, width, height))

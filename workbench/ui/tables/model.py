"""A table model over an array of ids; rows are read by the page when they are shown."""

from __future__ import annotations

from array import array
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.domain.tables.fields import Trait
from workbench.ui.formats import NOTHING, plain
from workbench.ui.tables.changes import Change, changes
from workbench.ui.tables.columns import Cell, cell_of
from workbench.ui.tables.rows import PAGE, HasId, RowCache
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import tip

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from workbench.domain.tables.fields import Field
    from workbench.ui.tables.columns import Column, Look

RowT = TypeVar("RowT", bound=HasId)
Index = QModelIndex | QPersistentModelIndex

NEIGHBOURHOOD = 2000
DisplayRole = int(Qt.ItemDataRole.DisplayRole)
CellRole = int(Qt.ItemDataRole.UserRole) + 1
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_GONE = {DisplayRole: NOTHING, CellRole: Cell(NOTHING, Tone.MUTED)}


def _alignment(column: Column[Any]) -> Qt.AlignmentFlag:
    return _RIGHT if column.is_right else _LEFT


class PagedModel(QAbstractTableModel, Generic[RowT]):
    """Shows ``columns`` of the rows that ``read`` returns for ids."""

    def __init__(
        self,
        columns: tuple[Column[RowT], ...],
        read: Callable[[Sequence[int]], list[RowT]],
        look: Look,
    ) -> None:
        super().__init__()
        self.columns = columns
        self._look = look
        self._ids: array[int] = array("q")
        self._cache: RowCache[RowT] = RowCache(read)

    @property
    def ids(self) -> array[int]:
        """Return the ids in order; not to be changed."""
        return self._ids

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of ids."""
        return 0 if parent.isValid() else len(self._ids)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns, hidden ones included."""
        return 0 if parent.isValid() else len(self.columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = DisplayRole
    ) -> object:
        """Return a header, aligned like its cells."""
        return header_value(self.columns, section, orientation, role)

    def data(self, index: Index, role: int = DisplayRole) -> Any:
        """Return what a cell shows; a row that has gone shows dashes until the next refresh."""
        if not index.isValid():
            return None
        row = self.row_at(index.row())
        column = self.columns[index.column()]
        if row is None:
            return _GONE.get(role)
        return cell_value(row, column, self._look, role)

    def row_at(self, row: int) -> RowT | None:
        """Return the row, read with its page if need be; None when it is gone."""
        row_id = self._ids[row]
        if not self._cache.has(row_id):
            self._cache.fetch(self._missing_around(row))
        return self._cache.known(row_id)

    def known(self, row: int) -> RowT | None:
        """Return the row as it was last read, None where it was not."""
        return self._cache.known(self._ids[row])

    def _missing_around(self, row: int) -> list[int]:
        """Return the ids of a page from a row on, or up to it where what follows is known.

        A screen is painted from its top: wherever somebody jumps, one page of its own is read.
        """
        is_upward = row + 1 < len(self._ids) and self._cache.has(self._ids[row + 1])
        first = max(row + 1 - PAGE, 0) if is_upward else row
        page = self._ids[first : first + PAGE]
        return [row_id for row_id in page if not self._cache.has(row_id)]

    def row_of(self, row_id: int, near: int = 0) -> int:
        """Return where the id stands, -1 if it does not; looks around ``near`` first.

        A million ids take 40 ms to look through, a neighbourhood takes none.
        """
        for first, last in (
            (max(near - NEIGHBOURHOOD, 0), near + NEIGHBOURHOOD),
            (0, len(self._ids)),
        ):
            try:
                return self._ids.index(row_id, first, last)
            except ValueError:
                continue
        return -1

    def show(self, ids: array[int], rows: Iterable[RowT] = ()) -> None:
        """Show the answer to a new question; ``rows`` were read with it."""
        self.beginResetModel()
        self._ids = ids
        self._cache.keep_only(())
        self._cache.take(rows)
        self.endResetModel()

    def refresh(self, ids: array[int]) -> None:
        """Show the present answer to the same question, told row by row where that is short."""
        for step in changes(self._ids, ids):
            self._apply(step)

    def _apply(self, step: Change) -> None:
        if step.last >= step.first:
            self.beginRemoveRows(QModelIndex(), step.first, step.last)
            del self._ids[step.first : step.last + 1]
            self.endRemoveRows()
        if step.ids:
            self.beginInsertRows(QModelIndex(), step.first, step.first + len(step.ids) - 1)
            self._ids[step.first : step.first] = step.ids
            self.endInsertRows()

    def reread(self, first: int, last: int, rows: Iterable[RowT] = ()) -> None:
        """Read the rows on screen anew and tell which of them changed; forget the others.

        Those among ``rows`` were just read.
        """
        shown = self._ids[first : last + 1]
        before = [self._cache.known(row_id) for row_id in shown]
        self._cache.keep_only(())
        self._cache.take(rows)
        missing = [row_id for row_id in shown if not self._cache.has(row_id)]
        if missing:
            self._cache.fetch(missing)
        after = [self._cache.known(row_id) for row_id in shown]
        for offset, (old, new) in enumerate(zip(before, after, strict=True)):
            if old != new:
                self._tell(first + offset, 0, len(self.columns) - 1)

    def look_at(self, look: Look, first: int, last: int) -> None:
        """Count from a new instant; only live cells on screen that are painted anew are told."""
        old, self._look = self._look, look
        live = [
            (at, column) for at, column in enumerate(self.columns) if column.field.has(Trait.LIVE)
        ]
        for number in range(first, min(last + 1, len(self._ids))):
            row = self._cache.known(self._ids[number])
            for at, column in live:
                if row is not None and cell_of(row, column, old) != cell_of(row, column, look):
                    self._tell(number, at, at)

    def _tell(self, row: int, first: int, last: int) -> None:
        self.dataChanged.emit(self.index(row, first), self.index(row, last))

    @property
    def look(self) -> Look:
        """Return what rows are shown by."""
        return self._look


def header_value(
    columns: tuple[Column[Any], ...], section: int, orientation: Qt.Orientation, role: int
) -> object:
    """Return what a header shows, aligned like its cells."""
    if orientation is not Qt.Orientation.Horizontal or not 0 <= section < len(columns):
        return None
    column = columns[section]
    if role == DisplayRole:
        return heading_of(column.field)
    if role == Qt.ItemDataRole.TextAlignmentRole:
        return _alignment(column)
    return None


def heading_of(field: Field) -> str:
    """Return a column's heading in the window's language."""
    return translate("columns", field.heading) if field.heading else ""


def cell_value(row: Any, column: Column[Any], look: Look, role: int) -> Any:
    """Return what a cell shows in one role."""
    reader = _READERS.get(role)
    return reader(row, column, look) if reader is not None else None


def _spoken(row: Any, column: Column[Any], look: Look) -> str:
    return plain(column.paint.tip(row, look) or column.paint.text(row, look))


_READERS: dict[int, Callable[[Any, Column[Any], Look], Any]] = {
    DisplayRole: lambda row, column, look: plain(column.paint.text(row, look)),
    CellRole: cell_of,
    int(Qt.ItemDataRole.TextAlignmentRole): lambda row, column, look: _alignment(column),
    int(Qt.ItemDataRole.ToolTipRole): lambda row, column, look: tip(column.paint.tip(row, look)),
    int(Qt.ItemDataRole.AccessibleTextRole): _spoken,
}

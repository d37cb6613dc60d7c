"""The rows of a replay: finished texts in, cells out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.ui.packs.words import heading
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import tip

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from workbench.ui.packs.words import ChangeLine

Index = QModelIndex | QPersistentModelIndex
_TEXT_ROLES = frozenset({Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole})


@dataclass(frozen=True, slots=True)
class ChangeColumn:
    """One column: its heading and how it reads a line."""

    title: str
    text: Callable[[ChangeLine], str]


def columns() -> tuple[ChangeColumn, ...]:
    """Return the columns in the window's language."""
    return (
        ChangeColumn(translate("packs", "Change"), lambda line: heading(line.kind)),
        ChangeColumn(translate("packs", "Order"), lambda line: line.order),
        ChangeColumn(translate("packs", "Rule"), lambda line: line.rule),
        ChangeColumn(translate("packs", "Now"), lambda line: line.was),
        ChangeColumn(translate("packs", "Then"), lambda line: line.would_be),
    )


class ChangeModel(QAbstractTableModel):
    """A list of lines that is shown whole and replaced whole."""

    def __init__(self) -> None:
        super().__init__()
        self._columns = columns()
        self._lines: tuple[ChangeLine, ...] = ()

    def set_lines(self, lines: Sequence[ChangeLine]) -> None:
        """Show other lines."""
        self.beginResetModel()
        self._lines = tuple(lines)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of lines."""
        return 0 if parent.isValid() else len(self._lines)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(self._columns)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        """Return a column's heading."""
        if orientation is Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self._columns[section].title
        return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a cell's text, or the same as its tooltip: a narrow column cuts it."""
        if not index.isValid():
            return None
        text = self._columns[index.column()].text(self._lines[index.row()])
        if role in _TEXT_ROLES:
            return text
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else None

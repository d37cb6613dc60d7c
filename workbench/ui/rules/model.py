"""The table model of the rules: heads that cannot be chosen, rules in three columns."""

from __future__ import annotations

from enum import IntEnum
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.ui.formats import plain
from workbench.ui.rules.dates import span_text, state_text
from workbench.ui.rules.values import short_values
from workbench.ui.translating import translate
from workbench.ui.widgets.labels import tip

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from workbench.domain.rules.views import RuleEntry
    from workbench.ui.formats import Formats
    from workbench.ui.rules.rows import Row

Index = QModelIndex | QPersistentModelIndex
DisplayRole = int(Qt.ItemDataRole.DisplayRole)
RowRole = int(Qt.ItemDataRole.UserRole) + 1
_HEAD_FLAGS = Qt.ItemFlag.ItemNeverHasChildren
_RULE_FLAGS = (
    Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemNeverHasChildren
)


class RuleColumn(IntEnum):
    """The columns, left to right."""

    TITLE = 0
    TODAY = 1
    LINE = 2


class RuleModel(QAbstractTableModel):
    """Rules that are all in memory; some hundred at most."""

    def __init__(self, formats: Formats, now: datetime) -> None:
        super().__init__()
        self._formats = formats
        self._now = now
        self._rows: list[Row] = []

    @property
    def now(self) -> datetime:
        """Return the instant called today."""
        return self._now

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of rules and heads."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own default
        """Return the number of columns."""
        return 0 if parent.isValid() else len(RuleColumn)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = DisplayRole
    ) -> object:
        """Return a column's name."""
        if orientation is not Qt.Orientation.Horizontal or role != DisplayRole:
            return None
        names = (
            translate("rules", "Rule"),
            translate("rules", "Today"),
            translate("rules", "Time"),
        )
        return names[section] if 0 <= section < len(names) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Return that heads cannot be chosen."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _RULE_FLAGS if self._rows[index.row()].entry is not None else _HEAD_FLAGS

    def data(self, index: Index, role: int = DisplayRole) -> Any:
        """Return a cell's words; the line's words are its versions, for a screen reader."""
        if not index.isValid():
            return None
        row, column = self._rows[index.row()], RuleColumn(index.column())
        if role == RowRole:
            return row
        if row.entry is None:
            is_named = role == DisplayRole and column is RuleColumn.TITLE
            return f"{row.head}  {row.count}" if is_named else None
        reader = _READERS.get(role)
        text = reader(self, row.entry, column) if reader is not None else None
        if text is None:
            return None
        return tip(text) if role == Qt.ItemDataRole.ToolTipRole else plain(text)

    def show(self, rows: list[Row], now: datetime) -> bool:
        """Show other rows; False where they are the same and kept their places."""
        self._now = now
        if rows == self._rows:
            return False
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()
        return True

    def entry_at(self, row: int) -> RuleEntry | None:
        """Return the rule of a row, None for a head or no row."""
        return self._rows[row].entry if 0 <= row < len(self._rows) else None

    def row_of(self, key: str) -> int:
        """Return where a rule stands, -1 where it does not."""
        found = (n for n, row in enumerate(self._rows) if row.entry and row.entry.key == key)
        return next(found, -1)

    def first_rule(self) -> int:
        """Return the first row that is a rule, -1 where none is."""
        return next((n for n, row in enumerate(self._rows) if row.entry), -1)

    def today(self, entry: RuleEntry) -> str:
        """Return what holds now: the first figures, else whether it holds at all."""
        span = entry.span_at(self._now) if entry.is_on else None
        figures = short_values(span, self._formats, most=2) if span is not None else ""
        return figures or state_text(entry, self._now)

    def line(self, entry: RuleEntry) -> str:
        """Return every version in words, one per line."""
        parts = (
            f"{span_text(span)}  {short_values(span, self._formats)}".strip()
            for span in entry.in_order()
        )
        return "\n".join(parts)


def _shown(model: RuleModel, entry: RuleEntry, column: RuleColumn) -> str:
    if column is RuleColumn.TITLE:
        return entry.title
    return model.today(entry) if column is RuleColumn.TODAY else model.line(entry)


def _tip(model: RuleModel, entry: RuleEntry, column: RuleColumn) -> str:
    if column is RuleColumn.TITLE:
        return f"{entry.title}\n{entry.says}".strip()
    return _shown(model, entry, column)


_READERS: dict[int, Callable[[RuleModel, RuleEntry, RuleColumn], str]] = {
    DisplayRole: _shown,
    int(Qt.ItemDataRole.AccessibleTextRole): _shown,
    int(Qt.ItemDataRole.ToolTipRole): _tip,
}

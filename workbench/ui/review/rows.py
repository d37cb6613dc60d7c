"""A list to read through and to copy out of: what happened on a day, what is different now."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
)

from workbench.ui.formats import plain
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.copying import copy_text
from workbench.ui.widgets.labels import PlainLabel, tip

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    # The cells of one line; the last but one is the order's number, the last its waybill.
    Cells = tuple[str, ...]

SIZE = 900, 520
_ORDER, _WAYBILL = -2, -1


@dataclass(frozen=True, slots=True)
class ListWords:
    """What a list is called, its headings, and what stands there where it is empty.

    ``cut`` says that there is more than it shows.
    """

    title: str
    headings: tuple[str, ...]
    nothing: str
    cut: str = ""


class RowsDialog(QDialog):
    """Lines under their headings, or why there is none.

    Signals: ``order_wanted`` (waybill, else order number) on Enter or a double click.
    """

    order_wanted = Signal(str)

    def __init__(self, words: ListWords, rows: Sequence[Cells], parent: QWidget) -> None:
        super().__init__(parent)
        title = words.title
        self.setObjectName("page")
        self.setWindowTitle(title)
        self.resize(*SIZE)
        self.rows = _table(words, rows)
        self.nothing = PlainLabel(words.nothing, tone=Tone.MUTED)
        self.nothing.setVisible(not rows)
        self.rows.setVisible(bool(rows))
        self.cut = PlainLabel(words.cut, tone=Tone.WARNING, is_wrapped=True)
        self.cut.setVisible(bool(words.cut))
        self.copy = button(translate("review", "Copy the list"))
        self.copy.setToolTip(tip(translate("review", "Marked lines alone, if any are (Ctrl+C)")))
        self.copy.setEnabled(bool(rows))
        self._leave = button(translate("review", "Close"))
        self._lay_out(title)
        self.rows.itemActivated.connect(self._on_activated)
        self.copy.clicked.connect(self._on_copy)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Copy), self.rows, self._on_copy)
        self._leave.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)

    def _lay_out(self, title: str) -> None:
        acts = QHBoxLayout()
        acts.addWidget(self.copy)
        acts.addStretch(1)
        acts.addWidget(self._leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.addWidget(PlainLabel(title, type_=Type.CARD))
        column.addWidget(self.cut)
        column.addWidget(self.nothing, 1, Qt.AlignmentFlag.AlignTop)
        column.addWidget(self.rows, 1)
        column.addLayout(acts)

    def text(self) -> str:
        """Return the marked lines, else all, with tabs between their cells."""
        every = [self.rows.topLevelItem(at) for at in range(self.rows.topLevelItemCount())]
        chosen = self.rows.selectedItems() or every
        return "\n".join("\t".join(_cells(item)) for item in chosen if item is not None)

    @Slot(QTreeWidgetItem, int)
    def _on_activated(self, item: QTreeWidgetItem, _: int) -> None:
        cells = _cells(item)
        self.order_wanted.emit(cells[_WAYBILL] or cells[_ORDER])
        self.accept()

    @Slot()
    def _on_copy(self) -> None:
        copy_text(self.text())


def _table(words: ListWords, rows: Sequence[Cells]) -> QTreeWidget:
    made = QTreeWidget()
    made.setProperty("framed", "true")
    made.setAccessibleName(words.title)
    made.setRootIsDecorated(False)
    made.setUniformRowHeights(True)
    made.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
    made.setHeaderLabels(list(words.headings))
    made.addTopLevelItems([QTreeWidgetItem([plain(cell) for cell in cells]) for cells in rows])
    for column in range(len(words.headings)):
        made.resizeColumnToContents(column)
    return made


def _cells(item: QTreeWidgetItem) -> list[str]:
    return [item.text(column) for column in range(item.columnCount())]

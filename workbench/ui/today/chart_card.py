"""A chart in its card, with the table behind it for the keyboard and for other programs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QTableWidget,
    QTableWidgetItem,
)

from workbench.ui.theme import Tone, Type
from workbench.ui.today.chart import Chart
from workbench.ui.today.figures import Figure, Form
from workbench.ui.translating import translate
from workbench.ui.widgets.card import Card, button
from workbench.ui.widgets.copying import copy_text
from workbench.ui.widgets.glyphs import IconButton
from workbench.ui.widgets.labels import PlainLabel, tip

if TYPE_CHECKING:
    from PySide6.QtCore import QModelIndex

    from workbench.ui.start import Stage

# What is added up or compared: an amount, a count, hours, a share, or that there is none.
_NUMBER = re.compile(r"¥?[\d,.]+ ?(%|h|小时)?|—")
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_ROW = 26
_MOST_SHOWN = 8  # rows of the table before it scrolls


class FigureTable(QTableWidget):
    """The numbers of a figure.

    Signals: ``opened`` (Mark) on Enter or double click.
    """

    opened = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._figure = Figure("", "", "", Form.COLUMNS, ())
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        left = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        self.horizontalHeader().setDefaultAlignment(left)
        self.horizontalHeader().setHighlightSections(False)
        self.verticalHeader().setDefaultSectionSize(_ROW)
        self.activated.connect(self._on_activated)

    def show_figure(self, figure: Figure) -> None:
        """Show another figure's numbers."""
        self._figure = figure
        self.setAccessibleName(figure.title)
        self.setColumnCount(len(figure.headers))
        self.setHorizontalHeaderLabels(list(figure.headers))
        self.setRowCount(len(figure.marks))
        for row, mark in enumerate(figure.marks):
            for column, text in enumerate(mark.cells):
                self.setItem(row, column, QTableWidgetItem(text))
        numbers = self._align()
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # The last words before the numbers take what room is left.
        header.setSectionResizeMode(
            max(min(numbers, default=1) - 1, 0), QHeaderView.ResizeMode.Stretch
        )
        shown = min(len(figure.marks), _MOST_SHOWN)
        self.setFixedHeight(_ROW * shown + self.horizontalHeader().sizeHint().height() + 4)

    def _align(self) -> list[int]:
        """Align numbers and what stands above them on the right; returns their columns."""
        columns = zip(*(mark.cells for mark in self._figure.marks), strict=True)
        numbers = [at for at, cells in enumerate(columns) if all(map(_NUMBER.fullmatch, cells))]
        for column in numbers:
            items = [self.item(row, column) for row in range(self.rowCount())]
            for item in filter(None, (self.horizontalHeaderItem(column), *items)):
                item.setTextAlignment(_RIGHT)
        return numbers

    @Slot("QModelIndex")
    def _on_activated(self, index: QModelIndex) -> None:
        mark = self._figure.marks[index.row()]
        if mark.choice is not None:
            self.opened.emit(mark)


class ChartCard(Card):
    """Title, note, and chart or table.

    Signals: ``opened`` (Mark) when one is followed, ``copied`` (the figure's title).
    """

    opened = Signal(object)
    copied = Signal(str)

    def __init__(self, stage: Stage) -> None:
        super().__init__()
        self.chart = Chart(stage.keeper)
        self.table = FigureTable()
        self.heading = PlainLabel(type_=Type.STRONG)
        self.note = PlainLabel(type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True)
        self.line = PlainLabel(type_=Type.NOTE, tone=Tone.CRITICAL)
        self.as_table = button("", is_link=True)
        self.as_table.clicked.connect(self._on_turned)
        self.copy = IconButton(stage.icons, "copy", translate("today", "Copy the numbers"))
        self.copy.setToolTip(
            tip(translate("today", "Copy the numbers, to be pasted into a spreadsheet"))
        )
        self.copy.clicked.connect(self._on_copy)
        self._lay_out()
        self.chart.opened.connect(self.opened)
        self.table.opened.connect(self.opened)
        self._turn(is_table=False)

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.heading)
        row.addWidget(self.line)
        row.addStretch(1)
        row.addWidget(self.as_table)
        row.addWidget(self.copy)
        self.body.addLayout(row)
        self.body.addWidget(self.note)
        self.body.addWidget(self.chart)
        self.body.addWidget(self.table)

    @property
    def figure(self) -> Figure:
        """Return what is shown."""
        return self.chart.figure

    def show_figure(self, figure: Figure) -> None:
        """Show another figure."""
        self.heading.setText(figure.title)
        self.note.setText(figure.note)
        self.line.setText(f"┄ {figure.line_label}" if figure.line_label else "")
        self.line.setVisible(bool(figure.line_label))
        self.chart.show_figure(figure)
        self.table.show_figure(figure)

    def _turn(self, *, is_table: bool) -> None:
        self.table.setVisible(is_table)
        self.chart.setVisible(not is_table)
        words = translate("today", "Chart") if is_table else translate("today", "Table")
        self.as_table.setText(words)

    @Slot()
    def _on_turned(self) -> None:
        self._turn(is_table=self.table.isHidden())

    @Slot()
    def _on_copy(self) -> None:
        copy_text(self.figure.as_text())
        self.copied.emit(self.figure.title)

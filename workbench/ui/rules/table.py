"""The timeline: a table whose last column is painted on one axis of time for all rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtWidgets import QHeaderView, QTableView

from workbench.ui.rules.axis import Zoom, axis_for
from workbench.ui.rules.delegate import RuleDelegate, Scale
from workbench.ui.rules.header import RuleHeader
from workbench.ui.rules.model import RuleColumn, RuleModel
from workbench.ui.tables.hover import RowHover
from workbench.ui.tables.keys import RowKeys, on_key
from workbench.ui.tables.selection import choose_index
from workbench.ui.tables.view import set_list_behaviour

if TYPE_CHECKING:
    from datetime import datetime

    from PySide6.QtGui import QKeyEvent, QResizeEvent

    from workbench.domain.rules.views import RuleEntry, RuleSpan
    from workbench.ui.formats import Formats
    from workbench.ui.rules.rows import Row
    from workbench.ui.theming import ThemeKeeper

ROW = 36
TITLE_SHARE = 0.34
NARROWEST_TITLE, WIDEST_TITLE = 200, 360
TODAY_WIDTH = 112
_ZOOMS = {"+": 1, "=": 1, "-": -1}
STEP = 0.25  # of the axis for one press of an arrow key
_PANS = {Qt.Key.Key_Left: -STEP, Qt.Key.Key_Right: STEP}


class RuleTable(QTableView):
    """Rules under heads; keeps the chosen rule when the rows change.

    Signals: ``rule_chosen`` (RuleEntry or None), ``rule_opened`` on Enter or double click,
    ``zoom_wanted`` (Zoom) on + and −.
    """

    rule_chosen = Signal(object)
    rule_opened = Signal()
    zoom_wanted = Signal(object)

    def __init__(self, keeper: ThemeKeeper, model: RuleModel, formats: Formats) -> None:
        super().__init__()
        self._rules = model
        self._chosen: RuleEntry | None = None
        self._zoom = Zoom.ALL
        self._entries: tuple[RuleEntry, ...] = ()
        self.scale = Scale(axis_for(Zoom.ALL, model.now, ()), model.now)
        self.header = RuleHeader(self.scale, keeper, formats)
        self.setHorizontalHeader(self.header)
        self.setModel(model)
        self.setItemDelegate(RuleDelegate(self.scale, keeper, formats, RowHover(self)))
        set_list_behaviour(self)
        self.verticalHeader().setDefaultSectionSize(ROW)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._size_columns()
        self.activated.connect(self.rule_opened)
        RowKeys(self)
        on_key(self, "T", self.go_to_today)
        keeper.changed.connect(self.viewport().update)

    def _size_columns(self) -> None:
        for column in RuleColumn:
            is_line = column is RuleColumn.LINE
            modes = QHeaderView.ResizeMode
            self.header.setSectionResizeMode(column, modes.Stretch if is_line else modes.Fixed)
        self.setColumnWidth(RuleColumn.TODAY, TODAY_WIDTH)

    @property
    def zoom(self) -> Zoom:
        """Return how much of time shows."""
        return self._zoom

    @property
    def chosen(self) -> RuleEntry | None:
        """Return the current rule."""
        return self._chosen

    def show_rows(self, rows: list[Row], entries: tuple[RuleEntry, ...], now: datetime) -> None:
        """Show rows; ``entries`` are all rules, by which the axis of all years is cut."""
        key = self._chosen.key if self._chosen else ""
        top = self.verticalScrollBar().value()
        self._entries = entries
        if self._rules.show(rows, now):
            at = self._rules.row_of(key) if key else -1
            self._choose_row(at if at >= 0 else self._rules.first_rule())
            self.verticalScrollBar().setValue(top if at >= 0 else 0)
        self.scale.now = now
        self._cut_axis()

    def choose(self, key: str) -> bool:
        """Choose a rule and bring it into sight; False where it does not show."""
        row = self._rules.row_of(key)
        if row >= 0:
            self._choose_row(row)
            self.scrollTo(self._rules.index(row, 0), self.ScrollHint.PositionAtCenter)
        return row >= 0

    def mark(self, key: str, span: RuleSpan | None) -> None:
        """Mark the version that a warning was judged by; "" and None mark none."""
        self.scale.marked = (key, span)
        self.viewport().update()

    def set_zoom(self, zoom: Zoom) -> None:
        """Show more or less of time, with today on it."""
        self._zoom = zoom
        self._cut_axis()

    @Slot()
    def go_to_today(self) -> None:
        """Bring today back onto the axis."""
        self._cut_axis()

    def _cut_axis(self) -> None:
        self.scale.axis = axis_for(self._zoom, self.scale.now, self._entries)
        self._repaint()

    def _move_axis(self, share: float) -> None:
        if self._zoom is not Zoom.ALL:
            self.scale.axis = self.scale.axis.moved(share)
            self._repaint()

    def _repaint(self) -> None:
        self.viewport().update()
        self.header.viewport().update()

    def _choose_row(self, row: int) -> None:
        if row < 0:
            self.setCurrentIndex(QModelIndex())
            self._set_chosen(None)
        else:
            choose_index(self, self._rules.index(row, 0))
            self._set_chosen(self._rules.entry_at(row))

    def _set_chosen(self, entry: RuleEntry | None) -> None:
        if entry != self._chosen:
            self._chosen = entry
            self.rule_chosen.emit(entry)

    def currentChanged(
        self,
        current: QModelIndex | QPersistentModelIndex,
        previous: QModelIndex | QPersistentModelIndex,
    ) -> None:
        """Tell which rule is current now; a reset is no choice."""
        super().currentChanged(current, previous)
        if current.isValid():
            self._set_chosen(self._rules.entry_at(current.row()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move through time with the arrows to the sides, show less of it with +, more with −."""
        share = _PANS.get(Qt.Key(event.key()))
        if event.text() in _ZOOMS:
            order = list(Zoom)
            wanted = order.index(self._zoom) + _ZOOMS[event.text()]
            self.zoom_wanted.emit(order[min(max(wanted, 0), len(order) - 1)])
        elif share is None or event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().keyPressEvent(event)
        else:
            self._move_axis(share)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give the names their share."""
        wanted = int(self.viewport().width() * TITLE_SHARE)
        width = min(max(wanted, NARROWEST_TITLE), WIDEST_TITLE)
        self.setColumnWidth(RuleColumn.TITLE, width)
        super().resizeEvent(event)

"""The monitor's list: parcels or groups, or what stands in their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, SignalInstance

from workbench.ui.first_rows import FirstRows
from workbench.ui.monitor.columns import MONITOR_COLUMNS
from workbench.ui.monitor.groups import GroupTable
from workbench.ui.monitor.row_menu import RowMenu
from workbench.ui.tables.keys import on_key
from workbench.ui.tables.listed import OnScreen
from workbench.ui.tables.model import PagedModel
from workbench.ui.tables.selection import count_rows
from workbench.ui.tables.view import PagedTable
from workbench.ui.translating import translate
from workbench.ui.widgets.list_area import ListArea

if TYPE_CHECKING:
    from workbench.domain.views import MonitorGroup, MonitorRow
    from workbench.ui.review.sight import Sight
    from workbench.ui.start import ViewTools
    from workbench.ui.tables.listed import Listed
    from workbench.ui.widgets.states import StateWords


class MonitorLists(ListArea):
    """Shows ids or groups; keeps what is looked at over a refresh.

    Signals: ``handled_pressed`` (MonitorRow) for H, ``copy_pressed`` (MonitorRow) for C,
    ``order_pressed`` (MonitorRow) to open its order, ``many_pressed`` for H on several rows,
    ``filing_pressed`` for R: a filing for the marked rows.
    """

    handled_pressed = Signal(object)
    copy_pressed = Signal(object)
    order_pressed = Signal(object)
    many_pressed = Signal()
    filing_pressed = Signal()

    def __init__(self, tools: ViewTools, sight: Sight) -> None:
        self._sight = sight
        self.model: PagedModel[MonitorRow] = PagedModel(MONITOR_COLUMNS, sight.rows, sight.look())
        keeper = tools.stage.keeper
        self.table = PagedTable(self.model, keeper)
        self.first_rows = FirstRows(self.table)
        self.groups = GroupTable(keeper, tools.look())
        super().__init__(tools.stage.icons, self.table, self.groups)
        self.table.setAccessibleName(translate("monitor", "Logistics monitor"))
        self.groups.setAccessibleName(translate("monitor", "Logistics monitor"))
        self.row_menu = RowMenu(self.table)
        self.row_menu.handled_wanted.connect(self._on_handled)
        self.row_menu.order_wanted.connect(lambda: self._pressed_on_row(self.order_pressed))
        self.row_menu.copy_wanted.connect(lambda: self._pressed_on_row(self.copy_pressed))
        self.row_menu.detail_wanted.connect(lambda: self.table.row_opened.emit(self.table.chosen))
        self.row_menu.filing_wanted.connect(self.filing_pressed)
        on_key(self.table, "H", self._on_handled)
        on_key(self.table, "R", self.filing_pressed.emit)
        on_key(self.table, "C", lambda: self._pressed_on_row(self.copy_pressed))

    def chosen_row(self) -> MonitorRow | None:
        """Return the chosen row, None while there is none."""
        at = self.table.currentIndex().row()
        return self.model.row_at(at) if self.table.chosen and at >= 0 else None

    def _on_handled(self) -> None:
        if count_rows(self.table.selectionModel()) > 1:
            self.many_pressed.emit()
        else:
            self._pressed_on_row(self.handled_pressed)

    def _pressed_on_row(self, signal: SignalInstance) -> None:
        row = self.chosen_row()
        if row is not None:
            signal.emit(row)

    def on_screen(self) -> OnScreen:
        """Return what is on screen."""
        first, last = self.table.visible_rows()
        return OnScreen(first, self.model.ids[first : last + 1])

    def show_listed(self, listed: Listed[MonitorRow], *, is_new: bool, empty: StateWords) -> None:
        """Show parcels; ``empty`` says what stands there if there are none."""
        if is_new:
            self.table.show_ids(listed.ids, listed.rows)
        else:
            self.table.refresh_ids(listed.ids, listed.rows)
        if listed.ids:
            self.show_list(self.table)
            self.tick()
        else:
            self.show_state(empty)

    def show_groups(self, groups: list[MonitorGroup], *, empty: StateWords) -> None:
        """Show groups; ``empty`` says what stands there if there are none.

        What was marked among the parcels is no more: it is out of sight.
        """
        self.table.mark_one()
        self.groups.show_groups(groups, self._sight.look())
        if groups:
            self.show_list(self.groups)
        else:
            self.show_state(empty)

    def tick(self) -> None:
        """Count down what is on screen."""
        self.model.look_at(self._sight.look(), *self.table.visible_rows())

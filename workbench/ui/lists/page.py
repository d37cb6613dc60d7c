"""A view of one list: head with search, what narrows it, the table, one row's detail beside it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from workbench.domain.counting import counted
from workbench.ui.frame.split import DetailSplit
from workbench.ui.tables.copying import MOST_ROWS
from workbench.ui.translating import translate
from workbench.ui.widgets.page import lay_page

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable

    from workbench.domain.tables.fields import Layout, TableName
    from workbench.ui.lists.head import ListHead
    from workbench.ui.start import ViewTools
    from workbench.ui.tables.view import PagedTable
    from workbench.ui.widgets.list_area import ListArea
    from workbench.ui.widgets.states import StateWords


@dataclass(frozen=True, slots=True)
class PageParts:
    """What a list's view is made of; ``above`` stands between its head and its table."""

    name: TableName
    head: ListHead
    above: tuple[QWidget, ...]
    area: ListArea
    table: PagedTable
    side: QWidget


class ListPage(QWidget):
    """Lays a list out, keeps how its table is arranged, and answers the keys all lists share.

    Signals: ``failed`` (Trouble), ``said`` (text, way back or None) for the bar at the window's
    foot, ``export_wanted`` (view, filters, name of the file).
    """

    failed = Signal(object)
    said = Signal(str, object)
    export_wanted = Signal(object, object, str)

    def __init__(self, tools: ViewTools, parts: PageParts) -> None:
        super().__init__()
        self.setObjectName("page")
        self._tools = tools
        self._parts = parts
        self._is_anew = False
        self.split = DetailSplit(parts.area, parts.side)
        lay_page(self, (parts.head, *parts.above), self.split)
        if not parts.table.accessibleName():
            parts.table.setAccessibleName(parts.head.title)
        parts.head.side_toggled.connect(self.split.toggle_side)
        parts.head.search.list_wanted.connect(self.take_keys)
        parts.head.export_wanted.connect(self.export)
        parts.table.row_opened.connect(self.split.open_side)
        self.failed.connect(parts.area.give_up)
        parts.area.retry_wanted.connect(self.reload)
        parts.table.header.arrange(tools.desk.tables.layout(parts.name))
        parts.table.arranging.arranged.connect(self._on_arranged)
        parts.table.copying.cut.connect(self._on_cut)

    @Slot()
    def export(self) -> None:
        """Ask for the list as a file, with the filters of this moment."""
        raise NotImplementedError

    def reload(self) -> None:
        """Read the list again."""
        raise NotImplementedError

    def lift(self) -> bool:
        """Lift what narrows the list; False where nothing does."""
        raise NotImplementedError

    def start_search(self) -> None:
        """Go to the search box."""
        self._parts.head.search.begin()

    @Slot()
    def take_keys(self) -> None:
        """Give the keys to the list."""
        self._parts.area.take_keys()

    def escape(self) -> None:
        """Go one step back: close the drawer, else lift what narrows the list."""
        if not self.split.close_side():
            self.lift()
            self.take_keys()

    @property
    def is_anew(self) -> bool:
        """Tell whether the next ids answer another question than those on screen."""
        return self._is_anew

    def begin_anew(self) -> None:
        """Show the next ids from their top: they answer another question."""
        self._is_anew = True

    def show_ids(self, ids: array[int], empty: Callable[[], StateWords]) -> None:
        """Show rows, without moving what is looked at unless the question is another one."""
        is_anew, self._is_anew = self._is_anew, False
        table, area = self._parts.table, self._parts.area
        if is_anew or not table.model().rowCount():
            table.show_ids(ids)
        else:
            table.refresh_ids(ids)
        if ids:
            area.show_list(table)
        else:
            area.show_state(empty())

    @Slot(object)
    def _on_arranged(self, layout: Layout) -> None:
        name = self._parts.name
        self._tools.jobs.run(
            lambda desk: desk.tables.arrange(name, layout), lambda _: None, self.failed.emit
        )

    @Slot()
    def _on_cut(self) -> None:
        """Say that not all of the marked rows were copied."""
        words = translate("bulk", "At most {most} rows at once; Export takes the whole list")
        self.said.emit(counted(words, most=MOST_ROWS), None)

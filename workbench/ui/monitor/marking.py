"""The line above the list: what is at risk, or the acts on marked rows; and what narrows it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from workbench.domain.exchange.export_filters import monitor_filters
from workbench.domain.exchange.exports import ExportView
from workbench.domain.views import Urgency
from workbench.ui.lists.filing import FilingStart
from workbench.ui.monitor.bulk import MOST, BulkActs, BulkBar, too_many_words
from workbench.ui.monitor.filing import wish_for
from workbench.ui.tables.selection import count_rows
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from workbench.ui.monitor.exposure import ExposureLine
    from workbench.ui.monitor.lists import MonitorLists
    from workbench.ui.monitor.narrowing import Narrowing
    from workbench.ui.start import ViewTools


class ListLine(QWidget):
    """Keeps its place whatever it shows, so that the list beneath never jumps."""

    def __init__(self, exposure: ExposureLine, bulk: BulkBar, narrowing: Narrowing) -> None:
        super().__init__()
        self._pages = QStackedWidget()
        self._pages.addWidget(exposure)
        self._pages.addWidget(bulk)
        self._bulk = bulk
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(12)
        row.addWidget(self._pages, 1)
        row.addWidget(narrowing)

    def show_marked(self, number: int) -> None:
        """Offer acts once several rows are marked."""
        self._bulk.show_count(number)
        self._pages.setCurrentIndex(int(number > 1))


class Marking(QObject):
    """Ties the marked rows to their acts.

    Signals: ``export_wanted`` (view, filters, name of the file), ``said`` (text, None) where more
    rows are marked than can be acted on at once.
    """

    export_wanted = Signal(object, object, str)
    said = Signal(str, object)

    def __init__(self, tools: ViewTools, line: ListLine, bar: BulkBar, lists: MonitorLists) -> None:
        super().__init__(line)
        self._tools = tools
        self._table = lists.table
        self.acts = BulkActs(tools, line)
        self.filing = FilingStart(tools, lambda desk, ids: desk.monitor.rows(ids), wish_for, line)
        self._table.marked_changed.connect(line.show_marked)
        lists.many_pressed.connect(self._on_handled)
        menu = lists.row_menu
        bar.filing_wanted.connect(self.start_filing)
        for asking in (bar, menu):
            asking.chase_wanted.connect(self._on_chase)
            asking.export_wanted.connect(self._on_export)
        bar.handled_wanted.connect(self._on_note)
        menu.note_wanted.connect(self._on_note)
        bar.ended.connect(self._table.mark_one)

    def _marked(self) -> list[int]:
        """Return the marked rows; of too many none, and that is said."""
        if count_rows(self._table.selectionModel()) <= MOST:
            return self._table.selected_ids()
        self.said.emit(too_many_words(), None)
        return []

    @Slot()
    def _on_handled(self) -> None:
        self.acts.handle(self._marked())

    @Slot()
    def start_filing(self) -> None:
        """Want a filing for the marked rows."""
        self.filing.start(self._marked())

    @Slot()
    def _on_note(self) -> None:
        self.acts.ask_note(self._marked())

    @Slot()
    def _on_chase(self) -> None:
        self.acts.copy_chase(self._marked())

    @Slot()
    def _on_export(self) -> None:
        """Ask for the marked rows as a file, whatever their state."""
        ids = tuple(self._marked())
        if not ids:
            return
        query = replace(self._tools.desk.monitor.query(), urgency=Urgency.ALL_OPEN, ids=ids)
        name = translate("exports", "Tracking")
        self.export_wanted.emit(ExportView.MONITOR, monitor_filters(query), name)

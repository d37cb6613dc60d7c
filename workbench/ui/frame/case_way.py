"""The ways of filings and appeals: to the wizard, to an order, to a file, and from penalties."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.ui.cases.appealing import Appealing
from workbench.ui.cases.packing import Packing
from workbench.ui.frame.places import CASES, RECORDS
from workbench.ui.theme import Tone
from workbench.ui.widgets.bars import MessageBar

if TYPE_CHECKING:
    from workbench.domain.filing.case_views import CaseCounts
    from workbench.ui.contracts import WindowParts
    from workbench.ui.filing.opening import FilingWindows
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import ViewTools


class CaseWay(QObject):
    """Joins the view with the wizards, appeals with the penalties that they are against.

    ``bar`` tells of a packet that is being written.
    """

    def __init__(self, window: MainWindow, parts: WindowParts, tools: ViewTools) -> None:
        super().__init__(window)
        self._window = window
        self._tools = tools
        self.bar = MessageBar(tools.stage.icons)
        self.packing = Packing(parts.open_desk, self.bar)
        self.appealing = Appealing(tools, window)

    def join(self, windows: FilingWindows) -> None:
        """Join the view with the rest of the window, once that stands."""
        window, cases = self._window, self._window.views.cases
        cases.filing_wanted.connect(windows.start)
        cases.filing_opened.connect(windows.open)
        cases.deletion_wanted.connect(windows.delete)
        windows.changed.connect(cases.reload)
        cases.packet_wanted.connect(self.packing.start)
        cases.order_wanted.connect(window.record_way.show_order)
        cases.export_wanted.connect(window.exporting.start)
        cases.said.connect(window.undo_bar.offer)
        cases.counted.connect(self._on_counted)
        window.views.notices.case_opened.connect(self.show_case)
        self.packing.failed.connect(window.live.report)
        self._join_appeals()

    def _join_appeals(self) -> None:
        window, views, appealing = self._window, self._window.views, self.appealing
        for asking in (views.cases, views.records):
            asking.appeal_wanted.connect(appealing.start)
        views.cases.appeal_deletion.connect(appealing.delete)
        appealing.changed.connect(views.cases.reload)
        appealing.changed.connect(views.records.reload)
        appealing.said.connect(window.undo_bar.offer)
        appealing.failed.connect(window.live.report)

    @Slot(str)
    def show_case(self, number: str) -> None:
        """Show the filings and appeals with a number, whatever their state.

        A penalty that nobody appealed against yet is no case: it is shown among the penalties.
        """
        window = self._window
        if self._is_case(number):
            window.views.cases.choose(search=number)
            window.show_view(CASES)
        else:
            window.views.records.choose(search=number)
            window.show_view(RECORDS)

    def _is_case(self, number: str) -> bool:
        """Tell whether a filing or an appeal has a number; short enough for the window's thread."""
        cases = self._tools.desk.cases
        query = replace(cases.query(), search=number, open_only=False)
        return bool(cases.ids(query))

    def stop(self) -> bool:
        """End what is being written; False if it still ran after its limit."""
        return self.packing.stop()

    @Slot(object)
    def _on_counted(self, counts: CaseCounts) -> None:
        self._window.badge(CASES, counts.open, Tone.WARNING)

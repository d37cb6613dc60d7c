"""The ways to the filing wizard: from warnings, from the list of filings, and back to all views."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from workbench.ui.filing.opening import FilingWindows
from workbench.ui.frame.case_way import CaseWay

if TYPE_CHECKING:
    from workbench.ui.contracts import WindowParts
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import ViewTools


class FilingWay(QObject):
    """Opens wizards for whoever wants a filing, and lets the views follow what became of it."""

    def __init__(self, window: MainWindow, parts: WindowParts, tools: ViewTools) -> None:
        super().__init__(window)
        self._window = window
        self.windows = FilingWindows(parts, tools, window)
        self.cases = CaseWay(window, parts, tools)

    def join(self) -> None:
        """Join the wizards with the rest of the window, once that stands."""
        window, windows = self._window, self.windows
        for view in (window.views.monitor, window.views.orders):
            view.filing_wanted.connect(windows.start)
        windows.recorded.connect(window.stack.reload)
        windows.recorded.connect(window.live.judge_now)
        windows.said.connect(window.undo_bar.offer)
        windows.failed.connect(window.live.report)
        self.cases.join(windows)

    def stop(self) -> bool:
        """Close the wizards, whose drafts are saved, and end what is being written."""
        have_stopped = [self.windows.stop(), self.cases.stop()]
        return all(have_stopped)

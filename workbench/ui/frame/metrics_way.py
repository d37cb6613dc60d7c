"""The ways from the figures to the rest of the window."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from workbench.ui.frame.main_window import MainWindow


class MetricsWay(QObject):
    """Joins the figures with the exports and the bar at the foot."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def join(self) -> None:
        """Join the view with the rest of the window, once that stands."""
        window, metrics = self._window, self._window.views.metrics
        metrics.said.connect(window.undo_bar.offer)
        metrics.export_wanted.connect(window.exporting.start)

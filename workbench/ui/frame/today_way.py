"""The ways from the today view to the rows behind its lines and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.ui.exports.outgoing import Outgoing
    from workbench.ui.exports.running import Exporting
    from workbench.ui.frame.intake import Intake
    from workbench.ui.monitor.choice import MonitorChoice
    from workbench.ui.monitor.view import MonitorView
    from workbench.ui.today.view import TodayView
    from workbench.ui.widgets.bars import UndoBar


class TodayWay(QObject):
    """Shows in the monitor what a line or a bar stands for."""

    def __init__(
        self, today: TodayView, monitor: MonitorView, show_monitor: Callable[[], None]
    ) -> None:
        super().__init__(today)
        self._today = today
        self._monitor = monitor
        self._show_monitor = show_monitor
        today.choice_wanted.connect(self._on_choice)

    def join(self, intake: Intake, exporting: Exporting, bar: UndoBar) -> None:
        """Join it with what takes shops and files in and out, and with the bar at the foot."""
        self._exporting = exporting
        self._today.giving_out.file_wanted.connect(self._on_file)
        self._today.shop_wanted.connect(intake.adding.start)
        self._today.import_wanted.connect(intake.importing.start)
        self._today.said.connect(bar.offer)

    @Slot(object, bool)
    def _on_file(self, out: Outgoing, is_whole: bool) -> None:
        self._exporting.begin(out, is_whole=is_whole)

    @Slot(object)
    def _on_choice(self, choice: MonitorChoice) -> None:
        self._monitor.asking.show_choice(choice)
        self._show_monitor()

"""The way back to a backup from the open window, and what came of one that was gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.services.care.recovery import Prepared, RecoveryService, Restored
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.trouble import Trouble


class RescueWay(QObject):
    """Lets backups be restored once the window is furnished.

    ``told`` is what came of one that was to take the data's place before this window opened.
    Signals: ``ready`` once a backup waits for the window to close.
    """

    ready = Signal()

    def __init__(
        self,
        window: MainWindow,
        recovery: Callable[[], RecoveryService] | None,
        told: Restored | Trouble | None,
    ) -> None:
        super().__init__(window)
        self._window = window
        self._recovery = recovery
        self._told = told
        window.furnishing.done.connect(self._on_furnished)

    @property
    def prepared(self) -> Prepared | None:
        """Return the backup that is to take the data's place, if one is."""
        if not self._window.furnishing.is_done:
            return None
        return self._window.intake.backing_up.restoring.prepared

    @Slot()
    def _on_furnished(self) -> None:
        intake = self._window.intake
        if self._recovery is not None:
            intake.backing_up.restoring.offer(self._recovery)
        intake.backing_up.restoring.ready.connect(self.ready)
        if self._told is not None:
            intake.tell_restored(self._told)

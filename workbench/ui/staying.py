"""Closing the window keeps the program in the tray, if the seller wants that; it is said once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QEvent, QObject, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.ui.frame.main_window import MainWindow


class WayBack(Protocol):
    """What a hidden window can be brought back by."""

    @property
    def is_there(self) -> bool:
        """Tell whether the system shows it now."""
        ...


class Staying(QObject):
    """Turns closing into hiding as long as a tray leads back in.

    ``stays`` tells whether the seller wants it.

    Signals: ``hidden`` when the window went to the tray.
    """

    hidden = Signal()

    def __init__(self, window: MainWindow, tray: WayBack, stays: Callable[[], bool]) -> None:
        super().__init__(window)
        self._window = window
        self._tray = tray
        self._stays = stays
        self._is_quitting = False
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hide the window where it would close."""
        if watched is not self._window or event.type() is not QEvent.Type.Close:
            return False
        if self._is_quitting or not self._tray.is_there or not self._stays():
            return False
        event.ignore()
        self._window.hide()
        self.hidden.emit()
        return True

    @Slot()
    def expect_end(self) -> None:
        """Let the next closing be one."""
        self._is_quitting = True

    @Slot()
    def quit(self) -> None:
        """Close the window for good: its threads end, and with it the program."""
        self.expect_end()
        self._window.close()

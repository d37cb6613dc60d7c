"""A clock that beats once a second as long as somebody looks at what counts down by it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

TICK = 1000  # milliseconds between looks at the clock


class Countdown(QTimer):
    """Runs while its view shows."""

    def __init__(self, view: QWidget) -> None:
        super().__init__(view)
        self.setInterval(TICK)
        view.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Begin when the view shows, rest when it hides."""
        if watched is self.parent() and event.type() is QEvent.Type.Show:
            self.start()
        elif watched is self.parent() and event.type() is QEvent.Type.Hide:
            self.stop()
        return False

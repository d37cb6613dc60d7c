"""What asks the program to end from outside: the system when it shuts down, or Ctrl+C."""

from __future__ import annotations

import signal
import socket
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSocketNotifier, Signal, Slot

if TYPE_CHECKING:
    from types import FrameType

_ENDING = (signal.SIGTERM, signal.SIGINT)


def _heard(number: int, frame: FrameType | None) -> None:
    """Have Python write the signal's number to the wake-up socket; without this it would end."""


class EndAsked(QObject):
    """Turns a request to end into Qt's loop, where Python alone would not hear it.

    Signals: ``heard`` in the window's thread. One window at a time; :meth:`leave` at its end.
    """

    heard = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._inside, self._outside = socket.socketpair()
        for end in (self._inside, self._outside):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._inside.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_signal)
        self._wakeup_before = signal.set_wakeup_fd(self._outside.fileno())
        self._before = {number: signal.signal(number, _heard) for number in _ENDING}

    def leave(self) -> None:
        """Give the signals back to whoever had them."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._wakeup_before)
        for number, handler in self._before.items():
            signal.signal(number, handler)
        self._inside.close()
        self._outside.close()
        self.deleteLater()

    @Slot()
    def _on_signal(self) -> None:
        if set(self._inside.recv(64)) & {number.value for number in _ENDING}:
            self.heard.emit()

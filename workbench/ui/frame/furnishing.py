"""What the window shows first is the monitor; everything else is laid in behind its first rows."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtGui import QWindow

    from workbench.ui.contracts import WindowParts
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import ViewTools

    # Lays the rest into a window, a piece between two yields.
    Furnish: TypeAlias = Callable[[MainWindow, WindowParts, ViewTools], Iterator[None]]

# Somebody wants something of the window: all of it has to be there.
_ACTS = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.KeyPress, QEvent.Type.DragEnter})
UNSEEN = 50  # milliseconds from an answer; a window that nobody sees paints no row at all


class Furnishing(QObject):
    """Takes one step in each turn of the event loop, and all at once for who cannot wait.

    Signals: ``done`` when everything is there.
    """

    done = Signal()

    def __init__(self, steps: Iterator[None], parent: QObject | None) -> None:
        super().__init__(parent)
        self._steps = steps
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._step)
        self._unseen = QTimer(self)
        self._unseen.setSingleShot(True)
        self._unseen.setInterval(UNSEEN)
        self._unseen.timeout.connect(self.begin)
        self._heard: QWindow | None = None
        self.is_done = False

    def hear(self, handle: QWindow) -> None:
        """Listen for whoever cannot wait."""
        if not self.is_done:
            self._heard = handle
            handle.installEventFilter(self)

    @Slot()
    def expect(self) -> None:
        """Begin as soon as the first rows are painted; where there are none, shortly."""
        if not self.is_done:
            self._unseen.start()

    @Slot()
    def begin(self) -> None:
        """Go on from now on, a step in each turn of the loop."""
        self._unseen.stop()
        if not self.is_done:
            self._timer.start()

    @Slot()
    def leave(self) -> None:
        """Take no further step, and listen no longer."""
        self._unseen.stop()
        self._timer.stop()
        if self._heard is not None:
            self._heard.removeEventFilter(self)
            self._heard = None

    @Slot()
    def finish(self) -> None:
        """Lay in at once what is still missing."""
        while not self.is_done:
            self._step()

    @Slot()
    def _step(self) -> None:
        self._timer.stop()  # a step that fails is told once
        for _ in self._steps:
            self._timer.start()
            return
        self.leave()
        self.is_done = True
        self.done.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Have everything ready for whoever clicks or types; the event itself goes on its way."""
        if event.type() in _ACTS:
            self.finish()
        return False

"""How threads share the interpreter, and when its memory is tidied: never while others wait.

A search for cyclic garbage destroys what it finds in the thread that searches, and Python begins
one in whichever thread makes the object too many. Objects of Qt have to go in the window's thread,
or the process may fall. So nothing is searched by itself: the window's thread does it, when nothing
is under way, as it holds the interpreter meanwhile, and leaves out what the start made.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

from workbench.promptness import Turn, take_turns

if TYPE_CHECKING:
    from collections.abc import Callable

# Threads that judge or read files hold the interpreter for 5 ms at a time unless told otherwise;
# the window's thread gives it up and asks for it back often in one painting. One that gives it up
# forty times beside a busy thread took 55 ms with turns of half a millisecond, 34 ms with these;
# two busy threads alone take no more of the processor than with the longer ones.
SHORT_TURN = 0.0002  # seconds
EVERY = 60_000  # milliseconds
PATIENCE = 10  # so many busy looks in a row, and a search comes all the same


def share_interpreter() -> None:
    """Let threads take short turns, the window's first; no search for garbage begins by itself."""
    sys.setswitchinterval(SHORT_TURN)
    take_turns(Turn.WINDOW)
    gc.disable()


class Tidying(QObject):
    """Searches for garbage in the window's thread when ``is_idle``, a minute apart.

    A window that is never idle is searched every so often: memory must not grow all day.
    """

    def __init__(self, is_idle: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_idle = is_idle
        self.searches = 0
        self._busy = 0
        self._timer = QTimer(self)
        self._timer.setInterval(EVERY)
        self._timer.timeout.connect(self.tidy)

    @Slot()
    def begin(self) -> None:
        """Leave what stands now out of every later search: modules and the window stay."""
        gc.freeze()
        self._timer.start()

    @Slot()
    def tidy(self) -> None:
        """Search now, unless something is under way and was not for long."""
        self._busy = 0 if self._is_idle() else self._busy + 1
        if self._busy % PATIENCE == 0:
            self.searches += 1
            gc.collect()

"""How threads share the interpreter, and when its memory is tidied: never while others wait.

A full search for cyclic garbage holds the interpreter for as long as it looks at every object, a
tenth of a second once the window stands; it began in whichever thread made the object too many,
most often one that read a file, and the window stood still. Young objects are still searched as
they come. The full search waits until nothing is under way, and leaves out what the start made.
"""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot

if TYPE_CHECKING:
    from collections.abc import Callable

# Threads that judge or read files hold the interpreter for 5 ms at a time unless told otherwise;
# the window's thread gives it up and asks for it back often in one painting. One that gives it up
# forty times beside a busy thread took 55 ms with turns of half a millisecond, 34 ms with these;
# two busy threads alone take no more of the processor than with the longer ones.
SHORT_TURN = 0.0002  # seconds
# Python's own: so many new objects begin a search among them, so many searches one further.
_YOUNG, _MIDDLE = 700, 10
# So many searches of the second kind begin the full one: beyond any day's work.
_NEVER = 1_000_000
EVERY = 60_000  # milliseconds


def share_interpreter() -> None:
    """Let threads take short turns, and no full search for garbage begin by itself."""
    sys.setswitchinterval(SHORT_TURN)
    gc.set_threshold(_YOUNG, _MIDDLE, _NEVER)


class Tidying(QObject):
    """Searches for garbage in the window's thread when ``is_idle``, a minute apart."""

    def __init__(self, is_idle: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._is_idle = is_idle
        self.searches = 0
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
        """Search now, unless something is under way."""
        if self._is_idle():
            self.searches += 1
            gc.collect()

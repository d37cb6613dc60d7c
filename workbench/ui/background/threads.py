"""Threads that their owner ends, and what a wait in them raises when the window closes."""

from __future__ import annotations

import atexit
import logging
import os
import sys
import threading
from functools import partial

from PySide6.QtCore import QThread

from workbench.promptness import Turn, take_turns

logger = logging.getLogger(__name__)

STOP_LIMIT = 3000  # milliseconds


class Stopped(Exception):
    """Raised out of a round's progress call, or out of its wait, when the window closes."""


class Gate:
    """Keeps a thread waiting until it is let go, for pictures of a view that is still loading."""

    def __init__(self) -> None:
        self._open = threading.Event()

    def open(self) -> None:
        """Let whoever waits go on, and nobody wait any more."""
        self._open.set()

    def wait(self, seconds: float) -> None:
        """Wait until the gate is open, ``seconds`` at most."""
        self._open.wait(seconds)


class OwnedThread(QThread):
    """A thread that its owner ends; one that cannot be ended does not abort the process."""

    def __init__(self) -> None:
        super().__init__()
        # One object per thread: what one registers, another must not take back.
        self._leave = partial(_leave_at_once)

    def run(self) -> None:
        """Do what is asked for in turns longer than the window's, which comes first."""
        take_turns(Turn.WORK)
        self.exec()

    def ended(self, limit: int) -> bool:
        """Wait up to ``limit`` milliseconds; a thread left behind waits for the network only."""
        has_ended = self.wait(limit)
        atexit.unregister(self._leave)
        if not has_ended:
            logger.info("a thread did not end in time and is left behind")
            atexit.register(self._leave)
        return has_ended


def _leave_at_once() -> None:
    """End the process before Qt tidies up: it aborts where a thread still runs.

    Nothing is lost: every write is a transaction, and the process ends after all else is closed.
    """
    logging.shutdown()
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)

"""Waiting that ends at once when the person or the system asks the program to stop."""

from __future__ import annotations

import queue
import signal
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import FrameType


def raise_interrupts() -> None:
    """Let Ctrl+C raise KeyboardInterrupt from a handler of ours, unless it is ignored here.

    WORKAROUND Before Python 3.12 its own handler raises the class alone, and PySide6 (6.10, 6.11)
    reads the missing instance: the process fell where Ctrl+C met a method that Qt calls.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _raise)


def _raise(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


class Interrupt:
    """Ctrl+C, SIGTERM and :meth:`stop`, each of which ends a wait with KeyboardInterrupt."""

    def __init__(self) -> None:
        self._asked: queue.SimpleQueue[None] = queue.SimpleQueue()

    def stop(self) -> None:
        """End the present or the next wait; callable from any thread."""
        self._asked.put(None)

    def wait(self, seconds: float) -> None:
        """Wait for ``seconds``.

        Raises:
            KeyboardInterrupt: somebody asked to stop meanwhile.
        """
        if seconds <= 0:
            return
        try:
            self._asked.get(timeout=seconds)
        except queue.Empty:
            return
        raise KeyboardInterrupt

    def guard(self, work: Callable[[], None]) -> bool:
        """Do ``work`` and return True; False when asked to stop before it was done."""
        before = signal.signal(signal.SIGTERM, _raise)
        try:
            work()
        except KeyboardInterrupt:
            return False
        finally:
            signal.signal(signal.SIGTERM, before)
        return True

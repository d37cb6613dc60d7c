"""Waiting in short looks, so that whoever wants to stop is heard within a moment."""

from __future__ import annotations

import os
import selectors
import subprocess
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

# How often a wait looks whether somebody wants to stop: a stop takes effect at once.
LOOK_SECONDS = 0.25
A_MOMENT = 0.001
_BLOCK = 64 << 10


def exchange(
    child: subprocess.Popen[bytes],
    asked: bytes,
    heartbeat: Callable[[float], None],
    looks: int,
) -> bytes:
    """Write ``asked`` to a process and return all that it tells, nothing after so many idle looks.

    Neither side waits for the other to make room in a pipe. ``Popen.communicate`` forgets in
    Python 3.11 what was not yet written when it is called anew after a time-out.
    """
    with selectors.DefaultSelector() as ready:
        pipes = _Pipes(child, asked, ready)
        while looks and not pipes.is_done:
            events = ready.select(LOOK_SECONDS)
            looks -= not events
            heartbeat(A_MOMENT)
            for key, _ in events:
                key.data()
    return bytes(pipes.told) if pipes.is_done else b""


class _Pipes:
    """What is still to be written to a process, and what it told so far."""

    def __init__(
        self, child: subprocess.Popen[bytes], asked: bytes, ready: selectors.BaseSelector
    ) -> None:
        if child.stdin is None or child.stdout is None:
            raise ValueError("the process was started without pipes")
        self._ready, self._stdin, self._stdout = ready, child.stdin, child.stdout
        self._left = memoryview(asked)
        self.told = bytearray()
        self.is_done = False
        os.set_blocking(child.stdin.fileno(), False)
        ready.register(child.stdin, selectors.EVENT_WRITE, self._write)
        ready.register(child.stdout, selectors.EVENT_READ, self._read)

    def _read(self) -> None:
        block = os.read(self._stdout.fileno(), _BLOCK)
        self.told += block
        self.is_done = not block

    def _write(self) -> None:
        try:
            count = os.write(self._stdin.fileno(), self._left[:_BLOCK])
        except BlockingIOError:
            return
        except BrokenPipeError:  # nobody reads it any more: what is told so far is all
            count = len(self._left)
        self._left = self._left[count:]
        if not self._left:
            self._ready.unregister(self._stdin)
            self._stdin.close()


def communicate(
    child: subprocess.Popen[bytes],
    asked: bytes,
    heartbeat: Callable[[float], None],
    looks: int,
) -> bytes:
    """Do the same where pipes cannot be waited for: there ``asked`` is written before the wait."""
    for look in range(looks):
        try:
            return child.communicate(None if look else asked, timeout=LOOK_SECONDS)[0]
        except subprocess.TimeoutExpired:
            heartbeat(A_MOMENT)
    return b""

"""Hears one redirect of the browser on this machine, while the command waits for it."""

from __future__ import annotations

import os
import selectors
import socket
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Self

from workbench.services.accounts.sign_in import (
    LONGEST_HEAD,
    MOST_STRANGERS,
    PATIENCE_SECONDS,
    arrival,
    is_whole,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from workbench.services.accounts.sign_in import Arrival, Door

_HOST = "127.0.0.1"
_BACKLOG = 8
# A browser that opens a connection and says nothing must not keep the others away.
_CALLER_SECONDS = 2.0
# So often a wait is looked up from: Ctrl+C takes effect at once on every system.
_LOOK_SECONDS = 0.5


class Doorstep:
    """Listens at one door as long as it is entered; entering raises OSError if it is taken."""

    def __init__(self, door: Door, state: str, say: Callable[[str], str]) -> None:
        self._door = door
        self._state = state
        self._say = say
        self._open = ExitStack()
        self._server = socket.socket()

    def __enter__(self) -> Self:
        with ExitStack() as failing:
            failing.enter_context(self._server)
            if os.name == "posix":
                # The connection of a minute ago must not count as somebody who listens here.
                self._server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            self._server.bind((_HOST, self._door.port))
            self._server.listen(_BACKLOG)
            self._open = failing.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        self._open.close()

    def hear(self, seconds: float = PATIENCE_SECONDS) -> Arrival | None:
        """Return what belongs to our sign-in, None where nothing came in time."""
        ends = time.monotonic() + seconds
        with selectors.DefaultSelector() as ready:
            ready.register(self._server, selectors.EVENT_READ)
            for _ in range(MOST_STRANGERS):
                while not ready.select(max(0, min(_LOOK_SECONDS, ends - time.monotonic()))):
                    if time.monotonic() >= ends:
                        return None
                found = self._meet()
                if found is not None and found.is_final:
                    return found
        return None

    def _meet(self) -> Arrival | None:
        """Answer one caller; one that is gone or silent is nobody."""
        try:
            caller, _ = self._server.accept()
            with caller:
                caller.settimeout(_CALLER_SECONDS)
                said = b""
                while not is_whole(said) and (more := caller.recv(LONGEST_HEAD)):
                    said += more
                found = arrival(said, self._door, self._state, self._say)
                caller.sendall(found.answer)
        except OSError:
            return None
        return found

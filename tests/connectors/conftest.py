"""A wall clock, a pause that costs no time, and a raw server that answers as badly as asked."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from workbench.domain.clock import ReplayClock

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

WALL = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


class Pauses:
    """Stands in for waiting: notes each pause and moves the wall clock on by it.

    The moments that a wait for an answer asks for are passed over.
    """

    def __init__(self, wall: ReplayClock) -> None:
        self._wall = wall
        self.asked: list[float] = []

    def __call__(self, seconds: float) -> None:
        if seconds > 0.01:
            self.asked.append(seconds)
            self._wall.advance(timedelta(seconds=seconds))


class RawServer:
    """Accepts one connection after the other and hands each to ``talk``."""

    def __init__(self, talk: Callable[[socket.socket], None]) -> None:
        self._talk = talk
        self._listener = socket.create_server(("127.0.0.1", 0))
        self._open: list[socket.socket] = []
        self.connections = 0
        self._thread = threading.Thread(target=self._serve)
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self._listener.getsockname()[1]}"

    def _serve(self) -> None:
        while True:
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            self._open.append(connection)
            with suppress(OSError):
                self._talk(connection)

    def stop(self) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for connection in self._open:
            connection.close()
        self._thread.join()


@pytest.fixture(scope="session")
def httpserver_listen_address() -> tuple[str, int]:
    """Serve on the loopback address itself: names are not this machine for the client."""
    return ("127.0.0.1", 0)


@pytest.fixture
def wall() -> ReplayClock:
    return ReplayClock(WALL)


@pytest.fixture
def pauses(wall: ReplayClock) -> Pauses:
    return Pauses(wall)


@pytest.fixture
def raw_server() -> Iterator[Callable[[Callable[[socket.socket], None]], RawServer]]:
    servers: list[RawServer] = []

    def start(talk: Callable[[socket.socket], None]) -> RawServer:
        servers.append(RawServer(talk))
        return servers[-1]

    yield start
    for server in servers:
        server.stop()

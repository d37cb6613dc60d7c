"""A wall clock, a pause that costs no time, and a raw server that answers as badly as asked."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tests.connectors.fault_server import RawServer
from workbench.domain.clock import ReplayClock

if TYPE_CHECKING:
    import socket
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

"""Reaching a server in short looks: connecting and the TLS handshake can be broken off at once.

A packet that is swallowed on the way, or a server that accepts and keeps silent, would otherwise
hold a stop up until the time-out.
"""

from __future__ import annotations

import selectors
import socket
import ssl
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

from workbench.connectors.patience import A_MOMENT, LOOK_SECONDS
from workbench.connectors.trust import SystemContext, trust_system

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    Options = Iterable[tuple[int, int, int | bytes]]


def reach(
    address: tuple[str, int],
    seconds: float,
    options: Options,
    heartbeat: Callable[[float], None],
) -> socket.socket:
    """Return a connected socket to the first of the address's hosts that answers.

    Raises:
        OSError: none did; a TimeoutError where one kept silent.
    """
    ends = time.monotonic() + seconds
    trouble = OSError("the name has no address")
    for family, kind, protocol, _, place in socket.getaddrinfo(*address, type=socket.SOCK_STREAM):
        try:
            with ExitStack() as failing:
                found = failing.enter_context(socket.socket(family, kind, protocol))
                _set(found, options)
                found.setblocking(False)
                _connect(found, place, ends, heartbeat)
                found.settimeout(seconds)
                failing.pop_all()  # connected: it stays open
                return found
        except OSError as error:
            trouble = error
    raise trouble


def _set(found: socket.socket, options: Options) -> None:
    for option in options:
        found.setsockopt(*option)


def _connect(
    found: socket.socket, place: object, ends: float, heartbeat: Callable[[float], None]
) -> None:
    try:
        found.connect(place)  # type: ignore[arg-type]  # whatever getaddrinfo calls an address
    except BlockingIOError:
        _await(found, ends, heartbeat)
    if code := found.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR):
        raise OSError(code, "the connection was not made")


def _await(found: socket.socket, ends: float, heartbeat: Callable[[float], None]) -> None:
    with selectors.DefaultSelector() as ready:
        ready.register(found, selectors.EVENT_WRITE)
        while not ready.select(max(A_MOMENT, min(LOOK_SECONDS, ends - time.monotonic()))):
            if time.monotonic() >= ends:
                raise TimeoutError("nobody answered")
            heartbeat(A_MOMENT)


class PatientContext(SystemContext):
    """Rules for TLS whose handshakes listen for a stop; made by ``patient_context``."""

    heartbeat: Callable[[float], None]

    def wrap_socket(self, sock: socket.socket, **options: Any) -> ssl.SSLSocket:  # type: ignore[override]  # by name alone
        """Return a socket that has shaken hands within its time-out.

        Raises:
            ssl.SSLError: the certificate does not count, or there is no common language.
        """
        found = super().wrap_socket(sock, **{**options, "do_handshake_on_connect": False})
        seconds = found.gettimeout() or 0.0
        with ExitStack() as failing:
            failing.callback(found.close)  # ssl does so after errors, not when somebody stops us
            self._shake(found, time.monotonic() + seconds)
            failing.pop_all()
        found.settimeout(seconds)
        return found

    def _shake(self, found: ssl.SSLSocket, ends: float) -> None:
        while True:
            left = ends - time.monotonic()
            found.settimeout(max(A_MOMENT, min(left, LOOK_SECONDS)))
            try:
                return found.do_handshake()
            except TimeoutError:
                if left <= LOOK_SECONDS:
                    raise
                self.heartbeat(A_MOMENT)


def patient_context(
    heartbeat: Callable[[float], None], trust: Callable[[ssl.SSLContext], None] = trust_system
) -> ssl.SSLContext:
    """Return the rules for TLS: 1.2 or newer, authorities that count, the host's own name."""
    context = PatientContext(ssl.PROTOCOL_TLS_CLIENT)
    context.heartbeat = heartbeat
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    trust(context)
    return context

"""A deadline for whole answers: urllib3 limits only the wait for the next byte.

The read time-out of a request is taken as the limit for its whole answer, status line and headers
included, so that a server that drips one byte a second cannot hold the poller.
"""

from __future__ import annotations

import http.client
import io
import socket
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import lru_cache, partial
from ssl import CertificateError, SSLError
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

from urllib3 import exceptions
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError
from urllib3.util import parse_url

from workbench.connectors.patience import A_MOMENT, LOOK_SECONDS
from workbench.connectors.reaching import patient_context, reach
from workbench.connectors.trust import trust_system

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from ssl import SSLContext

    from _typeshed import WriteableBuffer
    from urllib3.response import HTTPResponse
    from urllib3.util.url import Url

# What a query holds as it is (RFC 3986, 3.4), what is escaped already among it.
_QUERY = "!$%&'()*+,;=:@/?"


class _PatientReader(io.RawIOBase):
    """Reads a socket until a deadline, calling ``heartbeat`` while it waits."""

    def __init__(
        self, sock: socket.socket, seconds: float, heartbeat: Callable[[float], None]
    ) -> None:
        self._sock = sock
        self._ends = time.monotonic() + seconds
        self._heartbeat = heartbeat
        # Holds the socket open as http.client's own reader would, until this one is closed.
        self._holder = sock.makefile("rb", buffering=0)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: WriteableBuffer) -> int:
        while True:
            left = self._ends - time.monotonic()
            if left <= 0:
                raise TimeoutError("the answer took too long")
            self._sock.settimeout(min(left, LOOK_SECONDS))
            try:
                return self._sock.recv_into(buffer)
            except TimeoutError:
                self._heartbeat(A_MOMENT)

    def close(self) -> None:
        if not self.closed:
            self._holder.close()
        super().close()


class _TimedAnswer(http.client.HTTPResponse):
    """http.client's answer over a patient reader."""

    def __init__(
        self,
        sock: socket.socket,
        *args: Any,
        seconds: float,
        heartbeat: Callable[[float], None],
        **options: Any,
    ) -> None:
        super().__init__(sock, *args, **options)
        plain = self.fp
        self.fp = io.BufferedReader(_PatientReader(sock, seconds, heartbeat))
        plain.close()


class _TimedConnection(HTTPConnection):
    """A connection whose ``timeout``, at the time of the answer, limits the whole answer."""

    def __init__(self, *args: Any, heartbeat: Callable[[float], None], **options: Any) -> None:
        super().__init__(*args, **options)
        self._heartbeat = heartbeat
        self._held: bytearray | None = None

    def request(self, *args: Any, **options: Any) -> None:
        """Send a request in one piece: urllib3 sends headers and body by themselves.

        A server that wakes up for each of them takes half as long again for its answer.
        """
        self._held = bytearray()
        try:
            super().request(*args, **options)
            whole = bytes(self._held)
        finally:
            self._held = None
        self.send(whole)

    def send(self, data: Any) -> None:
        """Hold a part of a request back until all of it is there."""
        if self._held is None:
            super().send(data)
        else:
            self._held += data

    def _new_conn(self) -> socket.socket:
        """Connect in short looks; errors are those that urllib3 would raise."""
        seconds = self.timeout if isinstance(self.timeout, int | float) else 0.0
        address = (self._dns_host, self.port or 0)
        try:
            return reach(address, seconds, self.socket_options or (), self._heartbeat)
        except socket.gaierror as error:
            raise NameResolutionError(self.host, self, error) from error
        except TimeoutError as error:
            raise ConnectTimeoutError(self, "nobody answered") from error
        except OSError as error:
            raise NewConnectionError(self, "the connection was not made") from error

    def getresponse(self) -> HTTPResponse:  # type: ignore[override]  # as urllib3 itself does
        self.response_class = partial(  # type: ignore[assignment]  # http.client only calls it
            _TimedAnswer, seconds=self.timeout or 0.0, heartbeat=self._heartbeat
        )
        return super().getresponse()


class _TimedSecureConnection(_TimedConnection, HTTPSConnection):
    """The same over TLS."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is sent; what it holds is never shown."""

    method: str
    url: str = field(repr=False)
    body: bytes = field(default=b"", repr=False)
    headers: Mapping[str, str] = field(default_factory=dict, repr=False)


class TimedConnections:
    """One connection to each host, kept between calls; for one thread.

    ``heartbeat`` may raise to break a wait off, ``trust`` says which authorities count.
    """

    def __init__(
        self, heartbeat: Callable[[float], None], trust: Callable[[SSLContext], None] = trust_system
    ) -> None:
        self._heartbeat = heartbeat
        self._trust = trust
        self._open: dict[tuple[str | None, ...], _TimedConnection] = {}

    @contextmanager
    def asked(self, request: Request, *, connect: float, answer: float) -> Iterator[HTTPResponse]:
        """Send a request and hold its answer; within so many seconds each.

        A block that breaks off ends the connection, and what is left of the answer with it.

        Raises:
            HTTPError: urllib3's word for what went wrong.
        """
        address, mark, query = request.url.partition("?")
        url = _parts(address)
        connection = self._connection(url)
        with ExitStack() as failing:
            failing.callback(connection.close)
            with _in_urllib3s_words():
                connection.timeout = connect
                with suppress(BrokenPipeError):  # it may have answered before it heard everything
                    connection.request(
                        request.method,
                        f"{url.request_uri}{mark}{quote(query, safe=_QUERY)}",
                        request.body or None,
                        request.headers,
                        preload_content=False,
                        decode_content=False,
                    )
                connection.timeout = answer
                response = connection.getresponse()
            failing.callback(response.close)
            yield response
            failing.pop_all()

    def close(self) -> None:
        """Close every connection."""
        for connection in self._open.values():
            connection.close()
        self._open.clear()

    def _connection(self, url: Url) -> _TimedConnection:
        """Return the host's connection; one that the host has ended is made anew."""
        host = (url.scheme, url.host, str(url.port))
        if host not in self._open:
            self._open[host] = self._new(url)
        connection = self._open[host]
        if not connection.is_connected:
            connection.close()
        return connection

    def _new(self, url: Url) -> _TimedConnection:
        name = (url.host or "").strip("[]")
        if url.scheme != "https":
            return _TimedConnection(name, url.port, heartbeat=self._heartbeat)
        return _TimedSecureConnection(
            name,
            url.port,
            heartbeat=self._heartbeat,
            cert_reqs="CERT_REQUIRED",
            ssl_context=patient_context(self._heartbeat, self._trust),
        )


@lru_cache(maxsize=32)
def _parts(url: str) -> Url:
    """Return an address without a query taken apart; what it may not hold as it is is escaped."""
    return parse_url(url)


@contextmanager
def _in_urllib3s_words() -> Iterator[None]:
    """Name what a connection raises as urllib3 names it around an answer's body."""
    try:
        yield
    except TimeoutError as error:
        raise exceptions.TimeoutError("nobody answered") from error
    except (SSLError, CertificateError) as error:
        raise exceptions.SSLError(error) from error
    except (http.client.HTTPException, OSError) as error:
        raise exceptions.ProtocolError("the connection was lost", error) from error

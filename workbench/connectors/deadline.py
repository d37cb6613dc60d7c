"""A deadline for whole answers: requests and urllib3 limit only the wait for the next byte.

The read time-out of a request is taken as the limit for its whole answer, status line and headers
included, so that a server that drips one byte a second cannot hold the poller.
"""

from __future__ import annotations

import http.client
import io
import socket
import time
from functools import partial
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from requests import Response
from requests.adapters import HTTPAdapter
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.connectionpool import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.exceptions import ConnectTimeoutError, NameResolutionError, NewConnectionError

from workbench.connectors.patience import A_MOMENT, LOOK_SECONDS
from workbench.connectors.reaching import patient_context, reach
from workbench.connectors.trust import trust_system

if TYPE_CHECKING:
    from collections.abc import Callable
    from ssl import SSLContext

    from _typeshed import WriteableBuffer
    from requests import PreparedRequest
    from urllib3.response import HTTPResponse


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


class _TimedPool(HTTPConnectionPool):
    ConnectionCls = _TimedConnection


class _TimedSecurePool(HTTPSConnectionPool):
    ConnectionCls = _TimedSecureConnection


class TimedAdapter(HTTPAdapter):
    """Mounts connections with a deadline; ``heartbeat`` may raise to break a wait off.

    ``trust`` says which authorities count.
    """

    def __init__(
        self, heartbeat: Callable[[float], None], trust: Callable[[SSLContext], None] = trust_system
    ) -> None:
        self._heartbeat = heartbeat
        self._trust = trust
        self._pools: dict[tuple[str, str], HTTPConnectionPool] = {}
        super().__init__(max_retries=0)

    def init_poolmanager(self, *args: Any, **options: Any) -> None:
        """Have pools made of timed connections."""
        context = patient_context(self._heartbeat, self._trust)
        super().init_poolmanager(*args, ssl_context=context, **options)
        self.poolmanager.pool_classes_by_scheme = {"http": _TimedPool, "https": _TimedSecurePool}

    def cert_verify(self, conn: Any, *_: Any) -> None:
        """Ask for certificates, and add no authorities of requests' own to those that count."""
        conn.cert_reqs = "CERT_REQUIRED"

    def get_connection_with_tls_context(
        self, request: PreparedRequest, *args: Any, **options: Any
    ) -> HTTPConnectionPool:
        """Return the pool of an address's host, whose connections know the heartbeat.

        Remembered by host: to find it took a fifteenth of a call's time.
        """
        host = urlsplit(request.url or "")[:2]
        if host not in self._pools:
            pool = super().get_connection_with_tls_context(request, *args, **options)
            if not isinstance(pool, HTTPConnectionPool):
                raise TypeError("only plain and TLS pools know how to wait")
            pool.conn_kw["heartbeat"] = self._heartbeat
            self._pools[host] = pool
        return self._pools[host]

    def request_url(self, request: PreparedRequest, *_: Any) -> str:
        """Return what is asked of a host: nobody speaks for us, so that is the path."""
        return request.path_url

    def build_response(self, _: PreparedRequest, resp: Any) -> Response:
        """Return the status and the raw answer; its cookies are nobody's."""
        response = Response()
        response.status_code = resp.status
        response.raw = resp
        return response

    def close(self) -> None:
        """Close every connection."""
        self._pools.clear()
        super().close()

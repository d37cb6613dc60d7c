"""The sandbox's HTTP server: 127.0.0.1 only, one thread a connection, a season behind it.

The only module of the package that has threads. Requests of all connections are answered one at a
time under one lock, so that the services behind it need none.
"""

from __future__ import annotations

import logging
import socket
import socketserver
import sys
import threading
from contextlib import suppress
from dataclasses import dataclass, replace
from email.utils import format_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any, Protocol

from workbench.domain.clock import SeasonClock, SystemClock
from workbench.domain.errors import BadInput, marked
from workbench.sandbox import control, kdniao, kuaidi100, robots
from workbench.sandbox.alibaba1688 import gateway as alibaba1688
from workbench.sandbox.douyin import gateway as douyin
from workbench.sandbox.douyin.tokens import DouyinTokens
from workbench.sandbox.faults import FaultBoard
from workbench.sandbox.filings import filings_of
from workbench.sandbox.keys import KeyMint
from workbench.sandbox.platform_wall import PlatformWall
from workbench.sandbox.tickets import points_of, scores_of, template_of, tickets_of
from workbench.sandbox.tokens import TokenBook
from workbench.sandbox.top import gateway as top
from workbench.sandbox.wire import Request, html_answer, json_answer
from workbench.sandbox.world import World

if TYPE_CHECKING:
    from collections.abc import Callable
    from types import TracebackType

    from workbench.domain.clock import Clock
    from workbench.domain.metrics import FreightForm
    from workbench.sandbox.faults import Fault
    from workbench.sandbox.filings import ScriptedFiling
    from workbench.sandbox.script import Season
    from workbench.sandbox.tickets import ScriptedPoints, ScriptedScore, ScriptedTicket
    from workbench.sandbox.wire import Answer

logger = logging.getLogger(__name__)

LOOPBACK = "127.0.0.1"
_MAX_BODY = 1 << 20
_STOP_WITHIN = 5.0
_POLL_INTERVAL = 0.02


@dataclass(frozen=True, slots=True)
class Extras:
    """What tests and demonstrations add: repeatable credentials, faults from the first request."""

    seed: int | None = None
    faults: tuple[Fault, ...] = ()


class SandboxServer:
    """One running season; as a context manager it starts and stops the server.

    ``port`` 0 takes a free one. ``speed`` is how many season seconds pass in a wall second; at 0
    the season stands still at its start.
    """

    def __init__(
        self,
        season: Season,
        *,
        port: int = 0,
        speed: float = 0.0,
        wall: Clock | None = None,
        extras: Extras | None = None,
    ) -> None:
        extras, wall = extras or Extras(), wall or SystemClock()
        mint, faults = KeyMint(extras.seed), FaultBoard(extras.faults)
        platforms = PlatformWall(wall, faults)
        self.world = World(
            season=season,
            clock=SeasonClock(season.start, wall.now(), speed, wall),
            wall=platforms,
            keys=mint.keys(),
            tokens=TokenBook(platforms, mint),
            douyin_tokens=DouyinTokens(platforms, mint),
            faults=faults,
        )
        self._services = _Services(self.world)
        self._port = port
        self._listener: _Listener | None = None
        self._thread: threading.Thread | None = None

    def start(self) -> None:
        """Begin to listen.

        Raises:
            BadInput: the port is taken, or kept for the system.
        """
        try:
            self._listener = _Listener((LOOPBACK, self._port), self._services.answer)
        except OSError as error:
            reason = marked("errors", "the port is not free")
            raise BadInput(what=f"127.0.0.1:{self._port}", reason=reason) from error
        self._thread = threading.Thread(
            target=self._listener.serve_forever, args=(_POLL_INTERVAL,), name="sandbox", daemon=True
        )
        self._thread.start()

    def stop(self) -> None:
        """Stop listening and close every connection; a second call does nothing."""
        if self._listener is None or self._thread is None:
            return
        self._listener.shutdown()
        self._thread.join(_STOP_WITHIN)
        self._listener.hang_up()
        self._listener.server_close()
        self._listener = self._thread = None

    def filings(self) -> tuple[ScriptedFiling, ...]:
        """Return what the season's seller has filed by its start."""
        return tuple(filings_of(self.world.season))

    def tickets(self) -> tuple[ScriptedTicket, ...]:
        """Return what the season's buyers asked of the seller by its start."""
        return tuple(tickets_of(self.world.season))

    def points(self) -> tuple[ScriptedPoints, ...]:
        """Return what platforms took in points by the season's start."""
        return tuple(points_of(self.world.season))

    def scores(self) -> tuple[ScriptedScore, ...]:
        """Return what the season's seller entered of Douyin's score."""
        return tuple(scores_of(self.world.season))

    def template(self) -> FreightForm:
        """Return the freight template that the season's seller entered."""
        return template_of(self.world.season)

    def __enter__(self) -> SandboxServer:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def base_url(self) -> str:
        """Return the address, ``http://127.0.0.1:port``.

        Raises:
            BadInput: the server is not running.
        """
        if self._listener is None:
            raise BadInput(what="sandbox", reason="it is not running")
        return f"http://{LOOPBACK}:{self._listener.server_port}"

    def credentials(self) -> dict[str, Any]:
        """Return address, keys and first tokens, in the shape that ``account add`` takes."""
        return {"base_url": self.base_url, **self._services.credentials(self.base_url)}


class Service(Protocol):
    """One platform or provider of the sandbox, called ``name`` by faults of its clock."""

    name: str

    def claims(self, request: Request) -> bool:
        """Tell whether a request is this service's to answer."""
        ...

    def answer(self, request: Request) -> Answer:
        """Return the answer, a refusal among them."""
        ...

    def credentials(self, base_url: str) -> dict[str, Any]:
        """Return its part of the sandbox's first line: by what names and keys it is called."""
        ...


class _Services:
    """Sends each request to the first service that claims it."""

    def __init__(self, world: World) -> None:
        self._lock = threading.Lock()
        self._wall = world.wall
        self._all: tuple[Service, ...] = (
            alibaba1688.Gateway1688(world),
            top.TopRouter(world),
            kuaidi100.Kuaidi100(world),
            kdniao.Kdniao(world),
            robots.Robots(world),
            control.Control(world),
            douyin.Douyin(world),
        )

    def answer(self, request: Request) -> Answer:
        """Return the answer of the request's service; requests wait for each other."""
        with self._lock:
            for service in self._all:
                if service.claims(request):
                    self._wall.service = service.name
                    answer = service.answer(request)
                    return replace(answer, at=self._wall.now())
        return html_answer("404 Not Found", 404)

    def credentials(self, base_url: str) -> dict[str, Any]:
        """Return every service's part of the sandbox's first line."""
        told: dict[str, Any] = {}
        for service in self._all:
            told |= service.credentials(base_url)
        return told


class _Listener(ThreadingHTTPServer):
    """Takes connections on loopback and remembers them, so that it can hang up."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, address: tuple[str, int], answer: Callable[[Request], Answer]) -> None:
        if address[0] != LOOPBACK:
            raise BadInput(what=address[0], reason="the sandbox listens on 127.0.0.1 only")
        self.answer = answer
        self.stopping = threading.Event()
        self._open: dict[threading.Thread, socket.socket] = {}
        super().__init__(address, _Handler)

    @property
    def own_names(self) -> set[str]:
        """Return what a caller may call this server in its Host header."""
        return {f"{name}:{self.server_port}" for name in (LOOPBACK, "localhost")}

    def server_bind(self) -> None:
        """Bind without asking a name server who we are, as HTTPServer would."""
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = LOOPBACK, self.socket.getsockname()[1]

    def process_request_thread(self, request: Any, client_address: Any) -> None:
        """Serve one connection until either side closes it."""
        thread = threading.current_thread()
        self._open[thread] = request
        try:
            super().process_request_thread(request, client_address)
        finally:
            del self._open[thread]

    def hang_up(self) -> None:
        """Close the connections that are still open and wait for their threads."""
        self.stopping.set()
        for thread, connection in list(self._open.items()):
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
            thread.join(_STOP_WITHIN)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Log what went wrong; a caller that hangs up is nothing to report."""
        if isinstance(sys.exception(), ConnectionError | TimeoutError):
            logger.debug("a caller hung up")
        else:
            logger.exception("the sandbox failed to answer")


class _Handler(BaseHTTPRequestHandler):
    """Reads requests and writes answers of one connection, kept alive between them."""

    server: _Listener
    protocol_version = "HTTP/1.1"
    server_version = "WorkbenchSandbox"
    sys_version = ""
    # Without it each answer waits for the caller's delayed acknowledgement, up to 40 ms.
    disable_nagle_algorithm = True
    # Headers and body leave in one write.
    wbufsize = -1

    def do_GET(self) -> None:
        """Answer a GET."""
        self._serve()

    def do_POST(self) -> None:
        """Answer a POST."""
        self._serve()

    def log_message(self, format: str, *args: Any) -> None:
        """Keep http.server's own lines, which carry queries, out of stderr and the log."""

    def _serve(self) -> None:
        if self.headers.get("Host") not in self.server.own_names:
            # A page in a browser reaches loopback by a name of its own (DNS rebinding).
            self.close_connection = True
            self._send(json_answer({"error": "another host's name"}, 421))
            return
        length = self.headers.get("Content-Length", "0")
        if not length.isdecimal() or int(length) > _MAX_BODY:
            self.close_connection = True
            self._send(json_answer({"error": "body too long"}, 413))
            return
        body = self.rfile.read(int(length))
        headers = dict(self.headers.items())
        self._send(self.server.answer(Request.read(self.command, self.path, headers, body)))

    def _send(self, answer: Answer) -> None:
        if answer.delay:
            self.server.stopping.wait(answer.delay)
        if answer.dropped:
            self.close_connection = True
            return
        self.send_response_only(answer.status)
        self.send_header("Server", self.version_string())
        at = answer.at or SystemClock().now()
        self.send_header("Date", format_datetime(at, usegmt=True))
        self.send_header("Content-Type", answer.content_type)
        self.send_header("Content-Length", str(len(answer.body)))
        for name, value in answer.headers:
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

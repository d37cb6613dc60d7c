"""The client's manners and distrust, over real sockets on loopback."""

from __future__ import annotations

import gzip
import logging
from datetime import timedelta
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from pytest_httpserver import HTTPServer
from werkzeug import Response

from tests.connectors.test_trust import Authority
from workbench.connectors.base import Endpoint
from workbench.connectors.hosts import HostPolicy, Limits
from workbench.connectors.http import HttpClient
from workbench.domain.errors import (
    RateLimited,
    Refused,
    UnexpectedAnswer,
    Unreachable,
    WorkbenchError,
)

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from werkzeug import Request

    from tests.connectors.conftest import Pauses
    from tests.connectors.fault_server import RawServer
    from workbench.domain.clock import ReplayClock

    StartServer = Callable[[Callable[[socket.socket], None]], RawServer]

SECRET = "canary-4b825dc642cb6eb9"
LIMITS = Limits(connect=2, answer=0.4, body=10_000)


class Client:
    """Makes clients of one address, and closes them."""

    def __init__(self, wall: ReplayClock, pauses: Pauses) -> None:
        self._wall = wall
        self._pauses = pauses
        self._made: list[HttpClient] = []

    def to(self, url: str, pause: Callable[[float], None] | None = None) -> HttpClient:
        policy = HostPolicy.for_endpoint(Endpoint("1688", url), LIMITS)
        self._made.append(HttpClient(policy, self._wall, pause or self._pauses))
        return self._made[-1]

    def close(self) -> None:
        for made in self._made:
            made.close()


@pytest.fixture
def client(wall: ReplayClock, pauses: Pauses) -> Iterator[Client]:
    made = Client(wall, pauses)
    yield made
    made.close()


@pytest.fixture
def http(client: Client, httpserver: HTTPServer) -> HttpClient:
    return client.to(httpserver.url_for("/"))


def answers(server: HTTPServer, *replies: Response) -> None:
    for reply in replies:
        server.expect_ordered_request("/api", method="POST").respond_with_response(reply)


def post(http: HttpClient, server: HTTPServer) -> object:
    return http.post(server.url_for("/api"), {"token": SECRET}, envelope=("error_code",))


def test_form_arrives_and_object_returns(http: HttpClient, httpserver: HTTPServer) -> None:
    def echo(request: Request) -> Response:
        return Response(f'{{"sum": 0.1, "got": "{request.form["名"]}", "id": {10**30}}}')

    httpserver.expect_request("/api").respond_with_handler(echo)
    found = http.post(httpserver.url_for("/api"), {"名": "测试"})
    assert found == {"sum": Decimal("0.1"), "got": "测试", "id": 10**30}


@pytest.mark.parametrize(
    "body",
    [
        pytest.param("\ufeff{}".encode(), id="byte order mark"),
        pytest.param(b'{"a":1,"a":2}', id="double key"),
    ],
)
def test_odd_json_is_read(http: HttpClient, httpserver: HTTPServer, body: bytes) -> None:
    answers(httpserver, Response(body))
    assert isinstance(post(http, httpserver), dict)


@pytest.mark.parametrize(
    ("body", "reason"),
    [
        pytest.param(b"<html>login</html>", "a web page instead of data", id="html"),
        pytest.param(b'{"result":[{"id":1', "damaged data", id="truncated"),
        pytest.param("{'a':'中文'}".encode("gbk"), "text in another encoding", id="gbk"),
        pytest.param("{'a':'中文'}".encode()[:-3], "damaged data", id="cut inside a letter"),
        pytest.param(b'{"a":NaN}', "damaged data", id="nan"),
        pytest.param(b'{"a":' + b"9" * 5000 + b"}", "damaged data", id="5000 digits"),
        pytest.param(b"[" * 9000, "damaged data", id="deep"),
        pytest.param(b"[1]", "data in an unknown shape", id="list"),
        pytest.param(b"", "damaged data", id="empty"),
        pytest.param(b"{" + b" " * 20_000 + b"}", "far too much data", id="large"),
    ],
)
def test_unreadable_answer_is_unexpected(
    http: HttpClient, httpserver: HTTPServer, body: bytes, reason: str
) -> None:
    answers(httpserver, Response(body))
    with pytest.raises(UnexpectedAnswer) as caught:
        post(http, httpserver)
    assert caught.value.values == {"service": "1688", "reason": reason}


def test_bomb_is_not_unpacked(http: HttpClient, httpserver: HTTPServer) -> None:
    bomb = gzip.compress(b"{" + b" " * 50_000_000)
    answers(httpserver, Response(bomb[:9_000], headers={"Content-Encoding": "gzip"}))
    with pytest.raises(UnexpectedAnswer, match="far too much"):
        post(http, httpserver)


def test_damaged_gzip_is_unexpected(http: HttpClient, httpserver: HTTPServer) -> None:
    answers(httpserver, Response(b"not gzip", headers={"Content-Encoding": "gzip"}))
    with pytest.raises(UnexpectedAnswer, match="damaged"):
        post(http, httpserver)


def test_redirect_is_not_followed(
    http: HttpClient, httpserver: HTTPServer, raw_server: StartServer
) -> None:
    stranger = raw_server(lambda _: None)
    answers(httpserver, Response(status=307, headers={"Location": f"{stranger.url}/api"}))
    with pytest.raises(UnexpectedAnswer, match="redirect"):
        post(http, httpserver)
    assert stranger.connections == 0


@pytest.mark.parametrize(
    "url",
    [
        pytest.param("http://gw.open.1688.com/openapi", id="plain http"),
        pytest.param("https://gw.open.1688.com.example/openapi", id="other host"),
        pytest.param("https://gw.open.1688.com:8443/openapi", id="other port"),
        pytest.param("https://user@gw.open.1688.com/openapi", id="user in the address"),
        pytest.param("http://169.254.169.254/", id="cloud metadata"),
        pytest.param("file:///etc/hostname", id="file"),
    ],
)
def test_other_addresses_are_refused_unasked(client: Client, url: str) -> None:
    http = client.to("https://gw.open.1688.com")
    with pytest.raises(Refused):
        http.post(url, {})


def test_environment_gives_no_proxy(
    http: HttpClient, httpserver: HTTPServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.delenv("no_proxy", raising=False)
    answers(httpserver, Response("{}"))
    assert post(http, httpserver) == {}


def test_cookies_are_not_kept(http: HttpClient, httpserver: HTTPServer) -> None:
    answers(httpserver, Response("{}", headers={"Set-Cookie": "a=b; Path=/"}), Response("{}"))
    post(http, httpserver)
    post(http, httpserver)
    assert "Cookie" not in httpserver.log[-1][0].headers


def test_short_retry_after_is_waited_for(
    http: HttpClient, httpserver: HTTPServer, pauses: Pauses
) -> None:
    answers(httpserver, Response(status=429, headers={"Retry-After": "7"}), Response("{}"))
    assert post(http, httpserver) == {}
    assert pauses.asked[0] == 7


@pytest.mark.parametrize(
    ("header", "after"),
    [
        pytest.param("120", timedelta(minutes=2), id="longer than a call may wait"),
        pytest.param("99999999999", timedelta(minutes=15), id="absurd"),
        pytest.param("Fri, 31 Dec 9999 23:59:59 GMT", timedelta(minutes=15), id="absurd date"),
    ],
)
def test_long_retry_after_is_handed_on(
    http: HttpClient, httpserver: HTTPServer, header: str, after: timedelta
) -> None:
    answers(httpserver, Response(status=429, headers={"Retry-After": header}))
    with pytest.raises(RateLimited) as caught:
        post(http, httpserver)
    assert caught.value.retry_after == after
    assert len(httpserver.log) == 1


@pytest.mark.parametrize("status", [200, 400, 429])
def test_a_refusal_in_own_words_may_ask_to_wait_too(
    http: HttpClient, httpserver: HTTPServer, pauses: Pauses, status: int
) -> None:
    refusal = '{"error_code": "gw.QosAppFrequencyLimit"}'
    limited = [
        Response(refusal, status=status, headers={"Retry-After": wait}) for wait in ("7", "120")
    ]
    answers(httpserver, *limited)
    with pytest.raises(RateLimited) as caught:
        http.post(httpserver.url_for("/api"), {}, envelope={"error_code"})
    assert pauses.asked[0] == 7
    assert caught.value.retry_after == timedelta(minutes=2)


@pytest.mark.parametrize("status", [429, 500, 503])
def test_trouble_is_tried_three_times(
    http: HttpClient, httpserver: HTTPServer, status: int
) -> None:
    answers(httpserver, *[Response("<html>", status=status)] * 3)
    with pytest.raises(RateLimited if status == 429 else Unreachable):
        post(http, httpserver)
    assert len(httpserver.log) == 3


def test_what_must_not_be_sent_twice_is_sent_once(http: HttpClient, httpserver: HTTPServer) -> None:
    answers(httpserver, Response(status=503))
    with pytest.raises(Unreachable):
        http.post(httpserver.url_for("/api"), {}, repeatable=False)
    assert len(httpserver.log) == 1


@pytest.mark.parametrize("status", [500, 501, 502, 503, 504, 520])
def test_a_gateways_time_to_wait_does_not_say_that_it_was_not_done(
    http: HttpClient, httpserver: HTTPServer, status: int
) -> None:
    answers(httpserver, Response('{"success":false}', status=status, headers={"Retry-After": "7"}))
    with pytest.raises(Unreachable):
        http.post(httpserver.url_for("/api"), {}, envelope={"error_code"}, repeatable=False)
    assert len(httpserver.log) == 1


def test_too_many_requests_says_that_it_was_not_done(
    http: HttpClient, httpserver: HTTPServer
) -> None:
    answers(httpserver, Response("<html>", status=429, headers={"Retry-After": "7"}))
    with pytest.raises(RateLimited) as caught:
        http.post(httpserver.url_for("/api"), {}, repeatable=False)
    assert caught.value.retry_after == timedelta(seconds=7)


@pytest.mark.parametrize("status", [200, 429, 503])
def test_own_words_of_what_is_sent_once_count_beside_a_time_to_wait(
    http: HttpClient, httpserver: HTTPServer, status: int
) -> None:
    answers(httpserver, Response('{"code":10000}', status=status, headers={"Retry-After": "7"}))
    url = httpserver.url_for("/api")
    assert http.post(url, {}, envelope={"code"}, repeatable=False) == {"code": 10000}


def test_protocol_speaks_through_any_status(http: HttpClient, httpserver: HTTPServer) -> None:
    answers(httpserver, Response('{"error_code":"gw.SignatureInvalid"}', status=500))
    assert post(http, httpserver) == {"error_code": "gw.SignatureInvalid"}


def day_ahead(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(
        b"HTTP/1.1 200 OK\r\nDate: Sun, 22 Nov 2026 02:00:30 GMT\r\nContent-Length: 2\r\n\r\n{}"
    )


def test_server_time_is_remembered(client: Client, raw_server: StartServer) -> None:
    server = raw_server(day_ahead)
    http = client.to(server.url)
    http.post(f"{server.url}/api", {})
    assert http.clock_offset == timedelta(days=1, seconds=30)


def test_headers_and_form_leave_in_one_piece(client: Client, raw_server: StartServer) -> None:
    heard: list[bytes] = []  # a server need not wake up twice for one call

    def talk(connection: socket.socket) -> None:
        heard.append(connection.recv(65536))
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}")

    url = raw_server(talk).url
    client.to(url).post(url, {"a": "测试", "b": "2"})
    assert [each.partition(b"\r\n\r\n")[2] for each in heard] == [b"a=%E6%B5%8B%E8%AF%95&b=2"]


def test_nobody_listens(client: Client, raw_server: StartServer) -> None:
    gone = raw_server(lambda _: None)
    gone_url = gone.url
    gone.stop()
    with pytest.raises(Unreachable) as caught:
        client.to(gone_url).post(f"{gone_url}/api", {}, repeatable=False)
    assert not caught.value.was_sent


def test_reset_connection_is_tried_again(client: Client, raw_server: StartServer) -> None:
    server = raw_server(lambda connection: connection.close())
    with pytest.raises(Unreachable) as caught:
        client.to(server.url).post(f"{server.url}/api", {})
    assert caught.value.was_sent
    assert server.connections == 3


def drip(connection: socket.socket) -> None:
    """Send a byte whenever the other side has had time to take it, for ever."""
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\nX: ")
    connection.settimeout(0.02)
    while True:
        connection.sendall(b"x")
        try:
            if connection.recv(1) == b"":
                return
        except TimeoutError:
            continue


def stall(connection: socket.socket) -> None:
    """Begin a body and say nothing more until the other side hangs up."""
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{")
    connection.recv(1)


@pytest.mark.parametrize("talk", [drip, stall])
def test_slow_answer_meets_the_deadline(
    client: Client, raw_server: StartServer, talk: Callable[[socket.socket], None]
) -> None:
    server = raw_server(talk)
    with pytest.raises(Unreachable):
        client.to(server.url).post(f"{server.url}/api", {})
    assert server.connections == 1


class Stopped(Exception):
    """Somebody wants to close the program."""


def stop(_seconds: float) -> None:
    raise Stopped


def test_waiting_for_an_answer_can_be_broken_off(client: Client, raw_server: StartServer) -> None:
    server = raw_server(stall)
    with pytest.raises(Stopped):
        client.to(server.url, pause=stop).post(f"{server.url}/api", {})


def short_body(connection: socket.socket) -> None:
    connection.recv(65536)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 50\r\n\r\n{}")
    connection.close()


def test_short_body_is_not_read(client: Client, raw_server: StartServer) -> None:
    server = raw_server(short_body)
    with pytest.raises(Unreachable):
        client.to(server.url).post(f"{server.url}/api", {})


def test_a_certificate_of_nobody_is_refused(client: Client, tmp_path: Path) -> None:
    with HTTPServer(ssl_context=Authority("nobody").server(tmp_path)) as server:
        server.expect_request("/api").respond_with_data("{}")
        with pytest.raises(UnexpectedAnswer, match="certificate"):
            client.to(server.url_for("/")).post(server.url_for("/api"), {"token": SECRET})
        assert server.log == []


@pytest.mark.parametrize(
    "reply",
    [
        pytest.param(Response(f"<html>{SECRET}"), id="html"),
        pytest.param(Response(f'{{"a": {SECRET}'), id="json"),
        pytest.param(Response(status=302, headers={"Location": f"/{SECRET}"}), id="redirect"),
        pytest.param(Response(SECRET, status=500), id="500"),
    ],
)
def test_no_secret_in_messages_and_logs(
    http: HttpClient, httpserver: HTTPServer, caplog: pytest.LogCaptureFixture, reply: Response
) -> None:
    caplog.set_level(logging.DEBUG)
    httpserver.expect_request("/api").respond_with_response(reply)
    with pytest.raises(WorkbenchError) as caught:
        post(http, httpserver)
    assert SECRET not in caplog.text
    assert SECRET not in str(caught.getrepr(chain=True))

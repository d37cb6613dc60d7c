"""What a network can do to an answer (faults E1 to E18), over raw sockets on loopback."""

from __future__ import annotations

import gzip
import json
import resource
import socket
import time
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.connectors.fault_server import (
    FaultServer,
    Script,
    answer,
    bomb,
    certificate,
    cut_gzip,
    drip,
    flood,
    headers_only,
    reset,
    silent,
    zipped,
)
from workbench.connectors.base import Endpoint
from workbench.connectors.hosts import HostPolicy, Limits
from workbench.connectors.http import HttpClient
from workbench.domain.errors import (
    ConnectorError,
    RateLimited,
    UnexpectedAnswer,
    Unreachable,
    WorkbenchError,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.connectors.conftest import Pauses
    from workbench.domain.clock import ReplayClock

SECRET = "canary-0b2f6c"
QUICK = Limits(connect=0.6, answer=0.6)
# What takes so long on the busiest machine has no limit at all.
ENDLESS = 30.0


class Calls:
    """Starts servers and clients and ends them."""

    def __init__(self, wall: ReplayClock, pauses: Pauses) -> None:
        self._wall, self._pauses = wall, pauses
        self._open: list[FaultServer | HttpClient] = []

    def serve(self, *scripts: Script, **tls: object) -> FaultServer:
        self._open.append(FaultServer(*scripts, **tls))  # type: ignore[arg-type]  # its own words
        return self._open[-1]  # type: ignore[return-value]  # just put there

    def post(self, url: str, pause: Callable[[float], None] | None = None) -> object:
        policy = HostPolicy.for_endpoint(Endpoint("1688", url), QUICK)
        client = HttpClient(policy, self._wall, pause or self._pauses)
        self._open.append(client)
        return client.post(f"{url}/api", {"token": SECRET}, envelope=("error_code",))

    def close(self) -> None:
        for each in reversed(self._open):
            each.close() if isinstance(each, HttpClient) else each.stop()


@pytest.fixture
def calls(wall: ReplayClock, pauses: Pauses) -> Iterator[Calls]:
    made = Calls(wall, pauses)
    yield made
    made.close()


HEAD = b"HTTP/1.1 200 OK\r\n"
CHUNKED = HEAD + b"Transfer-Encoding: chunked\r\n\r\n"


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(silent, id="says nothing"),
        pytest.param(headers_only, id="headers only"),
        pytest.param(drip(b""), id="drips the status line"),
        pytest.param(drip(HEAD + b"X: "), id="drips a header"),
        pytest.param(drip(HEAD + b"Content-Length: 999\r\n\r\n{"), id="drips the body"),
        pytest.param(drip(CHUNKED), id="drips a chunk's length"),
    ],
)
def test_a_whole_answer_has_a_deadline(calls: Calls, script: Script) -> None:
    server = calls.serve(script)
    began = time.monotonic()
    with pytest.raises(ConnectorError):
        calls.post(server.url)
    assert time.monotonic() - began < ENDLESS
    assert server.connections == 1


class Stopped(Exception):
    """Somebody wants to close the program; raised by what waits, before its own limit is over."""


def stop(_seconds: float) -> None:
    raise Stopped


@pytest.mark.parametrize(
    "script",
    [
        pytest.param(silent, id="nothing said"),
        pytest.param(headers_only, id="body awaited"),
    ],
)
def test_a_wait_for_an_answer_is_broken_off_at_once(calls: Calls, script: Script) -> None:
    server = calls.serve(script)
    with pytest.raises(Stopped):
        calls.post(server.url, stop)


@pytest.fixture
def swallowing() -> Iterator[str]:
    """An address where connections are neither taken nor refused: its queue is full."""
    with socket.create_server(("127.0.0.1", 0), backlog=0) as listener:
        waiting = []
        for _ in range(4):
            waiting.append(socket.socket())
            waiting[-1].setblocking(False)
            waiting[-1].connect_ex(listener.getsockname())
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        for each in waiting:
            each.close()


def test_a_connection_that_is_swallowed_ends_at_its_limit(calls: Calls, swallowing: str) -> None:
    with pytest.raises(Unreachable):
        calls.post(swallowing)


def test_connecting_is_broken_off_at_once(calls: Calls, swallowing: str) -> None:
    with pytest.raises(Stopped):
        calls.post(swallowing, stop)


@pytest.mark.parametrize(
    ("pause", "error"),
    [
        pytest.param(None, Unreachable, id="deadline"),
        pytest.param(stop, Stopped, id="stopped"),
    ],
)
def test_a_handshake_that_never_ends(
    calls: Calls, pause: Callable[[float], None] | None, error: type[Exception]
) -> None:
    server = calls.serve(silent)
    began = time.monotonic()
    with pytest.raises(error):
        calls.post(server.url.replace("http:", "https:"), pause)
    assert time.monotonic() - began < ENDLESS


GOOD = json.dumps({"result": [], "totalRecord": 0}).encode()
CHINESE = json.dumps({"result": ["已收件"]}, ensure_ascii=False)


@pytest.mark.parametrize(
    ("script", "error"),
    [
        pytest.param(zipped(cut_gzip(GOOD)), UnexpectedAnswer, id="gzip cut short"),
        pytest.param(zipped(b"\x1f\x8b" + GOOD), UnexpectedAnswer, id="gzip damaged"),
        pytest.param(zipped(bomb(64)), UnexpectedAnswer, id="gzip bomb"),
        pytest.param(flood, UnexpectedAnswer, id="no end"),
        pytest.param(answer(GOOD, length=999), Unreachable, id="length too great"),
        pytest.param(answer(GOOD, length=7), UnexpectedAnswer, id="length too small"),
        pytest.param(reset, Unreachable, id="reset"),
        pytest.param(answer(b"<html>" * 9), UnexpectedAnswer, id="captive portal"),
        pytest.param(answer(CHINESE.encode("gbk")), UnexpectedAnswer, id="gbk"),
        pytest.param(answer(CHINESE.encode("utf-16")), UnexpectedAnswer, id="utf-16"),
        pytest.param(answer(b'{"a":' * 100_000), UnexpectedAnswer, id="deep"),
        pytest.param(answer(b"SSH-2.0-x\r\n", status="what"), Unreachable, id="no http"),
    ],
)
def test_damage_is_a_kind_of_failure_and_never_an_answer(
    calls: Calls, script: Script, error: type[ConnectorError]
) -> None:
    with pytest.raises(error) as caught:
        calls.post(calls.serve(script).url)
    assert SECRET not in str(caught.getrepr(chain=True))


def test_a_bomb_costs_no_memory(calls: Calls) -> None:
    server = calls.serve(zipped(bomb(1024)))
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(UnexpectedAnswer, match="far too much"):
        calls.post(server.url)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    assert grown < 150


def test_a_content_type_says_nothing(calls: Calls) -> None:
    server = calls.serve(answer(gzip.compress(GOOD), "Content-Encoding: gzip", "Content-Type: x/y"))
    assert calls.post(server.url) == {"result": [], "totalRecord": 0}


@pytest.mark.parametrize("status", ["301 x", "302 x", "303 x", "307 x", "308 x"])
def test_no_redirect_is_followed(calls: Calls, status: str) -> None:
    stranger = calls.serve(silent)
    server = calls.serve(answer(b"", f"Location: {stranger.url}/api", status=status))
    with pytest.raises(UnexpectedAnswer, match="redirect"):
        calls.post(server.url)
    assert stranger.heard == []


@pytest.mark.parametrize(
    ("name", "until"),
    [
        pytest.param("127.0.0.1", 2099, id="self-signed"),
        pytest.param("127.0.0.1", 2021, id="expired"),
        pytest.param("gw.open.1688.example", 2099, id="another host's"),
    ],
)
def test_a_bad_certificate_is_refused_before_a_word(
    calls: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, until: int
) -> None:
    context = certificate(tmp_path, name, until)
    for variable in ("SSL_CERT_FILE", "REQUESTS_CA_BUNDLE", "CURL_CA_BUNDLE"):
        monkeypatch.setenv(variable, str(tmp_path / "own.pem"))
    server = calls.serve(silent, tls=context)
    with pytest.raises(UnexpectedAnswer, match="certificate"):
        calls.post(server.url)
    assert server.heard == []


def test_the_environment_changes_nothing(
    calls: Calls, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login a password b\n")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    for variable in ("http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.setenv(variable, "http://127.0.0.1:9")
    server = calls.serve(answer(b"{}"))
    assert calls.post(server.url) == {}
    assert b"Authorization" not in server.heard[0]


def test_a_jam_is_not_made_worse(calls: Calls, pauses: Pauses) -> None:
    """Three tries, each after a longer wait; then the poller decides when to come again."""
    server = calls.serve(answer(b"", status="503 x"))
    with pytest.raises(Unreachable):
        calls.post(server.url)
    assert server.connections == 3
    assert all(0 <= wait <= 3 for wait in pauses.asked)


@pytest.mark.parametrize("told", ["-5", "soon", "1e400", "99999999999999999999"])
def test_an_absurd_retry_after_is_bounded(calls: Calls, told: str) -> None:
    server = calls.serve(answer(b"", f"Retry-After: {told}", status="429 x"))
    with pytest.raises(RateLimited) as caught:
        calls.post(server.url)
    assert caught.value.retry_after is None or caught.value.retry_after <= timedelta(minutes=15)


def test_what_is_said_to_the_seller_holds_no_secret(calls: Calls) -> None:
    server = calls.serve(answer(f'{{"a": {SECRET}'.encode()))
    with pytest.raises(WorkbenchError) as caught:
        calls.post(server.url)
    assert SECRET not in caught.value.told(str)

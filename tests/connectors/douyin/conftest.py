"""抖店 on loopback that answers from lists, and a shop connected to it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response

from workbench.connectors.base import AppKeys, Endpoint
from workbench.connectors.douyin.client import Douyin
from workbench.connectors.douyin.gateway import Gateway
from workbench.connectors.douyin.tokens import Tokens
from workbench.connectors.hosts import HostPolicy
from workbench.connectors.http import HttpClient

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytest_httpserver import HTTPServer
    from werkzeug import Request

    from tests.connectors.conftest import Pauses
    from workbench.domain.clock import ReplayClock

SECRETS = ("canary-secret-1", "canary-access-1", "canary-refresh-1", "canary-access-2")
APP = AppKeys("3409409348479354011", SECRETS[0])


@dataclass
class FakeDouyin:
    """Answers each call from its own list, the last answer again and again; notes what came."""

    answers: dict[str, list[Response]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str], bytes]] = field(default_factory=list)

    def will(self, method: str, *answers: dict[str, Any] | Response) -> None:
        """Answer a call so, one after the other."""
        self.answers[method] = [
            each if isinstance(each, Response) else Response(json.dumps(each)) for each in answers
        ]

    def handle(self, request: Request) -> Response:
        method = request.path.strip("/").replace("/", ".")
        self.asked.append((method, dict(request.args), request.get_data()))
        waiting = self.answers[method]
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def questions(self, method: str) -> list[dict[str, Any]]:
        """Return what a call was asked with."""
        return [json.loads(body) for name, _, body in self.asked if name == method]

    def queries(self, method: str) -> list[dict[str, str]]:
        """Return the queries that a call came with."""
        return [query for name, query, _ in self.asked if name == method]


@pytest.fixture
def server(httpserver: HTTPServer) -> FakeDouyin:
    fake = FakeDouyin()
    httpserver.expect_request(re.compile("/.*"), method="POST").respond_with_handler(fake.handle)
    return fake


@pytest.fixture
def saved() -> list[Tokens]:
    return []


@pytest.fixture
def gateway_with(
    httpserver: HTTPServer, wall: ReplayClock, pauses: Pauses, saved: list[Tokens]
) -> Iterator[Callable[[Tokens], Gateway]]:
    base_url = httpserver.url_for("").rstrip("/")
    http = HttpClient(HostPolicy.for_endpoint(Endpoint("Douyin", base_url)), wall, pauses)
    yield lambda tokens: Gateway(http, base_url, APP, tokens, saved.append)
    http.close()


@pytest.fixture
def gateway(gateway_with: Callable[[Tokens], Gateway]) -> Gateway:
    return gateway_with(Tokens(SECRETS[1], SECRETS[2]))


@pytest.fixture
def shop(gateway: Gateway) -> Douyin:
    return Douyin("shop", gateway)

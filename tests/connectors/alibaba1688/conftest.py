"""A gateway on loopback that answers from lists, and a shop connected to it."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response

from workbench.connectors.alibaba1688.client import Alibaba1688
from workbench.connectors.alibaba1688.gateway import Gateway
from workbench.connectors.alibaba1688.tokens import Tokens
from workbench.connectors.base import AppKeys, Endpoint
from workbench.connectors.hosts import HostPolicy
from workbench.connectors.http import HttpClient
from workbench.domain.masking import Pseudonymiser

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytest_httpserver import HTTPServer
    from werkzeug import Request

    from tests.connectors.conftest import Pauses
    from workbench.domain.clock import ReplayClock

SECRETS = ("canary-secret-1", "canary-access-1", "canary-refresh-1", "canary-access-2")
APP = AppKeys("1000000", SECRETS[0])


@dataclass
class FakeGateway:
    """Answers each API from its own list, the last answer again and again; notes the forms."""

    server: HTTPServer
    answers: dict[str, list[Response]] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def will(self, api: str, *answers: dict[str, Any] | Response) -> None:
        """Answer calls whose address contains ``api`` so, one after the other."""
        self.answers[api] = [
            each if isinstance(each, Response) else Response(json.dumps(each, default=float))
            for each in answers
        ]

    def handle(self, request: Request) -> Response:
        api = next(name for name in self.answers if name in request.path)
        self.asked.append((api, dict(request.form)))
        waiting = self.answers[api]
        return waiting.pop(0) if len(waiting) > 1 else waiting[0]

    def forms(self, api: str) -> list[dict[str, str]]:
        """Return the forms that were sent to ``api``."""
        return [form for name, form in self.asked if name == api]


@pytest.fixture
def gateway_server(httpserver: HTTPServer) -> FakeGateway:
    fake = FakeGateway(httpserver)
    below = re.compile("/openapi/.*")
    httpserver.expect_request(below, method="POST").respond_with_handler(fake.handle)
    return fake


@pytest.fixture
def saved() -> list[Tokens]:
    return []


@pytest.fixture
def gateway(
    httpserver: HTTPServer, wall: ReplayClock, pauses: Pauses, saved: list[Tokens]
) -> Iterator[Gateway]:
    base_url = httpserver.url_for("").rstrip("/")
    http = HttpClient(HostPolicy.for_endpoint(Endpoint("1688", base_url)), wall, pauses)
    yield Gateway(http, base_url, APP, Tokens(SECRETS[1], SECRETS[2]), saved.append)
    http.close()


@pytest.fixture
def shop(gateway: Gateway) -> Alibaba1688:
    return Alibaba1688("shop", gateway, Pseudonymiser(b"an invented key!"))

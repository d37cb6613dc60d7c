"""Signing in by a code, and tokens that are renewed before they end."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from werkzeug import Response

from tests.connectors.alibaba1688.conftest import APP, SECRETS
from tests.connectors.conftest import WALL
from workbench.connectors.alibaba1688.codes import ORDER_LIST
from workbench.connectors.alibaba1688.gateway import Gateway
from workbench.connectors.alibaba1688.tokens import Tokens
from workbench.connectors.base import Endpoint
from workbench.connectors.hosts import HostPolicy
from workbench.connectors.http import HttpClient
from workbench.domain.errors import SignInExpired, Unreachable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from contextlib import AbstractContextManager

    from pytest_httpserver import HTTPServer

    from tests.connectors.alibaba1688.conftest import FakeGateway
    from tests.connectors.conftest import Pauses
    from workbench.domain.clock import ReplayClock

    Connect = Callable[[Tokens], AbstractContextManager[Gateway]]

LIST, TOKEN = "getSellerOrderList", "getToken"
HALF_A_YEAR = datetime(2026, 7, 4, 4, tzinfo=UTC)
GOOD = {"result": [], "totalRecord": 0, "success": True}
GIVEN = {
    "access_token": SECRETS[3],
    "expires_in": "36000",
    "refresh_token": "given-refresh",
    "memberId": "b2b-000001",
}
OLD = Tokens(SECRETS[1], SECRETS[2])
CODE = Tokens(code="once", redirect="http://127.0.0.1:8713/")


@pytest.fixture
def connect(
    httpserver: HTTPServer, wall: ReplayClock, pauses: Pauses, saved: list[Tokens]
) -> Connect:
    base_url = httpserver.url_for("").rstrip("/")
    policy = HostPolicy.for_endpoint(Endpoint("1688", base_url))

    @contextmanager
    def connected(tokens: Tokens) -> Iterator[Gateway]:
        with HttpClient(policy, wall, pauses) as http:
            yield Gateway(http, base_url, APP, tokens, saved.append)

    return connected


def ask(gateway: Gateway) -> None:
    gateway.demand(ORDER_LIST, {"page": "1"})


def asked(server: FakeGateway) -> list[str]:
    return [name for name, _ in server.asked]


def test_a_code_is_traded_before_the_first_call(
    connect: Connect, gateway_server: FakeGateway, saved: list[Tokens]
) -> None:
    gateway_server.will(TOKEN, GIVEN)
    gateway_server.will(LIST, GOOD)
    with connect(CODE) as gateway:
        ask(gateway)
        ask(gateway)
    assert asked(gateway_server) == [TOKEN, LIST, LIST]
    assert gateway_server.forms(TOKEN) == [
        {
            "grant_type": "authorization_code",
            "need_refresh_token": "true",
            "client_id": "1000000",
            "client_secret": SECRETS[0],
            "redirect_uri": "http://127.0.0.1:8713/",
            "code": "once",
        }
    ]
    assert gateway_server.forms(LIST)[0]["access_token"] == SECRETS[3]
    assert [(t.access, t.refresh, t.code, t.member) for t in saved] == [
        (SECRETS[3], "given-refresh", "", "b2b-000001")
    ]


def test_a_code_that_is_not_accepted_asks_to_sign_in_again(
    connect: Connect, gateway_server: FakeGateway, saved: list[Tokens]
) -> None:
    gateway_server.will(TOKEN, Response('{"error":"invalid_grant"}', status=400))
    with connect(CODE) as gateway, pytest.raises(SignInExpired):
        ask(gateway)
    assert (asked(gateway_server), saved) == ([TOKEN], [])


@pytest.mark.parametrize(
    ("minutes", "calls"),
    [
        pytest.param(40, [LIST], id="long to go"),
        pytest.param(29, [TOKEN, LIST], id="half an hour to go"),
        pytest.param(-5, [TOKEN, LIST], id="over"),
    ],
)
def test_tokens_are_renewed_before_they_end(
    connect: Connect, gateway_server: FakeGateway, minutes: int, calls: list[str]
) -> None:
    gateway_server.will(TOKEN, GIVEN)
    gateway_server.will(LIST, GOOD)
    with connect(replace(OLD, expires_at=WALL + timedelta(minutes=minutes))) as gateway:
        ask(gateway)
    assert asked(gateway_server) == calls


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(Response('{"error":"invalid_grant"}', status=400), id="refused"),
        pytest.param(Response("<html>", status=503), id="down"),
    ],
)
def test_a_renewal_ahead_of_time_that_fails_is_no_trouble_yet(
    connect: Connect, gateway_server: FakeGateway, answer: Response
) -> None:
    gateway_server.will(TOKEN, answer)
    gateway_server.will(LIST, GOOD)
    with connect(replace(OLD, expires_at=WALL + timedelta(minutes=5))) as gateway:
        ask(gateway)
        ask(gateway)
    assert asked(gateway_server) == [TOKEN, LIST, LIST]


def test_tokens_without_an_end_or_a_refresh_token_are_left_alone(
    connect: Connect, gateway_server: FakeGateway
) -> None:
    gateway_server.will(LIST, GOOD)
    for tokens in (OLD, Tokens(SECRETS[1], expires_at=WALL)):
        with connect(tokens) as gateway:
            ask(gateway)
    assert asked(gateway_server) == [LIST, LIST]


def test_a_call_that_is_sent_once_is_not_sent_again_when_nobody_answers(
    connect: Connect, gateway_server: FakeGateway
) -> None:
    gateway_server.will(LIST, Response("<html>", status=503))
    with connect(OLD) as gateway, pytest.raises(Unreachable):
        gateway.call(ORDER_LIST, {}, repeatable=False)
    assert asked(gateway_server) == [LIST]


@pytest.mark.parametrize(
    ("answer", "until"),
    [
        pytest.param({"refresh_token_timeout": "20260704120000+0800"}, HALF_A_YEAR, id="told"),
        pytest.param({"refresh_token_timeout": "soon"}, WALL, id="odd, and the token stays"),
        pytest.param({}, WALL, id="untold, and the token stays"),
        pytest.param({"refresh_token": "other"}, None, id="untold of another token"),
    ],
)
def test_until_when_tokens_can_be_renewed(answer: dict[str, str], until: datetime | None) -> None:
    old = replace(OLD, renewable_until=WALL)
    assert old.renewed({"access_token": "a", **answer}, WALL).renewable_until == until


def test_what_is_saved_is_read_again() -> None:
    whole = Tokens("a", "r", WALL, "c", "http://127.0.0.1:1/", "b2b-1", HALF_A_YEAR)
    assert Tokens.of_keys(whole.keys) == whole
    assert Tokens.of_keys({}) == Tokens()

"""Two layers of errors told apart, and tokens renewed once, over a loopback gateway."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response

from tests.connectors.alibaba1688.conftest import APP, SECRETS
from tests.connectors.conftest import WALL
from workbench.connectors.alibaba1688.codes import ORDER_LIST
from workbench.connectors.alibaba1688.gateway import Gateway, refusal
from workbench.connectors.alibaba1688.signing import signature
from workbench.connectors.alibaba1688.tokens import Tokens
from workbench.connectors.base import Endpoint
from workbench.connectors.hosts import HostPolicy
from workbench.connectors.http import HttpClient
from workbench.domain.errors import (
    ConnectorError,
    RateLimited,
    Refused,
    SignInExpired,
    UnexpectedAnswer,
    Unreachable,
)

if TYPE_CHECKING:
    from pytest_httpserver import HTTPServer

    from tests.connectors.alibaba1688.conftest import FakeGateway
    from tests.connectors.conftest import Pauses
    from workbench.domain.clock import ReplayClock

LIST, TOKEN = "getSellerOrderList", "getToken"
GOOD = {"result": [], "totalRecord": 0, "success": True}
EXPIRED = {"error_code": "401", "error_message": "Request need user authorized"}
RENEWED = {
    "access_token": SECRETS[3],
    "expires_in": "36000",
    "refresh_token_timeout": "20270521222222+0800",
}


def envelope(code: str, status: int = 200) -> Response:
    return Response(f'{{"error_code":"{code}","error_message":"said so"}}', status=status)


def ask(gateway: Gateway) -> Any:
    return gateway.demand(ORDER_LIST, {"page": "1"})


def test_a_call_is_signed_over_what_is_sent(gateway: Gateway, gateway_server: FakeGateway) -> None:
    gateway_server.will(LIST, GOOD)
    assert ask(gateway) == GOOD
    (form,) = gateway_server.forms(LIST)
    path = "param2/1/com.alibaba.trade/alibaba.trade.getSellerOrderList/1000000"
    assert form["_aop_signature"] == signature(path, form, APP.app_secret)
    assert form["access_token"] == SECRETS[1]
    assert form["_aop_datePattern"] == "yyyyMMddHHmmssSSSZ"
    assert form["_aop_timestamp"] == str(int(WALL.timestamp()) * 1000)


def test_a_wrong_clock_here_signs_with_the_servers_time(
    gateway: Gateway, gateway_server: FakeGateway
) -> None:
    gateway_server.will(LIST, GOOD)
    ask(gateway)
    told = WALL + gateway.clock_offset
    ask(gateway)
    assert gateway_server.forms(LIST)[1]["_aop_timestamp"] == str(int(told.timestamp() * 1000))


@pytest.mark.parametrize("status", [200, 403, 500])
@pytest.mark.parametrize(
    ("code", "refusal"),
    [
        pytest.param("gw.SignatureInvalid", (Refused, "gw.SignatureInvalid"), id="wrong secret"),
        pytest.param("gw.APIACLDecline", (Refused, "gw.APIACLDecline"), id="no permission"),
        pytest.param("坏", (Refused, "a code that is not documented"), id="prose"),
        pytest.param("gw.QosAppFrequencyLimit", (RateLimited, None), id="too often"),
        pytest.param("500", (Unreachable, None), id="down"),
    ],
)
def test_gateway_says_no_whatever_the_status(
    gateway: Gateway,
    gateway_server: FakeGateway,
    status: int,
    code: str,
    refusal: tuple[type[ConnectorError], str | None],
) -> None:
    error, reason = refusal
    gateway_server.will(LIST, envelope(code, status))
    with pytest.raises(error) as caught:
        ask(gateway)
    assert caught.value.values.get("reason") == reason
    assert len(gateway_server.asked) == 1


@pytest.mark.parametrize(
    ("payload", "code"),
    [
        pytest.param({"success": False, "errorCode": "500_2"}, "500_2", id="old"),
        pytest.param({"success": "false", "errorCode": "500_2"}, "500_2", id="success as text"),
        pytest.param({"errorCode": "404", "errorMessage": "无轨迹"}, "404", id="code alone"),
        pytest.param({"success": False, "errorMessage": "系统繁忙"}, "?", id="prose alone"),
        pytest.param({"result": {"success": False, "code": "X1"}}, "X1", id="new"),
        pytest.param({"success": True, "errorCode": "", "result": []}, None, id="good"),
        pytest.param({"errorCode": "0", "result": {"id": 1}}, None, id="data beside a code"),
    ],
)
def test_business_layer_says_no(payload: dict[str, Any], code: str | None) -> None:
    assert refusal(payload) == code


def test_business_refusal_hides_its_prose(gateway: Gateway, gateway_server: FakeGateway) -> None:
    gateway_server.will(LIST, {"success": False, "errorCode": "X1", "errorMessage": "张三不行"})
    with pytest.raises(Refused) as caught:
        ask(gateway)
    assert str(caught.value) == "1688 refused the request (X1). Check the shop's keys."


def test_an_expired_token_is_renewed_once_and_saved(
    gateway: Gateway, gateway_server: FakeGateway, saved: list[Tokens]
) -> None:
    gateway_server.will(LIST, EXPIRED, GOOD)
    gateway_server.will(TOKEN, RENEWED)
    assert ask(gateway) == GOOD
    # The answer carries no refresh token: the stored one stays.
    until = datetime(2027, 5, 21, 14, 22, 22, tzinfo=UTC)
    ends = saved[0].expires_at
    assert saved == [Tokens(SECRETS[3], SECRETS[2], ends, renewable_until=until)]
    assert gateway_server.forms(LIST)[1]["access_token"] == SECRETS[3]


def test_renewed_tokens_say_when_they_end(
    gateway: Gateway, gateway_server: FakeGateway, saved: list[Tokens]
) -> None:
    gateway_server.will(LIST, EXPIRED, GOOD)
    gateway_server.will(TOKEN, RENEWED | {"refresh_token": "new"})
    ask(gateway)
    assert saved[0].refresh == "new"
    assert saved[0].expires_at is not None
    assert abs(saved[0].expires_at - WALL - gateway.clock_offset - timedelta(hours=10)) < timedelta(
        seconds=5
    )


def test_the_renewal_is_asked_for_by_the_documented_form(
    gateway: Gateway, gateway_server: FakeGateway
) -> None:
    gateway_server.will(LIST, EXPIRED, GOOD)
    gateway_server.will(TOKEN, RENEWED)
    ask(gateway)
    assert gateway_server.forms(TOKEN) == [
        {
            "grant_type": "refresh_token",
            "client_id": "1000000",
            "client_secret": SECRETS[0],
            "refresh_token": SECRETS[2],
        }
    ]


@pytest.mark.parametrize(
    "refused",
    [
        pytest.param(Response('{"error":"invalid_grant"}', status=400), id="oauth"),
        pytest.param(envelope("400", 400), id="envelope"),
        pytest.param(Response("{}"), id="nothing"),
    ],
)
def test_a_refused_renewal_asks_to_sign_in_again(
    gateway: Gateway, gateway_server: FakeGateway, saved: list[Tokens], refused: Response
) -> None:
    gateway_server.will(LIST, EXPIRED)
    gateway_server.will(TOKEN, refused)
    with pytest.raises(SignInExpired):
        ask(gateway)
    assert saved == []
    assert [name for name, _ in gateway_server.asked] == [LIST, TOKEN]


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param(Response("<html>", status=503), Unreachable, id="down"),
        pytest.param(envelope("gw.QosRequestLimit"), RateLimited, id="too often"),
        pytest.param(Response("<html>"), UnexpectedAnswer, id="html"),
    ],
)
def test_trouble_of_the_token_service_is_not_the_sellers(
    gateway: Gateway, gateway_server: FakeGateway, answer: Response, error: type[ConnectorError]
) -> None:
    gateway_server.will(LIST, EXPIRED)
    gateway_server.will(TOKEN, answer)
    with pytest.raises(error):
        ask(gateway)
    assert len(gateway_server.forms(TOKEN)) == 1


def test_a_token_that_expires_again_ends_the_call(
    gateway: Gateway, gateway_server: FakeGateway
) -> None:
    gateway_server.will(LIST, EXPIRED)
    gateway_server.will(TOKEN, RENEWED)
    with pytest.raises(SignInExpired):
        ask(gateway)
    assert [name for name, _ in gateway_server.asked] == [LIST, TOKEN, LIST]


@pytest.mark.parametrize("told", [None, "soon", "-1", "99999999999"])
def test_an_odd_end_of_a_token_is_unknown(
    gateway: Gateway, gateway_server: FakeGateway, saved: list[Tokens], told: str | None
) -> None:
    gateway_server.will(LIST, EXPIRED, GOOD)
    gateway_server.will(TOKEN, RENEWED | {"expires_in": told})
    ask(gateway)
    assert saved[0].expires_at is None


def test_without_a_refresh_token_nothing_is_asked(
    httpserver: HTTPServer, gateway_server: FakeGateway, wall: ReplayClock, pauses: Pauses
) -> None:
    gateway_server.will(LIST, EXPIRED)
    base_url = httpserver.url_for("").rstrip("/")
    policy = HostPolicy.for_endpoint(Endpoint("1688", base_url))
    with HttpClient(policy, wall, pauses) as http:
        gateway = Gateway(http, base_url, APP, Tokens(SECRETS[1]), lambda _: None)
        with pytest.raises(SignInExpired):
            ask(gateway)
    assert [name for name, _ in gateway_server.asked] == [LIST]


@pytest.mark.parametrize(
    "payload",
    [
        pytest.param({"error_code": {}}, id="gateway"),
        pytest.param({"success": "perhaps"}, id="business"),
    ],
)
def test_an_odd_envelope_is_unexpected(
    gateway: Gateway, gateway_server: FakeGateway, payload: dict[str, Any]
) -> None:
    gateway_server.will(LIST, payload)
    with pytest.raises(UnexpectedAnswer):
        ask(gateway)


def test_no_secret_is_shown(
    gateway: Gateway,
    gateway_server: FakeGateway,
    caplog: pytest.LogCaptureFixture,
    saved: list[Tokens],
) -> None:
    caplog.set_level(logging.DEBUG)
    gateway_server.will(LIST, EXPIRED, envelope("gw.SignatureInvalid"))
    gateway_server.will(TOKEN, RENEWED)
    with pytest.raises(Refused) as caught:
        ask(gateway)
    shown = caplog.text + str(caught.getrepr(chain=True)) + repr(saved) + repr(APP)
    assert [secret for secret in SECRETS if secret in shown] == []

"""Calls signed over what is sent, refusals told apart, and sign-ins renewed in time."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from werkzeug import Response

from tests.connectors.douyin.conftest import APP, SECRETS
from tests.connectors.douyin.payloads import granted, refused
from workbench.connectors.douyin.signing import signature
from workbench.connectors.douyin.tokens import Tokens
from workbench.domain.clock import SystemClock
from workbench.domain.errors import (
    ConnectorError,
    ParcelRefused,
    RateLimited,
    Refused,
    SignInExpired,
    UnexpectedAnswer,
    Unreachable,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.connectors.douyin.conftest import FakeDouyin
    from workbench.connectors.douyin.gateway import Gateway

METHOD, REFRESH, CREATE = "order.searchList", "token.refresh", "token.create"
NEW_YEAR = datetime(2026, 1, 1, tzinfo=UTC)
EXPIRED = refused(40003, "isv.access-token-expired")
RENEWED = granted(
    {"access_token": SECRETS[3], "refresh_token": "r2", "expires_in": 604800, "shop_id": "40391623"}
)


def ask(gateway: Gateway) -> Any:
    return gateway.call(METHOD, {"product": "保温杯", "page": 0})


def test_a_call_is_signed_over_what_is_sent(gateway: Gateway, server: FakeDouyin) -> None:
    server.will(METHOD, granted({"total": 0}))
    assert ask(gateway) == {"total": 0}
    ((_, query, body),) = server.asked
    assert body.decode() == '{"page":0,"product":"保温杯"}'
    assert query["sign"] == signature(query, body.decode(), APP.app_secret)
    assert {k: query[k] for k in ("method", "v", "sign_method", "access_token")} == {
        "method": METHOD,
        "v": "2",
        "sign_method": "hmac-sha256",
        "access_token": SECRETS[1],
    }
    assert query["timestamp"].isdigit()


def test_a_clock_that_is_off_is_set_by_the_refusal(gateway: Gateway, server: FakeDouyin) -> None:
    """The wall stands at 2026-11-21 02:00:00 UTC; the answer is dated by this machine."""
    server.will(METHOD, refused(40003, "isv.timestamp-invalid"), granted({"total": 0}))
    assert ask(gateway) == {"total": 0}
    first, second = (query["timestamp"] for query in server.queries(METHOD))
    assert first == "1795226400" != second


def test_a_clock_that_stays_wrong_is_refused(gateway: Gateway, server: FakeDouyin) -> None:
    server.will(METHOD, refused(40003, "isv.timestamp-invalid"))
    with pytest.raises(Refused, match=r"isv\.timestamp-invalid"):
        ask(gateway)
    assert len(server.asked) == 2


@pytest.mark.parametrize("status", [200, 403, 500])
@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        pytest.param(
            refused(40003, "isv.signature-invalid"),
            (Refused, "isv.signature-invalid, log_id log-2"),
            id="signature",
        ),
        pytest.param(
            refused(30001, "isv.app-permissions-insufficient"),
            (Refused, "isv.app-permissions-insufficient, log_id log-2"),
            id="permission",
        ),
        pytest.param(refused(40004, "不行"), (Refused, "40004, log_id log-2"), id="prose"),
        pytest.param(
            refused(50002, "isv.business-failed:10015"),
            (ParcelRefused, "isv.business-failed.10015, log_id log-2"),
            id="parcel",
        ),
        pytest.param(refused(60000, "isv.traffic-limited"), (RateLimited, None), id="too often"),
        pytest.param(refused(20000, "dop.service-error"), (Unreachable, None), id="down"),
    ],
)
def test_the_platform_says_no_whatever_the_status(
    gateway: Gateway,
    server: FakeDouyin,
    status: int,
    answer: dict[str, Any],
    expected: tuple[type[ConnectorError], str | None],
) -> None:
    error, reason = expected
    server.will(METHOD, Response(str(answer).replace("'", '"'), status=status))
    with pytest.raises(error) as caught:
        ask(gateway)
    assert caught.value.values.get("reason") == reason
    assert "13800000000" not in str(caught.value)
    assert len(server.asked) == 1


@pytest.mark.parametrize("told", ["{}", '{"err_no":0}', "[]", '{"code":{}}'])
def test_an_answer_without_a_code_is_unexpected(
    gateway: Gateway, server: FakeDouyin, told: str
) -> None:
    server.will(METHOD, Response(told))
    with pytest.raises(UnexpectedAnswer):
        ask(gateway)


def test_an_expired_token_is_renewed_once_and_saved(
    gateway: Gateway, server: FakeDouyin, saved: list[Tokens]
) -> None:
    server.will(METHOD, EXPIRED, granted({"total": 1}))
    server.will(REFRESH, RENEWED)
    assert ask(gateway) == {"total": 1}
    assert server.queries(METHOD)[1]["access_token"] == SECRETS[3]
    assert [(t.access, t.refresh, t.shop_id) for t in saved] == [(SECRETS[3], "r2", "40391623")]
    assert server.questions(REFRESH) == [
        {"grant_type": "refresh_token", "refresh_token": SECRETS[2]}
    ]
    assert "access_token" not in server.queries(REFRESH)[0]


def test_a_token_that_stays_refused_is_renewed_no_second_time(
    gateway: Gateway, server: FakeDouyin
) -> None:
    server.will(METHOD, EXPIRED)
    server.will(REFRESH, RENEWED)
    with pytest.raises(SignInExpired):
        ask(gateway)
    assert len(server.asked) == 3


@pytest.mark.parametrize(
    ("answer", "error"),
    [
        pytest.param(refused(50001, "dop.token-generate-failed:1"), SignInExpired, id="refused"),
        pytest.param(granted({}), SignInExpired, id="no token"),
        pytest.param(refused(60000, "isv.traffic-limited"), RateLimited, id="too often"),
        pytest.param(refused(20000, "dop.service-error"), Unreachable, id="down"),
    ],
)
def test_a_renewal_that_fails(
    gateway: Gateway, server: FakeDouyin, answer: dict[str, Any], error: type[ConnectorError]
) -> None:
    server.will(METHOD, EXPIRED)
    server.will(REFRESH, answer)
    with pytest.raises(error):
        ask(gateway)


def test_without_a_refresh_token_the_shop_signs_itself_in(
    gateway_with: Callable[[Tokens], Gateway], server: FakeDouyin
) -> None:
    server.will(METHOD, EXPIRED, granted({}))
    server.will(CREATE, RENEWED)
    ask(gateway_with(Tokens(SECRETS[1], shop_id="40391623")))
    assert server.questions(CREATE) == [
        {"code": "", "grant_type": "authorization_self", "shop_id": "40391623"}
    ]


def test_a_shop_whose_refresh_token_has_ended_signs_itself_in(
    gateway_with: Callable[[Tokens], Gateway], server: FakeDouyin
) -> None:
    """As after a fortnight without the program, where the application is the seller's own."""
    server.will(METHOD, EXPIRED, granted({}))
    server.will(REFRESH, refused(50001, "dop.token-generate-failed:1"))
    server.will(CREATE, RENEWED)
    ask(gateway_with(Tokens(SECRETS[1], SECRETS[2], shop_id="40391623")))
    assert [name for name, _, _ in server.asked] == [METHOD, REFRESH, CREATE, METHOD]


def test_an_application_that_needs_its_seller_does_not_sign_itself_in(
    gateway_with: Callable[[Tokens], Gateway], server: FakeDouyin
) -> None:
    server.will(METHOD, EXPIRED)
    server.will(REFRESH, refused(50001, "dop.token-generate-failed:1"))
    tokens = Tokens(SECRETS[1], SECRETS[2], shop_id="40391623", renewable_until=NEW_YEAR)
    with pytest.raises(SignInExpired):
        ask(gateway_with(tokens))
    assert len(server.asked) == 2


def test_a_code_is_used_once(
    gateway_with: Callable[[Tokens], Gateway], server: FakeDouyin, saved: list[Tokens]
) -> None:
    server.will(METHOD, granted({}))
    server.will(CREATE, RENEWED)
    gateway = gateway_with(Tokens(code="canary-code"))
    ask(gateway)
    ask(gateway)
    assert server.questions(CREATE) == [{"code": "canary-code", "grant_type": "authorization_code"}]
    assert saved[0].keys["code"] == ""


def test_with_nothing_to_show_the_sign_in_has_expired(
    gateway_with: Callable[[Tokens], Gateway], server: FakeDouyin
) -> None:
    with pytest.raises(SignInExpired):
        ask(gateway_with(Tokens()))
    assert server.asked == []


def ending(after: timedelta) -> Tokens:
    # The loopback server tells its own time, by which sign-ins end.
    return Tokens(SECRETS[1], SECRETS[2], expires_at=SystemClock().now() + after)


@pytest.mark.parametrize(("minutes", "renewals"), [(10, 1), (-10, 1), (70, 0)])
def test_a_sign_in_is_renewed_before_it_ends(
    gateway_with: Callable[[Tokens], Gateway], server: FakeDouyin, minutes: int, renewals: int
) -> None:
    server.will(METHOD, granted({}))
    server.will(REFRESH, RENEWED)
    gateway = gateway_with(ending(timedelta(minutes=minutes)))
    ask(gateway)  # tells the server's time where none was told before
    ask(gateway)
    ask(gateway)
    assert len(server.questions(REFRESH)) == renewals


def test_a_renewal_that_fails_early_is_no_trouble(
    gateway_with: Callable[[Tokens], Gateway],
    server: FakeDouyin,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.INFO, "workbench")
    server.will(METHOD, granted({}))
    server.will(REFRESH, refused(60000, "isv.traffic-limited"))
    gateway = gateway_with(ending(timedelta(minutes=10)))
    ask(gateway)
    ask(gateway)
    assert [m for m in caplog.messages if "early" in m] == [
        "Douyin: a sign-in was not renewed early: RateLimited"
    ]


@pytest.mark.parametrize(
    ("expires_in", "ends"),
    [(604800, None), (1767749520, datetime(2026, 1, 7, 1, 32, tzinfo=UTC))],
    ids=["a span", "an instant"],
)
def test_how_long_a_token_lives(expires_in: int, ends: datetime | None) -> None:
    now = datetime(2026, 1, 1, tzinfo=UTC)
    told = Tokens().renewed({"access_token": "a", "expires_in": expires_in}, now)
    assert told.expires_at == (ends or now + timedelta(days=7))


@pytest.mark.parametrize(
    ("before", "until"),
    [
        pytest.param(Tokens(code="c"), datetime(2026, 1, 15, tzinfo=UTC), id="by a code"),
        pytest.param(
            Tokens("a", "old", renewable_until=NEW_YEAR),
            datetime(2026, 1, 15, tzinfo=UTC),
            id="renewed",
        ),
        pytest.param(Tokens("a", "new", renewable_until=NEW_YEAR), NEW_YEAR, id="the same again"),
        pytest.param(Tokens(shop_id="40391623"), None, id="signs itself in"),
    ],
)
def test_until_when_tokens_can_be_renewed(before: Tokens, until: datetime | None) -> None:
    """Fourteen days from when a refresh token was given, as the platform documents it."""
    found = before.renewed({"access_token": "a", "refresh_token": "new"}, NEW_YEAR)
    assert found.renewable_until == until


def test_keys_are_what_tokens_are_made_from() -> None:
    tokens = Tokens("a", "r", "", "40391623", "", NEW_YEAR, NEW_YEAR)
    assert Tokens.of_keys(tokens.keys) == tokens


def test_a_lost_call_names_no_token(
    gateway: Gateway, server: FakeDouyin, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    server.will(METHOD, Response("x", headers={"Content-Length": "900"}))
    with pytest.raises(ConnectorError) as caught:
        ask(gateway)
    # The loopback server logs addresses whole; it is none of ours.
    own = [record.getMessage() for record in caplog.records if record.name != "werkzeug"]
    shown = repr(own) + repr(caught.value) + repr(caught.value.__cause__)
    assert [secret for secret in SECRETS if secret in shown] == []

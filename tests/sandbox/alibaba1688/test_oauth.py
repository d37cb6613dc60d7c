from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.sandbox.caller import LIST, Caller, sign_1688

if TYPE_CHECKING:
    from workbench.domain.clock import ReplayClock

TOKEN_API = "system.oauth2/getToken"


def _refresh_token(caller: Caller) -> str:
    return str(caller.keys["alibaba1688"]["refresh_token"])


def _code(caller: Caller) -> str:
    return str(caller.tell("code", shop="晨禾批发")["code"])


def test_refresh_gives_a_new_pair_in_the_documented_shape(caller: Caller) -> None:
    answer = caller.token(grant_type="refresh_token", refresh_token=_refresh_token(caller)).json()
    assert answer["expires_in"] == "36000"
    assert answer["refresh_token_timeout"] == "20260704090000+0800"
    assert (answer["memberId"], answer["aliId"]) == ("b2b-2200000000001", "2200000000001")


def test_new_access_token_opens_the_shop(caller: Caller) -> None:
    answer = caller.token(grant_type="refresh_token", refresh_token=_refresh_token(caller)).json()
    caller.tokens["晨禾百货"] = answer["access_token"]
    assert caller.call(LIST)["success"] is True


def test_an_older_refresh_token_stays_good(caller: Caller) -> None:
    """An answer that was lost on the way signs nobody out."""
    first = caller.token(grant_type="refresh_token", refresh_token=_refresh_token(caller)).json()
    again = caller.token(grant_type="refresh_token", refresh_token=_refresh_token(caller)).json()
    assert first["refresh_token"] != again["refresh_token"]
    next_one = caller.token(grant_type="refresh_token", refresh_token=first["refresh_token"])
    assert next_one.status_code == 200


def test_signed_twin_takes_the_sdks_field_name(caller: Caller) -> None:
    app = caller.keys["alibaba1688"]
    form = {
        "client_id": app["app_key"],
        "client_secret": app["app_secret"],
        "grant_type": "refresh_token",
        "refreshToken": app["refresh_token"],
    }
    assert caller.send(TOKEN_API, form).json()["expires_in"] == "36000"


def test_signed_twin_checks_its_signature(caller: Caller) -> None:
    answer = caller.send(TOKEN_API, {"grant_type": "refresh_token"}, signature="00")
    assert answer.json()["error_code"] == "gw.SignatureInvalid"


def test_unsigned_endpoint_takes_no_get(caller: Caller) -> None:
    app = caller.keys["alibaba1688"]
    url = f"{app['gateway']}/openapi/http/1/{TOKEN_API}/{app['app_key']}"
    assert caller.session.get(url, timeout=30).json()["error_code"] == "gw.APIUnsupported"


def test_wrong_secret_is_refused(caller: Caller) -> None:
    answer = caller.token(
        grant_type="refresh_token", refresh_token=_refresh_token(caller), client_secret="wrong"
    )
    assert answer.json()["error"] == "invalid_client"


def test_code_is_used_once(caller: Caller) -> None:
    code = _code(caller)
    first = caller.token(grant_type="authorization_code", code=code, redirect_uri="x")
    assert first.json()["resource_owner"] == "晨禾批发"
    again = caller.token(grant_type="authorization_code", code=code, redirect_uri="x")
    assert again.json()["error"] == "invalid_grant"


@pytest.mark.parametrize(("seconds", "status"), [(119, 200), (120, 400)])
def test_code_is_good_for_two_minutes(
    caller: Caller, wall_clock: ReplayClock, seconds: int, status: int
) -> None:
    code = _code(caller)
    wall_clock.advance(timedelta(seconds=seconds))
    answer = caller.token(grant_type="authorization_code", code=code, redirect_uri="x")
    assert answer.status_code == status


def test_expired_sign_in_bars_the_refresh_too(caller: Caller) -> None:
    caller.tell("fault", kind="sign_in_expired", shop="晨禾百货")
    answer = caller.token(grant_type="refresh_token", refresh_token=_refresh_token(caller))
    assert answer.json()["error"] == "invalid_grant"
    caller.tell("fault", clear=True)
    again = caller.token(grant_type="refresh_token", refresh_token=_refresh_token(caller))
    assert again.status_code == 200


def test_expired_access_token_can_be_renewed(caller: Caller) -> None:
    caller.tell("expire", shop="晨禾百货")
    assert caller.call(LIST)["error_code"] == "401"
    answer = caller.token(grant_type="refresh_token", refresh_token=_refresh_token(caller)).json()
    caller.tokens["晨禾百货"] = answer["access_token"]
    assert caller.call(LIST)["success"] is True


def test_token_endpoint_can_be_disturbed(caller: Caller) -> None:
    caller.tell("fault", kind="html_200", api="getToken", times=1)
    answer = caller.token(grant_type="refresh_token", refresh_token=_refresh_token(caller))
    assert answer.headers["Content-Type"].startswith("text/html")


def test_sign_helper_agrees_with_the_published_vector() -> None:
    signed = sign_1688("param2/1/system/currentTime/1000000", {"b": "2", "a": "1"}, "test123")
    assert signed == "33E54F4F7B989E3E0E912D3FBD2F1A03CA7CCE88"

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

import pytest

from tests.sandbox.caller import DETAIL, LIST, TRACE, Caller, sign_1688
from workbench.sandbox.faults import Fault, FaultKind

if TYPE_CHECKING:
    from workbench.domain.clock import ReplayClock
    from workbench.sandbox import SandboxServer
    from workbench.sandbox.script import ScriptedOrder


def test_signed_call_with_token_is_answered(caller: Caller) -> None:
    assert caller.call(LIST)["success"] is True


def test_wrong_signature_has_the_gateways_shape(caller: Caller) -> None:
    answer = caller.send(LIST, {"access_token": "x"}, signature="00")
    assert answer.json() == {
        "error_code": "gw.SignatureInvalid",
        "error_message": "Invalid signature",
    }


def test_signature_is_checked_before_the_token(caller: Caller) -> None:
    answer = caller.send(LIST, {"access_token": "wrong"}, signature="00")
    assert answer.json()["error_code"] == "gw.SignatureInvalid"


@pytest.mark.parametrize(
    "params", [pytest.param({}, id="none"), pytest.param({"access_token": "x"}, id="wrong")]
)
def test_token_is_needed(caller: Caller, params: dict[str, str]) -> None:
    answer = caller.send(LIST, params)
    assert (answer.status_code, answer.json()["error_code"]) == (401, "401")


def test_token_is_checked_before_parameters(caller: Caller) -> None:
    assert caller.send(DETAIL, {}).json()["error_code"] == "401"


def test_permission_is_checked_before_parameters(caller: Caller) -> None:
    caller.tell("fault", kind="acl_declined", api="get.sellerView")
    assert caller.call(DETAIL)["error_code"] == "gw.APIACLDecline"


@pytest.mark.parametrize("api", [DETAIL, TRACE])
def test_missing_parameter_is_named_by_code(caller: Caller, api: str) -> None:
    assert caller.call(api, orderId=1)["error_code"] == "gw.ParamMissing"


@pytest.mark.parametrize(
    "params",
    [
        {"page": "one"},
        {"modifyStartTime": "2024-01-01"},
        {"modifyStartTime": "00010101000000000+0800"},
        {"isHis": "maybe"},
    ],
)
def test_parameter_of_the_wrong_type_is_refused(caller: Caller, params: dict[str, str]) -> None:
    assert caller.call(LIST, **params)["error_code"] == "400"


@pytest.mark.parametrize(
    "api", ["com.alibaba.trade/alibaba.trade.nothing", "com.alibaba.product/alibaba.product.get"]
)
def test_unknown_api_is_unsupported(caller: Caller, api: str) -> None:
    assert caller.call(api)["error_code"] == "gw.APIUnsupported"


def test_other_version_of_an_api_is_unsupported(caller: Caller) -> None:
    app = caller.keys["alibaba1688"]
    url = f"{app['gateway']}/openapi/param2/2/{LIST}/{app['app_key']}"
    assert caller.session.post(url, timeout=30).json()["error_code"] == "gw.APIUnsupported"


def test_other_apps_key_is_a_wrong_signature(caller: Caller) -> None:
    url = f"{caller.keys['base_url']}/openapi/param2/1/{LIST}/1"
    assert caller.session.post(url, timeout=30).json()["error_code"] == "gw.SignatureInvalid"


def test_query_and_form_are_merged(caller: Caller) -> None:
    app = caller.keys["alibaba1688"]
    path = f"param2/1/{LIST}/{app['app_key']}"
    params = {"access_token": app["access_token"], "page": "2"}
    signature = sign_1688(path, params, app["app_secret"])
    url = f"{app['gateway']}/openapi/{path}?page=2&_aop_signature={signature}"
    answer = caller.session.post(url, data={"access_token": app["access_token"]}, timeout=30)
    assert answer.json()["success"] is True


def test_get_is_answered_as_post_is(caller: Caller) -> None:
    app = caller.keys["alibaba1688"]
    path = f"param2/1/{LIST}/{app['app_key']}"
    params = {"access_token": app["access_token"]}
    signed = params | {"_aop_signature": sign_1688(path, params, app["app_secret"])}
    answer = caller.session.get(f"{app['gateway']}/openapi/{path}", params=signed, timeout=30)
    assert answer.json()["success"] is True


def test_other_shops_order_is_not_shown(
    caller: Caller, stories: dict[str, list[ScriptedOrder]]
) -> None:
    number = stories["healthy"][0].number
    answer = caller.call(DETAIL, "晨禾批发", orderId=number, webSite="1688")
    assert (answer["success"], answer["errorCode"]) == (False, "order.nopermission.buyer")


def test_access_token_lives_ten_hours_of_wall_time(caller: Caller, wall_clock: ReplayClock) -> None:
    wall_clock.at = wall_clock.at.replace(hour=10, minute=59, second=59)
    assert caller.call(LIST)["success"] is True
    wall_clock.at = wall_clock.at.replace(hour=11, minute=0, second=0)
    assert caller.call(LIST)["error_code"] == "401"


def test_log_tells_the_reason_and_no_secret(
    caller: Caller, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="workbench")
    caller.send(LIST, {"access_token": caller.tokens["晨禾百货"]}, signature="00")
    caller.call(LIST)
    own = "\n".join(r.getMessage() for r in caplog.records if r.name.startswith("workbench"))
    assert "refused gw.SignatureInvalid (signature does not match)" in own
    assert "answered ok" in own
    secrets = (caller.keys["alibaba1688"]["app_secret"], *caller.tokens.values())
    assert not [secret for secret in secrets if secret in own]


def test_expired_sign_in_concerns_one_shop(server: SandboxServer, caller: Caller) -> None:
    server.world.faults.add(Fault(FaultKind.SIGN_IN_EXPIRED, shop="晨禾批发"))
    assert caller.call(LIST, "晨禾批发")["error_code"] == "401"
    assert caller.call(LIST, "晨禾百货")["success"] is True

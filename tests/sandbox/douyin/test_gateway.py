"""抖店 in the sandbox: whose calls it takes, in which forms, and what it refuses."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tests.sandbox.douyin_caller import DETAIL, LIST, NEW, DouyinCaller, sign, written
from workbench.domain.clock import SHANGHAI

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller
    from workbench.domain.clock import ReplayClock

ASKED = {"create_time_start": 1_703_500_000, "page": 0, "size": 10}
BODY = written(ASKED)


@pytest.fixture
def douyin(caller: Caller, wall_clock: ReplayClock) -> DouyinCaller:
    return DouyinCaller(caller, wall_clock)


def refusal(told: dict[str, Any]) -> tuple[int, str]:
    return told["code"], told["sub_code"]


def test_an_answer_has_both_forms(douyin: DouyinCaller) -> None:
    told = douyin.call(LIST, **ASKED)
    assert {k: told[k] for k in ("code", "msg", "sub_code", "err_no", "message")} == {
        "code": 10000,
        "msg": "success",
        "sub_code": "",
        "err_no": 0,
        "message": "success",
    }
    assert told["log_id"].startswith("sandbox-")
    assert len(told["data"]["shop_order_list"]) == 10


def test_the_new_form_alone_where_asked_for(douyin: DouyinCaller) -> None:
    query = douyin.query(LIST)
    query["sign"] = sign(query, BODY, douyin.keys["app_secret"])
    told = douyin.send(LIST, BODY, query, headers=NEW).json()
    assert "err_no" not in told


ESCAPED = '{"create_time_start":1703500000,"page":0,"product":"\\u4fdd\\u6e29\\u676f","size":10}'


@pytest.mark.parametrize(
    "body",
    [
        pytest.param(BODY, id="sorted and compact"),
        pytest.param(json.dumps(ASKED), id="with spaces"),
        pytest.param(json.dumps(dict(reversed(ASKED.items()))), id="not sorted"),
        pytest.param(ESCAPED, id="Chinese escaped"),
        pytest.param('{"create_time_start":1703500000,"product":"保温杯"}', id="Chinese as it is"),
        pytest.param('{"create_time_start":1703500000,"abnormal_order":null}', id="with a null"),
    ],
)
def test_what_came_is_what_is_verified(douyin: DouyinCaller, body: str) -> None:
    assert douyin.signed(LIST, body).json()["code"] == 10000


def test_a_body_written_anew_breaks_the_signature(douyin: DouyinCaller) -> None:
    query = douyin.query(LIST)
    query["sign"] = sign(query, BODY, douyin.keys["app_secret"])
    told = douyin.send(LIST, json.dumps(ASKED), query).json()
    assert refusal(told) == (40003, "isv.signature-invalid")


@pytest.mark.parametrize(
    "content_type",
    ["application/json", "Content-Type: application/json", "text/plain", "", "multipart/x"],
)
def test_any_content_type_will_do(douyin: DouyinCaller, content_type: str) -> None:
    query = douyin.query(LIST)
    query["sign"] = sign(query, BODY, douyin.keys["app_secret"])
    headers = {"Content-Type": content_type}
    assert douyin.send(LIST, BODY, query, headers=headers).json()["code"] == 10000


def test_json_under_a_forms_content_type(douyin: DouyinCaller) -> None:
    query = douyin.query(LIST)
    query["sign"] = sign(query, BODY, douyin.keys["app_secret"])
    headers = {"Content-Type": "application/x-www-form-urlencoded"}
    assert douyin.send(LIST, BODY, query, headers=headers).json()["code"] == 10000


def test_parameters_in_the_query(douyin: DouyinCaller) -> None:
    query = douyin.query(LIST)
    query["sign"] = sign(query, BODY, douyin.keys["app_secret"])
    assert douyin.send(LIST, "", query | {"param_json": BODY}).json()["code"] == 10000


def test_parameters_in_a_form(douyin: DouyinCaller) -> None:
    query = douyin.query(LIST)
    query["sign"] = sign(query, BODY, douyin.keys["app_secret"])
    answer = douyin.session.post(
        f"{douyin.keys['url']}/order/searchList",
        params=query,
        data={"param_json": BODY},
        timeout=30,
    )
    assert answer.json()["code"] == 10000


def test_a_path_with_two_slashes_is_the_official_sdks(douyin: DouyinCaller) -> None:
    query = douyin.query(LIST)
    query["sign"] = sign(query, BODY, douyin.keys["app_secret"])
    url = f"{douyin.keys['url']}//order/searchList"
    assert douyin.session.post(url, params=query, data=BODY, timeout=30).json()["code"] == 10000


def test_the_time_as_text_of_shanghai(douyin: DouyinCaller, wall_clock: ReplayClock) -> None:
    told = wall_clock.now().astimezone(SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")
    assert douyin.signed(LIST, BODY, timestamp=told).json()["code"] == 10000


@pytest.mark.parametrize(
    ("timestamp", "sub_code"),
    [
        ("yesterday", "isv.timestamp-format-error"),
        ("9" * 30, "isv.timestamp-format-error"),
        ("1609434000", "isv.timestamp-invalid"),
        ("2021-01-01 01:00:00", "isv.timestamp-invalid"),
    ],
)
def test_times_that_are_refused(douyin: DouyinCaller, timestamp: str, sub_code: str) -> None:
    told = douyin.signed(LIST, BODY, timestamp=timestamp).json()
    assert refusal(told) == (40003, sub_code)


@pytest.mark.parametrize(("minutes", "code"), [(9, 10000), (11, 40003), (-11, 40003)])
def test_ten_minutes_are_borne(
    douyin: DouyinCaller, wall_clock: ReplayClock, minutes: int, code: int
) -> None:
    at = wall_clock.now() - timedelta(minutes=minutes)
    told = douyin.signed(LIST, BODY, timestamp=str(int(at.timestamp()))).json()
    assert told["code"] == code


@pytest.mark.parametrize(
    ("over", "sub_code"),
    [
        ({"app_key": ""}, "isv.app-id-missing"),
        ({"timestamp": ""}, "isv.parameter-missing"),
        ({"v": ""}, "isv.parameter-missing"),
    ],
    ids=["app key", "timestamp", "version"],
)
def test_what_is_missing(douyin: DouyinCaller, over: dict[str, str], sub_code: str) -> None:
    query = {**douyin.query(LIST, **over), "sign": "0"}
    assert refusal(douyin.send(LIST, BODY, query).json()) == (40001, sub_code)


def test_a_missing_signature(douyin: DouyinCaller) -> None:
    told = douyin.send(LIST, BODY, douyin.query(LIST)).json()
    assert refusal(told) == (40001, "isv.signature-missing")


@pytest.mark.parametrize(
    ("over", "refused"),
    [
        pytest.param({"app_key": "1"}, (40003, "isv.app-id-invalid"), id="app key"),
        pytest.param({"method": DETAIL}, (40003, "isv.parameter-invalid"), id="other method"),
        pytest.param({"v": "1"}, (40003, "isv.parameter-invalid"), id="version"),
        pytest.param({"access_token": ""}, (40001, "isv.access-token-missing"), id="no token"),
        pytest.param(
            {"access_token": "x"}, (40003, "isv.access-token-no-existed"), id="unknown token"
        ),
    ],
)
def test_what_is_wrong(
    douyin: DouyinCaller, over: dict[str, str], refused: tuple[int, str]
) -> None:
    assert refusal(douyin.signed(LIST, BODY, **over).json()) == refused


def test_an_expired_token(douyin: DouyinCaller, wall_clock: ReplayClock) -> None:
    wall_clock.advance(timedelta(days=7))
    assert refusal(douyin.call(LIST, **ASKED)) == (40003, "isv.access-token-expired")


def test_a_call_that_does_not_exist(douyin: DouyinCaller) -> None:
    assert refusal(douyin.call("order.nothing")) == (70000, "isp.api-service-off")


@pytest.mark.parametrize("body", ["[]", "1", "{", "[" * 100_000], ids=str.__len__)
def test_parameters_that_are_no_object(douyin: DouyinCaller, body: str) -> None:
    told = douyin.signed(LIST, body).json()
    assert refusal(told) == (40003, "isv.parameter-format-invalid")


def test_md5_where_no_method_is_named(douyin: DouyinCaller) -> None:
    query = douyin.query(LIST, sign_method="")
    query["sign"] = sign(query, BODY, douyin.keys["app_secret"], "md5")
    assert douyin.send(LIST, BODY, query).json()["code"] == 10000


def test_another_address_is_not_douyins(douyin: DouyinCaller) -> None:
    url = f"{douyin.keys['url']}/favicon.ico"
    assert douyin.session.get(url, timeout=30).status_code == 404

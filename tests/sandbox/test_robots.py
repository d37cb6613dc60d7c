"""Group robots in the sandbox: each platform's signature, pace and words of refusal."""

from __future__ import annotations

import base64
import hmac
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import quote_plus

import pytest

if TYPE_CHECKING:
    from tests.sandbox.caller import Caller
    from workbench.domain.clock import ReplayClock

PLAIN = {"msgtype": "text", "text": {"content": "测试"}}


def _signed(key: str, text: str) -> str:
    return base64.b64encode(hmac.digest(key.encode(), text.encode(), "sha256")).decode()


class Robots:
    """Speaks to the three groups as their documents say."""

    def __init__(self, caller: Caller, wall: ReplayClock) -> None:
        self._caller, self._wall = caller, wall
        self._keys = caller.keys["robots"]

    def _post(self, address: str, body: dict[str, Any]) -> Any:
        return self._caller.session.post(address, json=body, timeout=30).json()

    def dingtalk(self, *, off: timedelta = timedelta(), secret: str = "") -> Any:
        keys = self._keys["dingtalk"]
        secret = secret or keys["secret"]
        stamp = int((self._wall.now() + off).timestamp() * 1000)
        sign = quote_plus(_signed(secret, f"{stamp}\n{secret}"))
        return self._post(f"{keys['address']}&timestamp={stamp}&sign={sign}", PLAIN)

    def feishu(self, *, secret: str = "") -> Any:
        keys = self._keys["feishu"]
        stamp = int(self._wall.now().timestamp())
        sign = _signed(f"{stamp}\n{secret or keys['secret']}", "")
        body = {"msg_type": "text", "content": {"text": "测试"}}
        return self._post(keys["address"], {"timestamp": str(stamp), "sign": sign, **body})

    def wecom(self, body: dict[str, Any] | None = None, *, tail: str = "") -> Any:
        return self._post(self._keys["wecom"]["address"] + tail, body or PLAIN)

    def heard(self) -> Any:
        address = self._keys["wecom"]["address"].partition("/cgi-bin")[0]
        return self._caller.session.get(f"{address}/sandbox/robots", timeout=30).json()


@pytest.fixture
def robots(caller: Caller, wall_clock: ReplayClock) -> Robots:
    return Robots(caller, wall_clock)


def test_each_group_hears_what_is_signed_for_it(robots: Robots) -> None:
    assert robots.dingtalk() == {"errcode": 0, "errmsg": "ok"}
    assert robots.feishu() == {"code": 0, "msg": "success"}
    assert robots.wecom() == {"errcode": 0, "errmsg": "ok"}
    assert robots.heard() == {"dingtalk": ["测试"], "wecom": ["测试"], "feishu": ["测试"]}


def test_a_wrong_secret_is_refused(robots: Robots) -> None:
    assert robots.dingtalk(secret="SECwrong")["errcode"] == 310000
    assert robots.feishu(secret="wrong")["code"] == 19021
    assert robots.heard() == {"dingtalk": [], "wecom": [], "feishu": []}


@pytest.mark.parametrize("minutes", [pytest.param(61, id="ahead"), pytest.param(-61, id="behind")])
def test_a_stamp_more_than_an_hour_off_is_refused(robots: Robots, minutes: int) -> None:
    assert robots.dingtalk(off=timedelta(minutes=minutes))["errcode"] == 310000


def test_another_key_is_no_robot(robots: Robots) -> None:
    assert robots.wecom(tail="x")["errcode"] == 93000


def test_twenty_a_minute_are_the_most(robots: Robots, wall_clock: ReplayClock) -> None:
    answers = [robots.wecom()["errcode"] for _ in range(21)]
    assert answers == [0] * 20 + [45009]
    wall_clock.advance(timedelta(minutes=1))
    assert robots.wecom()["errcode"] == 0


@pytest.mark.parametrize(
    ("body", "code"),
    [
        pytest.param({"msgtype": "text", "text": {"content": ""}}, 44004, id="empty"),
        pytest.param({"msgtype": "markdown"}, 44004, id="no text"),
        pytest.param(
            {"msgtype": "text", "text": {"content": "长" * 700}}, 40058, id="longer than 2048 bytes"
        ),
    ],
)
def test_wecom_refuses_what_it_cannot_show(robots: Robots, body: dict[str, Any], code: int) -> None:
    assert robots.wecom(body)["errcode"] == code

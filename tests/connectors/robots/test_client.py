"""Group robots over a loopback server: what is sent, how it is signed, and what refusals are."""

from __future__ import annotations

import json
import traceback
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest
from werkzeug import Response

from workbench.connectors.base import Endpoint
from workbench.connectors.hosts import HostPolicy
from workbench.connectors.http import HttpClient
from workbench.connectors.robots.client import GroupRobot
from workbench.connectors.robots.signing import dingtalk_signature, feishu_signature
from workbench.domain.errors import (
    ConnectorError,
    RobotBusy,
    RobotRefused,
    UnexpectedAnswer,
    Unreachable,
)
from workbench.domain.telling.robots import Hook, RobotKind, read_hook

if TYPE_CHECKING:
    import socket
    from collections.abc import Callable, Iterator

    from pytest_httpserver import HTTPServer

    from tests.connectors.conftest import Pauses
    from tests.connectors.fault_server import RawServer
    from workbench.domain.clock import ReplayClock

TOKEN = "a1b2c3d4e5f60718"
SECRET = "SEC0"
TARGETS = {
    RobotKind.DINGTALK: f"/robot/send?access_token={TOKEN}",
    RobotKind.WECOM: f"/cgi-bin/webhook/send?key={TOKEN}",
    RobotKind.FEISHU: f"/open-apis/bot/v2/hook/{TOKEN}",
}
GOOD = {
    RobotKind.DINGTALK: {"errcode": 0, "errmsg": "ok"},
    RobotKind.WECOM: {"errcode": 0, "errmsg": "ok"},
    RobotKind.FEISHU: {"code": 0, "msg": "success", "data": {}, "StatusCode": 0},
}
DAMAGE = {
    "a page": Response("<html>", content_type="text/html"),
    "no code": Response('{"errmsg": "ok"}'),
    "a code that is no number": Response('{"errcode": "zero"}'),
}


def test_published_vectors() -> None:
    # openssl dgst -sha256 -hmac SEC0; Feishu's: key "100\ndemo" over nothing.
    expected = "grq97xXoTUjTHFvKaCG7ayUVYZj98Kc7erzY+P9gZxg="
    assert dingtalk_signature(1700000000000, SECRET) == expected
    assert feishu_signature(100, "demo") == "jquNHnVOwmDRfw+vqTIrY5dooJAgi5EcRtLsQE4wfXg="


class Group:
    """A group on loopback: what its robot was sent, and what it answers."""

    def __init__(self, server: HTTPServer, wall: ReplayClock, pauses: Pauses) -> None:
        self._server, self._wall, self._pauses = server, wall, pauses
        self._open: list[HttpClient] = []

    def will(self, kind: RobotKind, answer: object) -> None:
        response = answer if isinstance(answer, Response) else Response(json.dumps(answer))
        path = TARGETS[kind].partition("?")[0]
        self._server.expect_request(path, method="POST").respond_with_response(response)

    def hook(self, kind: RobotKind, secret: str = SECRET) -> Hook:
        return read_hook(self._server.url_for(TARGETS[kind]), secret)

    def tell(self, kind: RobotKind, words: str = "测试", secret: str = SECRET) -> None:
        hook = self.hook(kind, secret)
        policy = HostPolicy.for_endpoint(Endpoint("Robot", hook.address))
        http = HttpClient(policy, self._wall, self._pauses)
        self._open.append(http)
        GroupRobot(http, hook).tell(words)

    @property
    def query(self) -> dict[str, str]:
        return dict(self._server.log[-1][0].args)

    @property
    def body(self) -> dict[str, object]:
        told = json.loads(self._server.log[-1][0].get_data())
        assert isinstance(told, dict)
        return told

    @property
    def asked(self) -> int:
        return len(self._server.log)

    def close(self) -> None:
        for http in self._open:
            http.close()


@pytest.fixture
def group(httpserver: HTTPServer, wall: ReplayClock, pauses: Pauses) -> Iterator[Group]:
    made = Group(httpserver, wall, pauses)
    yield made
    made.close()


def test_dingtalk_signs_in_the_query(group: Group) -> None:
    group.will(RobotKind.DINGTALK, GOOD[RobotKind.DINGTALK])
    group.tell(RobotKind.DINGTALK)
    # 2026-11-21 02:00 UTC in milliseconds.
    assert group.query == {
        "access_token": TOKEN,
        "timestamp": "1795226400000",
        "sign": dingtalk_signature(1795226400000, SECRET),
    }
    assert group.body == {"msgtype": "text", "text": {"content": "测试"}}


def test_feishu_signs_in_the_body(group: Group) -> None:
    group.will(RobotKind.FEISHU, GOOD[RobotKind.FEISHU])
    group.tell(RobotKind.FEISHU)
    assert group.query == {}
    assert group.body == {
        "timestamp": "1795226400",
        "sign": feishu_signature(1795226400, SECRET),
        "msg_type": "text",
        "content": {"text": "测试"},
    }


def test_wecom_is_known_by_its_address_alone(group: Group) -> None:
    group.will(RobotKind.WECOM, GOOD[RobotKind.WECOM])
    group.tell(RobotKind.WECOM)
    assert group.query == {"key": TOKEN}
    assert group.body == {"msgtype": "text", "text": {"content": "测试"}}


def test_without_a_secret_nothing_is_signed(group: Group) -> None:
    group.will(RobotKind.DINGTALK, GOOD[RobotKind.DINGTALK])
    group.tell(RobotKind.DINGTALK, secret="")
    assert group.query == {"access_token": TOKEN}


def test_what_is_too_long_for_wecom_is_cut(group: Group) -> None:
    group.will(RobotKind.WECOM, GOOD[RobotKind.WECOM])
    group.tell(RobotKind.WECOM, "\n".join(["单号 ******1234 截止 1月24日"] * 200))
    told = group.body["text"]
    assert isinstance(told, dict)
    content = told["content"]
    assert 1900 < len(content.encode()) <= 2048
    assert content.endswith("…")


@pytest.mark.parametrize(
    ("kind", "answer", "error", "reason"),
    [
        pytest.param(*case, id=f"{case[0].value} {case[1]}")
        for case in (
            (RobotKind.DINGTALK, (310000, "keywords not in content"), RobotRefused, "keyword"),
            (RobotKind.DINGTALK, (310000, "sign not match"), RobotRefused, "secret"),
            (RobotKind.DINGTALK, (310000, "机器人发送签名不匹配"), RobotRefused, "secret"),
            (RobotKind.DINGTALK, (310000, "invalid timestamp"), RobotRefused, "secret"),
            (RobotKind.DINGTALK, (310000, "ip 1.2.3.4 not in whitelist"), RobotRefused, "internet"),
            (RobotKind.DINGTALK, (300005, "token is not exist"), RobotRefused, "removed"),
            (RobotKind.DINGTALK, (400102, "bot is stopped"), RobotRefused, "switched off"),
            (RobotKind.DINGTALK, (130101, "send too fast"), RobotBusy, ""),
            (RobotKind.DINGTALK, (-1, "系统繁忙"), Unreachable, ""),
            (RobotKind.WECOM, (93000, "invalid webhook url"), RobotRefused, "removed"),
            (RobotKind.WECOM, (45009, "api freq out of limit"), RobotBusy, ""),
            (RobotKind.FEISHU, (19001, "param invalid"), RobotRefused, "removed"),
            (RobotKind.FEISHU, (19021, "sign match fail"), RobotRefused, "secret"),
            (RobotKind.FEISHU, (19024, "Key Words Not Found"), RobotRefused, "keyword"),
            (RobotKind.FEISHU, (11232, "frequency limited"), RobotBusy, ""),
            (RobotKind.FEISHU, (77, "news"), RobotRefused, "77"),
        )
    ],
)
def test_refusals_have_kinds(
    group: Group,
    kind: RobotKind,
    answer: tuple[int, str],
    error: type[ConnectorError],
    reason: str,
) -> None:
    names = ("code", "msg") if kind is RobotKind.FEISHU else ("errcode", "errmsg")
    group.will(kind, dict(zip(names, answer, strict=True)))
    with pytest.raises(error) as caught:
        group.tell(kind)
    assert reason in caught.value.values.get("reason", "")
    assert answer[1] not in str(caught.value)


def test_a_busy_robot_says_for_how_long(group: Group) -> None:
    group.will(RobotKind.DINGTALK, {"errcode": 130101, "errmsg": "send too fast"})
    with pytest.raises(RobotBusy) as caught:
        group.tell(RobotKind.DINGTALK)
    assert caught.value.retry_after == timedelta(minutes=10)


@pytest.mark.parametrize("name", sorted(DAMAGE))
def test_what_is_no_answer_is_no_success(group: Group, name: str) -> None:
    group.will(RobotKind.DINGTALK, DAMAGE[name])
    with pytest.raises(UnexpectedAnswer):
        group.tell(RobotKind.DINGTALK)


def test_a_message_is_never_sent_twice(group: Group) -> None:
    group.will(RobotKind.WECOM, Response("", status=503))
    with pytest.raises(Unreachable):
        group.tell(RobotKind.WECOM)
    assert group.asked == 1


@pytest.mark.parametrize("kind", list(RobotKind), ids=lambda kind: kind.value)
def test_an_error_names_neither_address_nor_secret(
    kind: RobotKind, wall: ReplayClock, pauses: Pauses
) -> None:
    hook = read_hook(f"http://127.0.0.1:9{TARGETS[kind]}", SECRET)
    with (
        HttpClient(HostPolicy.for_endpoint(Endpoint("Robot", hook.address)), wall, pauses) as http,
        pytest.raises(Unreachable) as caught,
    ):
        GroupRobot(http, hook).tell("测试")
    shown = "".join(traceback.format_exception(caught.value))
    assert TOKEN not in shown
    assert SECRET not in shown


def test_a_failed_handshake_names_no_path(
    raw_server: Callable[[Callable[[socket.socket], None]], RawServer],
    wall: ReplayClock,
    pauses: Pauses,
) -> None:
    """Feishu's secret is the path, which a library's own words may quote."""
    server = raw_server(lambda connection: connection.sendall(b"no TLS here\r\n"))
    address = f"{server.url.replace('http:', 'https:')}{TARGETS[RobotKind.FEISHU]}"
    hook = Hook(RobotKind.FEISHU, address)
    policy = HostPolicy.for_endpoint(Endpoint("Robot", address))
    with HttpClient(policy, wall, pauses) as http, pytest.raises(ConnectorError) as caught:
        GroupRobot(http, hook).tell("测试")
    assert TOKEN not in "".join(traceback.format_exception(caught.value))

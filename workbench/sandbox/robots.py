"""Robots of a DingTalk, a WeCom and a Feishu group: their signatures, paces and refusals.

``GET /sandbox/robots`` returns what the groups were told. Nothing here is shared with the
connector: signatures are checked by code of its own.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import logging
from collections import deque
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from workbench.sandbox.faults import FaultKind, Scope
from workbench.sandbox.wire import json_answer

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from workbench.sandbox.wire import Answer, Request
    from workbench.sandbox.world import World

logger = logging.getLogger(__name__)

HEARD = "/sandbox/robots"
DINGTALK, WECOM, FEISHU = "/robot/send", "/cgi-bin/webhook/send", "/open-apis/bot/v2/hook/"
_A_MINUTE, _AN_HOUR = timedelta(minutes=1), timedelta(hours=1)
_MOST = {DINGTALK: 20, WECOM: 20, FEISHU: 100}
_LONGEST = {DINGTALK: 20_000, WECOM: 2048, FEISHU: 20_000}
_NAMES = {DINGTALK: "dingtalk", WECOM: "wecom", FEISHU: "feishu"}
# How each refuses: the field of the code, that of the words, then what happened.
_FIELDS = {
    DINGTALK: ("errcode", "errmsg"),
    WECOM: ("errcode", "errmsg"),
    FEISHU: ("code", "msg"),
}
_GOOD = {DINGTALK: "ok", WECOM: "ok", FEISHU: "success"}
_GONE = {
    DINGTALK: (300005, "token is not exist"),
    WECOM: (93000, "invalid webhook url"),
    FEISHU: (19001, "param invalid: incoming webhook access token invalid"),
}
_UNSIGNED = {
    DINGTALK: (310000, "sign not match"),
    FEISHU: (19021, "sign match fail or timestamp is not within one hour from current time"),
}
_TOO_OFTEN = {
    DINGTALK: (130101, "send too fast, exceed 20 times per minute"),
    WECOM: (45009, "api freq out of limit"),
    FEISHU: (11232, "frequency limited"),
}
_BAD_BODY = {
    DINGTALK: (40035, "不合法的参数"),
    WECOM: (44004, "text content is empty"),
    FEISHU: (9499, "Bad Request"),
}
_TOO_LONG = {
    DINGTALK: (460101, "message too long, exceed 20000 bytes"),
    WECOM: (40058, "text.content exceed max length 2048"),
    FEISHU: (9499, "Bad Request"),
}


@dataclass
class _Group:
    """One group: the token of its robot, the secret, and what it was told."""

    path: str
    token: str
    secret: str
    sent: deque[datetime] = field(default_factory=lambda: deque(maxlen=200))
    texts: list[str] = field(default_factory=list)


class Robots:
    """Takes the messages of three groups."""

    name = "robots"

    def __init__(self, world: World) -> None:
        self._world = world
        keys = world.keys
        self._groups = {
            path: _Group(path, f"{keys.robot_token}{place}", secret)
            for place, (path, secret) in enumerate(
                {DINGTALK: f"SEC{keys.robot_secret}", WECOM: "", FEISHU: keys.robot_secret}.items()
            )
        }

    def claims(self, request: Request) -> bool:
        """Tell whether a request is to a robot, or asks what they were told."""
        return request.path in {DINGTALK, WECOM, HEARD} or request.path.startswith(FEISHU)

    def credentials(self, base_url: str) -> dict[str, Any]:
        """Return where each robot hears, and by what it is signed."""
        told = {}
        for path, group in self._groups.items():
            tail = {DINGTALK: "?access_token=", WECOM: "?key=", FEISHU: ""}[path] + group.token
            told[_NAMES[path]] = {"address": f"{base_url}{path}{tail}", "secret": group.secret}
        return {"robots": told}

    def answer(self, request: Request) -> Answer:
        """Take a message, or refuse it as its platform would: with status 200."""
        if request.path == HEARD:
            return json_answer({_NAMES[g.path]: g.texts for g in self._groups.values()})
        path = FEISHU if request.path.startswith(FEISHU) else request.path
        group = self._groups[path]
        return self._world.faults.disturb(
            Scope(_NAMES[path]),
            lambda: self._take(group, request),
            lambda: _refusal(path, _TOO_OFTEN[path]),
        )

    def _take(self, group: _Group, request: Request) -> Answer:
        path, now = group.path, self._world.wall.now()
        told = _object(request.body)
        if not _same(_token(request, path), group.token) or self._is_gone(path):
            return _refusal(path, _GONE[path])
        if group.secret and not _is_signed(group, request, told, now):
            return _refusal(path, _UNSIGNED[path])
        text = _text(path, told)
        if not text:
            return _refusal(path, _BAD_BODY[path])
        if len(text.encode()) > _LONGEST[path]:
            return _refusal(path, _TOO_LONG[path])
        group.sent.append(now)
        if sum(now - at < _A_MINUTE for at in group.sent) > _MOST[path]:
            return _refusal(path, _TOO_OFTEN[path])
        group.texts.append(text)
        return _refusal(path, (0, _GOOD[path]))

    def _is_gone(self, path: str) -> bool:
        return bool(self._world.faults.strike(FaultKind.ACL_DECLINED, Scope(_NAMES[path])))


def _refusal(path: str, told: tuple[int, str]) -> Answer:
    code, words = told
    if code:
        logger.info("robot %s: refused (%d)", _NAMES[path], code)
    names = _FIELDS[path]
    return json_answer({names[0]: code, names[1]: words})


def _object(body: bytes) -> dict[str, Any]:
    try:
        told = json.loads(body)
    except (ValueError, RecursionError):
        return {}
    return told if isinstance(told, dict) else {}


def _text(path: str, told: Mapping[str, Any]) -> str:
    kind, part, name = ("msg_type", "content", "text") if path == FEISHU else _OTHERS
    content = told.get(part)
    if told.get(kind) != "text" or not isinstance(content, dict):
        return ""
    return str(content.get(name) or "")


_OTHERS = ("msgtype", "text", "content")


def _token(request: Request, path: str) -> str:
    if path == FEISHU:
        return request.path.removeprefix(FEISHU)
    return request.query.get("access_token" if path == DINGTALK else "key", "")


def _is_signed(group: _Group, request: Request, told: Mapping[str, Any], now: datetime) -> bool:
    """Check the platform's own recipe, and that the stamp is less than an hour off."""
    source = request.query if group.path == DINGTALK else told
    stamp, sign = str(source.get("timestamp", "")), str(source.get("sign", ""))
    if not stamp.isdecimal():
        return False
    seconds = int(stamp) / (1000 if group.path == DINGTALK else 1)
    if abs(now.timestamp() - seconds) > _AN_HOUR.total_seconds():
        return False
    text = f"{stamp}\n{group.secret}".encode()
    is_dingtalk = group.path == DINGTALK
    key, signed = (group.secret.encode(), text) if is_dingtalk else (text, b"")
    digest = hmac.new(key, signed, hashlib.sha256).digest()
    return _same(sign, base64.standard_b64encode(digest).decode())


def _same(given: str, expected: str) -> bool:
    return hmac.compare_digest(given.encode(), expected.encode())

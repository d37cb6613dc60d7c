"""Kuaidi100's real-time query (platform-apis 4.1), over the same parcels as the marketplace."""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from workbench.domain.parcels.tracking import EventKind
from workbench.sandbox.faults import FaultKind, Scope
from workbench.sandbox.numbers import is_phone_right, known_numbers
from workbench.sandbox.platform_dates import naive_text
from workbench.sandbox.verifiers import check_kuaidi100
from workbench.sandbox.wire import json_answer

if TYPE_CHECKING:
    from workbench.sandbox.script import ScriptedScan
    from workbench.sandbox.wire import Answer, Request
    from workbench.sandbox.world import World

logger = logging.getLogger(__name__)

PATH = "/poll/query.do"
# Asking for one number more often than this may lock the account; which answer a locked account
# gets was not found, so the refusal is the retriable "busy".
FLOOR = timedelta(minutes=30)
_NEEDS_PHONE = frozenset({"shunfeng", "shunfengkuaiyun", "zhongtong"})

_MESSAGES = {
    "400": "提交的数据不完整，或者贵公司没授权",
    "408": "验证码错误：收件人或寄件人手机号后四位不正确",
    "500": "查询无结果，请隔段时间再查",
    "502": "服务器繁忙",
    "503": "验证签名失败",
    "601": "KEY已过期，或查询次数已用完",
}

# state, advanced code and name of what the last scan shows.
_STATES: dict[EventKind, tuple[str, str, str]] = {
    EventKind.ORDERED: ("0", "102", "待揽收"),
    EventKind.PICKED_UP: ("1", "103", "揽收"),
    EventKind.DEPARTED: ("0", "1002", "干线"),
    EventKind.ARRIVED: ("0", "1002", "干线"),
    EventKind.OUT_FOR_DELIVERY: ("5", "5", "派件"),
    EventKind.AVAILABLE_FOR_PICKUP: ("5", "501", "投柜或驿站"),
    EventKind.DELIVERED: ("3", "301", "签收"),
}


@dataclass(frozen=True, slots=True)
class _Question:
    """What ``param`` asks for."""

    com: str
    num: str
    phone: str
    detail: int
    ascending: bool

    @classmethod
    def read(cls, text: str) -> _Question | None:
        """Return None where the text is no JSON object, or names no carrier or number."""
        try:
            param = json.loads(text)
        except (ValueError, RecursionError):
            return None
        if not isinstance(param, dict) or not (param.get("com") and param.get("num")):
            return None
        detail = str(param.get("resultv2") or "0")
        return cls(
            com=str(param["com"]),
            num=str(param["num"]),
            phone=str(param.get("phone") or ""),
            detail=int(detail) if detail in {"1", "4", "8"} else 0,
            ascending=param.get("order") == "asc",
        )


class Kuaidi100:
    """Answers ``poll/query.do``."""

    name = "kuaidi100"

    def __init__(self, world: World) -> None:
        self._world = world
        self._numbers = known_numbers(world)
        self._asked: dict[str, datetime] = {}

    def claims(self, request: Request) -> bool:
        """Tell whether a request is a query."""
        return request.path == PATH

    def credentials(self, base_url: str) -> dict[str, Any]:
        """Return the customer and the key."""
        keys = self._world.keys
        account = {"customer": keys.customer, "key": keys.provider_key}
        return {"kuaidi100": {"url": f"{base_url}{PATH}", **account}}

    def answer(self, request: Request) -> Answer:
        """Return the provider's answer to one request."""
        keys = self._world.keys
        if request.method != "POST" or "param" not in request.params:
            return refusal("400", "incomplete request")
        check = check_kuaidi100(request.params, keys.customer, keys.provider_key)
        if not check.holds:
            return refusal("503", check.reason)
        if self._world.faults.strike(FaultKind.ACL_DECLINED, Scope("kuaidi100")):
            return refusal("601", "fault switch")
        question = _Question.read(request.params["param"])
        if question is None:
            return refusal("400", "param is incomplete")
        return self._world.faults.disturb(
            Scope("kuaidi100"),
            lambda: self._look_up(question),
            lambda: refusal("502", "fault switch"),
        )

    def _look_up(self, question: _Question) -> Answer:
        if self._is_too_soon(question.num):
            return refusal("502", "same number within the floor")
        known = self._numbers.get(question.num)
        if question.com in _NEEDS_PHONE and not is_phone_right(known, question.phone):
            return refusal("408", "phone")
        if known is None or known.parcel.carrier.id != question.com:
            return refusal("500", "no such number with this carrier")
        scans = known.parcel.told(self._world.now(), by_carrier=True)
        if not scans:
            return refusal("500", "no trace yet")
        logger.debug("kuaidi100 %s: answered %s scans", question.com, len(scans))
        found = _found(question, scans)
        if self._world.faults.strike(FaultKind.MISSING_LIST, Scope("kuaidi100")):
            del found["data"]
        return json_answer(found)

    def _is_too_soon(self, number: str) -> bool:
        """Hold the floor in wall time, shortened by the season's speed."""
        floor = FLOOR / max(self._world.clock.speed, 1)
        now = self._world.wall.now()
        last = self._asked.get(number)
        if last is not None and now - last < floor:
            return True
        self._asked[number] = now
        return False


def refusal(code: str, reason: str) -> Answer:
    """Return a failure as the provider shapes it; the reason goes to the log only."""
    logger.info("kuaidi100 query: refused %s (%s)", code, reason)
    return json_answer({"result": False, "returnCode": code, "message": _MESSAGES[code]})


def _found(question: _Question, scans: list[ScriptedScan]) -> dict[str, Any]:
    state, code, _ = _STATES[scans[-1].kind]
    data = [_item(scan, question.detail) for scan in scans]
    return {
        "message": "ok",
        "nu": question.num,
        "ischeck": "1" if state == "3" else "0",
        "com": question.com,
        "status": "200",
        "state": code if question.detail >= 4 else state,
        "condition": "00",
        "isLoop": False,
        "data": data if question.ascending else data[::-1],
    }


def _item(scan: ScriptedScan, detail: int) -> dict[str, str]:
    when = naive_text(scan.at)
    item = {"time": when, "ftime": when, "context": scan.text}
    _, code, name = _STATES[scan.kind]
    if detail >= 1:
        item |= {"status": name, "areaName": scan.city}
    if detail >= 4:
        item |= {"statusCode": code}
    return item

"""Kdniao's query (platform-apis 5), over the same parcels as the marketplaces.

How often a number may be asked for is not documented and not held here.
"""

from __future__ import annotations

import json
import logging
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote_plus

from workbench.domain.parcels.tracking import EventKind
from workbench.sandbox.faults import FaultKind, Scope
from workbench.sandbox.numbers import is_phone_right, known_numbers
from workbench.sandbox.platform_dates import naive_text
from workbench.sandbox.verifiers import check_kdniao
from workbench.sandbox.wire import json_answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.sandbox.script import ScriptedScan
    from workbench.sandbox.wire import Answer, Request
    from workbench.sandbox.world import World

logger = logging.getLogger(__name__)

PATH = "/Ebusiness/EbusinessOrderHandle.aspx"
_PLAIN, _ADVANCED = "1002", "8001"
_CODES = {
    "shunfeng": "SF",
    "zhongtong": "ZTO",
    "yuantong": "YTO",
    "shentong": "STO",
    "yunda": "YD",
    "youzhengguonei": "YZPY",
    "jtexpress": "JTSD",
}
_ILLEGAL = "非法参数[EBusinessID、AppKey或签名不正确]"
_NO_PLAN = "业务错误[没有可用套餐]"
_TOO_OFTEN = "请求过于频繁"
_PHONE = "无效的输入[【CustomerName】顺丰、中通请填写收件人或寄件人手机号后四位]"

# State and the advanced code of what the last scan shows.
_STATES: dict[EventKind, tuple[str, str]] = {
    EventKind.ORDERED: ("0", "10"),
    EventKind.PICKED_UP: ("1", "1"),
    EventKind.DEPARTED: ("2", "2"),
    EventKind.ARRIVED: ("2", "204"),
    EventKind.OUT_FOR_DELIVERY: ("2", "202"),
    EventKind.AVAILABLE_FOR_PICKUP: ("2", "211"),
    EventKind.DELIVERED: ("3", "301"),
}


@dataclass(frozen=True, slots=True)
class _Question:
    """What ``RequestData`` asks for."""

    carrier: str
    number: str
    phone: str
    is_advanced: bool

    @classmethod
    def read(cls, text: str, request_type: str) -> _Question | None:
        """Return None where the text is no JSON object."""
        try:
            asked = json.loads(text)
        except (ValueError, RecursionError):
            return None
        if not isinstance(asked, dict):
            return None
        names = ("ShipperCode", "LogisticCode", "CustomerName")
        code, number, phone = (str(asked.get(name) or "").strip() for name in names)
        carrier = next((ours for ours, theirs in _CODES.items() if theirs == code), "")
        return cls(carrier, number, phone, request_type == _ADVANCED)

    @property
    def wants_phone(self) -> bool:
        """Tell whether the carrier asks for the last digits of a telephone."""
        return self.carrier == "shunfeng" or (self.is_advanced and self.carrier == "zhongtong")


class Kdniao:
    """Answers the query, plain and advanced."""

    name = "kdniao"

    def __init__(self, world: World) -> None:
        self._world = world
        self._numbers = known_numbers(world)

    def claims(self, request: Request) -> bool:
        """Tell whether a request is a query."""
        return request.path == PATH

    def credentials(self, base_url: str) -> dict[str, Any]:
        """Return the business id and the key."""
        keys = self._world.keys
        account = {"ebusiness_id": keys.kdniao_id, "app_key": keys.kdniao_key}
        return {"kdniao": {"url": f"{base_url}{PATH}", **account}}

    def answer(self, request: Request) -> Answer:
        """Return the provider's answer to one request; refusals have status 200 as well."""
        keys, form = self._world.keys, _decoded(request.params)
        check = check_kdniao(form, keys.kdniao_id, keys.kdniao_key)
        scope = Scope("kdniao")
        if not check.holds:
            return self._refusal(_ILLEGAL, check.reason)
        if form.get("RequestType") not in {_PLAIN, _ADVANCED}:
            return self._refusal(_NO_PLAN, "request type")
        if self._world.faults.strike(FaultKind.ACL_DECLINED, scope):
            return self._refusal(_NO_PLAN, "fault switch")
        question = _Question.read(form["RequestData"], form["RequestType"])
        return self._world.faults.disturb(
            scope,
            lambda: self._look_up(question),
            lambda: self._refusal(_TOO_OFTEN, "fault switch"),
        )

    def _look_up(self, question: _Question | None) -> Answer:
        if question is None or not question.carrier:
            return self._refusal("无效的输入[【ShipperCode】不能识别]", "carrier")
        if not question.number:
            return self._refusal("无效的输入[【LogisticCode】不能为空]", "number")
        known = self._numbers.get(question.number)
        if question.wants_phone and not is_phone_right(known, question.phone):
            return self._refusal(_PHONE, "phone")
        scans: list[ScriptedScan] = []
        if known is not None and known.parcel.carrier.id == question.carrier:
            scans = known.parcel.told(self._world.now(), by_carrier=True)
        logger.debug("kdniao %s: answered %s scans", question.carrier, len(scans))
        found = self._found(question, scans)
        if self._world.faults.strike(FaultKind.MISSING_LIST, Scope("kdniao")):
            del found["Traces"]
        return json_answer(found)

    def _found(self, question: _Question, scans: list[ScriptedScan]) -> dict[str, Any]:
        state, advanced = _STATES[scans[-1].kind] if scans else ("0", "0")
        told = {
            "EBusinessID": self._world.keys.kdniao_id,
            "OrderCode": "",
            "ShipperCode": _CODES[question.carrier],
            "LogisticCode": question.number,
            "Success": True,
            "Reason": None,
            "State": state,
            "Traces": [_trace(scan, is_advanced=question.is_advanced) for scan in scans],
        }
        if question.is_advanced:
            told |= {"StateEx": advanced, "Location": scans[-1].city if scans else ""}
        return told

    def _refusal(self, words: str, reason: str) -> Answer:
        logger.info("kdniao query: refused (%s)", reason)
        told = {"EBusinessID": self._world.keys.kdniao_id, "Success": False, "Reason": words}
        return json_answer(told)


def _decoded(form: Mapping[str, str]) -> Mapping[str, str]:
    """Return a form whose texts were encoded once more than a form needs as they were before.

    The provider's pages ask for an encoding, and public clients encode again what their HTTP
    library encodes as well: the signature is over the plain text either way.
    """
    if not form.get("RequestData", "").startswith("%7B"):
        return form
    texts = {name: unquote_plus(form.get(name, "")) for name in ("RequestData", "DataSign")}
    # A Base64 text that was encoded once has a plus that is no space.
    texts["DataSign"] = texts["DataSign"].replace(" ", "+")
    return {**form, **texts}


def _trace(scan: ScriptedScan, *, is_advanced: bool) -> dict[str, str]:
    """Return one scan; oldest first they are listed."""
    told = {"AcceptTime": naive_text(scan.at), "AcceptStation": scan.text, "Remark": ""}
    if is_advanced:
        told |= {"Location": scan.city, "Action": _STATES[scan.kind][1]}
    return told

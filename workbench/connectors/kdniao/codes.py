"""Kdniao's codes and what they are in ours (platform-apis 4.3 and 5).

Its refusals are texts alone: they are told apart by the words that were seen in them, and never
repeated.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.connectors import reasons
from workbench.domain.errors import (
    ConnectorError,
    ParcelRefused,
    RateLimited,
    Refused,
    UnexpectedAnswer,
    Unreachable,
    marked,
)

if TYPE_CHECKING:
    from collections.abc import Callable

SERVICE = marked("errors", "Kdniao")
SOURCE = "kdniao"
DATA_TYPE = "2"

# Our carrier id is Kuaidi100's code.
SHIPPER_CODES = {
    "shunfeng": "SF",
    "zhongtong": "ZTO",
    "yuantong": "YTO",
    "shentong": "STO",
    "yunda": "YD",
    "huitongkuaidi": "HTKY",
    "zhaijisong": "ZJS",
    "ems": "EMS",
    "youzhengguonei": "YZPY",
    "jd": "JD",
    "jtexpress": "JTSD",
    "debangkuaidi": "DBL",
    "youshuwuliu": "UC",
    "danniao": "DNWL",
}


class RequestType(StrEnum):
    """Which query an account's plan holds: the plain one, or the one with advanced states."""

    PLAIN = "1002"
    ADVANCED = "8001"

    def needs_phone(self, carrier: str) -> bool:
        """Tell whether this query wants the last four digits of a telephone for a carrier."""
        return carrier == "shunfeng" or (self is RequestType.ADVANCED and carrier == "zhongtong")


KEYS_WRONG = marked("errors", "wrong business id or key")
NO_PLAN = marked("errors", "the account has no plan for this query, or its quota is used up")
NOT_TOLD = marked("errors", "incomplete question or unknown carrier")

# The first of which a word is found tells the kind; a refusal that none fits is a refusal.
_KINDS: tuple[tuple[tuple[str, ...], Callable[[], ConnectorError]], ...] = (
    (
        ("CustomerName", "手机", "电话"),
        lambda: ParcelRefused(service=SERVICE, reason=reasons.PHONE_WANTED),
    ),
    (
        ("无效的输入", "ShipperCode", "LogisticCode", "不支持"),
        lambda: ParcelRefused(service=SERVICE, reason=NOT_TOLD),
    ),
    (("频繁", "频率", "限流"), lambda: RateLimited(service=SERVICE)),
    (("套餐", "余额不足"), lambda: Refused(service=SERVICE, reason=NO_PLAN)),
    (("系统繁忙", "系统异常", "超时", "稍后"), lambda: Unreachable(service=SERVICE)),
    (("非法参数", "签名"), lambda: Refused(service=SERVICE, reason=KEYS_WRONG)),
)


def error_for(told: str) -> ConnectorError:
    """Return our error for the text of a refusal."""
    if not told:
        return UnexpectedAnswer(service=SERVICE, reason=reasons.UNKNOWN_SHAPE)
    for words, error in _KINDS:
        if any(word in told for word in words):
            return error()
    return Refused(service=SERVICE, reason=reasons.UNKNOWN_CODE)

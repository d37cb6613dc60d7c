"""Robots' codes and what they are in ours.

DingTalk: 自定义机器人接入 and the error table of its open platform; WeCom: 消息推送 91770 and the
global codes 90313; Feishu: 自定义机器人使用指南. One code of DingTalk's stands for several faults,
which its words tell apart; the words are never repeated.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.errors import (
    ConnectorError,
    RobotBusy,
    RobotRefused,
    Unreachable,
    marked,
)
from workbench.domain.telling.robots import RobotKind

if TYPE_CHECKING:
    from collections.abc import Mapping

SERVICES: Mapping[RobotKind, str] = {
    RobotKind.DINGTALK: marked("errors", "DingTalk"),
    RobotKind.WECOM: marked("errors", "WeCom"),
    RobotKind.FEISHU: marked("errors", "Feishu"),
}
# Bytes of a text that a message may hold: WeCom documents 2048; DingTalk and Feishu take 20,000.
LARGEST: Mapping[RobotKind, int] = {
    RobotKind.DINGTALK: 18_000,
    RobotKind.WECOM: 2048,
    RobotKind.FEISHU: 18_000,
}

GONE = marked("errors", "the robot is no longer there: it was removed, or the address is old")
STOPPED = marked("errors", "the robot was switched off in the group")
SIGNATURE = marked("errors", "the signing secret is not the robot's, or this clock is an hour off")
KEYWORD = marked("errors", "the robot wants a keyword: enter 履约工作台 as one in its settings")
PLACE = marked("errors", "the robot takes messages from other internet addresses alone")
SAFETY = marked("errors", "the robot's security settings do not let it through")

# DingTalk punishes more than 20 a minute with ten minutes, WeCom counts by the minute, Feishu takes
# 100 a minute.
_BUSY_FOR = {
    RobotKind.DINGTALK: timedelta(minutes=10),
    RobotKind.WECOM: timedelta(minutes=1),
    RobotKind.FEISHU: timedelta(minutes=1),
}
_BUSY = {
    RobotKind.DINGTALK: {130101, 410100},
    RobotKind.WECOM: {45009},
    RobotKind.FEISHU: {11232, 99991400},
}
_DOWN = {RobotKind.DINGTALK: {-1}, RobotKind.WECOM: {-1}, RobotKind.FEISHU: set[int]()}
_REASONS: Mapping[RobotKind, Mapping[int, str]] = {
    RobotKind.DINGTALK: {
        300001: GONE,
        300005: GONE,
        400101: GONE,
        400106: GONE,
        400013: GONE,
        400102: STOPPED,
    },
    RobotKind.WECOM: {93000: GONE},
    RobotKind.FEISHU: {19001: GONE, 19021: SIGNATURE, 19022: PLACE, 19024: KEYWORD},
}
_DINGTALK_SAFETY = 310000
# The first of which a word is found tells which of a robot's security settings refused.
_SAFETY_WORDS = (
    (("keyword", "关键词"), KEYWORD),
    (("sign", "签名", "timestamp", "时间戳"), SIGNATURE),
    (("whitelist", "白名单", "ip "), PLACE),
)


def error_for(kind: RobotKind, code: int, told: str) -> ConnectorError:
    """Return our error for a refusal; ``told`` are its words, by which it is told apart."""
    service = SERVICES[kind]
    if code in _BUSY[kind]:
        return RobotBusy(service=service, retry_after=_BUSY_FOR[kind])
    if code in _DOWN[kind]:
        return Unreachable(service=service)
    if kind is RobotKind.DINGTALK and code == _DINGTALK_SAFETY:
        return RobotRefused(service=service, reason=_safety(told.lower()))
    return RobotRefused(service=service, reason=_REASONS[kind].get(code, str(code)))


def _safety(told: str) -> str:
    for words, reason in _SAFETY_WORDS:
        if any(word in told for word in words):
            return reason
    return SAFETY

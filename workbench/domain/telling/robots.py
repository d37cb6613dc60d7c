"""Robots of group chats: where they hear, what they are told, and how that went.

Addresses and secrets are as good as a key to the group: they live in the encrypted file alone, and
no ``repr`` shows them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType
from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from workbench.domain.errors import BadInput, marked
from workbench.domain.rules.decisions import Level
from workbench.domain.telling.alerts import Alerting, AlertSettings, Category, QuietHours

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

ADDRESS = marked("errors", "The robot's address")
NAME = marked("errors", "The robot's name")
LONGEST_NAME, LONGEST_ADDRESS, LONGEST_SECRET = 40, 500, 200
MOST_ROBOTS = 10
_UNKNOWN = marked(
    "errors",
    "it is not one of a DingTalk, WeCom or Feishu group; copy the whole webhook address from the "
    "group's settings",
)
_TOKEN = re.compile(r"[A-Za-z0-9_-]{8,200}")
_THIS_MACHINE = frozenset({"127.0.0.1", "::1"})


class RobotKind(StrEnum):
    """Whose groups a robot sits in."""

    DINGTALK = "dingtalk"
    WECOM = "wecom"
    FEISHU = "feishu"


@dataclass(frozen=True, slots=True)
class _Place:
    """Where robots of a kind hear; ``token`` names the query's field, "" ends the path with it."""

    host: str
    path: str
    token: str = ""


# As the three publish them: DingTalk 自定义机器人接入, WeCom 消息推送 (群机器人) 91770, Feishu
# 自定义机器人使用指南. Messages go nowhere else.
_PLACES: Mapping[RobotKind, _Place] = MappingProxyType(
    {
        RobotKind.DINGTALK: _Place("oapi.dingtalk.com", "/robot/send", "access_token"),
        RobotKind.WECOM: _Place("qyapi.weixin.qq.com", "/cgi-bin/webhook/send", "key"),
        RobotKind.FEISHU: _Place("open.feishu.cn", "/open-apis/bot/v2/hook/"),
    }
)


@dataclass(frozen=True, slots=True)
class Hook:
    """Where one robot hears, and the secret that signs what it is told ("" where it has none)."""

    kind: RobotKind
    address: str = field(repr=False)
    secret: str = field(default="", repr=False)

    @property
    def hint(self) -> str:
        """Return what may be shown of the address: its host and its last four characters."""
        return f"{urlsplit(self.address).hostname} …{self.address[-4:]}"


def read_hook(address: str, secret: str = "") -> Hook:
    """Return the robot that an address copied from a group's settings is of.

    A sandbox on this machine is told apart by its path.

    Raises:
        BadInput: it is no address of the three, or more than an address was copied.
    """
    try:
        parts = urlsplit(address.strip()[:LONGEST_ADDRESS])
        is_local = parts.scheme == "http" and parts.hostname in _THIS_MACHINE
    except ValueError as error:
        raise BadInput(what=ADDRESS, reason=_UNKNOWN) from error
    for kind, place in _PLACES.items():
        is_official = parts.scheme == "https" and parts.netloc == place.host
        if (is_official or (is_local and "@" not in parts.netloc)) and parts.path.startswith(
            place.path
        ):
            origin = f"{parts.scheme}://{parts.netloc}"
            signed = "" if kind is RobotKind.WECOM else secret.strip()[:LONGEST_SECRET]
            return Hook(kind, origin + _target(place, parts.path, parts.query), signed)
    raise BadInput(what=ADDRESS, reason=_UNKNOWN)


def _target(place: _Place, path: str, query: str) -> str:
    """Return path and query with the token alone: a copied timestamp or signature is old."""
    token = parse_qs(query).get(place.token, [""])[0] if place.token else path[len(place.path) :]
    if not _TOKEN.fullmatch(token) or (place.token and path != place.path):
        reason = marked("errors", "its last part is missing; copy the whole address")
        raise BadInput(what=ADDRESS, reason=reason)
    return f"{place.path}?{place.token}={token}" if place.token else f"{place.path}{token}"


@dataclass(frozen=True, slots=True)
class RobotWishes:
    """What a robot is told: notices of these categories from a level on, and the group's report."""

    categories: frozenset[Category] = frozenset(
        {Category.WARNINGS, Category.TICKETS, Category.FILINGS, Category.ACCOUNTS}
    )
    from_level: Level = Level.WARNING
    takes_reports: bool = True

    def alerts(self, quiet: QuietHours) -> AlertSettings:
        """Return the same as settings of pop-ups, with the seller's own quiet hours."""
        by_category = {
            category.value: Alerting(category in self.categories, self.from_level)
            for category in Category
        }
        return AlertSettings(**by_category, quiet=quiet)


class RobotState(StrEnum):
    """How a robot's last message went."""

    WELL = "well"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"
    BUSY = "busy"


@dataclass(frozen=True, slots=True)
class RobotHealth:
    """``state`` since an instant (UTC); ``reason`` is an English source text of ``errors``."""

    state: RobotState = RobotState.WELL
    since: datetime | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Robot:
    """One robot as it is shown: nothing of it tells its address or its secret."""

    id: int
    kind: RobotKind
    name: str
    hint: str
    is_signed: bool
    is_on: bool = True
    wishes: RobotWishes = field(default_factory=RobotWishes)
    health: RobotHealth = field(default_factory=RobotHealth)


def check_name(name: str) -> str:
    """Return a robot's name as it is kept.

    Raises:
        BadInput: there is none, or it is a text rather than a name.
    """
    told = " ".join(name.split())
    if not 0 < len(told) <= LONGEST_NAME:
        raise BadInput(what=NAME, reason=marked("errors", "one to forty characters"))
    return told


def clipped(text: str, most: int) -> str:
    """Return a text of at most ``most`` bytes of UTF-8, whole lines as far as they go."""
    if len(text.encode()) <= most:
        return text
    held = text.encode()[: most - len("…".encode())].decode(errors="ignore")
    head, line, _ = held.rpartition("\n")
    return f"{head if line else held}…"

"""What group chats read: numbers masked, no name, no telephone, no address."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from workbench.domain.masking import mask_free_text, mask_waybill
from workbench.domain.telling.robots import RobotKind, RobotState
from workbench.services.notices.robots import HEAD
from workbench.ui.formats import one_line
from workbench.ui.translating import translate
from workbench.ui.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from workbench.domain.telling.notices import Notice
    from workbench.domain.telling.robots import Robot
    from workbench.ui.formats import Formats
    from workbench.ui.pointer_words import Message


_NUMBER = re.compile(r"[0-9A-Za-z_-]{4,}")


def group_text(message: Message, notices: Iterable[Notice]) -> str:
    """Return a message as a group reads it; what notices are about is known by its last digits."""
    text = f"{HEAD}{message.title}\n{message.body}".strip()
    # Ten thousand notices are one message, which names a few of their numbers at most.
    named = set(_NUMBER.findall(text))
    numbers = {n for notice in notices for n in (notice.order_number, notice.waybill)} & named
    for number in sorted(numbers, key=len, reverse=True):
        text = text.replace(number, mask_waybill(number))
    return mask_free_text(text)


def report_text(message: str) -> str:
    """Return the group's report, which names no order, as a robot tells it."""
    return mask_free_text(f"{HEAD}\n{message}")


def state_line(robot: Robot, formats: Formats) -> str:
    """Return whose robot it is, where it hears, and how its last message went."""
    parts = [word(robot.kind), robot.hint]
    if robot.kind is not RobotKind.WECOM and not robot.is_signed:
        parts.append(translate("robots", "without a signing secret"))
    health = robot.health
    if health.state is not RobotState.WELL and health.since is not None:
        state = translate("robots", "{state} since {time}").replace("{state}", word(health.state))
        parts.append(state.replace("{time}", formats.full_moment(health.since)))
    if health.reason:
        parts.append(one_line(translate("errors", health.reason)))
    return " · ".join(parts)

"""Amounts, points and instants in a message's prose; None wherever it leaves a choice."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from typing import TYPE_CHECKING

from workbench.domain.clock import in_shanghai
from workbench.files.cells import Unclear, amount

if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMBER = r"(-?\d{1,9}(?:,\d{3}){0,3}(?:\.\d{1,4})?)"
_MONEY = re.compile(rf"[¥￥]\s?{_NUMBER}(?:元)?|{_NUMBER}\s?元", re.ASCII)
_TAKEN = re.compile(
    r"(?:扣款|扣除|扣划|划扣|扣减|扣罚|罚没|罚款|赔付|赔偿|补偿|违约金|退回|退还|返还)"
    rf"[^0-9¥￥\n。；;-]{{0,12}}(?:[¥￥]\s?{_NUMBER}|{_NUMBER}\s?元)",
    re.ASCII,
)
_POINTS = re.compile(
    r"(?:(?:扣分|违规积分|记分)[为是:：\s]{0,3}|(?:扣|记)(?:除|减)?(?:违规积分|违规|积分)?\s?)(\d{1,3})"
    r"(?:\s?分(?![钟拨])|(?![\d.元%小天]))",
    re.ASCII,
)
_WHEN = re.compile(
    r"(?<!\d)(\d{4})(?:年(\d{1,2})月(\d{1,2})日|([-/.])(\d{1,2})\4(\d{1,2}))"
    r"(?:[ T]{0,2}(\d{1,2})(?:[:时点](\d{1,2}))?(?:[:分](\d{1,2}))?(?!\d))?",
    re.ASCII,
)
_UNTIL_AFTER = re.compile(r"\s?[分秒]?\s?(?:之前|以前|前|截止)")
_UNTIL_BEFORE = re.compile(
    r"(?:请于|请在|最晚|最迟|截止|须在|需在|应于|应在|务必于)[^0-9。；;\n]{0,8}$"
)
_APPEAL = re.compile(r"[^。；;\n]{0,24}申诉")
_REACH = 16


def has_facts(text: str) -> bool:
    """Tell whether a text speaks of an amount, of points or of a day, clear or not."""
    return any(pattern.search(text) for pattern in (_MONEY, _TAKEN, _POINTS, _WHEN))


def amount_in(text: str) -> int | None:
    """Return the one amount that a message speaks of in 分, with its sign.

    What follows a word for taking or giving counts before other amounts, such as that of the order.
    """
    for pattern in (_TAKEN, _MONEY):
        told = {found for one in pattern.finditer(text) if (found := _fen(one)) is not None}
        if told:
            return told.pop() if len(told) == 1 else None
    return None


def _fen(found: re.Match[str]) -> int | None:
    number = next((group for group in found.groups() if group), "")
    with suppress(Unclear):
        return amount(number.replace(",", ""))
    return None


def points_in(text: str) -> int | None:
    """Return the one number of points that a message speaks of."""
    told = {int(number) for number in _POINTS.findall(text)}
    return told.pop() if len(told) == 1 else None


def time_in(text: str) -> tuple[datetime, bool] | None:
    """Return when it happened (UTC) and whether only the day is told; last moments do not count."""
    told = {(at, is_day) for at, is_day, is_due in _moments(text) if not is_due}
    return told.pop() if len(told) == 1 else None


def due_in(text: str, *, of_appeal: bool) -> datetime | None:
    """Return the one instant until which something is to be done, or only until when to appeal.

    A day alone is none.
    """
    told = {at for at, is_day, is_due in _moments(text, of_appeal) if is_due and not is_day}
    return told.pop() if len(told) == 1 else None


def _moments(text: str, of_appeal: bool = False) -> Iterator[tuple[datetime, bool, bool]]:
    for found in _WHEN.finditer(text):
        year, month, day, _, other_month, other_day, hour, minute, second = found.groups()
        at = None
        with suppress(ValueError):
            at = in_shanghai(
                datetime(
                    int(year),
                    int(month or other_month),
                    int(day or other_day),
                    int(hour or 0),
                    int(minute or 0),
                    int(second or 0),
                )
            )
        if at is not None:
            before = text[max(0, found.start() - _REACH) : found.start()]
            is_due = bool(_UNTIL_AFTER.match(text, found.end()) or _UNTIL_BEFORE.search(before))
            if not (is_due and of_appeal and not _APPEAL.match(text, found.end())):
                yield at, hour is None, is_due

"""What a board says to people and programs outside: calendar entries, a message for a group."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.counting import agreeing
from workbench.domain.errors import marked
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.shops import IMPORTED_SHOP_NAME
from workbench.domain.today.today import Stretch
from workbench.files.calendar import CalendarEvent, calendar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from workbench.domain.today.charts import TodayBoard
    from workbench.domain.today.today import DueGroup, OutletCount, Risk

CONTEXT = "today_text"
STRETCHES = {
    Stretch.OVERDUE: marked("today_text", "Overdue"),
    Stretch.BEFORE_CLOSING: marked("today_text", "Before closing time"),
    Stretch.WITHIN_24H: marked("today_text", "Within 24 h"),
    Stretch.WITHIN_72H: marked("today_text", "Within 72 h"),
    Stretch.LATER: marked("today_text", "Later"),
    Stretch.UNDATED: marked("today_text", "Before the penalty, time unknown"),
}
MOST_OUTLETS = 10
# A deadline is the last good second; what people are told is the minute from which it is too late.
_SECOND = timedelta(seconds=1)
_PAST = {Stretch.OVERDUE}


@dataclass(frozen=True, slots=True)
class Speech:
    """Words in the reader's language: texts by context, rules' short names, shops by id."""

    translate: Callable[[str, str], str]
    rule: Callable[[str, bool], str]
    shops: Mapping[str, str]

    def text(self, source: str, **values: object) -> str:
        """Return a translated text with its values filled in."""
        numbers = {name: value for name, value in values.items() if isinstance(value, int)}
        return agreeing(self.translate(CONTEXT, source), **numbers).format(**values)

    def shop(self, shop_id: str) -> str:
        """Return a shop's name."""
        name = self.shops.get(shop_id, shop_id)
        return self.translate("imports", name) if name == IMPORTED_SHOP_NAME else name

    def stretch(self, stretch: Stretch) -> str:
        """Return the words for a stretch of time."""
        return self.text(STRETCHES[stretch])

    def warning(self, group: DueGroup) -> str:
        """Return a group's short name, and how many rows it stands for."""
        name = self.rule(group.rule, group.stretch in _PAST)
        return f"{name} × {group.count}" if group.count > 1 else name

    def risk(self, risk: Risk) -> str:
        """Return ¥15.00 + unknown 3 + 2 points, "" where nothing is at risk."""
        parts = [f"¥{risk.fen // 100:,}.{risk.fen % 100:02d}"] if risk.fen else []
        if risk.unknown:
            parts.append(self.text(marked("today_text", "unknown {n}"), n=risk.unknown))
        if risk.points:
            parts.append(self.text(marked("today_text", "{n} point(s)"), n=risk.points))
        if risk.unknown_points:
            parts.append(self.text(marked("today_text", "points unknown")))
        return " + ".join(parts)


def minute(due: datetime | None) -> str:
    """Return the minute from which it is too late, in Shanghai; — where it is not known."""
    return f"{(due + _SECOND).astimezone(SHANGHAI):%m-%d %H:%M}" if due else "—"


def today_calendar(board: TodayBoard, speech: Speech) -> bytes:
    """Return the deadlines ahead as a calendar file, one entry per hour, shop and warning.

    It may end up in somebody else's cloud: no number of an order or a parcel stands in it.
    """
    name = speech.text(marked("today_text", "Fulfilment deadlines"))
    return calendar(_entries(board, speech), board.now, name)


def _entries(board: TodayBoard, speech: Speech) -> Iterator[CalendarEvent]:
    for group in board.due.groups:
        if group.due is None or group.stretch in _PAST:
            continue
        risk = speech.risk(group.risk)
        expected = marked("today_text", "Expected deduction: {risk}")
        yield CalendarEvent(
            _uid(group),
            group.due + _SECOND,
            f"{speech.warning(group)} · {speech.shop(group.shop_id)}",
            speech.text(expected, risk=risk) if risk else "",
        )


def _uid(group: DueGroup) -> str:
    """Return what the entry keeps however many rows it stands for; it tells nothing itself."""
    since = group.since.isoformat() if group.since else group.stretch.value
    words = "\0".join((group.shop_id, group.rule, since))
    return f"{hashlib.sha256(words.encode()).hexdigest()[:32]}@fulfilment-workbench"


def group_message(board: TodayBoard, speech: Speech) -> str:
    """Return what a work group is told: by shop what is due, then where parcels lie.

    Only counts and times: order and waybill numbers stay here.
    """
    time = f"{board.now.astimezone(SHANGHAI):%m-%d %H:%M}"
    heading = speech.text(marked("today_text", "Deadlines, {time}"), time=time)
    return "\n".join([heading, *_by_shop(board, speech), *_by_outlet(board, speech)])


def _by_shop(board: TodayBoard, speech: Speech) -> Iterator[str]:
    shops: dict[str, list[DueGroup]] = defaultdict(list)
    for group in board.due.groups:
        if group.stretch in {Stretch.OVERDUE, Stretch.BEFORE_CLOSING}:
            shops[group.shop_id].append(group)
    if not shops:
        yield speech.text(marked("today_text", "Nothing is due before closing time."))
    loads = {load.shop_id: load for load in board.due.shops}
    for shop_id, groups in shops.items():
        load = loads[shop_id]
        count = marked("today_text", "{shop}: {n} before closing time, {overdue} of them overdue")
        line = speech.text(count, shop=speech.shop(shop_id), n=load.count, overdue=load.overdue)
        risk = speech.risk(load.risk)
        yield f"【{line}】" + (f" {risk}" if risk else "")
        yield from (_group_line(group, speech) for group in groups)


def _group_line(group: DueGroup, speech: Speech) -> str:
    stretch = speech.stretch(group.stretch)
    return f"· {stretch} {minute(group.due)} {speech.warning(group)}"


def _by_outlet(board: TodayBoard, speech: Speech) -> Iterator[str]:
    found = board.due.outlets[:MOST_OUTLETS]
    if found:
        yield speech.text(marked("today_text", "Where warned parcels lie:"))
    for one in found:
        count = marked("today_text", "· {place}: {n} parcel(s), the first due {time}")
        yield speech.text(count, place=place_name(one), n=one.count, time=minute(one.earliest))


def place_name(one: OutletCount) -> str:
    """Return 圆通·义乌转运中心."""
    carrier = carrier_by_id(one.carrier).name if one.carrier else ""
    return f"{carrier}·{one.site}" if carrier else one.site

"""What the today view says of deadlines and what they cost (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.counting import counted
from workbench.domain.errors import marked
from workbench.domain.today.today import Stretch
from workbench.ui.formats import one_line
from workbench.ui.theme import Tone
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.today.today import DueGroup, DueList, Risk
    from workbench.ui.formats import Formats
    from workbench.ui.tables.columns import Look

STRETCHES = {
    Stretch.OVERDUE: marked("today", "Overdue"),
    Stretch.BEFORE_CLOSING: marked("today", "Before closing time"),
    Stretch.WITHIN_24H: marked("today", "Within 24 h"),
    Stretch.WITHIN_72H: marked("today", "Within 72 h"),
    Stretch.LATER: marked("today", "Later"),
    Stretch.UNDATED: marked("today", "Before the penalty, time unknown"),
}
BETWEEN = " · "  # the parts of a line
STRETCH_TONES = {
    Stretch.OVERDUE: Tone.CRITICAL,
    Stretch.BEFORE_CLOSING: Tone.CRITICAL,
    Stretch.WITHIN_24H: Tone.WARNING,
}


def stretch_word(stretch: Stretch) -> str:
    """Return the window's word for a stretch of time."""
    return translate("today", STRETCHES[stretch])


def risk_text(risk: Risk, formats: Formats) -> str:
    """Return ¥15.00 + unknown 3 · 2 points; "" where nothing is at risk.

    What is known never stands alone where something is not.
    """
    money = [formats.money(risk.fen)] if risk.fen else []
    if risk.unknown:
        words = translate("today", "unknown {n}")
        money.append(words.replace("{n}", formats.count(risk.unknown)))
    points = [points_text(risk, formats)] if risk.points or risk.unknown_points else []
    return " · ".join([*([" + ".join(money)] if money else []), *points])


def points_text(risk: Risk, formats: Formats) -> str:
    """Return 2 points, points unknown, or both."""
    parts = []
    if risk.points:
        parts.append(counted(translate("today", "{n} point(s)"), n=risk.points))
    if risk.unknown_points:
        parts.append(translate("today", "points unknown"))
    return " + ".join(parts)


def group_title(group: DueGroup, look: Look) -> str:
    """Return the warning's short name, and how many rows it stands for."""
    name = look.rules.chip(group.rule, is_overdue=group.stretch is Stretch.OVERDUE)
    if group.count == 1:
        return name
    words = translate("today", "{name} × {n}").replace("{name}", name)
    return words.replace("{n}", look.formats.count(group.count))


def group_time(group: DueGroup, look: Look) -> str:
    """Return the countdown to the first of them."""
    if group.due is None:
        return translate("today", "Pre-penalty")
    return look.formats.remaining(group.due, look.now)


def group_line(group: DueGroup, shop: str, look: Look) -> str:
    """Return the deadline with its date, the shop, and the order of a single row."""
    parts = [_deadline(group, look), shop, one_line(group.order_number), one_line(group.waybill)]
    return BETWEEN.join(part for part in parts if part)


def _deadline(group: DueGroup, look: Look) -> str:
    if group.due is None:
        return ""
    source = (
        translate("today", "Due {time}")
        if group.count == 1
        else translate("today", "First due {time}")
    )
    return source.replace("{time}", look.formats.deadline(group.due))


def context_line(due: DueList, formats: Formats) -> str:
    """Return how much there is to do before closing time, and what it puts at risk."""
    count = due.by_stretch.get(Stretch.OVERDUE, 0) + due.by_stretch.get(Stretch.BEFORE_CLOSING, 0)
    words = translate("today", "{n} to handle before closing time").replace(
        "{n}", formats.count(count)
    )
    risk = risk_text(due.before_closing, formats)
    expected = translate("today", "expected {risk}").replace("{risk}", risk)
    return f"{words} · {expected}" if risk else words


def unpriced_line(count: int, formats: Formats) -> str:
    """Return that some orders' risk was not worked out, "" where all were."""
    words = translate("today", "{n} further orders not priced")
    return words.replace("{n}", formats.count(count)) if count else ""


def reviewed_line(at: datetime | None, formats: Formats) -> str:
    """Return when somebody last looked back, "" where nobody did."""
    words = translate("today", "last reviewed {time}")
    return words.replace("{time}", formats.moment(at)) if at is not None else ""


def past_line(now: datetime, formats: Formats) -> str:
    """Return that the view looks back, and to when."""
    words = translate(
        "today",
        "Looking back at {time}: deadlines as recorded then, figures by the times of the scans.",
    )
    return words.replace("{time}", formats.moment(now))

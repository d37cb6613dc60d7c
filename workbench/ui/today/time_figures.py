"""Figures over time: deadlines by hour, warnings by day, pickup by day of payment (pure)."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.counting import counted
from workbench.domain.today.charts import PICKUP_LINE
from workbench.domain.views import Span, Urgency
from workbench.ui.formats import NOTHING
from workbench.ui.monitor.choice import MonitorChoice
from workbench.ui.theme import Tone
from workbench.ui.today.figures import Figure, Form, Mark
from workbench.ui.translating import translate

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from workbench.domain.today.charts import DayCount, PickupDay, TodayBoard
    from workbench.domain.today.today import HourCount
    from workbench.ui.formats import Formats

_HOUR = timedelta(hours=1)
_DAY = timedelta(days=1)
_TICK_HOURS = 12
_SOON = timedelta(hours=24)


def hours_figure(board: TodayBoard, formats: Formats, shop_id: str = "") -> Figure:
    """Return how many rows fall due in each of the next 72 hours."""
    return Figure(
        "hours",
        translate("today", "Deadlines in the next 72 hours"),
        translate("today", "Warned rows by the hour in which they fall due"),
        Form.COLUMNS,
        (translate("today", "Hour"), translate("today", "Rows")),
        tuple(_hour_mark(hour, board, formats, shop_id) for hour in board.due.hours),
        translate("today", "Nothing falls due in the next 72 hours"),
    )


def _hour_mark(hour: HourCount, board: TodayBoard, formats: Formats, shop_id: str) -> Mark:
    local, until = hour.since.astimezone(SHANGHAI), hour.since + _HOUR
    name = f"{formats.moment(hour.since)}–{formats.clock(until)}"
    words = translate("today", "{time}: {n} row(s)").replace("{time}", name)
    is_closing = hour.since < board.at.closing
    is_soon = hour.since < board.now + _SOON
    choice = MonitorChoice(due=Span(hour.since, until), place=name, shop_id=shop_id)
    return Mark(
        name,
        hour.count,
        formats.count(hour.count) if hour.count else "",
        counted(words, n=hour.count),
        (name, str(hour.count)),
        _hour_tick(local, formats),
        Tone.CRITICAL if is_closing else Tone.WARNING if is_soon else Tone.INFORMATION,
        choice,
    )


def _hour_tick(local: datetime, formats: Formats) -> str:
    if local.hour % _TICK_HOURS:
        return ""
    return formats.day(local.date()) if local.hour == 0 else formats.clock(local)


def appeared_figure(board: TodayBoard, formats: Formats, shop_id: str = "") -> Figure:
    """Return how many warnings appeared on each of the last days."""
    return Figure(
        "appeared",
        translate("today", "New warnings in 14 days"),
        translate("today", "As recorded then, by the day on which they appeared"),
        Form.COLUMNS,
        (translate("today", "Day"), translate("today", "New warnings")),
        tuple(_day_mark(one, board, formats, shop_id) for one in board.appeared),
        translate("today", "No warning appeared in 14 days"),
    )


def _day_mark(one: DayCount, board: TodayBoard, formats: Formats, shop_id: str) -> Mark:
    name, is_last = formats.day(one.day), one is board.appeared[-1]
    words = translate("today", "{day}: {n} new warning(s)").replace("{day}", name)
    return Mark(
        name,
        one.count,
        formats.count(one.count) if one.count else "",
        counted(words, n=one.count),
        (one.day.isoformat(), str(one.count)),
        _day_tick(one.day, formats),
        Tone.CRITICAL if is_last else Tone.INFORMATION,
        None if board.is_past else _appeared_choice(one.day, name, shop_id),
    )


def _appeared_choice(day: date, name: str, shop_id: str) -> MonitorChoice:
    """Return what leads to the rows that got a warning on a day, handled or not."""
    begin = datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
    place = translate("today", "New on {day}").replace("{day}", name)
    span = Span(begin, begin + _DAY)
    return MonitorChoice(urgency=Urgency.ALL_OPEN, appeared=span, place=place, shop_id=shop_id)


def _day_tick(day: date, formats: Formats) -> str:
    """Return the month on its first day, else the day alone: fourteen stand side by side."""
    return formats.day(day) if day.day == 1 else str(day.day)


def pickup_figure(board: TodayBoard, formats: Formats, shop_id: str = "") -> Figure:
    """Return the share of orders picked up within 48 h, with the line that has to be passed."""
    return Figure(
        "pickup",
        translate("today", "Picked up within 48 h"),
        translate(
            "today",
            "Of the orders paid on a day, but for cancelled ones and those whose trace was never "
            "asked for; the last day is three days ago, as the label counts. Above 98 % passes, "
            "98 % itself does not.",
        ),
        Form.COLUMNS,
        (
            translate("today", "Day of payment"),
            translate("today", "Paid"),
            translate("today", "Picked up within 48 h"),
            translate("today", "Share"),
        ),
        tuple(_pickup_mark(one, formats, shop_id) for one in board.pickup),
        translate("today", "No order was paid on these days"),
        float(PICKUP_LINE),
        f"{PICKUP_LINE} %",
        100.0,
    )


def _pickup_mark(one: PickupDay, formats: Formats, shop_id: str) -> Mark:
    name, share = formats.day(one.day), one.percent
    words = translate("today", "{day}: {picked} of {paid} order(s), {share}")
    told = percent(share)
    words = counted(words, picked=one.picked, paid=one.paid)
    words = words.replace("{day}", name).replace("{share}", told)
    begin = datetime(one.day.year, one.day.month, one.day.day, tzinfo=SHANGHAI)
    place = translate("today", "Paid {day}").replace("{day}", name)
    return Mark(
        name,
        share,
        f"{share:.0f}" if share is not None else "",
        words,
        (one.day.isoformat(), str(one.paid), str(one.picked), told),
        _day_tick(one.day, formats),
        Tone.GOOD if one.is_above else Tone.WARNING,
        MonitorChoice(
            urgency=Urgency.ALL_OPEN, paid=Span(begin, begin + _DAY), place=place, shop_id=shop_id
        ),
    )


def percent(share: float | None) -> str:
    """Return 97.9 %; — where it is not known. Cut off, so that 97.96 % never reads as 98 %."""
    return NOTHING if share is None else f"{int(share * 10 + 1e-9) / 10:.1f} %"


def figures_over_time(board: TodayBoard, formats: Formats, shop_id: str = "") -> Sequence[Figure]:
    """Return the three of them."""
    return tuple(
        make(board, formats, shop_id) for make in (hours_figure, appeared_figure, pickup_figure)
    )

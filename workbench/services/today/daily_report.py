"""The day's report: its deadlines, the warnings that appeared, what people did, and the figures."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.errors import marked
from workbench.domain.exchange.reports import Report, ReportTable
from workbench.domain.masking import mask_waybill
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.words import CONTEXT as WORDS
from workbench.domain.words import source_word
from workbench.services.today.speech import minute

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.today.charts import DayAct, NewWarning, TodayBoard
    from workbench.domain.words import Word
    from workbench.services.today.speech import Speech

# So many rows are printed; the report says how many more there were at least.
MOST_ROWS = 500
NOTHING = "—"
_HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Day:
    """What a report is made of; the lists hold up to one row more than is printed."""

    board: TodayBoard
    appeared: Sequence[NewWarning]
    acts: Sequence[DayAct]
    reviewed_at: datetime | None = None


def daily_report(day: Day, speech: Speech) -> Report:
    """Return the report in the reader's language; waybills are masked."""
    board = day.board
    title = marked("today_text", "Daily report {day}")
    return Report(
        speech.text(title, day=f"{board.now.astimezone(SHANGHAI):%Y-%m-%d}"),
        tuple(_lines(day, speech)),
        (
            _deadlines(board, speech),
            _appeared(day.appeared, speech),
            _acts(day.acts, speech),
            _carriers(board, speech),
            _pickup(board, speech),
        ),
        speech.text(marked("today_text", "Our own warnings; not the platform's. Times: +08:00.")),
    )


def _lines(day: Day, speech: Speech) -> list[str]:
    board = day.board
    state = marked("today_text", "State of {time}")
    lines = [speech.text(state, time=_instant(board.now))]
    risk = speech.risk(board.due.before_closing)
    if risk:
        expected = marked("today_text", "Expected deduction before closing time: {risk}")
        lines.append(speech.text(expected, risk=risk))
    if board.unpriced:
        left = marked("today_text", "Of {n} order(s) the amount was not worked out.")
        lines.append(speech.text(left, n=board.unpriced))
    if day.reviewed_at is not None:
        last = marked("today_text", "Last reviewed {time}")
        lines.append(speech.text(last, time=_instant(day.reviewed_at)))
    return lines


def _instant(at: datetime) -> str:
    return f"{at.astimezone(SHANGHAI):%Y-%m-%d %H:%M}"


def _word(speech: Speech, value: Word) -> str:
    return speech.translate(WORDS, source_word(value))


def _headers(speech: Speech, *sources: str) -> tuple[str, ...]:
    return tuple(speech.text(source) for source in sources)


def _deadlines(board: TodayBoard, speech: Speech) -> ReportTable:
    rows = [
        (
            speech.stretch(group.stretch),
            minute(group.due),
            speech.warning(group),
            speech.shop(group.shop_id),
            group.order_number or NOTHING,
            speech.risk(group.risk) or NOTHING,
        )
        for group in board.due.groups
    ]
    headers = _headers(
        speech,
        marked("today_text", "When"),
        marked("today_text", "First deadline"),
        marked("today_text", "Warning"),
        marked("today_text", "Shop"),
        marked("today_text", "Order"),
        marked("today_text", "Expected deduction"),
    )
    title = speech.text(marked("today_text", "Deadlines"))
    return _cut(ReportTable(title, headers, tuple(rows)), speech)


def _appeared(found: Sequence[NewWarning], speech: Speech) -> ReportTable:
    rows = [
        (
            minute(one.at - timedelta(seconds=1)),
            speech.rule(one.rule, one.verdict.is_missed),
            _word(speech, one.level),
            minute(one.due),
            speech.shop(one.shop_id),
            one.order_number,
            mask_waybill(one.waybill) if one.waybill else NOTHING,
        )
        for one in found
    ]
    headers = _headers(
        speech,
        marked("today_text", "Time"),
        marked("today_text", "Warning"),
        marked("today_text", "Urgency"),
        marked("today_text", "Deadline"),
        marked("today_text", "Shop"),
        marked("today_text", "Order"),
        marked("today_text", "Waybill"),
    )
    title = speech.text(marked("today_text", "Warnings that appeared"))
    return _cut(ReportTable(title, headers, tuple(rows)), speech)


def _acts(found: Sequence[DayAct], speech: Speech) -> ReportTable:
    rows = [
        (
            minute(one.at - timedelta(seconds=1)),
            one.actor or speech.text(marked("today_text", "the program")),
            _word(speech, one.state),
            speech.shop(one.shop_id),
            one.order_number,
            mask_waybill(one.waybill) if one.waybill else NOTHING,
            one.note,
        )
        for one in found
    ]
    headers = _headers(
        speech,
        marked("today_text", "Time"),
        marked("today_text", "Who"),
        marked("today_text", "Act"),
        marked("today_text", "Shop"),
        marked("today_text", "Order"),
        marked("today_text", "Waybill"),
        marked("today_text", "Note"),
    )
    title = speech.text(marked("today_text", "What was done"))
    return _cut(ReportTable(title, headers, tuple(rows)), speech)


def _carriers(board: TodayBoard, speech: Speech) -> ReportTable:
    rows = [
        (
            carrier_by_id(one.carrier).name,
            f"{one.median / _HOUR:.1f}" if one.median is not None else NOTHING,
            str(one.stays),
            str(one.stalled),
            str(one.judged),
        )
        for one in board.carriers
    ]
    headers = _headers(
        speech,
        marked("today_text", "Carrier"),
        marked("today_text", "Median hours at the first hub"),
        marked("today_text", "Stays"),
        marked("today_text", "Not gone 48 h after pickup"),
        marked("today_text", "Parcels"),
    )
    title = speech.text(marked("today_text", "Carriers, 30 days"))
    return ReportTable(title, headers, tuple(rows))


def _pickup(board: TodayBoard, speech: Speech) -> ReportTable:
    rows = [
        (one.day.isoformat(), str(one.paid), str(one.picked)) for one in board.pickup if one.paid
    ]
    headers = _headers(
        speech,
        marked("today_text", "Day of payment"),
        marked("today_text", "Paid"),
        marked("today_text", "Picked up within 48 h"),
    )
    title = speech.text(marked("today_text", "Pickup within 48 h"))
    return ReportTable(title, headers, tuple(rows))


def _cut(table: ReportTable, speech: Speech) -> ReportTable:
    """Return a table that can be printed; what was left out, or that nothing is there, is said."""
    if not table.rows:
        return ReportTable(table.title, table.headers, (), speech.text(_NONE))
    if len(table.rows) <= MOST_ROWS:
        return table
    note = speech.text(_FIRST, n=MOST_ROWS)
    return ReportTable(table.title, table.headers, table.rows[:MOST_ROWS], note)


_NONE = marked("today_text", "None.")
_FIRST = marked("today_text", "Only the first {n} are printed; the views show all.")

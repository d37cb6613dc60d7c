"""The monitor's columns, each described once."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.carriers import carrier_by_id
from workbench.domain.decisions import Level, SubjectKind, Verdict
from workbench.domain.errors import marked
from workbench.domain.handling import HandlingState
from workbench.domain.views import MonitorRow, SortKey
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.tables.columns import Column, Look, Shape
from workbench.ui.theme import LEVEL_TONES, Tone
from workbench.ui.translating import translate
from workbench.ui.words import shop_name, word

if TYPE_CHECKING:
    from datetime import datetime

# The calmest parcels are asked about every six hours (domain/schedule.py); twice that is stale.
STALE_AFTER = timedelta(hours=12)
OVERDUE = frozenset({Verdict.VIOLATION, Verdict.SEVERE_VIOLATION})

_SHAPES = {
    Level.CRITICAL: Shape.CRITICAL,
    Level.WARNING: Shape.WARNING,
    Level.INFORMATION: Shape.INFORMATION,
    Level.NONE: Shape.NONE,
}


def level_shape(level: Level) -> Shape:
    """Return the sign of a level."""
    return _SHAPES[level]


def is_settled(row: MonitorRow) -> bool:
    """Tell whether a person has done what cures; waiting for the carrier cures nothing."""
    return row.handling.is_done and row.handling is not HandlingState.AWAITING_CARRIER


def shape_of(row: MonitorRow) -> Shape:
    """Return the sign that stands before a row."""
    return Shape.DONE if is_settled(row) else level_shape(row.level)


def tone_of(row: MonitorRow, look: Look | None = None) -> Tone:
    """Return a row's tone; what is settled has no urgency any more."""
    return Tone.MUTED if is_settled(row) else LEVEL_TONES[row.level]


def rule_text(row: MonitorRow, look: Look) -> str:
    """Return the warning's short name, and how many further ones the row has."""
    if not row.rule:
        return word(Level.NONE)
    name = look.rules.chip(row.rule, is_overdue=row.verdict in OVERDUE)
    return f"{name} +{row.warnings - 1}" if row.warnings > 1 else name


def remaining_text(row: MonitorRow, look: Look) -> str:
    """Return the countdown, or what stands in its place where no instant is known."""
    if row.deadline is not None:
        return look.formats.remaining(row.deadline, look.now)
    if row.level in {Level.CRITICAL, Level.WARNING}:
        return translate("monitor", "Pre-penalty")
    return word(row.level) if row.level is Level.INFORMATION else NOTHING


def shop_text(row: MonitorRow, look: Look) -> str:
    """Return platform and shop."""
    return f"{word(row.platform)}・{shop_name(row.shop_name)}"


def last_event_text(row: MonitorRow, look: Look) -> str:
    """Return the last scan with its time; an order without a parcel shows when it was paid."""
    if row.kind is SubjectKind.ORDER:
        paid = look.formats.moment(row.paid_at)
        return translate("monitor", "Paid {time}").replace("{time}", paid)
    if not row.last_event_text and row.last_event_at is None:
        return translate("monitor", "None")
    return f"{look.formats.moment(row.last_event_at)}  {one_line(row.last_event_text)}"


def _shape_tip(row: MonitorRow, look: Look) -> str:
    return word(row.handling) if is_settled(row) else word(row.level)


def _rule_tip(row: MonitorRow, look: Look) -> str:
    return look.rules.title(row.rule) if row.rule else ""


def _is_stale(at: datetime | None, now: datetime) -> bool:
    return at is not None and now - at > STALE_AFTER


def asked_tone(at: datetime | None, now: datetime) -> Tone:
    """Return the tone of the time of the last answer: stale data is marked."""
    return Tone.WARNING if _is_stale(at, now) else Tone.MUTED


def _polled_tone(row: MonitorRow, look: Look) -> Tone:
    return asked_tone(row.polled_at, look.now)


def _polled_tip(row: MonitorRow, look: Look) -> str:
    if row.polled_at is None:
        return translate("monitor", "No source has answered for this number yet")
    asked = look.formats.moment(row.polled_at)
    if _is_stale(row.polled_at, look.now):
        return translate("monitor", "Last answer {time}: may be out of date").replace(
            "{time}", asked
        )
    return translate("monitor", "Last answer {time}").replace("{time}", asked)


def _text_tone(row: MonitorRow, look: Look) -> Tone:
    return Tone.TEXT


def _carrier_text(row: MonitorRow, look: Look) -> str:
    return carrier_by_id(row.carrier).name if row.carrier else NOTHING


MONITOR_COLUMNS: tuple[Column[MonitorRow], ...] = (
    Column(
        key="shape",
        header="",
        text=lambda row, look: shape_of(row).value,
        width=44,
        tone=tone_of,
        tip=_shape_tip,
        shape=shape_of,
    ),
    Column(
        key="rule",
        header=marked("columns", "Warning"),
        text=rule_text,
        width=176,
        tone=tone_of,
        tip=_rule_tip,
        sort=SortKey.RULE,
        is_strong=True,
    ),
    Column(
        key="remaining",
        header=marked("columns", "Remaining"),
        text=remaining_text,
        width=98,
        tone=tone_of,
        sort=SortKey.DEADLINE,
        is_right=True,
        is_strong=True,
        is_live=True,
    ),
    Column(
        key="deadline",
        header=marked("columns", "Deadline"),
        text=lambda row, look: look.formats.deadline(row.deadline),
        width=98,
        sort=SortKey.DEADLINE,
    ),
    Column(
        key="handling",
        header=marked("columns", "Handling"),
        text=lambda row, look: word(row.handling),
        width=78,
        sort=SortKey.HANDLING,
        give_way=4,
    ),
    Column(
        key="shop",
        header=marked("columns", "Platform · shop"),
        text=shop_text,
        width=112,
        tip=shop_text,
        sort=SortKey.SHOP,
        give_way=3,
    ),
    Column(
        key="order_number",
        header=marked("columns", "Order number"),
        text=lambda row, look: one_line(row.order_number),
        width=150,
        tone=_text_tone,
        sort=SortKey.ORDER_NUMBER,
    ),
    Column(
        key="carrier",
        header=marked("columns", "Carrier"),
        text=_carrier_text,
        width=58,
        tone=_text_tone,
        sort=SortKey.CARRIER,
        give_way=2,
    ),
    Column(
        key="waybill",
        header=marked("columns", "Waybill"),
        text=lambda row, look: one_line(row.waybill) or NOTHING,
        width=124,
        tone=_text_tone,
        sort=SortKey.WAYBILL,
        give_way=5,
    ),
    Column(
        key="last_event",
        header=marked("columns", "Last scan"),
        text=last_event_text,
        width=130,
        tone=_text_tone,
        tip=last_event_text,
        sort=SortKey.LAST_EVENT,
        stretches=True,
    ),
    Column(
        key="polled",
        header=marked("columns", "Asked"),
        text=lambda row, look: look.formats.near(row.polled_at, look.now),
        width=66,
        tone=_polled_tone,
        tip=_polled_tip,
        sort=SortKey.POLLED,
        give_way=1,
        is_right=True,
    ),
)

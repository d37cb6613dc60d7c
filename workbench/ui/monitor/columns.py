"""How the monitor's columns are painted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.handling import HandlingState
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.rules.decisions import Level, SubjectKind, Verdict
from workbench.domain.tables.monitor import MONITOR_FIELDS
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.tables.columns import Column, Look, Paint, Shape, painted, text_tone
from workbench.ui.theme import LEVEL_TONES, Tone
from workbench.ui.translating import translate
from workbench.ui.words import shop_name, word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.views import Beneath, MonitorRow

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
    """Return the rule's title, and beneath it the row's further warnings, one to a line."""
    if not row.rule:
        return ""
    return "\n".join([look.rules.title(row.rule), *(_beneath(one, look) for one in row.beneath)])


def _beneath(one: Beneath, look: Look) -> str:
    name = look.rules.chip(one.rule, is_overdue=one.verdict in OVERDUE)
    due = look.formats.deadline(one.deadline) if one.deadline else ""
    return f"+ {level_shape(one.level).value} {name} {due}".rstrip()


def handled_text(row: MonitorRow, look: Look) -> str:
    """Return what was done, when, by whom and with what note; a row to do says so."""
    if row.handled is None:
        return word(row.handling)
    told = (row.handled.actor, row.handled.note)
    parts = (word(row.handling), look.formats.moment(row.handled.at), *map(one_line, told))
    return "  ".join(part for part in parts if part)


def _handled_at(row: MonitorRow, look: Look) -> str:
    return look.formats.moment(row.handled.at) if row.handled else NOTHING


def _handled_by(row: MonitorRow, look: Look) -> str:
    return (one_line(row.handled.actor) if row.handled else "") or NOTHING


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


def _carrier_text(row: MonitorRow, look: Look) -> str:
    return carrier_by_id(row.carrier).name if row.carrier else NOTHING


MONITOR_COLUMNS: tuple[Column[MonitorRow], ...] = painted(
    MONITOR_FIELDS,
    {
        "shape": Paint(lambda row, look: shape_of(row).value, tone_of, _shape_tip, shape_of),
        "warning": Paint(rule_text, tone_of, _rule_tip),
        "level": Paint(lambda row, look: word(row.level), tone_of),
        "verdict": Paint(lambda row, look: word(row.verdict), text_tone),
        "remaining": Paint(remaining_text, tone_of),
        "deadline": Paint(lambda row, look: look.formats.deadline(row.deadline)),
        "handling": Paint(lambda row, look: word(row.handling), tip=handled_text),
        "handled_by": Paint(_handled_by),
        "handled_at": Paint(_handled_at),
        "platform_shop": Paint(shop_text, tip=shop_text),
        "order_number": Paint(lambda row, look: one_line(row.order_number), text_tone),
        "carrier": Paint(_carrier_text, text_tone),
        "waybill": Paint(lambda row, look: one_line(row.waybill) or NOTHING, text_tone),
        "last_scan_at": Paint(lambda row, look: look.formats.moment(row.last_event_at)),
        "last_scan": Paint(last_event_text, text_tone, last_event_text),
        "paid_at": Paint(lambda row, look: look.formats.moment(row.paid_at)),
        "asked_at": Paint(
            lambda row, look: look.formats.near(row.polled_at, look.now), _polled_tone, _polled_tip
        ),
        "warnings": Paint(lambda row, look: look.formats.count(row.warnings), text_tone),
    },
)

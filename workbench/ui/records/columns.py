"""How the columns of the platforms' records are painted."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.filing.appeals import AppealStep
from workbench.domain.platforms.platform_records import AppealState, RecordKind, RecordRow
from workbench.domain.tables.records import RECORD_FIELDS
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.tables.columns import Column, Look, Paint, painted, text_tone
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.words import shop_name, word

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.ui.formats import Formats

# Two days before the last day an appeal is written now or not at all.
_SOON = timedelta(days=2)
# A parcel that has to be picked up within these hours is seen to today.
_NEAR = timedelta(hours=12)


def when(at: datetime | None, *, is_day: bool, formats: Formats) -> str:
    """Return an instant, or the day where only that was told."""
    if at is None or not is_day:
        return formats.moment(at)
    return formats.day(at.astimezone(SHANGHAI).date())


def shop(row: RecordRow) -> str:
    """Return platform and shop as far as they are known."""
    platform = word(row.record.platform) if row.record.platform else ""
    known = [part for part in (platform, shop_name(row.shop_name)) if part]
    return "・".join(known) or translate("records", "Unknown")


def numbered(row: RecordRow) -> str:
    """Return the number by which a record names its order or parcel."""
    record = row.record
    told = record.order_number or record.line_number or record.waybill
    return one_line(told) or NOTHING


def appeal(row: RecordRow, look: Look) -> str:
    """Return what became of our appeal, else until when one is open, or why that is not said."""
    if row.followed is not None and row.followed.step is not AppealStep.DRAFT:
        return followed(row, look)
    if row.appeal_state is AppealState.NONE:
        return NOTHING
    if row.appeal_state is not AppealState.OPEN or row.appeal.last_day is None:
        return word(row.appeal_state)
    day = look.formats.recent_day(row.appeal.last_day, look.now)
    return translate("records", "until {day}").replace("{day}", day)


def followed(row: RecordRow, look: Look) -> str:
    """Return how far our appeal got and since which day: 款已退回 1月26日 ¥5.00."""
    ours = row.followed
    if ours is None:
        return NOTHING
    at = ours.returned_at or ours.answered_at or ours.sent_at
    parts = [word(ours.step)]
    if at is not None:
        parts.append(look.formats.recent_day(at.astimezone(SHANGHAI).date(), look.now))
    if ours.returned_amount is not None:
        parts.append(look.formats.money(ours.returned_amount))
    return " ".join(parts)


def appeal_tone(row: RecordRow, look: Look) -> Tone:
    """Return a warning's tone where the last day is near."""
    if row.appeal_state is not AppealState.OPEN or row.appeal.last is None:
        return Tone.MUTED
    return Tone.WARNING if row.appeal.last - look.now < _SOON else Tone.TEXT


def points(row: RecordRow, look: Look) -> str:
    """Return the points that were taken, if any were told."""
    return NOTHING if row.record.points is None else str(row.record.points)


def until(row: RecordRow, look: Look) -> str:
    """Return until when a warning asks to act, of all else until when it can be appealed."""
    if row.record.kind is RecordKind.WARNING:
        return look.formats.moment(row.record.due)
    return appeal(row, look)


def until_tone(row: RecordRow, look: Look) -> Tone:
    """Return a warning's tone where the time to act is near or gone, or an appeal's end near."""
    if row.record.kind is not RecordKind.WARNING or row.record.due is None:
        return appeal_tone(row, look)
    return Tone.WARNING if row.record.due - look.now < _NEAR else Tone.TEXT


def match(row: RecordRow) -> str:
    """Return whether an order of ours fits."""
    if row.order_id is not None:
        return translate("records", "Found")
    if row.sharing > 1:
        return translate("records", "Several orders")
    return translate("records", "No order")


def _what(row: RecordRow, look: Look) -> str:
    return one_line(row.record.what) or NOTHING


def _match_tone(row: RecordRow, look: Look) -> Tone:
    return Tone.MUTED if row.order_id is not None else Tone.WARNING


RECORD_COLUMNS: tuple[Column[RecordRow], ...] = painted(
    RECORD_FIELDS,
    {
        "kind": Paint(lambda row, look: word(row.record.kind), text_tone),
        "reason": Paint(
            _what, text_tone, lambda row, look: one_line(row.record.text) or _what(row, look)
        ),
        "order_number": Paint(lambda row, look: numbered(row), text_tone),
        "sub_order": Paint(lambda row, look: one_line(row.record.line_number) or NOTHING),
        "waybill": Paint(lambda row, look: one_line(row.record.waybill) or NOTHING),
        "our_order": Paint(lambda row, look: match(row), _match_tone),
        "platform_id": Paint(lambda row, look: one_line(row.record.foreign_id) or NOTHING),
        "platform_shop": Paint(lambda row, look: shop(row)),
        "at": Paint(
            lambda row, look: when(row.record.at, is_day=row.record.is_day, formats=look.formats)
        ),
        "due": Paint(lambda row, look: look.formats.moment(row.record.due)),
        "amount": Paint(lambda row, look: look.formats.money(row.record.amount), text_tone),
        "points": Paint(points),
        "state": Paint(lambda row, look: one_line(row.record.state) or NOTHING),
        "appeal": Paint(until, until_tone),
    },
)

# Kinds told apart by more than their colour: the tag's words say the same.
KIND_TONES = {
    RecordKind.WARNING: Tone.INFORMATION,
    RecordKind.PENALTY: Tone.CRITICAL,
    RecordKind.DEDUCTION: Tone.WARNING,
    RecordKind.RETURNED: Tone.GOOD,
}

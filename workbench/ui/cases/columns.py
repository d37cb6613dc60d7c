"""How the columns of filings and appeals are painted."""

from __future__ import annotations

from datetime import timedelta

from workbench.domain.counting import counted
from workbench.domain.filing.case_views import CaseRow, CaseState, DueKind
from workbench.domain.filing.filings import ScopeKind
from workbench.domain.tables.cases import CASE_FIELDS
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.tables.columns import Column, Look, Paint, Shape, painted, text_tone
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.words import shop_name, word

# A day before a limit a draft is sent now or not at all; of longer ends two days are told.
_NOW, _SOON = timedelta(hours=24), timedelta(hours=48)
_STATE_TONES = {
    CaseState.DRAFT: Tone.WARNING,
    CaseState.READY: Tone.WARNING,
    CaseState.SENT: Tone.INFORMATION,
    CaseState.UNKNOWN: Tone.WARNING,
    CaseState.REVOKED: Tone.INFORMATION,
    CaseState.ACCEPTED: Tone.GOOD,
    CaseState.REFUNDED: Tone.GOOD,
    CaseState.REJECTED: Tone.CRITICAL,
    CaseState.EXPIRED: Tone.MUTED,
}
_SHAPES = {
    Tone.CRITICAL: Shape.CRITICAL,
    Tone.WARNING: Shape.WARNING,
    Tone.INFORMATION: Shape.INFORMATION,
    Tone.GOOD: Shape.DONE,
}


def state_tone(row: CaseRow, look: Look | None = None) -> Tone:
    """Return the tone of how a case stands."""
    return _STATE_TONES[row.state]


def due_tone(row: CaseRow, look: Look) -> Tone:
    """Return how urgent the next instant is; an end that passed is no urgency any more."""
    if row.due is None:
        return Tone.MUTED
    left = row.due - look.now
    if left < timedelta(0):
        return Tone.CRITICAL if row.due_kind is DueKind.FILE_BEFORE else Tone.MUTED
    if left < _NOW:
        return Tone.CRITICAL if row.due_kind is not DueKind.ENDS else Tone.WARNING
    return Tone.WARNING if left < _SOON else Tone.TEXT


def shape_of(row: CaseRow) -> Shape:
    """Return the sign that stands before a row: how it stands."""
    return _SHAPES.get(state_tone(row), Shape.NONE)


def ground_text(row: CaseRow) -> str:
    """Return a filing's ground, or what the platform calls what an appeal is against."""
    if row.filing is not None:
        return word(row.filing.case)
    return one_line(row.what) or translate("cases", "No reason told")


def remaining_text(row: CaseRow, look: Look) -> str:
    """Return the countdown to what is due next."""
    return look.formats.remaining(row.due, look.now) if row.due is not None else NOTHING


def shop_text(row: CaseRow) -> str:
    """Return platform and shop as far as they are known."""
    platform = word(row.platform) if row.platform else ""
    known = [part for part in (platform, shop_name(row.shop_name)) if part]
    return "・".join(known) or translate("records", "Unknown")


def orders_text(row: CaseRow, look: Look | None = None) -> str:
    """Return the one order, how many there are, or what else a filing was made for."""
    if row.filing is not None and row.filing.scope.kind is not ScopeKind.ORDER:
        return word(row.filing.scope.kind)
    if len(row.orders) == 1:
        return one_line(row.orders[0])
    return counted(translate("cases", "{n} order(s)"), n=len(row.orders))


def due_text(row: CaseRow) -> str:
    """Return what the next instant is."""
    return word(row.due_kind) if row.due is not None else NOTHING


CASE_COLUMNS: tuple[Column[CaseRow], ...] = painted(
    CASE_FIELDS,
    {
        "shape": Paint(
            lambda row, look: shape_of(row).value,
            state_tone,
            lambda row, look: word(row.state),
            shape_of,
        ),
        "kind": Paint(lambda row, look: word(row.kind)),
        "ground": Paint(lambda row, look: ground_text(row), text_tone),
        "state": Paint(lambda row, look: word(row.state), state_tone),
        "remaining": Paint(remaining_text, due_tone, lambda row, look: due_text(row)),
        "due": Paint(lambda row, look: look.formats.deadline(row.due), due_tone),
        "due_kind": Paint(lambda row, look: due_text(row)),
        "platform_shop": Paint(lambda row, look: shop_text(row)),
        "orders": Paint(
            orders_text, text_tone, lambda row, look: "\n".join(map(one_line, row.orders[:20]))
        ),
        "number": Paint(lambda row, look: one_line(row.number) or NOTHING, text_tone),
        "sent_at": Paint(lambda row, look: look.formats.moment(row.sent_at)),
        "answered_at": Paint(lambda row, look: look.formats.moment(row.answered_at)),
        "files": Paint(lambda row, look: str(row.files) if row.files else NOTHING),
        "amount": Paint(lambda row, look: look.formats.money(row.amount)),
        "changed_at": Paint(lambda row, look: look.formats.moment(row.changed_at)),
    },
)

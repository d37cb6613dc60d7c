"""How the columns of the tickets are painted."""

from __future__ import annotations

from workbench.domain.tables.tickets import TICKET_FIELDS
from workbench.domain.ticket_views import TicketRow, TicketState
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.monitor.columns import level_shape
from workbench.ui.tables.columns import Column, Look, Paint, Shape, painted, text_tone
from workbench.ui.theme import LEVEL_TONES, Tone
from workbench.ui.words import shop_name, word

# What went wrong keeps its tone when it is over; what went well is quiet.
_STATE_TONES = {
    TicketState.ANSWERED_LATE: Tone.WARNING,
    TicketState.POINTS: Tone.WARNING,
    TicketState.ANSWERED: Tone.GOOD,
    TicketState.SETTLED: Tone.GOOD,
    TicketState.NO_TASK: Tone.GOOD,
    TicketState.UNKNOWN: Tone.INFORMATION,
}


def shape_of(row: TicketRow) -> Shape:
    """Return the sign that stands before a row."""
    return level_shape(row.level) if row.is_open else Shape.DONE


def tone_of(row: TicketRow, look: Look | None = None) -> Tone:
    """Return a row's tone; what is answered has no urgency any more."""
    return LEVEL_TONES[row.level] if row.is_open else Tone.MUTED


def state_tone(row: TicketRow, look: Look | None = None) -> Tone:
    """Return the tone of how a ticket stands."""
    return _STATE_TONES.get(row.state, tone_of(row))


def remaining_text(row: TicketRow, look: Look) -> str:
    """Return the countdown to what is due next; — where nothing is, or nobody tells."""
    return look.formats.remaining(row.due, look.now) if row.due is not None else NOTHING


def shop_text(row: TicketRow, look: Look | None = None) -> str:
    """Return platform and shop."""
    return f"{word(row.ticket.platform)}・{shop_name(row.shop_name)}"


def _shape_tip(row: TicketRow, look: Look) -> str:
    return word(row.level) if row.is_open else word(row.state)


def _rule_tip(row: TicketRow, look: Look) -> str:
    return look.rules.title(row.rule) if row.rule else ""


TICKET_COLUMNS: tuple[Column[TicketRow], ...] = painted(
    TICKET_FIELDS,
    {
        "shape": Paint(lambda row, look: shape_of(row).value, tone_of, _shape_tip, shape_of),
        "kind": Paint(lambda row, look: word(row.ticket.kind), text_tone, _rule_tip),
        "remaining": Paint(remaining_text, tone_of),
        "deadline": Paint(lambda row, look: look.formats.deadline(row.due or row.deadline)),
        "state": Paint(lambda row, look: word(row.state), state_tone),
        "platform_shop": Paint(shop_text, tip=shop_text),
        "order_number": Paint(lambda row, look: one_line(row.ticket.order_number), text_tone),
        "created_at": Paint(lambda row, look: look.formats.moment(row.ticket.created_at)),
        "number": Paint(lambda row, look: one_line(row.ticket.number) or NOTHING),
        "replied_at": Paint(lambda row, look: look.formats.moment(row.ticket.replied_at)),
        "reply": Paint(
            lambda row, look: one_line(row.ticket.reply) or NOTHING,
            tip=lambda row, look: one_line(row.ticket.reply),
        ),
    },
)

"""How the order view's columns are painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.orders import OrderStatus
from workbench.domain.tables.orders import ORDER_FIELDS
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.monitor.columns import level_shape
from workbench.ui.tables.columns import Column, Look, Paint, painted, text_tone
from workbench.ui.theme import LEVEL_TONES, Tone
from workbench.ui.words import shop_name, word

if TYPE_CHECKING:
    from workbench.domain.views import OrderRow


def status_text(status: str) -> str:
    """Return the window's word for a status; one we do not know is the platform's own."""
    known = {member.value: member for member in OrderStatus}
    return word(known[status]) if status in known else one_line(status) or NOTHING


def _level_tone(row: OrderRow, look: Look) -> Tone:
    return LEVEL_TONES[row.level]


def _titles(row: OrderRow, look: Look) -> str:
    return one_line(row.titles) or NOTHING


def _shop(row: OrderRow, look: Look) -> str:
    return f"{word(row.platform)}・{shop_name(row.shop_name)}"


ORDER_COLUMNS: tuple[Column[OrderRow], ...] = painted(
    ORDER_FIELDS,
    {
        "shape": Paint(
            lambda row, look: level_shape(row.level).value,
            _level_tone,
            lambda row, look: word(row.level),
            lambda row: level_shape(row.level),
        ),
        "order_number": Paint(lambda row, look: one_line(row.number), text_tone),
        "platform_shop": Paint(_shop, tip=_shop),
        "status": Paint(lambda row, look: status_text(row.status), text_tone),
        "paid_at": Paint(lambda row, look: look.formats.moment(row.paid_at)),
        "ship_by": Paint(lambda row, look: look.formats.deadline(row.ship_by)),
        "goods": Paint(_titles, text_tone, _titles),
        "parcels": Paint(lambda row, look: look.formats.count(row.parcels)),
        "region": Paint(
            lambda row, look: one_line(row.region) or NOTHING,
            tip=lambda row, look: one_line(row.region),
        ),
        "amount": Paint(lambda row, look: look.formats.money(row.amount), text_tone),
        "level": Paint(lambda row, look: word(row.level), _level_tone),
    },
)

"""The order view's columns, each described once."""

from __future__ import annotations

from workbench.domain.errors import marked
from workbench.domain.orders import OrderStatus
from workbench.domain.views import OrderRow, OrderSort
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.monitor.columns import level_shape
from workbench.ui.tables.columns import Column, Look
from workbench.ui.theme import LEVEL_TONES, Tone
from workbench.ui.words import shop_name, word


def status_text(status: str) -> str:
    """Return the window's word for a status; one we do not know is the platform's own."""
    known = {member.value: member for member in OrderStatus}
    return word(known[status]) if status in known else one_line(status) or NOTHING


def _level_tone(row: OrderRow, look: Look) -> Tone:
    return LEVEL_TONES[row.level]


def _text_tone(row: OrderRow, look: Look) -> Tone:
    return Tone.TEXT


def _titles(row: OrderRow, look: Look) -> str:
    return one_line(row.titles) or NOTHING


ORDER_COLUMNS: tuple[Column[OrderRow], ...] = (
    Column(
        key="shape",
        header="",
        text=lambda row, look: level_shape(row.level).value,
        width=44,
        tone=_level_tone,
        tip=lambda row, look: word(row.level),
        shape=lambda row: level_shape(row.level),
    ),
    Column(
        key="number",
        header=marked("columns", "Order number"),
        text=lambda row, look: one_line(row.number),
        width=162,
        tone=_text_tone,
        sort=OrderSort.NUMBER,
    ),
    Column(
        key="shop",
        header=marked("columns", "Platform · shop"),
        text=lambda row, look: f"{word(row.platform)}・{shop_name(row.shop_name)}",
        width=116,
        sort=OrderSort.SHOP,
        give_way=3,
    ),
    Column(
        key="status",
        header=marked("columns", "Status"),
        text=lambda row, look: status_text(row.status),
        width=100,
        tone=_text_tone,
        sort=OrderSort.STATUS,
    ),
    Column(
        key="paid_at",
        header=marked("columns", "Paid"),
        text=lambda row, look: look.formats.moment(row.paid_at),
        width=108,
        sort=OrderSort.PAID_AT,
        give_way=4,
    ),
    Column(
        key="ship_by",
        header=marked("columns", "Ship by"),
        text=lambda row, look: look.formats.deadline(row.ship_by),
        width=108,
        sort=OrderSort.SHIP_BY,
    ),
    Column(
        key="titles",
        header=marked("columns", "Goods"),
        text=_titles,
        width=130,
        tone=_text_tone,
        tip=_titles,
        stretches=True,
    ),
    Column(
        key="parcels",
        header=marked("columns", "Parcels"),
        text=lambda row, look: look.formats.count(row.parcels),
        width=60,
        give_way=2,
        is_right=True,
    ),
    Column(
        key="region",
        header=marked("columns", "Receiver's region"),
        text=lambda row, look: one_line(row.region) or NOTHING,
        width=120,
        tip=lambda row, look: one_line(row.region),
        give_way=1,
    ),
    Column(
        key="amount",
        header=marked("columns", "Amount"),
        text=lambda row, look: look.formats.money(row.amount),
        width=104,
        tone=_text_tone,
        sort=OrderSort.AMOUNT,
        give_way=5,
        is_right=True,
    ),
)

"""The order view's columns."""

from __future__ import annotations

from workbench.domain.errors import marked
from workbench.domain.exchange.exports import ValueKind
from workbench.domain.tables.fields import Field, Trait, shop_fields
from workbench.domain.views import OrderSort

_RIGHT = frozenset({Trait.RIGHT})

ORDER_FIELDS = (
    Field(key="shape", heading="", kind=None, width=40),
    Field(
        key="order_number",
        heading=marked("columns", "Order number"),
        width=162,
        sort=OrderSort.NUMBER,
    ),
    *shop_fields(sort=OrderSort.SHOP, width=112, ample=160, give_way=3),
    Field(
        key="status", heading=marked("columns", "Status"), width=100, sort=OrderSort.STATUS
    ),
    Field(
        key="paid_at",
        heading=marked("columns", "Paid"),
        kind=ValueKind.INSTANT,
        width=108,
        sort=OrderSort.PAID_AT,
        give_way=4,
    ),
    Field(
        key="ship_by",
        heading=marked("columns", "Ship by"),
        kind=ValueKind.INSTANT,
        width=108,
        sort=OrderSort.SHIP_BY,
    ),
    Field(
        key="goods",
        heading=marked("columns", "Goods"),
        width=130,
        traits=frozenset({Trait.STRETCHES}),
    ),
    Field(
        key="parcels",
        heading=marked("columns", "Parcels"),
        kind=ValueKind.COUNT,
        width=60,
        give_way=2,
        traits=_RIGHT,
    ),
    Field(
        key="region",
        heading=marked("columns", "Receiver's region"),
        width=120,
        ample=160,
        give_way=1,
    ),
    Field(
        key="amount",
        heading=marked("columns", "Amount"),
        in_file=marked("columns", "Amount (CNY)"),
        kind=ValueKind.MONEY,
        width=104,
        sort=OrderSort.AMOUNT,
        give_way=5,
        traits=_RIGHT,
    ),
    Field(
        key="level",
        heading=marked("columns", "Urgency"),
        width=70,
        traits=frozenset({Trait.OPTIONAL}),
    ),
)  # fmt: skip

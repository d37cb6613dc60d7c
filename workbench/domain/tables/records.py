"""The columns of what platforms said."""

from __future__ import annotations

from workbench.domain.errors import marked
from workbench.domain.exchange.exports import ValueKind
from workbench.domain.platforms.platform_records import RecordSort
from workbench.domain.tables.fields import Field, Trait, shop_fields

_OPTIONAL = frozenset({Trait.OPTIONAL})

RECORD_FIELDS = (
    Field(
        key="kind",
        heading=marked("columns", "Platform said"),
        width=100,
        ample=130,
        sort=RecordSort.KIND,
    ),
    Field(
        key="reason",
        heading=marked("columns", "Reason"),
        width=120,
        sort=RecordSort.WHAT,
        traits=frozenset({Trait.STRETCHES}),
    ),
    Field(
        key="order_number",
        heading=marked("columns", "Order number"),
        width=150,
        sort=RecordSort.ORDER_NUMBER,
    ),
    Field(key="sub_order", heading=marked("columns", "Sub-order"), width=150, traits=_OPTIONAL),
    Field(key="waybill", heading=marked("columns", "Waybill"), width=124, traits=_OPTIONAL),
    Field(key="our_order", heading=marked("columns", "Our order"), width=84, give_way=3),
    Field(
        key="platform_id",
        heading=marked("columns", "Platform's number"),
        width=130,
        traits=_OPTIONAL,
    ),
    *shop_fields(sort=RecordSort.SHOP, width=112, ample=160, give_way=2),
    Field(
        key="at",
        heading=marked("columns", "Time"),
        kind=ValueKind.INSTANT,
        width=104,
        sort=RecordSort.AT,
        give_way=5,
    ),
    Field(
        key="due",
        heading=marked("columns", "Deadline"),
        kind=ValueKind.INSTANT,
        width=116,
        traits=_OPTIONAL,
    ),
    Field(
        key="amount",
        heading=marked("columns", "Amount"),
        in_file=marked("columns", "Amount (CNY)"),
        kind=ValueKind.MONEY,
        width=80,
        ample=96,
        sort=RecordSort.AMOUNT,
        traits=frozenset({Trait.RIGHT}),
    ),
    Field(
        key="points",
        heading=marked("columns", "Points"),
        kind=ValueKind.COUNT,
        width=60,
        give_way=1,
        traits=frozenset({Trait.RIGHT}),
    ),
    Field(key="state", heading=marked("columns", "State"), width=100, traits=_OPTIONAL),
    Field(key="appeal_told", heading=marked("columns", "Appeal, as told")),
    Field(
        key="appeal",
        heading=marked("columns", "Act until"),
        in_file=marked("columns", "Open to appeal"),
        width=106,
        ample=130,
        traits=frozenset({Trait.LIVE}),
    ),
    Field(
        key="appeal_last",
        heading=marked("columns", "Last moment to appeal"),
        kind=ValueKind.INSTANT,
    ),
    Field(key="words", heading=marked("columns", "Its own words")),
)

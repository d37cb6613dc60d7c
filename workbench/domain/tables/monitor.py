"""The monitor's columns."""

from __future__ import annotations

from workbench.domain.errors import marked
from workbench.domain.exchange.exports import ValueKind
from workbench.domain.tables.fields import Field, Trait, shop_fields
from workbench.domain.views import SortKey

_STRONG = frozenset({Trait.STRONG})
_OPTIONAL = frozenset({Trait.OPTIONAL})

MONITOR_FIELDS = (
    Field(key="shape", heading="", kind=None, width=36),
    Field(
        key="warning",
        heading=marked("columns", "Warning"),
        width=172,
        wide=200,
        sort=SortKey.RULE,
        traits=_STRONG,
    ),
    Field(key="level", heading=marked("columns", "Urgency"), width=70, traits=_OPTIONAL),
    Field(key="verdict", heading=marked("columns", "Verdict"), width=104, traits=_OPTIONAL),
    Field(
        key="remaining",
        heading=marked("columns", "Remaining"),
        kind=None,
        width=98,
        sort=SortKey.DEADLINE,
        traits=frozenset({Trait.RIGHT, Trait.STRONG, Trait.LIVE}),
    ),
    Field(
        key="deadline",
        heading=marked("columns", "Deadline"),
        kind=ValueKind.INSTANT,
        width=96,
        sort=SortKey.DEADLINE,
    ),
    Field(
        key="handling",
        heading=marked("columns", "Handling"),
        width=78,
        sort=SortKey.HANDLING,
        give_way=4,
    ),
    Field(key="handled_by", heading=marked("columns", "Handled by"), width=90, traits=_OPTIONAL),
    Field(
        key="handled_at",
        heading=marked("columns", "Handled at"),
        kind=ValueKind.INSTANT,
        width=104,
        traits=_OPTIONAL,
    ),
    Field(key="handled_note", heading=marked("columns", "Note")),
    *shop_fields(sort=SortKey.SHOP, width=112, ample=132, give_way=3),
    Field(
        key="order_number",
        heading=marked("columns", "Order number"),
        width=150,
        sort=SortKey.ORDER_NUMBER,
    ),
    Field(
        key="carrier",
        heading=marked("columns", "Carrier"),
        width=58,
        sort=SortKey.CARRIER,
        give_way=2,
    ),
    Field(
        key="waybill",
        heading=marked("columns", "Waybill"),
        width=124,
        sort=SortKey.WAYBILL,
        give_way=5,
    ),
    Field(
        key="last_scan_at",
        heading=marked("columns", "Time of last scan"),
        kind=ValueKind.INSTANT,
        width=104,
        sort=SortKey.LAST_EVENT,
        traits=_OPTIONAL,
    ),
    Field(
        key="last_scan",
        heading=marked("columns", "Last scan"),
        width=130,
        sort=SortKey.LAST_EVENT,
        traits=frozenset({Trait.STRETCHES}),
    ),
    Field(
        key="paid_at",
        heading=marked("columns", "Paid"),
        kind=ValueKind.INSTANT,
        width=104,
        traits=_OPTIONAL,
    ),
    Field(
        key="asked_at",
        heading=marked("columns", "Asked"),
        kind=ValueKind.INSTANT,
        width=66,
        sort=SortKey.POLLED,
        give_way=1,
        traits=frozenset({Trait.RIGHT, Trait.LIVE}),
    ),
    Field(
        key="warnings",
        heading=marked("columns", "Warnings"),
        kind=ValueKind.COUNT,
        width=66,
        traits=frozenset({Trait.RIGHT, Trait.OPTIONAL}),
    ),
)

GROUP_FIELDS = (
    Field(key="shape", heading="", kind=None, width=40),
    Field(
        key="name",
        heading=marked("columns", "Group"),
        width=260,
        traits=frozenset({Trait.STRONG, Trait.STRETCHES}),
    ),
    Field(
        key="count",
        heading=marked("columns", "Parcels"),
        width=90,
        traits=frozenset({Trait.RIGHT}),
    ),
    Field(
        key="remaining",
        heading=marked("columns", "Soonest"),
        width=120,
        traits=frozenset({Trait.RIGHT, Trait.STRONG, Trait.LIVE}),
    ),
    Field(
        key="deadline",
        heading=marked("columns", "Deadline"),
        width=140,
        traits=frozenset({Trait.RIGHT}),
    ),
)

"""The columns of the record of notices."""

from __future__ import annotations

from workbench.domain.errors import marked
from workbench.domain.exchange.exports import ValueKind
from workbench.domain.tables.fields import Field, Trait
from workbench.domain.telling.notices import NoticeSort

_OPTIONAL = frozenset({Trait.OPTIONAL})

NOTICE_FIELDS = (
    Field(key="shape", heading="", kind=None, width=40),
    Field(
        key="at",
        heading=marked("columns", "Time"),
        kind=ValueKind.INSTANT,
        width=124,
        sort=NoticeSort.AT,
        traits=frozenset({Trait.LIVE}),
    ),
    Field(
        key="kind",
        heading=marked("columns", "Notice"),
        width=220,
        traits=frozenset({Trait.STRETCHES}),
    ),
    Field(key="level", heading=marked("columns", "Urgency"), width=70, traits=_OPTIONAL),
    Field(key="warning", heading=marked("columns", "Warning"), width=150, traits=_OPTIONAL),
    Field(
        key="deadline",
        heading=marked("columns", "Deadline"),
        kind=ValueKind.INSTANT,
        width=104,
        give_way=3,
    ),
    Field(key="shop", heading=marked("columns", "Shop"), width=104, give_way=1),
    Field(key="order_number", heading=marked("columns", "Order number"), width=162, give_way=4),
    Field(key="waybill", heading=marked("columns", "Waybill"), width=124, traits=_OPTIONAL),
    Field(
        key="read",
        heading=marked("columns", "Read"),
        kind=ValueKind.COUNT,
        width=56,
        traits=_OPTIONAL,
    ),
)

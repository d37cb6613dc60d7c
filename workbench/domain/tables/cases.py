"""The columns of the list of filings and appeals."""

from __future__ import annotations

from workbench.domain.errors import marked
from workbench.domain.exchange.exports import ValueKind
from workbench.domain.filing.case_views import CaseSort
from workbench.domain.tables.fields import Field, Trait, shop_fields

CASE_FIELDS = (
    Field(key="shape", heading="", kind=None, width=40),
    Field(
        key="kind",
        heading=marked("columns", "Case"),
        width=54,
        ample=70,
        sort=CaseSort.KIND,
        give_way=6,
    ),
    Field(
        key="ground",
        heading=marked("columns", "Ground"),
        width=128,
        ample=190,
        sort=CaseSort.GROUND,
        traits=frozenset({Trait.STRONG, Trait.STRETCHES}),
    ),
    Field(
        key="state",
        heading=marked("columns", "State"),
        width=104,
        wide=132,
        ample=136,
        sort=CaseSort.URGENCY,
    ),
    Field(
        key="remaining",
        heading=marked("columns", "Remaining"),
        kind=None,
        width=98,
        sort=CaseSort.DUE,
        traits=frozenset({Trait.RIGHT, Trait.STRONG, Trait.LIVE}),
    ),
    Field(
        key="due",
        heading=marked("columns", "Deadline"),
        kind=ValueKind.INSTANT,
        width=96,
        sort=CaseSort.DUE,
        traits=frozenset({Trait.LIVE}),
    ),
    Field(
        key="due_kind", heading=marked("columns", "What is due"), width=94, ample=150, give_way=4
    ),
    *shop_fields(sort=CaseSort.SHOP, width=112, ample=160, give_way=3),
    Field(key="orders", heading=marked("columns", "Orders"), width=150),
    Field(
        key="number",
        heading=marked("columns", "Filing number"),
        width=118,
        sort=CaseSort.NUMBER,
        give_way=7,
    ),
    Field(
        key="sent_at",
        heading=marked("columns", "Sent"),
        kind=ValueKind.INSTANT,
        width=104,
        sort=CaseSort.SENT_AT,
        give_way=2,
    ),
    Field(
        key="answered_at",
        heading=marked("columns", "Answered"),
        kind=ValueKind.INSTANT,
        width=104,
        traits=frozenset({Trait.OPTIONAL}),
    ),
    Field(
        key="files",
        heading=marked("columns", "Evidence"),
        kind=ValueKind.COUNT,
        width=56,
        give_way=1,
        traits=frozenset({Trait.RIGHT}),
    ),
    Field(
        key="amount",
        heading=marked("columns", "Penalty"),
        kind=ValueKind.MONEY,
        width=70,
        sort=CaseSort.AMOUNT,
        give_way=5,
        traits=frozenset({Trait.RIGHT}),
    ),
    Field(
        key="changed_at",
        heading=marked("columns", "Changed"),
        kind=ValueKind.INSTANT,
        width=104,
        sort=CaseSort.CHANGED_AT,
        traits=frozenset({Trait.OPTIONAL}),
    ),
)

"""The columns of the list of tickets."""

from __future__ import annotations

from workbench.domain.errors import marked
from workbench.domain.exports import ValueKind
from workbench.domain.tables.fields import Field, Trait
from workbench.domain.ticket_views import TicketSort

TICKET_FIELDS = (
    Field(key="shape", heading="", kind=None, width=44),
    Field(
        key="kind",
        heading=marked("columns", "Ticket"),
        width=104,
        sort=TicketSort.KIND,
        traits=frozenset({Trait.STRONG}),
    ),
    Field(
        key="remaining",
        heading=marked("columns", "Remaining"),
        kind=None,
        width=104,
        sort=TicketSort.DEADLINE,
        traits=frozenset({Trait.RIGHT, Trait.STRONG, Trait.LIVE}),
    ),
    Field(
        key="deadline",
        heading=marked("columns", "Deadline"),
        kind=ValueKind.INSTANT,
        width=112,
        sort=TicketSort.DEADLINE,
    ),
    Field(key="state", heading=marked("columns", "State"), width=118),
    Field(
        key="platform_shop",
        heading=marked("columns", "Platform · shop"),
        kind=None,
        width=136,
        sort=TicketSort.SHOP,
        give_way=3,
    ),
    Field(key="platform", heading=marked("columns", "Platform")),
    Field(key="shop", heading=marked("columns", "Shop")),
    Field(
        key="order_number",
        heading=marked("columns", "Order number"),
        width=170,
        sort=TicketSort.ORDER_NUMBER,
    ),
    Field(
        key="created_at",
        heading=marked("columns", "Ticket came"),
        kind=ValueKind.INSTANT,
        width=112,
        sort=TicketSort.CREATED_AT,
        give_way=4,
    ),
    Field(
        key="number",
        heading=marked("columns", "Platform's number"),
        width=130,
        traits=frozenset({Trait.OPTIONAL}),
    ),
    Field(
        key="replied_at",
        heading=marked("columns", "Answered"),
        kind=ValueKind.INSTANT,
        width=112,
        sort=TicketSort.REPLIED_AT,
        give_way=1,
    ),
    Field(
        key="reply",
        heading=marked("columns", "Reply"),
        width=120,
        traits=frozenset({Trait.STRETCHES}),
    ),
    Field(key="rule", heading=marked("columns", "Rule")),
)

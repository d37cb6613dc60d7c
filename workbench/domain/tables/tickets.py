"""The columns of the list of tickets."""

from __future__ import annotations

from workbench.domain.errors import marked
from workbench.domain.exchange.exports import ValueKind
from workbench.domain.tables.fields import Field, Trait, shop_fields
from workbench.domain.ticket_views import TicketSort

TICKET_FIELDS = (
    Field(key="shape", heading="", kind=None, width=40),
    Field(
        key="kind",
        heading=marked("columns", "Ticket"),
        width=104,
        wide=124,
        ample=150,
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
    Field(key="state", heading=marked("columns", "State"), width=118, wide=146, ample=150),
    *shop_fields(sort=TicketSort.SHOP, width=116, wide=132, ample=160, give_way=3),
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
        give_way=2,
        traits=frozenset({Trait.STRETCHES}),
    ),
    Field(key="rule", heading=marked("columns", "Rule")),
)

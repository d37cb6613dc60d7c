"""What a person types in about a ticket and its answer, read as a cell of a list would be."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from workbench.domain.errors import BadInput, marked
from workbench.domain.platforms.platform_records import RecordSource
from workbench.domain.tickets import InvoiceFacts, Ticket, TicketKind
from workbench.files.cells import Unclear, identifier
from workbench.files.record_cells import moment, own_number
from workbench.services.records.entry import NO_INSTANT, NO_NUMBER

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from workbench.domain.shops import Shop

V = TypeVar("V")

TICKET = marked("errors", "The ticket")
NO_ORDER = marked("errors", "the order number is missing")
NO_SHOP = marked("errors", "choose the shop that must answer")
NO_TIME = marked("errors", "give the day and the hour: the clock begins with them")


@dataclass(frozen=True, slots=True)
class TicketForm:
    """The form as it was filled in; "" for what was left empty."""

    kind: TicketKind
    shop: Shop | None
    order_number: str = ""
    created_at: str = ""
    applied_at: str = ""
    number: str = ""
    source: RecordSource = field(default=RecordSource.ENTERED, kw_only=True)


def ticket_of(form: TicketForm) -> Ticket:
    """Return the ticket that a form describes.

    Raises:
        BadInput: a field is not what it should be (``what`` names it), or one is missing.
    """
    if form.shop is None:
        raise BadInput(what=TICKET, reason=NO_SHOP)
    order = _read(form.order_number, identifier, marked("errors", "The order number"))
    if not order:
        raise BadInput(what=TICKET, reason=NO_ORDER)
    created_at = instant_of(form.created_at, marked("errors", "When the ticket came"))
    if created_at is None:
        raise BadInput(what=marked("errors", "When the ticket came"), reason=NO_TIME)
    applied = _read(form.applied_at, moment, marked("errors", "When the invoice was asked for"))
    is_invoice = form.kind is TicketKind.INVOICE
    return Ticket(
        form.shop.id,
        form.shop.platform,
        form.kind,
        order,
        created_at,
        form.source,
        _read(form.number, own_number, marked("errors", "The platform's number")) or "",
        # Days count for the last day of an invoice, so a day alone says enough.
        invoice=InvoiceFacts(applied[0] if applied and is_invoice else None),
    )


def instant_of(text: str, name: str) -> datetime | None:
    """Return an instant (UTC) that must name its hour, None for an empty text.

    Raises:
        BadInput: it cannot be read, or tells a day alone.
    """
    found = _read(text, moment, name)
    if found is not None and found[1]:
        raise BadInput(what=name, reason=NO_TIME)
    return found[0] if found else None


def _read(text: str, read: Callable[[object], V | None], name: str) -> V | None:
    try:
        return read(text.strip())
    except Unclear as error:
        raise BadInput(what=name, reason=NO_INSTANT if read is moment else NO_NUMBER) from error

"""Tickets (任务工单): what a platform or buyer asks for, to be answered within hours."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.platforms.platform_records import RecordSource
    from workbench.domain.shops import Platform


class TicketKind(StrEnum):
    """催发货, 物流停滞, 催开发票."""

    URGE_SHIPPING = "urge_shipping"
    STALL = "stall"
    INVOICE = "invoice"


@dataclass(frozen=True, slots=True)
class InvoiceFacts:
    """What an invoice ticket stands on; all instants UTC, None where not told or not yet.

    ``applied_at`` is when the buyer asked for the invoice. ``agreed_at`` is an agreement with the
    buyer, ``judged_at`` the platform's judgement, which upheld the complaint or did not.
    """

    applied_at: datetime | None = None
    invoiced_at: datetime | None = None
    agreed_at: datetime | None = None
    judged_at: datetime | None = None
    judged_valid: bool | None = None


NO_INVOICE = InvoiceFacts()


@dataclass(frozen=True, slots=True)
class Ticket:
    """One ticket as known now; ``created_at`` (UTC) starts its clock.

    ``number`` is the platform's own, "" where none was told; ``reply`` the option that was chosen.
    """

    shop_id: str
    platform: Platform
    kind: TicketKind
    order_number: str
    created_at: datetime
    source: RecordSource
    number: str = ""
    replied_at: datetime | None = None
    reply: str = ""
    invoice: InvoiceFacts = NO_INVOICE
    id: str = field(default="", kw_only=True)

    @property
    def is_answered(self) -> bool:
        """Tell whether a person replied; an invoice ticket ends with the invoice, not the reply."""
        if self.kind is not TicketKind.INVOICE:
            return self.replied_at is not None
        told = self.invoice
        return (told.invoiced_at or told.agreed_at or told.judged_at) is not None

"""Replies to one ticket: the templates of its day, filled with what is known of its order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.masking import mask_free_text
from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.parcels.shipments import ShipmentState
from workbench.domain.ticket_views import TicketClockKind

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.files import OrderFile, ShipmentFile
    from workbench.domain.ticket_views import ReplyDraft, TicketRow
    from workbench.policy.replies import ReplyTemplate
    from workbench.policy.rules import Language


def drafts(
    row: TicketRow,
    file: OrderFile | None,
    templates: Sequence[ReplyTemplate],
    now: datetime,
    language: Language,
) -> tuple[ReplyDraft, ...]:
    """Return the replies offered at ``now`` (UTC), those that can be copied first."""
    instants = _instants(row, file)
    facts = _facts(row, file) | {name: _moment(at) for name, at in instants.items()}
    found = [
        template.filled(facts, language)
        for template in templates
        if template.fits(row.ticket, now)
        and all((at := instants.get(name)) is None or at > now for name in template.ahead)
    ]
    return tuple(sorted(found, key=lambda draft: len(draft.missing)))


def _instants(row: TicketRow, file: OrderFile | None) -> dict[str, datetime | None]:
    invoice = [clock for clock in row.clocks if clock.kind is TicketClockKind.INVOICE]
    return {
        "ship_by": file.order.ship_by if file else None,
        "invoice_by": invoice[0].until if invoice else None,
        "last_scan_at": _last_scan_at(_parcel(file)),
    }


def _facts(row: TicketRow, file: OrderFile | None) -> dict[str, str]:
    parcel = _parcel(file)
    lines = file.order.lines if file else ()
    return {
        "order": row.ticket.order_number,
        "goods": lines[0].title if lines else "",
        "carrier": carrier_by_id(parcel.shipment.carrier).name if parcel else "",
        "waybill": parcel.shipment.waybill if parcel else "",
        # A courier's name and phone are nobody's business in a reply.
        "last_scan": mask_free_text(_last_scan(parcel)),
    }


def _parcel(file: OrderFile | None) -> ShipmentFile | None:
    """Return the parcel to speak of: one that still stands, the one heard of last."""
    parcels = file.shipments if file else ()
    standing = [
        each
        for each in parcels
        if each.shipment.state is ShipmentState.ACTIVE and each.shipment.waybill
    ]
    return max(standing, key=_heard_of, default=None)


def _heard_of(parcel: ShipmentFile) -> float:
    at = _last_scan_at(parcel)
    return at.timestamp() if at else 0.0


def _last_scan(parcel: ShipmentFile | None) -> str:
    return parcel.events[-1].scan.text if parcel and parcel.events else ""


def _last_scan_at(parcel: ShipmentFile | None) -> datetime | None:
    return parcel.events[-1].happened_at if parcel and parcel.events else None


def _moment(at: datetime | None) -> str:
    """Return 1月24日 05:20: a reply is read by a buyer in China."""
    if at is None:
        return ""
    there = at.astimezone(SHANGHAI)
    return f"{there.month}月{there.day}日 {there:%H:%M}"

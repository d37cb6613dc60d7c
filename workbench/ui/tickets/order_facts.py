"""What a ticket's detail tells of its order (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.parcels.carriers import carrier_by_id
from workbench.domain.parcels.shipments import ShipmentState
from workbench.ui.formats import NOTHING, one_line
from workbench.ui.translating import translate
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.domain.files import OrderFile, ShipmentFile
    from workbench.domain.filing.filings import Filing
    from workbench.domain.ticket_views import TicketDetail
    from workbench.ui.tables.columns import Look


def order_facts(detail: TicketDetail, look: Look) -> list[tuple[str, str]]:
    """Return captions and values, what is not known as such; [] where the order is not ours."""
    file, invoice = detail.file, detail.row.ticket.invoice
    found: list[tuple[str, str]] = []
    if file is not None:
        found = [*_of_order(file, look), *_of_parcels(file, look)]
    found.append((translate("tickets", "Filing"), _filing(detail.filing, look)))
    if invoice.applied_at is not None:
        applied = look.formats.moment(invoice.applied_at)
        found.append((translate("tickets", "Invoice asked"), applied))
    return found


def _of_order(file: OrderFile, look: Look) -> list[tuple[str, str]]:
    order, unknown = file.order, translate("tickets", "Unknown")
    titles = " / ".join(one_line(line.title) for line in order.lines) or NOTHING
    ship_by = look.formats.deadline(order.ship_by) if order.ship_by else unknown
    return [
        (translate("tickets", "Status"), word(order.status)),
        (translate("tickets", "Paid"), look.formats.moment(order.paid_at)),
        (translate("tickets", "Ship by"), ship_by),
        (translate("tickets", "Goods"), titles),
    ]


def _of_parcels(file: OrderFile, look: Look) -> list[tuple[str, str]]:
    standing = [p for p in file.shipments if p.shipment.state is ShipmentState.ACTIVE]
    if not standing:
        return [(translate("tickets", "Parcel"), translate("tickets", "not shipped yet"))]
    return [(translate("tickets", "Parcel"), _parcel(each, look)) for each in standing]


def _parcel(parcel: ShipmentFile, look: Look) -> str:
    shipment = parcel.shipment
    carrier = carrier_by_id(shipment.carrier).name if shipment.carrier else ""
    head = " ".join(part for part in (carrier, one_line(shipment.waybill)) if part)
    if not parcel.events:
        return f"{head}\n{translate('tickets', 'no scan yet')}"
    last = parcel.events[-1]
    when = look.formats.moment(last.happened_at)
    return f"{head}\n{when} {one_line(last.scan.text)}"


def _filing(filing: Filing | None, look: Look) -> str:
    """Return the filing that covers the order, with until when it holds."""
    if filing is None:
        return translate("tickets", "none approved for this order")
    number = one_line(filing.number) or word(filing.case)
    if filing.valid_to is None:
        return number
    words = translate("tickets", "{number}, valid until {time}")
    until = look.formats.deadline(filing.valid_to)
    return words.replace("{number}", number).replace("{time}", until)

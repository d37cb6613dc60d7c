"""What a file does not speak of stays as known: an export tells less than a platform's answer.

A file carries no modification times, and its own date may be younger than what it says: so it
adds and corrects, but never empties a field and never takes an order a step back.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.orders import Order, OrderStatus, Receiver

if TYPE_CHECKING:
    from workbench.domain.orders import OrderLine
    from workbench.domain.parcels.shipments import Shipment

_STEPS = {
    OrderStatus.UNKNOWN: 0,
    OrderStatus.AWAITING_PAYMENT: 1,
    OrderStatus.AWAITING_SHIPMENT: 2,
    OrderStatus.SHIPPED: 3,
    OrderStatus.COMPLETED: 4,
    OrderStatus.CANCELLED: 4,
}


def steps_back(told: OrderStatus, known: OrderStatus) -> bool:
    """Tell whether an order would move against its way; a word we do not know is no step."""
    return _STEPS[told] < _STEPS[known]


def supplemented(told: Order, known: Order) -> Order:
    """Return an order as a file tells it, with what it does not tell as known."""
    return replace(
        told,
        platform_status=_word(told, known),
        created_at=told.created_at or known.created_at,
        paid_at=told.paid_at or known.paid_at,
        ship_by=told.ship_by or known.ship_by,
        modified_at=told.modified_at or known.modified_at,
        amount=known.amount if told.amount is None else told.amount,
        receiver=_receiver(told.receiver, known.receiver),
        lines=_lines(told.lines, known.lines),
    )


def supplemented_shipment(told: Shipment, known: Shipment) -> Shipment:
    """Return a shipment as a file tells it, with what it does not tell as known.

    What a trace source said of its state is not the file's to repeat.
    """
    return replace(
        known,
        carrier=told.carrier or known.carrier,
        carrier_name=told.carrier_name or known.carrier_name,
        uploaded_at=told.uploaded_at or known.uploaded_at,
        destination=known.destination or told.destination,
        line_numbers=told.line_numbers or known.line_numbers,
        state=told.state,
        provider_state="",
    )


def _word(told: Order, known: Order) -> str:
    """Return the platform's word; a screen's word for the state we know already is no news."""
    if told.status is known.status or not told.platform_status:
        return known.platform_status or told.platform_status
    return told.platform_status


def _receiver(told: Receiver | None, known: Receiver | None) -> Receiver | None:
    """Return the receiver; platforms mask more with time, so what can be compared counts more."""
    if told is None or known is None:
        return told or known
    name = told if told.name_key and told.name_key != known.name_key else known
    place = told if told.address_key and told.address_key != known.address_key else known
    return Receiver(
        region=place.region or known.region or told.region,
        name_mask=name.name_mask or told.name_mask,
        phone_mask=name.phone_mask or told.phone_mask,
        name_key=name.name_key,
        address_key=place.address_key,
    )


def _lines(told: tuple[OrderLine, ...], known: tuple[OrderLine, ...]) -> tuple[OrderLine, ...]:
    """Return the lines; those with numbers were told one by one, others are a summary."""
    if not told or any(line.number for line in known) > any(line.number for line in told):
        return known
    if not all(line.number for line in (*told, *known)):
        return told
    lines = {line.number: line for line in known}
    for line in told:
        lines[line.number] = _line(line, lines.get(line.number))
    return tuple(lines.values())


def _line(told: OrderLine, known: OrderLine | None) -> OrderLine:
    if known is None:
        return told
    return replace(
        told,
        title=told.title or known.title,
        quantity=told.quantity or known.quantity,
        amount=known.amount if told.amount is None else told.amount,
        sku=told.sku or known.sku,
    )

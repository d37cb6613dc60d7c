"""What acts of all platforms have in common: nothing is sent yet, and which parcel is meant."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.domain.errors import ConnectorError, Refused, marked

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.pages import OrderRecord
    from workbench.domain.parcels.shipments import Shipment
    from workbench.domain.platforms.shipping_acts import ShippingAct

NOT_THERE = marked("errors", "the number that is replaced does not stand there on a parcel alone")


@contextmanager
def before_sending() -> Iterator[None]:
    """Mark errors of questions that come before an act: it was surely not done."""
    try:
        yield
    except ConnectorError as error:
        error.was_sent = False
        raise


def replaced_parcel(act: ShippingAct, standing: OrderRecord, service: str) -> Shipment:
    """Return the parcel whose number is replaced; ``standing`` is the order as it is.

    Raises:
        Refused: no parcel bears that number, or one among several has no id to name it by: the
            platform would take the new number for all of them.
    """
    parcels = standing.shipments or ()
    number = act.replaces.casefold()
    found = next((each for each in parcels if each.waybill.casefold() == number), None)
    if found is None or (len(parcels) > 1 and not found.handle):
        raise Refused(service=service, reason=NOT_THERE)
    return found

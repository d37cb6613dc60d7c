"""Asking for one parcel whose carrier tells nothing without the last four digits of a telephone.

The digits are asked for where such a carrier demands them, go into that one question, and are kept
nowhere: not in the cache, not in the log, not in what is raised.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.connectors.phone_digits import digits_wanted
from workbench.connectors.reasons import PHONE_WANTED
from workbench.domain.errors import BadInput, ConnectorError, ParcelRefused, marked
from workbench.domain.parcels.shipments import ShipmentState

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from workbench.domain.files import OrderFile
    from workbench.domain.pages import ParcelScans
    from workbench.domain.parcels.shipments import Shipment
    from workbench.domain.shops import Shop
    from workbench.services.polling.provider_panel import ProviderPanel, Seat

DIGITS = marked("errors", "The last four digits")
_LENGTH = 4


@dataclass(frozen=True, slots=True)
class AskingTools:
    """What a parcel is asked for with; ``keep`` saves what was told and has it judged.

    ``holders`` are the shops, imported ones too, that have an order with a number.
    """

    panel: Callable[[], ProviderPanel]
    providers: Callable[[], Mapping[str, Mapping[str, str]]]
    holders: Callable[[str], Sequence[Shop]]
    file: Callable[[str, str], OrderFile | None]
    keep: Callable[[Shipment, ParcelScans], None]


@dataclass(frozen=True, slots=True)
class TraceTold:
    """What a provider told of a parcel: its name, and how many scans."""

    provider: str
    waybill: str
    scans: int


class TraceAsking:
    """Asks trace providers about single parcels, when a person does."""

    def __init__(self, tools: AskingTools) -> None:
        self._tools = tools

    def wants_digits(self, carrier: str) -> bool:
        """Tell whether a carrier's parcels are told of only with the digits; asks nobody."""
        return digits_wanted(self._tools.providers(), carrier)

    def shop_id(self, order_number: str, named: str = "") -> str:
        """Return whose order it is; a number that several shops know needs the shop's id or name.

        Raises:
            BadInput: nobody's, or that of several.
        """
        holders = self._tools.holders(order_number)
        found = [shop for shop in holders if named in {"", shop.id, shop.name}]
        if len(found) == 1:
            return found[0].id
        several = marked("errors", "several shops have one with this number; name the shop")
        unknown = marked("errors", "it is not known here")
        raise BadInput(what=order_number, reason=several if found else unknown)

    def parcel(self, shop_id: str, order_number: str, waybill: str = "") -> Shipment:
        """Return the parcel that is meant; without a number the order's only one.

        Raises:
            BadInput: there is none, or several.
        """
        file = self._tools.file(shop_id, order_number)
        standing = [part.shipment for part in file.shipments] if file else []
        active = [each for each in standing if each.state is ShipmentState.ACTIVE and each.waybill]
        named = [each for each in active if waybill in {"", each.waybill}]
        if len(named) == 1:
            return named[0]
        several = marked("errors", "it has several parcels; name the number")
        nothing = marked("errors", "no parcel of it is on its way")
        raise BadInput(what=waybill or order_number, reason=several if named else nothing)

    def ask(self, parcel: Shipment, digits: str = "") -> TraceTold:
        """Ask for a parcel, with the digits where its carrier wants them; keep what is told.

        Raises:
            BadInput: they are no four digits, or not this parcel's; it was asked for a moment ago;
                or nobody can be asked.
            ConnectorError: the provider gave no answer.
        """
        is_wanted = bool(digits) or self.wants_digits(parcel.carrier)
        if is_wanted and not _are_digits(digits):
            raise BadInput(what=DIGITS, reason=marked("errors", "four digits are needed"))
        seat = self._tools.panel().seat_for(parcel, phone=digits)
        if seat is None:
            reason = marked("errors", "no trace service can tell of it now")
            raise BadInput(what=parcel.waybill, reason=reason)
        if seat.rests(parcel):
            reason = marked("errors", "it was asked for a short while ago; ask in half an hour")
            raise BadInput(what=parcel.waybill, reason=reason)
        scans = _told(seat, parcel, digits)
        self._tools.keep(parcel, scans)
        return TraceTold(seat.provider.name, parcel.waybill, len(scans.scans))


def _are_digits(written: str) -> bool:
    return written.isascii() and written.isdigit() and len(written) == _LENGTH


def _told(seat: Seat, parcel: Shipment, digits: str) -> ParcelScans:
    try:
        scans = seat.ask(parcel, phone=digits)
    except ParcelRefused as error:
        if error.values.get("reason") != PHONE_WANTED:
            raise
        reason = marked("errors", "the carrier does not take them for this parcel")
        raise BadInput(what=DIGITS, reason=reason) from error
    except ConnectorError as error:
        seat.fail(error)
        raise
    seat.watch.answered()
    return scans

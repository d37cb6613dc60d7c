"""The second word on a parcel: an independent provider, asked where the marketplace is silent."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.errors import ConnectorError, ParcelRefused, UnexpectedAnswer

if TYPE_CHECKING:
    from workbench.domain.pages import ParcelScans
    from workbench.domain.parcels.shipments import Shipment
    from workbench.services.polling.provider_panel import ProviderPanel, Seat

logger = logging.getLogger(__name__)

# A provider that is unreadable so often in a row is broken, and not its parcels' traces odd.
FEW = 5
# A parcel whose marketplace trace is silent for this long is worth a second source's word.
SILENT_AFTER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class SecondScans:
    """What a provider said of one parcel, if anything."""

    found: tuple[ParcelScans, ...] = ()
    failed: int = 0


class SecondSource:
    """One round's questions to providers; their trouble never hides the marketplace's word."""

    def __init__(self, panel: ProviderPanel) -> None:
        self._panel = panel
        self._answers: dict[tuple[str, str], SecondScans] = {}

    def on(self, shipment: Shipment, first: ParcelScans | None, now: datetime) -> SecondScans:
        """Return a second word on a parcel if ``first``, the marketplace's, is old or empty.

        None: the marketplace tells nothing of such parcels at all.
        """
        if first is not None and not _is_silent(first, now):
            return SecondScans()
        number = (shipment.carrier, shipment.waybill)
        if number not in self._answers:
            # Two orders may share a number, and a provider counts questions by number.
            self._answers[number] = self._ask(shipment)
        return self._answers[number]

    def _ask(self, shipment: Shipment) -> SecondScans:
        seat = self._panel.seat_for(shipment)
        if seat is None or seat.rests(shipment):
            return SecondScans()
        try:
            found = SecondScans((seat.ask(shipment),))
        except ConnectorError as error:
            _note_failure(seat, error)
            return SecondScans(failed=1)
        seat.unread = 0
        seat.watch.answered()
        return found


def _note_failure(seat: Seat, error: ConnectorError) -> None:
    if isinstance(error, ParcelRefused):
        return  # it speaks of that parcel alone
    seat.unread += 1
    if not isinstance(error, UnexpectedAnswer) or seat.unread == FEW:
        name, kind = seat.provider.name, type(error).__name__
        logger.info("%s is not asked again this round: %s", name, kind)
        seat.fail(error)


def _is_silent(found: ParcelScans, now: datetime) -> bool:
    times = [scan.happened_at for scan in found.scans if scan.happened_at]
    return not times or now - max(times) > SILENT_AFTER

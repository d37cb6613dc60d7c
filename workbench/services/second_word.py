"""The second word on a parcel: an independent provider, asked where the marketplace is silent."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.errors import ConnectorError, ParcelRefused, UnexpectedAnswer

if TYPE_CHECKING:
    from workbench.connectors.base import TraceProvider
    from workbench.domain.pages import ParcelScans
    from workbench.domain.shipments import Shipment
    from workbench.services.provider_watch import ProviderWatch

logger = logging.getLogger(__name__)

# A provider that is unreadable so often in a row is broken, and not its parcels' traces odd.
FEW = 5
# A parcel whose marketplace trace is silent for this long is worth a second source's word.
SILENT_AFTER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class SecondScans:
    """What the provider said of one parcel, if anything."""

    found: tuple[ParcelScans, ...] = ()
    failed: int = 0


class SecondSource:
    """One round's questions to a provider; its trouble never hides the marketplace's word."""

    def __init__(self, provider: TraceProvider | None, watch: ProviderWatch) -> None:
        self._provider = provider
        self._watch = watch
        self._is_out = watch.waits
        self._unread = 0
        self._answers: dict[tuple[str, str], SecondScans] = {}

    def on(self, shipment: Shipment, first: ParcelScans, now: datetime) -> SecondScans:
        """Return a second word on a parcel if ``first``, the marketplace's, is old or empty."""
        provider = self._provider
        if provider is None or not _is_silent(first, now) or not provider.can_trace(shipment):
            return SecondScans()
        number = (shipment.carrier, shipment.waybill)
        if number not in self._answers:
            # Two orders may share a number, and a provider counts questions by number.
            self._answers[number] = self._ask(provider, shipment)
        return self._answers[number]

    def _ask(self, provider: TraceProvider, shipment: Shipment) -> SecondScans:
        if self._is_out:
            return SecondScans()
        try:
            found = SecondScans((provider.trace(shipment),))
        except ConnectorError as error:
            self._note_failure(provider, error)
            return SecondScans(failed=1)
        self._unread = 0
        self._watch.answered()
        return found

    def _note_failure(self, provider: TraceProvider, error: ConnectorError) -> None:
        if isinstance(error, ParcelRefused):
            return  # it speaks of that parcel alone
        self._unread += 1
        if not isinstance(error, UnexpectedAnswer) or self._unread == FEW:
            logger.info("%s is not asked again this round: %s", provider.name, type(error).__name__)
            self._is_out = True
            self._watch.failed(error)


def _is_silent(found: ParcelScans, now: datetime) -> bool:
    times = [scan.happened_at for scan in found.scans if scan.happened_at]
    return not times or now - max(times) > SILENT_AFTER

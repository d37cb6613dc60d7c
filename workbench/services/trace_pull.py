"""Pulling traces: what is due is asked for, read, and saved parcel by parcel."""

from __future__ import annotations

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.errors import ConnectorError, Refused, UnexpectedAnswer
from workbench.domain.pages import DuePoll, ParcelScans, ParcelTrace
from workbench.domain.refresh import Progress, Stage
from workbench.domain.schedule import PollPace, next_poll
from workbench.domain.shipments import ShippingMethod
from workbench.domain.tracking import TrackingEvent

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from workbench.connectors.base import Marketplace, TraceProvider
    from workbench.store.traces import TraceStore
    from workbench.traces.classify import Classifier

logger = logging.getLogger(__name__)

BATCH = 200
# A parcel whose marketplace trace is silent for this long is worth a second source's word.
SILENT_AFTER = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class PulledTraces:
    """How many parcels had news, and how many could not be read this time."""

    changed: int = 0
    failed: int = 0

    def __add__(self, other: PulledTraces) -> PulledTraces:
        return PulledTraces(self.changed + other.changed, self.failed + other.failed)


@dataclass(frozen=True, slots=True)
class TraceSources:
    """Who can be asked: marketplaces by shop id, and an independent provider."""

    marketplaces: Mapping[str, Marketplace]
    provider: TraceProvider | None = None


@dataclass(frozen=True, slots=True)
class PulledScans:
    """What a second source said of one parcel, if anything."""

    found: tuple[ParcelScans, ...] = ()
    failed: int = 0


class TracePull:
    """Asks for the traces that are due and saves what they say."""

    def __init__(
        self, traces: TraceStore, classifier: Classifier, progress: Callable[[Progress], None]
    ) -> None:
        self._traces = traces
        self._classifier = classifier
        self._progress = progress
        self._pace = PollPace()
        self._provider_is_out = False
        self._second_words: dict[tuple[str, str], PulledScans] = {}

    def pull(self, sources: TraceSources, now: datetime) -> PulledTraces:
        """Ask for every due parcel of the shops in ``sources`` once.

        Raises:
            ConnectorError: a whole source is out of reach (not one parcel's own trouble); what
                was saved before stays.
        """
        result, done = PulledTraces(), 0
        self._provider_is_out = False
        self._second_words.clear()
        for shop_id in sources.marketplaces:
            while due := self._traces.due_for_poll(now, BATCH, shop_id=shop_id):
                for parcel in due:
                    result += self._ask(parcel, sources, now)
                done += len(due)
                self._progress(Progress(Stage.TRACES, done, 0))
        return result

    def _ask(self, due: DuePoll, sources: TraceSources, now: datetime) -> PulledTraces:
        marketplace = sources.marketplaces[due.shipment.shop_id]
        if due.shipment.method is ShippingMethod.NO_LOGISTICS:
            return self._reschedule(due, now, PulledTraces())
        try:
            first = marketplace.trace(due.shipment)
        except (Refused, UnexpectedAnswer):
            # This parcel's own trouble: the others are still asked.
            return self._reschedule(due, now, PulledTraces(failed=1))
        silent = _is_silent(first, now)
        second = self._second_word(due, sources.provider) if silent else PulledScans()
        traces = [self._read(due, scans, now) for scans in (first, *second.found)]
        changed = self._traces.save(traces, seen_at=now)
        return self._reschedule(due, now, PulledTraces(min(changed, 1), second.failed))

    def _second_word(self, due: DuePoll, provider: TraceProvider | None) -> PulledScans:
        """Ask the provider once per number; its trouble never hides the marketplace's word."""
        if provider is None or not provider.can_trace(due.shipment):
            return PulledScans()
        number = (due.shipment.carrier, due.shipment.waybill)
        if number not in self._second_words:
            # Two orders may share a number, and a provider counts questions by number.
            self._second_words[number] = self._ask_provider(due, provider)
        return self._second_words[number]

    def _ask_provider(self, due: DuePoll, provider: TraceProvider) -> PulledScans:
        if self._provider_is_out:
            return PulledScans()
        try:
            return PulledScans((provider.trace(due.shipment),))
        except UnexpectedAnswer:
            return PulledScans(failed=1)
        except ConnectorError as error:
            logger.info("%s is not asked again this round: %s", provider.name, type(error).__name__)
            self._provider_is_out = True
            return PulledScans(failed=1)

    def _read(self, due: DuePoll, scans: ParcelScans, now: datetime) -> ParcelTrace:
        shipment = due.shipment
        return ParcelTrace(
            shipment.shop_id,
            shipment.order_number,
            shipment.waybill,
            scans.source,
            read_scans(self._classifier, scans, shipment.carrier, now),
            scans.provider_state,
        )

    def _reschedule(self, due: DuePoll, now: datetime, result: PulledTraces) -> PulledTraces:
        shipment = due.shipment
        after = next_poll(now, deadline=due.deadline, finished=due.delivered, pace=self._pace)
        self._traces.set_next_poll(
            shipment.shop_id, shipment.order_number, shipment.waybill, at=after
        )
        return result


def read_scans(
    classifier: Classifier, scans: ParcelScans, carrier: str, seen_at: datetime
) -> tuple[TrackingEvent, ...]:
    """Return the scans as tracking events, read by ``classifier`` and seen at ``seen_at``."""
    return tuple(
        TrackingEvent(scan, classifier.read_scan(scan, carrier), seen_at, classifier.version)
        for scan in scans.scans
    )


def _is_silent(found: ParcelScans, now: datetime) -> bool:
    """Tell whether the marketplace's last word is old or missing."""
    times = [scan.happened_at for scan in found.scans if scan.happened_at]
    return not times or now - max(times) > SILENT_AFTER

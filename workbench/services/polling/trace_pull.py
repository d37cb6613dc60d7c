"""Pulling traces: what is due is asked for, read, and saved parcel by parcel."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from workbench.connectors.hosts import REMOTE_PACE
from workbench.domain.errors import (
    ConnectorError,
    NotOffered,
    ParcelRefused,
    Refused,
    UnexpectedAnswer,
)
from workbench.domain.pages import DuePoll, ParcelScans, ParcelTrace, PollAnswer, UnreadOrder
from workbench.domain.parcels.shipments import ShippingMethod
from workbench.domain.parcels.tracking import TrackingEvent
from workbench.domain.refresh import Progress, Stage
from workbench.domain.schedule import PollPace, next_poll
from workbench.services.polling.gathering import Gathering

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from datetime import datetime

    from workbench.connectors.base import Marketplace
    from workbench.domain.clock import Clock
    from workbench.domain.parcels.shipments import Shipment
    from workbench.services.polling.second_word import SecondSource
    from workbench.store.orders.traces import TraceStore
    from workbench.store.orders.unread_orders import UnreadOrderStore
    from workbench.traces.classify import Classifier

BATCH = 200
# After so many parcels of one shop the others have their turn: as many as an application may ask
# for at once, so that nobody waits for its pace while another's is free.
A_TURN = REMOTE_PACE.burst
# When none of so many parcels can be read, the source is broken and not its parcels. A few may
# all be odd, which says nothing; a broken source is not called for thousands of them in vain.
FEW, ENOUGH = 5, 20

_Parcel = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PulledTraces:
    """How many parcels had news, how many could not be read, and whether the source is broken.

    ``is_cut``: some that are due were left to the next round.
    """

    changed: int = 0
    failed: int = 0
    trouble: ConnectorError | None = None
    is_cut: bool = False


@dataclass(frozen=True, slots=True)
class TraceSources:
    """Who is asked about a shop's parcels: its marketplace, and a provider where it is silent.

    ``pace`` is how often a parcel is asked about.
    """

    marketplace: Marketplace
    second: SecondSource
    pace: PollPace


class TracePull:
    """Asks for the traces that are due and saves what they say."""

    def __init__(
        self,
        traces: TraceStore,
        unread: UnreadOrderStore,
        classifier: Classifier,
        progress: Callable[[Progress], None],
        wall: Clock,
    ) -> None:
        self._traces = traces
        self._unread = unread
        self._classifier = classifier
        self._progress = progress
        self._wall = wall

    def pull(
        self, sources: TraceSources, now: datetime
    ) -> Generator[None, bool | None, PulledTraces]:
        """Ask for every due parcel of a shop once, those with the nearest deadlines first.

        Yields after so many parcels, that other shops have their turn in between; what is sent
        then tells whether to leave the rest to the next round. What was saved before a trouble
        stays.
        """
        tally, trouble, is_cut = _Tally(Gathering(self._wall)), None, False
        self._traces.recall(now, shop_id=sources.marketplace.shop_id)
        try:
            is_cut = yield from self._turns(sources, tally, now)
        except ConnectorError as error:
            trouble = error
        self._keep(tally, now)
        trouble = trouble or tally.trouble(FEW)
        if trouble is None:
            for parcel, reason in tally.refused:
                self._reschedule(parcel, sources.pace, now)
                self._set_aside(parcel, reason, now)
        return PulledTraces(tally.changed, tally.failed, trouble, is_cut)

    def _turns(
        self, sources: TraceSources, tally: _Tally, now: datetime
    ) -> Generator[None, bool | None, bool]:
        """Ask until nothing is due, in turns; return whether the rest is left."""
        while due := self._due(sources.marketplace.shop_id, tally, now):
            for parcel in due:
                self._ask(parcel, sources, tally, now)
                if tally.has_had_its_turn():
                    if tally.gathering.is_due(len(tally.answers)):
                        self._keep(tally, now)
                    if (yield):
                        return True
            self._keep(tally, now)
            self._progress(Progress(Stage.TRACES, tally.asked, 0))
        return False

    def _set_aside(self, parcel: DuePoll, reason: str, now: datetime) -> None:
        """Let the order be asked for again: one that the platform knows no more has no trace."""
        shipment = parcel.shipment
        unread = UnreadOrder(shipment.order_number, reason)
        self._unread.note(shipment.shop_id, [unread], at=now)

    def _due(self, shop_id: str, tally: _Tally, now: datetime) -> list[DuePoll]:
        """Return parcels to ask about, without those that were asked about in vain."""
        vain = tally.vain
        due = self._traces.due_by_deadline(now, BATCH + len(vain), shop_ids=[shop_id])
        return [parcel for parcel in due if _key(parcel) not in vain]

    def _ask(self, due: DuePoll, sources: TraceSources, tally: _Tally, now: datetime) -> None:
        shipment = due.shipment
        tally.asked += 1
        if shipment.method is ShippingMethod.NO_LOGISTICS:
            self._reschedule(due, sources.pace, now)
            return
        try:
            first = _own_word(sources.marketplace, shipment)
        except (Refused, UnexpectedAnswer) as error:
            # It stays due, behind those that have waited longer.
            self._ask_again(due, now)
            tally.add_failure(due, error)
            return
        second = sources.second.on(shipment, first, now)
        told = (*([first] if first else []), *second.found)
        traces = tuple(read_trace(self._classifier, shipment, scans, now) for scans in told)
        answer = PollAnswer(shipment, traces, _next_poll(due, sources.pace, now))
        tally.add_answer(answer, failed=second.failed)

    def _keep(self, tally: _Tally, now: datetime) -> None:
        """Save what was told of parcels in one transaction."""
        if tally.answers:
            tally.changed += self._traces.save_answers(tally.answers, seen_at=now)
            tally.answers.clear()
        tally.gathering.saved()

    def _reschedule(self, due: DuePoll, pace: PollPace, now: datetime) -> None:
        self._ask_again(due, _next_poll(due, pace, now))

    def _ask_again(self, due: DuePoll, at: datetime | None) -> None:
        shipment = due.shipment
        self._traces.set_next_poll(shipment.shop_id, *_key(due), at=at)


@dataclass
class _Tally:
    """How one shop's questions fare in a round.

    What the platform refuses to tell waits its turn like the rest; what could not be read is
    asked for again in the next round.
    """

    gathering: Gathering
    asked: int = 0
    turns: int = 0
    changed: int = 0
    failed: int = 0
    answered: int = 0
    answers: list[PollAnswer] = field(default_factory=list)
    refused: list[tuple[DuePoll, str]] = field(default_factory=list)
    vain: dict[_Parcel, ConnectorError] = field(default_factory=dict)

    def has_had_its_turn(self) -> bool:
        """Tell whether others should be asked now; each turn is told once."""
        is_over = self.asked >= (self.turns + 1) * A_TURN
        self.turns += is_over
        return is_over

    def add_answer(self, answer: PollAnswer, *, failed: int) -> None:
        """Take what was told of a parcel, to be kept with others."""
        self.answered += 1
        self.failed += failed
        self.answers.append(answer)

    def add_failure(self, parcel: DuePoll, error: Refused | UnexpectedAnswer) -> None:
        """Count a parcel that could not be read.

        Raises:
            ConnectorError: it is one of so many that the source is broken.
        """
        self.failed += 1
        self.vain[_key(parcel)] = error
        if isinstance(error, Refused):
            self.refused.append((parcel, error.values.get("reason", "")))
        if trouble := self.trouble(ENOUGH):
            raise trouble

    def trouble(self, enough: int) -> ConnectorError | None:
        """Return the last failure if there were ``enough`` and not one answer."""
        if self.answered or len(self.vain) < enough:
            return None
        return next(reversed(self.vain.values()))


def _own_word(marketplace: Marketplace, shipment: Shipment) -> ParcelScans | None:
    """Return the marketplace's trace; None where it tells nothing of such parcels.

    That is no empty trace: nobody has looked yet whether the parcel has one.
    """
    try:
        return marketplace.trace(shipment)
    except (NotOffered, ParcelRefused):
        return None


def _next_poll(due: DuePoll, pace: PollPace, now: datetime) -> datetime | None:
    return next_poll(now, deadline=due.deadline, finished=due.delivered, pace=pace)


def _key(parcel: DuePoll) -> _Parcel:
    return (parcel.shipment.order_number, parcel.shipment.waybill)


def read_trace(
    classifier: Classifier, shipment: Shipment, scans: ParcelScans, seen_at: datetime
) -> ParcelTrace:
    """Return a parcel's trace as one source told it at ``seen_at``."""
    return ParcelTrace(
        shipment.shop_id,
        shipment.order_number,
        shipment.waybill,
        scans.source,
        read_scans(classifier, scans, shipment.carrier, seen_at),
        scans.provider_state,
    )


def read_scans(
    classifier: Classifier, scans: ParcelScans, carrier: str, seen_at: datetime
) -> tuple[TrackingEvent, ...]:
    """Return the scans as tracking events, read by ``classifier`` and seen at ``seen_at``."""
    return tuple(
        TrackingEvent(scan, classifier.read_scan(scan, carrier), seen_at, classifier.version)
        for scan in scans.scans
    )

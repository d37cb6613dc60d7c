"""Parcels that only files told of, followed by a trace provider within the day's budget."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from workbench.domain.errors import ConnectorError, ParcelRefused, Refused, UnexpectedAnswer
from workbench.domain.query_costs import PROVIDER_PACE
from workbench.domain.refresh import Progress, Stage
from workbench.domain.schedule import next_poll
from workbench.services.polling.trace_pull import read_trace

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from workbench.domain.pages import DuePoll
    from workbench.services.polling.provider_panel import ProviderPanel, Seat
    from workbench.store.orders.traces import TraceStore
    from workbench.traces.classify import Classifier

# A provider that refuses so many in a row answers for none: its key may have expired.
FEW = 3
BATCH = 100


@dataclass(frozen=True, slots=True)
class Followed:
    """What one round of following brought.

    ``is_spent``: parcels are left that would be due, but the day's budget is not.
    """

    changed: int = 0
    failed: int = 0
    is_spent: bool = False
    trouble: ConnectorError | None = None
    answered: int = 0


@dataclass(slots=True)
class _Tally:
    answered: int = 0
    changed: int = 0
    failed: int = 0


class ParcelFollower:
    """Asks providers about due parcels, those with the nearest deadlines first."""

    def __init__(
        self,
        traces: TraceStore,
        classifier: Classifier,
        panel: ProviderPanel,
        progress: Callable[[Progress], None],
    ) -> None:
        self._traces = traces
        self._classifier = classifier
        self._panel = panel
        self._progress = progress

    def follow(self, shop_ids: Sequence[str], now: datetime) -> Followed:
        """Ask about the parcels of these shops that are due at ``now`` (data time).

        Each one is put off before the next is asked for, so that none comes twice in a round. A
        provider that gives no answers leaves its parcels to the others.
        """
        tally = _Tally()
        try:
            while (left := self._panel.left) and (
                due := self._traces.due_by_deadline(now, min(left, BATCH), shop_ids=shop_ids)
            ):
                for parcel in due:
                    self._ask(parcel, tally, now)
                asked = tally.answered + tally.failed
                self._progress(Progress(Stage.TRACES, asked, 0))
        except ConnectorError as error:
            return Followed(tally.changed, tally.failed, False, error, tally.answered)
        rest = () if left else self._traces.due_by_deadline(now, 1, shop_ids=shop_ids)
        return Followed(tally.changed, tally.failed, bool(rest), None, tally.answered)

    def _ask(self, due: DuePoll, tally: _Tally, now: datetime) -> None:
        seat = self._panel.seat_for(due.shipment)
        if seat is None or seat.rests(due.shipment):
            self._put_off(due, now)
            return
        # Before asking: a crash between question and answer must not ask again within the floor.
        self._ask_at(due, now + PROVIDER_PACE.floor)
        try:
            scans = seat.ask(due.shipment)
        except ConnectorError as error:
            self._note_failure(seat, due, error, now)
            tally.failed += 1
            return
        trace = read_trace(self._classifier, due.shipment, scans, now)
        seat.unread = 0
        seat.watch.answered()
        tally.answered += 1
        tally.changed += self._traces.save([trace], seen_at=now)
        self._put_off(due, now)

    def _note_failure(self, seat: Seat, due: DuePoll, error: ConnectorError, now: datetime) -> None:
        """Put the parcel off; a provider that cannot answer is asked no more this round.

        Raises:
            ConnectorError: it was the last one that could be asked.
        """
        if isinstance(error, Refused | UnexpectedAnswer):
            self._put_off(due, now)
            # What is said of one parcel says nothing of the next.
            seat.unread += not isinstance(error, ParcelRefused)
            if seat.unread < FEW:
                return
        seat.fail(error)
        if not self._panel.is_ready:
            raise error

    def _put_off(self, due: DuePoll, now: datetime) -> None:
        at = next_poll(now, deadline=due.deadline, finished=due.delivered, pace=PROVIDER_PACE)
        self._ask_at(due, at)

    def _ask_at(self, due: DuePoll, at: datetime | None) -> None:
        shipment = due.shipment
        self._traces.set_next_poll(shipment.shop_id, shipment.order_number, shipment.waybill, at=at)

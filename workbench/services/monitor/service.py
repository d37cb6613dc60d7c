"""The monitor's questions to the cache, with the clock and working hours filled in."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from workbench.domain.handling import (
    LONGEST_NOTE,
    HandlingAct,
    HandlingState,
    look_again_at,
)
from workbench.domain.masking import mask_free_text
from workbench.domain.parcels.tracking import Basis
from workbench.domain.today.working_hours import WorkingHours
from workbench.domain.views import (
    Grouping,
    MonitorCounts,
    MonitorGroup,
    MonitorQuery,
    MonitorRow,
    RowDetail,
)
from workbench.services.actor import system_user
from workbench.store.monitor.row_ids import is_parcel, shipment_of

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Iterator, Sequence
    from datetime import datetime

    from workbench.domain.clock import Clock
    from workbench.domain.files import OrderFile
    from workbench.domain.parcels.dwell import Foreseen
    from workbench.domain.parcels.tracking import EventKind, Scan
    from workbench.domain.rules.decisions import Decision
    from workbench.domain.rules.effects import Exposure, Outlook
    from workbench.services.judging.outlook import OutlookService
    from workbench.store.decisions.decisions import DecisionStore
    from workbench.store.monitor.handling import HandlingStore
    from workbench.store.monitor.monitor import MonitorStore
    from workbench.store.orders.files import FileStore
    from workbench.store.orders.journeys import JourneyStore
    from workbench.store.orders.unread_orders import UnreadOrderStore


@dataclass(frozen=True, slots=True)
class MonitorStores:
    """What the monitor reads, all on the connection of the thread that asks."""

    monitor: MonitorStore
    files: FileStore
    decisions: DecisionStore
    handling: HandlingStore
    journeys: JourneyStore
    unread: UnreadOrderStore


class MonitorService:
    """Answers the monitor view; reads are short enough for the window's thread."""

    def __init__(
        self,
        stores: MonitorStores,
        outlook: OutlookService,
        clock: Clock,
        hours: Callable[[], WorkingHours] = WorkingHours,
        agrees: Callable[[EventKind, str, str], bool] = lambda kind, source, status: True,
    ) -> None:
        """Take the stores; ``agrees`` tells whether a kind may be what a source's status means."""
        self._stores = stores
        self._outlook = outlook
        self._clock = clock
        self._hours = hours
        self._agrees = agrees

    def now(self) -> datetime:
        """Return the instant that countdowns count from (data time, UTC)."""
        return self._clock.now()

    def query(self) -> MonitorQuery:
        """Return the plain question: all warnings, with now and closing time of this moment."""
        now = self._clock.now()
        return MonitorQuery(now=now, closing=self._hours().next_morning(now))

    def ids(self, query: MonitorQuery) -> array[int]:
        """Return the ids of all rows that fit, in order."""
        return self._stores.monitor.ids(query)

    def first(self, query: MonitorQuery, limit: int) -> array[int]:
        """Return the first ``limit`` of these ids, which takes less time than all of them."""
        return self._stores.monitor.ids(query, limit)

    def rows(self, ids: Sequence[int]) -> list[MonitorRow]:
        """Return the rows with these ids, in this order."""
        return self._stores.monitor.rows(ids)

    def counts(self, query: MonitorQuery) -> MonitorCounts:
        """Return the numbers for the chips."""
        return self._stores.monitor.counts(query)

    def groups(self, query: MonitorQuery, grouping: Grouping) -> list[MonitorGroup]:
        """Return the rows that fit, counted by carrier and site or by shop."""
        return self._stores.monitor.groups(query, grouping)

    def detail(self, row_id: int) -> RowDetail | None:
        """Return everything about one row, None if it is gone."""
        rows = self._stores.monitor.rows([row_id])
        if not rows:
            return None
        row = rows[0]
        file = self._stores.files.order_file(row.order_id)
        decisions = tuple(self._stores.decisions.current(row.order_id))
        warnings = sorted((d for d in decisions if d.is_warning), key=lambda d: not _leads(d, row))
        return RowDetail(
            row=row,
            file=file,
            decisions=decisions,
            handling=tuple(self._stores.handling.history(row_id)),
            same_site=self._stores.monitor.same_site(row_id),
            outlook=self._outlook.of_row(row, file, warnings, self._clock.now()),
            disputed=frozenset(self._disputed(file)),
            foreseen=self._foreseen(row),
            untold=self._stores.unread.reason_of(row.shop_id, row.order_number),
        )

    def _foreseen(self, row: MonitorRow) -> Foreseen | None:
        """Return the stall that is foreseen for a parcel; a limit that was missed is none."""
        if not is_parcel(row.id) or row.verdict.is_missed:
            return None
        return self._stores.journeys.foreseen_of(shipment_of(row.id), self._clock.now())

    def _disputed(self, file: OrderFile) -> Iterator[Scan]:
        """Yield scans whose text names another act than the provider's own status."""
        for parcel in file.shipments:
            for event in parcel.events:
                scan, reading = event.scan, event.reading
                if not scan.provider_status or reading.basis is not Basis.TEXT:
                    continue
                if not self._agrees(reading.kind, scan.source, scan.provider_status):
                    yield scan

    def outlook(self, order_id: int, file: OrderFile, decisions: Sequence[Decision]) -> Outlook:
        """Return what an order's warnings cost, by the rules of this moment."""
        warnings = [found for found in decisions if found.is_warning]
        return self._outlook.of_order(order_id, file, warnings, self._clock.now())

    def exposure(self, query: MonitorQuery) -> Exposure:
        """Return what the open warnings of all shops, or of the chosen one, put at risk."""
        return self._outlook.exposure(query.now, query.shop_id)

    def handle(self, row_id: int, state: HandlingState) -> datetime | None:
        """Record what a person did about a row; return when it comes back without a new scan."""
        now = self._clock.now()
        look_at = look_again_at(state, now)
        self._stores.handling.set(row_id, HandlingAct(state, now, system_user(), look_at))
        return look_at

    def look_again(self, row_id: int, at: datetime | None) -> None:
        """Choose another time to look again at a row that was moved on; None: never by time."""
        self._amend(row_id, look_at=at)

    def remark(self, row_id: int, note: str) -> None:
        """Keep a person's own words beside the state of a row, personal data starred.

        A row about which nothing was done yet stays to do.
        """
        self._amend(row_id, note=mask_free_text(note.strip())[:LONGEST_NOTE])

    def _amend(self, row_id: int, **changes: Any) -> None:
        """Write the standing act again with changes: what was said before stays on record."""
        now = self._clock.now()
        act = self._stores.handling.standing(row_id) or HandlingAct(HandlingState.TO_DO, now)
        self._stores.handling.set(row_id, replace(act, at=now, actor=system_user(), **changes))

    def undo(self, row_id: int) -> None:
        """Take back the last act on a row."""
        self._stores.handling.undo(row_id)


def _leads(decision: Decision, row: MonitorRow) -> bool:
    """Tell whether a decision is the one that the row shows."""
    subject = decision.subject
    is_same = subject.kind is row.kind and subject.waybill == row.waybill
    return is_same and decision.answer.rule == row.rule

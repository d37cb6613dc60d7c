"""回看: the monitor turned to a past instant, what it differs from now in, and its day."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.past import MOST_LISTED, Difference, DifferenceKind
from workbench.domain.today.working_hours import WorkingHours
from workbench.domain.views import RowDetail
from workbench.services.monitor.past_monitor import PastMonitor
from workbench.store.decisions.decisions import DecisionStore
from workbench.store.monitor.handling import HandlingStore
from workbench.store.monitor.monitor import MonitorStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.history import OrderHistoryStore
from workbench.store.past.monitor import PastMonitorStore
from workbench.store.past.orders import PastOrderStore

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence

    from workbench.domain.exchange.export_filters import OrderQuery
    from workbench.domain.files import OrderFile
    from workbench.domain.order_changes import OrderPart
    from workbench.domain.past import DayEntry, Past
    from workbench.domain.rules.decisions import Decision, Level
    from workbench.domain.views import MonitorRow, OrderRow
    from workbench.services.judging.outlook import OutlookService
    from workbench.store.engine.cache import Cache


class PastService:
    """Looks back over one connection; works without the network and writes nothing."""

    def __init__(
        self,
        cache: Cache,
        outlook: OutlookService,
        hours: Callable[[], WorkingHours] = WorkingHours,
    ) -> None:
        self._store = PastMonitorStore(cache)
        self._then = PastMonitor(cache)
        self._files = FileStore(cache)
        self._decisions = DecisionStore(cache)
        self._handling = HandlingStore(cache)
        self._orders = OrderHistoryStore(cache)
        self._monitor = MonitorStore(cache)
        self._listed = PastOrderStore(cache)
        self._outlook = outlook
        self._hours = hours

    def at(
        self, as_of: datetime, progress: Callable[[int, int], None] = lambda done, of: None
    ) -> Past:
        """Return the monitor as it was known at ``as_of`` (UTC); ``progress`` hears of its rows."""
        return self._then.at(as_of, self._hours(), progress)

    def with_troubles(self, past: Past) -> Past:
        """Return the same past with the parcels that were in trouble; takes longer than itself."""
        return self._then.with_troubles(past)

    def differences(self, past: Past) -> list[Difference]:
        """Return rows whose leading warning is another now, ``MOST_LISTED`` of each kind at most.

        Those that are gone or changed come with the soonest first.
        """
        now = self._store.warned_now()
        then = {one.row.id: one.row for one in past.warned}
        others = [row for row in then.values() if now.get(row.id) != (row.rule, row.level)]
        gone = [row for row in others if row.id not in now]
        changed = [row for row in others if row.id in now]
        listed = (*gone[:MOST_LISTED], *changed[:MOST_LISTED])
        told = [_difference(row, now.get(row.id)) for row in listed]
        fresh = [row_id for row_id in now if row_id not in then]
        told += [_appeared(row) for row in self._monitor.rows(fresh[:MOST_LISTED])]
        return sorted(told, key=lambda one: list(DifferenceKind).index(one.kind))

    def order_ids(self, query: OrderQuery, as_of: datetime) -> array[int]:
        """Return the ids of the orders known then that fit, in order."""
        return self._listed.ids(query, as_of)

    def order_rows(self, ids: Sequence[int], as_of: datetime) -> list[OrderRow]:
        """Return these orders as they were known then."""
        return self._listed.rows(ids, as_of)

    def order(
        self, order_id: int, as_of: datetime
    ) -> tuple[OrderFile, tuple[Decision, ...]] | None:
        """Return an order with its parcels and decisions of then, None when it is gone."""
        try:
            file = self._files.order_file(order_id, as_of)
        except LookupError:
            return None
        return file, tuple(self._decisions.valid_at(order_id, as_of))

    def detail(self, row: MonitorRow, as_of: datetime) -> RowDetail:
        """Return what was known of a row then; what it costs is told by the rules of now.

        Raises:
            LookupError: the order was erased since.
        """
        file = self._files.order_file(row.order_id, as_of)
        decisions = self._decisions.valid_at(row.order_id, as_of)
        own = [found for found in decisions if found.is_warning]
        own.sort(key=lambda found: found.answer.rule != row.rule)
        acts = [entry for entry in self._handling.history(row.id) if entry.at <= as_of]
        outlook = self._outlook.of_row(row, file, own, as_of)
        return RowDetail(row, file, tuple(decisions), tuple(acts), outlook=outlook)

    def changes(self, order_id: int) -> tuple[OrderPart, ...]:
        """Return how an order came to be what it is, the oldest change first."""
        return self._orders.changes(order_id)

    def day(self, as_of: datetime) -> list[DayEntry]:
        """Return what was decided and done on that day in Shanghai, the last first.

        Of either one entry more than ``MOST_LISTED`` at most, which tells that there are more.
        """
        midnight = datetime.combine(as_of.astimezone(SHANGHAI).date(), time(), SHANGHAI)
        return self._store.day(midnight, midnight + timedelta(days=1), MOST_LISTED + 1)


def _difference(row: MonitorRow, now: tuple[str, Level] | None) -> Difference:
    kind = DifferenceKind.GONE if now is None else DifferenceKind.CHANGED
    rule_now, level_now = now or ("", None)
    return Difference(kind, row.order_number, row.waybill, row.rule, row.level, rule_now, level_now)


def _appeared(row: MonitorRow) -> Difference:
    numbers = row.order_number, row.waybill
    return Difference(DifferenceKind.APPEARED, *numbers, rule_now=row.rule, level_now=row.level)

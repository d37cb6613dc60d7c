"""回看: the monitor turned to a past instant, what it differs from now in, and its day."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.past import Past, compared
from workbench.domain.views import RowDetail
from workbench.domain.working_hours import WorkingHours
from workbench.store.decisions import DecisionStore
from workbench.store.files import FileStore
from workbench.store.handling import HandlingStore
from workbench.store.order_history import OrderHistoryStore
from workbench.store.past_monitor import PastMonitorStore

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.order_changes import OrderPart
    from workbench.domain.past import DayEntry
    from workbench.domain.views import MonitorRow
    from workbench.services.outlook import OutlookService
    from workbench.store.cache import Cache

# As much as one reads of a day; the daily report has all.
MOST_ENTRIES = 500


class PastService:
    """Looks back over one connection; works without the network and writes nothing."""

    def __init__(
        self,
        cache: Cache,
        outlook: OutlookService,
        hours: Callable[[], WorkingHours] = WorkingHours,
    ) -> None:
        self._store = PastMonitorStore(cache)
        self._files = FileStore(cache)
        self._decisions = DecisionStore(cache)
        self._handling = HandlingStore(cache)
        self._orders = OrderHistoryStore(cache)
        self._outlook = outlook
        self._hours = hours

    def at(self, as_of: datetime) -> Past:
        """Return the monitor as it was known at ``as_of`` (UTC)."""
        rows = self._store.warned(as_of)
        then = {one.row.id: (one.row.rule, one.row.level) for one in rows}
        diff = compared(then, self._store.warned_now())
        return Past.of(as_of, self._hours().next_morning(as_of), rows, diff)

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
        """Return what was decided and done on that day in Shanghai, the last first."""
        midnight = datetime.combine(as_of.astimezone(SHANGHAI).date(), time(), SHANGHAI)
        return self._store.day(midnight, midnight + timedelta(days=1), MOST_ENTRIES)

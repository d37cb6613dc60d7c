"""The monitor of a past instant, read for a window and for a file alike."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.past import Past, compared
from workbench.services.bulk import uncollected
from workbench.store.monitor.row_ids import parcel_row
from workbench.store.past.monitor import PastMonitorStore
from workbench.store.past.troubles import PastTroubleStore

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from workbench.domain.today.working_hours import WorkingHours
    from workbench.domain.views import MonitorQuery, MonitorRow
    from workbench.store.engine.cache import Cache

    Progress = Callable[[int, int], None]


class PastMonitor:
    """Reads what warned at an instant over one connection; writes nothing."""

    def __init__(self, cache: Cache) -> None:
        self._store = PastMonitorStore(cache)
        self._troubles = PastTroubleStore(cache)

    def at(
        self, as_of: datetime, hours: WorkingHours, progress: Progress = lambda done, of: None
    ) -> Past:
        """Return the monitor as it was known at ``as_of`` (UTC); ``progress`` hears of its rows."""
        with uncollected():
            rows = self._store.warned(as_of, progress)
            then = {one.row.id: (one.row.rule, one.row.level) for one in rows}
            diff = compared(then, self._store.warned_now())
            return Past.of(as_of, hours.next_morning(as_of), rows, diff)

    def with_troubles(self, past: Past) -> Past:
        """Return the same past with the parcels that were in trouble; takes longer than itself."""
        found = self._troubles.troubled(past.as_of)
        troubles = {parcel_row(key[1]): trouble for key, trouble in found.items()}
        calm = [key for key in found if parcel_row(key[1]) not in past.by_id]
        return past.with_troubles(troubles, self._store.quiet(past.as_of, calm))

    def answer(self, query: MonitorQuery, hours: WorkingHours) -> Sequence[MonitorRow]:
        """Return the rows that fit at the query's own instant, in order."""
        past = self.at(query.now, hours)
        known = self.with_troubles(past) if query.trouble is not None else past
        return known.rows(known.ids(replace(query, closing=past.closing)))

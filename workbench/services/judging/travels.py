"""Keeps how parcels travelled, beside judging; orders from before it was kept are caught up."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.parcels.dwell import LEARNED_FROM, enough
from workbench.domain.parcels.travels import travels
from workbench.store.engine.meta import MetaStore
from workbench.store.orders.files import FileStore
from workbench.store.orders.journeys import JourneyStore, Window

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.files import OrderFile
    from workbench.store.engine.cache import Cache

CAUGHT_UP = "journeys_caught_up"
_DONE = "done"
# Small enough that nobody waits for it between two rounds.
AT_ONCE = 500
LEARNED_AT = "usual_stays_at"
LEARN_EVERY = timedelta(hours=1)
# What is usual among so many stays is the same an hour later, and counting them takes as long as
# judging hundreds of parcels.
MANY_STAYS = 100_000
LEARN_MANY_EVERY = timedelta(hours=24)


class TravelKeeper:
    """Writes each judged order's travels, over the connection of the thread that judges."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._journeys = JourneyStore(cache)
        self._files = FileStore(cache)
        self._meta = MetaStore(cache)

    def keep(self, files: Sequence[tuple[int, OrderFile]]) -> None:
        """Let orders' travels be those of their files (behind the orders' ids)."""
        self._journeys.put([(i, file.order.shop_id, travels(file)) for i, file in files])

    def begin(self) -> None:
        """Note that of a file in which nothing was judged yet everything will be kept."""
        self._meta.set(CAUGHT_UP, _DONE)

    def catch_up(self, limit: int = AT_ONCE) -> int:
        """Work out the travels of the next orders of a file made before they were kept.

        Return how many orders that were; 0 once all are done.
        """
        after = self._meta.get(CAUGHT_UP) or "0"
        if after == _DONE:
            return 0
        with self._cache.atomic():
            ids = self._journeys.next_orders(int(after), limit)
            # Without those whose versions were taken back with an import.
            self.keep(self._files.order_files(ids))
            self._meta.set(CAUGHT_UP, str(ids[-1]) if ids else _DONE)
        return len(ids)

    def learn(self, now: datetime) -> None:
        """Learn anew what is usual at each hub, once an hour of data time; of very many a day."""
        last = self._meta.get(LEARNED_AT)
        if last and abs(now - datetime.fromisoformat(last)) < self._pause():
            return
        stays = self._journeys.stays(Window(now - LEARNED_FROM, now))
        with self._cache.atomic():
            self._journeys.learn(enough(stays))
            self._meta.set(LEARNED_AT, now.isoformat())

    def _pause(self) -> timedelta:
        """Return for how long what was learned last will do."""
        stays = sum(usual.count for usual in self._journeys.learned())
        return LEARN_EVERY if stays < MANY_STAYS else LEARN_MANY_EVERY

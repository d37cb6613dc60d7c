"""今日待办: what must be done before closing time, and the numbers around it, at any instant.

Works from the cache alone. Of the present everything comes from rows that are ready; of the past
the deadlines are those recorded then, and the scans count by their own times.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.parcels.dwell import LEARNED_FROM, enough, percentile
from workbench.domain.parcels.dwell import TENTH as _TENTH
from workbench.domain.today.charts import (
    DAYS,
    PICKUP_DAYS_BACK,
    PICKUP_WITHIN,
    STALLED_AFTER,
    CarrierPace,
    DayCount,
    PickupDay,
    TodayBoard,
)
from workbench.domain.today.today import Moment, due_list
from workbench.domain.today.working_hours import WorkingHours
from workbench.services.today.past import PastRows, Priced
from workbench.store.monitor.due_rows import DueRowStore
from workbench.store.monitor.today import TodayStore
from workbench.store.orders.journeys import JourneyStore, Window

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.clock import Clock
    from workbench.domain.parcels.dwell import Foreseen, Stays, Usual
    from workbench.services.judging.outlook import OutlookService
    from workbench.store.engine.cache import Cache

# Beyond so many stays and pickups the figures take a second; they hardly change within minutes.
LARGE = 100_000
KEPT_FOR = timedelta(minutes=10)
_EPOCH = date(1970, 1, 1)
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class _Travelled:
    """Figures over 30 days of travels; of a large cache they are kept for a while."""

    at: datetime
    shop_id: str
    carriers: tuple[CarrierPace, ...]
    pickup: tuple[PickupDay, ...]

    def serves(self, now: datetime, shop_id: str) -> bool:
        """Tell whether these figures will do."""
        return self.shop_id == shop_id and timedelta() <= now - self.at < KEPT_FOR


class TodayService:
    """Answers the today view; one call reads one state of the cache."""

    def __init__(
        self,
        cache: Cache,
        outlook: OutlookService,
        clock: Clock,
        hours: Callable[[], WorkingHours] = WorkingHours,
    ) -> None:
        self._cache = cache
        self._clock = clock
        self._hours = hours
        self._store = TodayStore(cache)
        self._due = DueRowStore(cache)
        self._journeys = JourneyStore(cache)
        self._past = PastRows(cache, outlook)
        self._kept: _Travelled | None = None

    def board(self, as_of: datetime | None = None, shop_id: str = "") -> TodayBoard:
        """Return the board of this moment, or as it was ``as_of``; of one shop or, "", of all."""
        is_past = as_of is not None
        with self._cache.snapshot():
            board = self.deadlines(as_of, shop_id)
            travelled = self._travelled(board.now, shop_id, is_past=is_past)
            return replace(
                board,
                appeared=self._appeared(board.now, shop_id),
                carriers=travelled.carriers,
                pickup=travelled.pickup,
                foreseen=self._foreseen(board.at, shop_id, is_past=is_past),
                is_whole=True,
            )

    def deadlines(self, as_of: datetime | None = None, shop_id: str = "") -> TodayBoard:
        """Return the board without its figures, which take longer to count."""
        now, is_past = as_of or self._clock.now(), as_of is not None
        at = Moment(now, self._hours().next_morning(now))
        with self._cache.snapshot():
            rows, stakes, unpriced = self._rows(at, shop_id, is_past=is_past)
        due = due_list(rows, stakes, at)
        return TodayBoard(at, due, is_past=is_past, unpriced=unpriced, is_whole=False)

    def _rows(self, at: Moment, shop_id: str, *, is_past: bool) -> Priced:
        if is_past:
            return self._past.rows(at.now, shop_id)
        return *self._due.due(at, shop_id), 0

    def _travelled(self, now: datetime, shop_id: str, *, is_past: bool) -> _Travelled:
        """Return the figures about travels; of very many parcels those of some minutes ago."""
        kept = self._kept
        if kept is not None and not is_past and kept.serves(now, shop_id):
            return kept
        stays = self._journeys.stays(Window(now - LEARNED_FROM, now, shop_id))
        carriers = self._carriers(now, shop_id, stays)
        made = _Travelled(now, shop_id, carriers, self._pickup(now, shop_id))
        is_large = sum(one.stays + one.judged for one in carriers) > LARGE
        self._kept = made if is_large and not is_past else None
        return made

    def _appeared(self, now: datetime, shop_id: str) -> tuple[DayCount, ...]:
        first = _day(now) - (DAYS - 1) * _DAY
        window = Window(_midnight(first), now + timedelta(milliseconds=1), shop_id)
        found = self._store.appeared(window)
        return tuple(DayCount(day, found.get((day - _EPOCH).days, 0)) for day in _days(first))

    def _carriers(self, now: datetime, shop_id: str, stays: Stays) -> tuple[CarrierPace, ...]:
        """Return the carriers, those with the largest share stalled first."""
        window = Window(now - LEARNED_FROM, now - STALLED_AFTER, shop_id)
        stalled = self._journeys.stalled(window, STALLED_AFTER)
        by_carrier = _by_carrier(stays)
        found = [
            _pace(carrier, by_carrier.get(carrier, {}), stalled.get(carrier, (0, 0)))
            for carrier in sorted({*by_carrier, *stalled} - {""})
        ]
        return tuple(sorted(found, key=lambda one: (-(one.share or 0), -one.judged)))

    def _pickup(self, now: datetime, shop_id: str) -> tuple[PickupDay, ...]:
        last = _day(now) - PICKUP_DAYS_BACK * _DAY
        first = last - (DAYS - 1) * _DAY
        window = Window(_midnight(first), _midnight(last + _DAY), shop_id)
        found = self._store.picked_up(window, PICKUP_WITHIN)
        return tuple(
            PickupDay(day, *found.get((day - _EPOCH).days, (0, 0))) for day in _days(first)
        )

    def _foreseen(self, at: Moment, shop_id: str, *, is_past: bool) -> tuple[Foreseen, ...]:
        known = self.usuals(at.now) if is_past else self._journeys.learned()
        found = self._journeys.long_here(known, at.now, shop_id, is_past=is_past) if known else ()
        return tuple(found)

    def usuals(self, now: datetime) -> list[Usual]:
        """Return what was usual at each hub where enough parcels of any shop were seen by then."""
        return enough(self._journeys.stays(Window(now - LEARNED_FROM, now)))


def _pace(carrier: str, stays: dict[int, int], stalled: tuple[int, int]) -> CarrierPace:
    median = _TENTH * percentile(stays, 50) if stays else None
    judged, late = stalled
    return CarrierPace(carrier, median, sum(stays.values()), late, judged)


def _by_carrier(stays: Stays) -> dict[str, dict[int, int]]:
    found: dict[str, dict[int, int]] = {}
    for (carrier, _), counted in stays.items():
        merged = found.setdefault(carrier, {})
        for tenths, members in counted.items():
            merged[tenths] = merged.get(tenths, 0) + members
    return found


def _day(at: datetime) -> date:
    return at.astimezone(SHANGHAI).date()


def _midnight(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)


def _days(first: date) -> list[date]:
    return [first + _DAY * number for number in range(DAYS)]

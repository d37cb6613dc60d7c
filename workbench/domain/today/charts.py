"""What the today view draws: plain numbers with the interval that each stands for (UTC)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from workbench.domain.handling import HandlingState
    from workbench.domain.parcels.dwell import Foreseen
    from workbench.domain.rules.decisions import Level, Verdict
    from workbench.domain.today.today import DueList, Moment

DAYS = 14
# 1688.false_track.no_departure_48h: departure from the first hub within 48 h of pickup.
STALLED_AFTER = timedelta(hours=48)
# taobao.incentive.tag_48h_pickup: orders paid on day T-3, picked up within 48 h, above 98 %.
PICKUP_WITHIN = timedelta(hours=48)
PICKUP_DAYS_BACK = 3
PICKUP_LINE = 98


@dataclass(frozen=True, slots=True)
class DayCount:
    """How many warnings appeared on a day in Shanghai."""

    day: date
    count: int


@dataclass(frozen=True, slots=True)
class PickupDay:
    """Orders paid on a day in Shanghai, as far as known, and those picked up within 48 h."""

    day: date
    paid: int
    picked: int

    @property
    def percent(self) -> float | None:
        """Return the share in percent, None where nothing was paid."""
        return 100 * self.picked / self.paid if self.paid else None

    @property
    def is_above(self) -> bool:
        """Tell whether the share is above the line; exactly on it is not (policy-facts C3)."""
        return 100 * self.picked > PICKUP_LINE * self.paid


@dataclass(frozen=True, slots=True)
class CarrierPace:
    """How fast a carrier's parcels leave their first hub.

    ``median`` is over ``stays`` whose arrival and departure were both scanned, None where there
    are none. ``stalled`` of the ``judged`` parcels had not left 48 h after pickup.
    """

    carrier: str
    median: timedelta | None
    stays: int
    stalled: int
    judged: int

    @property
    def share(self) -> float | None:
        """Return the share that stalled in percent, None where none could be judged."""
        return 100 * self.stalled / self.judged if self.judged else None


@dataclass(frozen=True, slots=True)
class NewWarning:
    """A warning that appeared: when (UTC), by which rule, and about what."""

    at: datetime
    rule: str
    verdict: Verdict
    level: Level
    due: datetime | None
    shop_id: str
    order_number: str
    waybill: str


@dataclass(frozen=True, slots=True)
class DayAct:
    """What somebody did about a row: when (UTC), who ("" the program), and which row."""

    at: datetime
    actor: str
    state: HandlingState
    note: str
    shop_id: str
    order_number: str
    waybill: str


@dataclass(frozen=True, slots=True)
class TodayBoard:
    """All that the today view shows of one instant.

    ``is_past`` tells that it looks back: deadlines are then as recorded, scans by their own times.
    ``unpriced`` counts orders whose risk was not worked out because there were too many.
    ``is_whole`` is False where the deadlines came first and the figures are still being counted.
    """

    at: Moment
    due: DueList
    appeared: tuple[DayCount, ...] = ()
    carriers: tuple[CarrierPace, ...] = ()
    pickup: tuple[PickupDay, ...] = ()
    foreseen: tuple[Foreseen, ...] = ()
    is_past: bool = False
    unpriced: int = 0
    is_whole: bool = True

    @property
    def now(self) -> datetime:
        """Return the instant that it is for."""
        return self.at.now

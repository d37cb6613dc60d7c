"""What must be done today: warned rows gathered by time, with the money and points at risk.

Pure: the store hands in rows and stakes, the view gets groups that stay few however many rows
there are. Instants are UTC; hours and days are those of Shanghai.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.rules.exposure import capped_sum

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from workbench.domain.rules.decisions import Level
    from workbench.domain.rules.effects import Stake

HOUR = timedelta(hours=1)
AHEAD = timedelta(hours=72)
DAY = timedelta(hours=24)
_LAST = datetime.max.replace(tzinfo=SHANGHAI)


class Stretch(StrEnum):
    """When a row is due; the order is the one in which a person goes through them."""

    OVERDUE = "overdue"
    BEFORE_CLOSING = "before_closing"
    WITHIN_24H = "within_24h"
    WITHIN_72H = "within_72h"
    LATER = "later"
    UNDATED = "undated"


@dataclass(frozen=True, slots=True)
class DueRow:
    """One warned row that waits for a person; ``due`` is the last good instant, None = not known.

    ``id`` is the monitor's. ``is_breached`` tells that a limit was missed already. Many rows that
    differ in nothing that is gathered here may come as one: ``count`` says how many, ``due`` is the
    earliest of them, and id and ``order_id`` are nobody's.
    """

    id: int
    order_id: int
    shop_id: str
    rule: str
    level: Level
    due: datetime | None
    is_breached: bool = False
    carrier: str = ""
    site: str = ""
    order_number: str = ""
    waybill: str = ""
    count: int = 1


@dataclass(frozen=True, slots=True)
class Risk:
    """Money (分) and points at risk; ``unknown`` ones have no figure that a source gives."""

    fen: int = 0
    unknown: int = 0
    points: int = 0
    unknown_points: int = 0

    @property
    def is_nothing(self) -> bool:
        """Tell whether nothing at all is at risk."""
        return self == Risk()


@dataclass(frozen=True, slots=True)
class DueGroup:
    """Rows of one shop and one kind of warning that fall due in one hour, or in one stretch.

    ``since`` is the beginning of that hour; None where the stretch is not cut into hours. ``due``
    is the earliest of them. ``order_number`` and ``waybill`` are told of a single row.
    """

    stretch: Stretch
    shop_id: str
    rule: str
    level: Level
    count: int
    since: datetime | None = None
    due: datetime | None = None
    is_breached: bool = False
    order_number: str = ""
    waybill: str = ""
    risk: Risk = Risk()


@dataclass(frozen=True, slots=True)
class ShopLoad:
    """What one shop has to do before closing time: rows due, those overdue among them."""

    shop_id: str
    count: int
    overdue: int
    risk: Risk = Risk()


@dataclass(frozen=True, slots=True)
class HourCount:
    """How many rows fall due within the hour that begins at ``since``."""

    since: datetime
    count: int


@dataclass(frozen=True, slots=True)
class OutletCount:
    """How many warned parcels lie at one site of a carrier, and when the first falls due."""

    carrier: str
    site: str
    count: int
    earliest: datetime | None


@dataclass(frozen=True, slots=True)
class Moment:
    """The instant a board is for, and the next working morning after it."""

    now: datetime
    closing: datetime

    def stretch(self, row: DueRow) -> Stretch:
        """Return when a row is due; what is due at this very instant is not overdue."""
        if row.is_breached or (row.due is not None and row.due < self.now):
            return Stretch.OVERDUE
        if row.due is None:
            return Stretch.UNDATED
        ends = (
            (self.closing, Stretch.BEFORE_CLOSING),
            (self.now + DAY, Stretch.WITHIN_24H),
            (self.now + AHEAD, Stretch.WITHIN_72H),
        )
        return next((name for end, name in ends if row.due < end), Stretch.LATER)


@dataclass(frozen=True, slots=True)
class DueList:
    """The deadlines of one instant, in the order in which they are gone through.

    ``total`` is at risk over all groups; caps shared between groups may make it less than their
    sum.
    """

    groups: tuple[DueGroup, ...] = ()
    shops: tuple[ShopLoad, ...] = ()
    hours: tuple[HourCount, ...] = ()
    outlets: tuple[OutletCount, ...] = ()
    by_stretch: Mapping[Stretch, int] = field(default_factory=dict)
    total: Risk = Risk()
    before_closing: Risk = Risk()


_HOURLY = frozenset({Stretch.BEFORE_CLOSING, Stretch.WITHIN_24H, Stretch.WITHIN_72H})
_TODAY = frozenset({Stretch.OVERDUE, Stretch.BEFORE_CLOSING})
_Key = tuple[Stretch, datetime | None, str, str]


def due_list(rows: Sequence[DueRow], stakes: Mapping[int, Sequence[Stake]], at: Moment) -> DueList:
    """Gather warned rows; ``stakes`` are by order id, those of other orders are not counted."""
    keys = {row.id: _key(row, at) for row in rows}
    owned = _owned(rows, stakes)
    members: dict[_Key, list[DueRow]] = defaultdict(list)
    for row in rows:
        members[keys[row.id]].append(row)
    groups = [_group(key, found, owned) for key, found in members.items()]
    counts = dict.fromkeys(Stretch, 0)
    for group in groups:
        counts[group.stretch] += group.count
    today = [row for row in rows if keys[row.id][0] in _TODAY]
    before_closing = _risk(today, owned)
    return DueList(
        tuple(sorted(groups, key=_order)),
        _shops(today, keys, owned),
        _hours(rows, keys, at.now),
        outlets(rows),
        counts,
        before_closing if len(today) == len(rows) else _risk(rows, owned),
        before_closing,
    )


def _key(row: DueRow, at: Moment) -> _Key:
    stretch = at.stretch(row)
    since = hour_of(row.due) if stretch in _HOURLY and row.due else None
    return stretch, since, row.shop_id, row.rule


def hour_of(at: datetime) -> datetime:
    """Return the beginning of the hour, the same in Shanghai as in UTC."""
    return at.replace(minute=0, second=0, microsecond=0)


def _owned(rows: Sequence[DueRow], stakes: Mapping[int, Sequence[Stake]]) -> dict[int, list[Stake]]:
    """Give each stake to the row of its order that falls due nearest to it, once.

    What is at risk already belongs to the order's most urgent row.
    """
    of_order: dict[int, list[DueRow]] = defaultdict(list)
    for row in rows:
        if row.order_id in stakes:
            of_order[row.order_id].append(row)
    owned: dict[int, list[Stake]] = defaultdict(list)
    for order_id, theirs in of_order.items():
        if len(theirs) == 1:
            owned[theirs[0].id].extend(stakes[order_id])
            continue
        for stake in stakes[order_id]:
            owned[min(theirs, key=lambda row: _distance(row, stake)).id].append(stake)
    return owned


def _distance(row: DueRow, stake: Stake) -> tuple[float, float, int]:
    due = (row.due or _LAST).timestamp()
    far = abs(due - stake.due.timestamp()) if stake.due else due
    return far, due, row.id


def _group(key: _Key, rows: Sequence[DueRow], owned: Mapping[int, list[Stake]]) -> DueGroup:
    stretch, since, shop_id, rule = key
    count = _count(rows)
    alone = rows[0] if count == 1 else None
    return DueGroup(
        stretch,
        shop_id,
        rule,
        min((row.level for row in rows), key=lambda level: level.rank),
        count,
        since,
        min((row.due for row in rows if row.due), default=None),
        any(row.is_breached for row in rows),
        alone.order_number if alone else "",
        alone.waybill if alone else "",
        _risk(rows, owned),
    )


def _count(rows: Iterable[DueRow]) -> int:
    return sum(row.count for row in rows)


def _order(group: DueGroup) -> tuple[int, float, int, str, str]:
    place = list(Stretch).index(group.stretch)
    due = (group.due or _LAST).timestamp()
    return place, due, -group.count, group.shop_id, group.rule


def _risk(rows: Iterable[DueRow], owned: Mapping[int, list[Stake]]) -> Risk:
    """Return what rows put at risk together; what they share a cap with is cut once."""
    found = [stake for row in rows for stake in owned.get(row.id, ())]
    if not found:
        return Risk()
    # Few orders share a cap; the others are plain sums.
    fen = sum(s.fen for s in found if not s.purse)
    points = sum(s.points for s in found if not s.points_purse)
    shared, _ = capped_sum((s.purse, s.purse_rule, s.purse_fen, s.fen) for s in found if s.purse)
    capped, _ = capped_sum(
        (s.points_purse, s.points_cap_rule, s.points_cap, s.points) for s in found if s.points_purse
    )
    unknown = sum(s.unknown for s in found)
    return Risk(fen + shared, unknown, points + capped, sum(s.unknown_points for s in found))


def _shops(
    rows: Sequence[DueRow], keys: Mapping[int, _Key], owned: Mapping[int, list[Stake]]
) -> tuple[ShopLoad, ...]:
    by_shop: dict[str, list[DueRow]] = defaultdict(list)
    for row in rows:
        by_shop[row.shop_id].append(row)
    loads = [
        ShopLoad(shop, _count(found), _overdue(found, keys), _risk(found, owned))
        for shop, found in by_shop.items()
    ]
    return tuple(sorted(loads, key=lambda load: (-load.count, load.shop_id)))


def _overdue(rows: Sequence[DueRow], keys: Mapping[int, _Key]) -> int:
    return _count(row for row in rows if keys[row.id][0] is Stretch.OVERDUE)


def _hours(
    rows: Sequence[DueRow], keys: Mapping[int, _Key], now: datetime
) -> tuple[HourCount, ...]:
    """Return the hours ahead, the one under way first, those without a deadline as well."""
    begin = hour_of(now)
    counts: dict[datetime, int] = defaultdict(int)
    for row in rows:
        if row.due is not None and keys[row.id][0] is not Stretch.OVERDUE:
            counts[hour_of(row.due)] += row.count
    hours = (begin + HOUR * number for number in range(AHEAD // HOUR))
    return tuple(HourCount(hour, counts[hour]) for hour in hours)


def outlets(rows: Iterable[DueRow]) -> tuple[OutletCount, ...]:
    """Return the sites where warned parcels lie, the worst first."""
    found: dict[tuple[str, str], list[DueRow]] = defaultdict(list)
    for row in rows:
        if row.site:
            found[row.carrier, row.site].append(row)
    counts = [
        OutletCount(
            carrier, site, _count(lying), min((r.due for r in lying if r.due), default=None)
        )
        for (carrier, site), lying in found.items()
    ]
    return tuple(sorted(counts, key=lambda one: (-one.count, one.carrier, one.site)))

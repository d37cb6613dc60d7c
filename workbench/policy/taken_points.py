"""Points that platforms took from shops already: what is left of a cap over so many days.

「30天内累计扣分不超过6分」 (tmall.invoice.points_cap_6_in_30d, O-TM-09) is counted back from now; a
deduction exactly so old still counts (A22). What the platform gave back is not counted. A record
that may count and does not say so, or not how much, is told apart and leaves the cap whole: risk is
never told too small.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.platforms.platform_records import RecordKind
from workbench.domain.rules.effects import TakenPoints
from workbench.domain.shops import Platform
from workbench.policy.penalties import names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from workbench.domain.platforms.platform_records import PlatformRecord
    from workbench.domain.shops import Shop
    from workbench.policy.ledger import Ledger, PointsCap

# No cap looks further back: the store need not read more.
LONGEST = timedelta(days=31)
_LAST_OF_DAY = timedelta(days=1) - timedelta(seconds=1)


def taken_points(
    shops: Iterable[Shop], records: Sequence[PlatformRecord], ledger: Ledger, now: datetime
) -> tuple[TakenPoints, ...]:
    """Return what each shop lost under each cap in force at ``now``; nothing where nothing told."""
    by_shop = _by_shop(records)
    found = [
        _taken(shop, cap, by_shop[shop.id] + by_shop[""], now)
        for shop in shops
        for cap in ledger.points_caps(shop.platform, now)
    ]
    return tuple(each for each in found if each.points or each.unsure)


def _by_shop(records: Sequence[PlatformRecord]) -> dict[str, list[PlatformRecord]]:
    returned = {_case(r) for r in records if r.kind is RecordKind.RETURNED and _case(r)}
    found: dict[str, list[PlatformRecord]] = defaultdict(list)
    for record in records:
        if record.kind.can_be_appealed and _case(record) not in returned:
            found[record.shop_id].append(record)
    return found


def _case(record: PlatformRecord) -> tuple[str, ...]:
    """Name what a record is about, () where it does not say."""
    numbers = (record.shop_id, record.order_number, record.line_number, record.waybill)
    return (*numbers, record.what) if any(numbers[1:]) else ()


def _taken(
    shop: Shop, cap: PointsCap, records: Sequence[PlatformRecord], now: datetime
) -> TakenPoints:
    points = unsure = 0
    for record in records:
        share = _share(record, shop, cap, now)
        points += share or 0
        unsure += share is None
    return TakenPoints(shop.id, cap.rule, cap.points, points, unsure, shop.name)


def _share(record: PlatformRecord, shop: Shop, cap: PointsCap, now: datetime) -> int | None:
    """Return how many points of a record count under a cap, None where that is not told."""
    names = {name for violation in cap.violations for name in names_of(violation)}
    is_other = record.what != "" and not any(name in record.what for name in names)
    is_money = record.kind is RecordKind.DEDUCTION and record.points is None
    if is_other or is_money or record.points == 0 or not _may_be_of(record, shop):
        return 0
    inside = _inside(record, now - timedelta(days=cap.days), now)
    if inside is False:
        return 0
    is_told = record.what and record.shop_id and inside
    return record.points if is_told else None


def _may_be_of(record: PlatformRecord, shop: Shop) -> bool:
    """Tell whether a record may be the shop's: lists do not tell Taobao and Tmall apart."""
    if record.shop_id or record.platform in {None, shop.platform}:
        return True
    return {record.platform, shop.platform} == {Platform.TAOBAO, Platform.TMALL}


def _inside(record: PlatformRecord, begin: datetime, now: datetime) -> bool | None:
    """Tell whether a record is of the span, None where its time does not say."""
    if record.at is None:
        return None
    last = record.at + (_LAST_OF_DAY if record.is_day else timedelta())
    if last < begin or record.at > now:
        return False
    return True if record.at >= begin else None

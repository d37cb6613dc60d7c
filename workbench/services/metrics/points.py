"""Points by shop: what platforms took, how much of a cap is used, and what may come on top."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.metrics import PointsAccount, PointsDay, PointsEntry
from workbench.domain.rules.effects import Violation
from workbench.domain.shops import Platform
from workbench.domain.ticket_views import TicketState
from workbench.domain.tickets import TicketKind
from workbench.policy.cases.answer import day_of, end_of
from workbench.policy.cases.douyin import Violation as DouyinViolation
from workbench.policy.cases.douyin import violation_points
from workbench.policy.penalties import names_of
from workbench.policy.taken_points import LONGEST, taken_points
from workbench.store.records.listing import RecordListStore

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from workbench.domain.platforms.platform_records import PlatformRecord
    from workbench.domain.shops import Shop
    from workbench.domain.ticket_views import TicketRow
    from workbench.policy.ledger import Ledger, PointsCap
    from workbench.services.rules.in_force import Rulebook
    from workbench.store.engine.cache import Cache

# Where no cap names a span, as many days are shown as the caps that are known look back.
SPAN = 30


class PointsReader:
    """Reads what was taken; what counts under a cap is the policy's to say."""

    def __init__(self, cache: Cache) -> None:
        self._records = RecordListStore(cache)

    def accounts(
        self, shops: Sequence[Shop], tickets: Sequence[TicketRow], now: datetime, rules: Rulebook
    ) -> list[PointsAccount]:
        """Return an account for every cap, and one for each further shop that lost points."""
        records = self._records.taking_points(now - 2 * LONGEST)
        found = list(self._capped(shops, tickets, records, now, rules))
        known = {account.shop_id for account in found}
        for shop in shops:
            mine = [r for r in records if r.shop_id == shop.id and r.points and _takes(r)]
            if shop.id not in known and (mine or shop.platform is Platform.DOUYIN):
                found.append(_uncapped(shop, mine, now, rules))
        return found

    def _capped(
        self,
        shops: Sequence[Shop],
        tickets: Sequence[TicketRow],
        records: Sequence[PlatformRecord],
        now: datetime,
        rules: Rulebook,
    ) -> Iterator[PointsAccount]:
        for shop in shops:
            for cap in rules.ledger.points_caps(shop.platform, now):
                purse = _Purse(shop, cap, records, rules.ledger)
                yield purse.account(now, _at_risk(shop, cap, tickets))


@dataclass(frozen=True, slots=True)
class _Purse:
    """A shop's points under one cap."""

    shop: Shop
    cap: PointsCap
    records: Sequence[PlatformRecord]
    ledger: Ledger

    def account(self, now: datetime, at_risk: int) -> PointsAccount:
        """Return the account as of ``now``, with every day of the cap's span."""
        shop, cap = self.shop, self.cap
        taken, unsure = self._counted(now)
        days = [day_of(now) - timedelta(days=back) for back in range(cap.days - 1, -1, -1)]
        daily = tuple(PointsDay(day, self._counted(min(end_of(day), now))[0]) for day in days)
        return PointsAccount(
            shop.id, shop.name, shop.platform, cap.days, taken, daily,
            _entries(self._mine(), now - timedelta(days=cap.days)),
            cap.rule, cap.points, unsure, at_risk,
        )  # fmt: skip

    def _counted(self, at: datetime) -> tuple[int, int]:
        """Return the points that count at an instant, and how many records do not say enough."""
        found = taken_points([self.shop], self.records, self.ledger, at)
        mine = [each for each in found if each.rule == self.cap.rule]
        return (mine[0].points, mine[0].unsure) if mine else (0, 0)

    def _mine(self) -> list[PlatformRecord]:
        names = {name for violation in self.cap.violations for name in names_of(violation)}
        return [
            record
            for record in self.records
            if record.shop_id == self.shop.id and any(name in record.what for name in names)
        ]


def _uncapped(
    shop: Shop, mine: Sequence[PlatformRecord], now: datetime, rules: Rulebook
) -> PointsAccount:
    """Return a shop's points without a cap: no source names one."""
    span = timedelta(days=SPAN)
    days = [day_of(now) - timedelta(days=back) for back in range(SPAN - 1, -1, -1)]
    daily = tuple(PointsDay(day, _sum(mine, end_of(day), span)) for day in days)
    verdict = ""
    if shop.platform is Platform.DOUYIN:
        # Compensation, score and points are three things: points know no exemption.
        verdict = violation_points(DouyinViolation(force_majeure=False), rules.book).verdict.value
    since = now - span
    return PointsAccount(
        shop.id, shop.name, shop.platform, SPAN, _sum(mine, now, span), daily,
        _entries(mine, since), verdict=verdict,
    )  # fmt: skip


def _sum(records: Iterable[PlatformRecord], at: datetime, span: timedelta) -> int:
    return sum(r.points or 0 for r in records if r.at is not None and at - span <= r.at <= at)


def _entries(records: Iterable[PlatformRecord], since: datetime) -> tuple[PointsEntry, ...]:
    """Return what was taken, the newest first, what has no time at the end."""
    found = [
        PointsEntry(r.at, r.what, r.points, r.at is not None and r.at >= since)
        for r in records
        if r.points and _takes(r)
    ]
    return tuple(sorted(found, key=lambda e: e.at.timestamp() if e.at else 0.0, reverse=True))


def _takes(record: PlatformRecord) -> bool:
    return record.kind.can_be_appealed


def _at_risk(shop: Shop, cap: PointsCap, tickets: Sequence[TicketRow]) -> int:
    """Return how many points late invoices of the shop may bring: one each."""
    if Violation.LATE_INVOICE not in cap.violations:
        return 0
    return sum(
        row.ticket.shop_id == shop.id
        and row.ticket.kind is TicketKind.INVOICE
        and row.state is TicketState.POINTS_RISK
        for row in tickets
    )

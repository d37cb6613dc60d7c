"""The 48 h label of every item of the Taobao shops, today and on the days to come."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.filing.filings import Filing, FilingState, ScopeKind
from workbench.domain.metrics import LabelItem, LabelState
from workbench.domain.shops import Platform
from workbench.policy.cases.answer import day_of, start_of
from workbench.policy.cases.incentives import TAG
from workbench.policy.label48 import PaidItem, label_days
from workbench.store.cases.filings import FilingStore
from workbench.store.orders.item_pickups import ItemPickupStore

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from workbench.domain.shops import Shop
    from workbench.policy.packs import PolicyBook
    from workbench.store.engine.cache import Cache

_FAR_AWAY = 1 << 30
_RANKS = {LabelState.AT_RISK: 0, LabelState.LOST: 1, LabelState.SAFE: 2, LabelState.FILED: 3}


class LabelReader:
    """Counts orders by item; the rule is the policy's."""

    def __init__(self, cache: Cache) -> None:
        self._pickups = ItemPickupStore(cache)
        self._filings = FilingStore(cache)

    def items(self, shops: Iterable[Shop], now: datetime, book: PolicyBook) -> list[LabelItem]:
        """Return the items with orders on days that still count, what is at risk first."""
        if TAG not in book.rules:
            return []
        filings = self._filings.all()
        since = start_of(day_of(now) - timedelta(days=book.rule(TAG).number("days")))
        found = [
            LabelItem(shop.id, shop.name, title, label_days(orders, filed, now, book))
            for shop in shops
            if shop.platform is Platform.TAOBAO
            for title, orders in self._by_title(shop, since, now).items()
            for filed in (_filed_at(filings, shop, title, now),)
        ]
        return sorted(found, key=_urgency)

    def _by_title(self, shop: Shop, since: datetime, now: datetime) -> dict[str, list[PaidItem]]:
        found: dict[str, list[PaidItem]] = defaultdict(list)
        for order in self._pickups.paid(shop.id, since, now + timedelta(seconds=1)):
            item = PaidItem(order.paid_at, order.picked_at, order.is_told)
            for title in order.titles:
                found[title].append(item)
        return found


def _filed_at(filings: Sequence[Filing], shop: Shop, title: str, now: datetime) -> datetime | None:
    """Return when the first filing that covers the item was approved (…no_tag_when_filed)."""
    approved = [
        filing.approved_at
        for filing in filings
        if filing.shop_id == shop.id
        and filing.state is FilingState.ACCEPTED
        and filing.approved_at is not None
        and (filing.valid_to is None or filing.valid_to >= now)
        and _speaks_of(filing, title)
    ]
    return min(approved, default=None)


def _speaks_of(filing: Filing, title: str) -> bool:
    scope = filing.scope
    return scope.kind is ScopeKind.WHOLE_SHOP or title in scope.items


def _urgency(item: LabelItem) -> tuple[int, int, str]:
    """Return the place in the list: what can still be lost first, the least spare on top."""
    ranks = [_RANKS.get(day.state, 4) for day in item.days]
    at_risk = [day.spare for day in item.days if day.state is LabelState.AT_RISK]
    spare = min((one for one in at_risk if one is not None), default=_FAR_AWAY)
    return min(ranks, default=4), spare, item.title

"""One round of following, with what keeps it from being whole turned into the shops' states."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.errors import RateLimited
from workbench.domain.schedule import LONGEST_WAIT
from workbench.domain.shops import ShopState
from workbench.services.polling.following import ParcelFollower
from workbench.services.polling.shop_states import ShopResult, state_for
from workbench.services.polling.trace_pull import PulledTraces

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from workbench.domain.refresh import Progress
    from workbench.domain.shops import ShopHealth
    from workbench.services.polling.following import Followed
    from workbench.services.polling.provider_panel import ProviderPanel
    from workbench.services.polling.refresh import RefreshStores, RefreshTools

# A provider that cannot answer is not paid for trying all day.
PATIENCE = LONGEST_WAIT


class FollowRound:
    """Follows the parcels of shops that only files told of."""

    def __init__(
        self,
        stores: RefreshStores,
        tools: RefreshTools,
        panel: ProviderPanel,
        progress: Callable[[Progress], None],
    ) -> None:
        self._stores = stores
        self._tools = tools
        self._panel = panel
        self._progress = progress

    def run(self, shops: Sequence[ShopHealth], now: datetime) -> list[ShopResult]:
        """Ask about what is due; afterwards each shop's state says how it fares.

        What was found is told with the first of the shops.
        """
        followed = [h for h in shops if self._stores.traces.has_polls(h.shop.id)]
        may_ask = any(seat.budget.limit for seat in self._panel.seats)
        for health in shops:
            if health not in followed or not may_ask:
                self._changed(health, ShopState.IMPORTED, now)
        if not may_ask or not followed:
            return []
        if all(seat.is_out for seat in self._panel.seats) or any(map(self._waits, followed)):
            return []
        follower = ParcelFollower(
            self._stores.traces, self._tools.classifier, self._panel, self._progress
        )
        found = follower.follow([health.shop.id for health in followed], now)
        for health in followed:
            self._tell(health, found, now)
        told = PulledTraces(found.changed, found.failed, found.trouble)
        first, *others = (health.shop for health in followed)
        return [
            ShopResult(first, found.trouble, traces=told),
            *(ShopResult(shop, found.trouble) for shop in others),
        ]

    def _waits(self, health: ShopHealth) -> bool:
        wait = health.retry_at - self._tools.wall.now() if health.retry_at else timedelta()
        return timedelta() < wait <= LONGEST_WAIT

    def _tell(self, health: ShopHealth, found: Followed, now: datetime) -> None:
        if found.trouble is not None:
            told = found.trouble.retry_after if isinstance(found.trouble, RateLimited) else None
            until = self._tools.wall.now() + min(told or PATIENCE, LONGEST_WAIT)
            self._changed(health, state_for(found.trouble), now, retry_at=until)
        elif found.is_spent:
            self._changed(health, ShopState.BUDGET_SPENT, now)
        else:
            self._changed(replace(health, last_good_poll=now), ShopState.FOLLOWED, now)

    def _changed(
        self,
        health: ShopHealth,
        state: ShopState,
        now: datetime,
        *,
        retry_at: datetime | None = None,
    ) -> None:
        since = health.since if state is health.state else now
        after = replace(health, state=state, since=since, retry_at=retry_at)
        # The notice first: a program that ends in between says it again, and not never.
        self._tools.board.shop_changed(health, after, now)
        self._stores.shops.set_health(after)

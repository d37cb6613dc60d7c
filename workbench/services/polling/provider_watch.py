"""How a trace provider fares: said once when it begins, asked again later and not all the time."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.errors import RateLimited, Unreachable
from workbench.domain.schedule import LONGEST_WAIT
from workbench.domain.shops import ShopState
from workbench.services.polling.shop_states import state_for

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.clock import Clock
    from workbench.domain.errors import ConnectorError
    from workbench.services.notices.board import NoticeBoard
    from workbench.store.shops.provider_health import ProviderHealthStore

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class ProviderWatch:
    """Keeps one provider's state; ``clock`` tells data time, ``wall`` real time."""

    name: str
    store: ProviderHealthStore
    board: NoticeBoard
    clock: Clock
    wall: Clock

    @property
    def waits(self) -> bool:
        """Tell whether it is not to be asked yet: a refusal repeated could lock the account."""
        retry_at = self.store.of(self.name).retry_at
        wait = retry_at - self.wall.now() if retry_at else timedelta()
        # Nobody waits longer: the clock was ahead when that was noted.
        return timedelta() < wait <= LONGEST_WAIT

    def answered(self) -> None:
        """Note that it gave an answer."""
        self._changed(ShopState.ONLINE, "", None)

    def failed(self, error: ConnectorError) -> None:
        """Note that it gives none at present; one that is merely out of reach may be back soon."""
        told = error.retry_after if isinstance(error, RateLimited) else None
        wait = timedelta() if isinstance(error, Unreachable) else told or LONGEST_WAIT
        retry_at = self.wall.now() + min(wait, LONGEST_WAIT)
        self._changed(state_for(error), error.values.get("reason", ""), retry_at)

    def _changed(self, state: ShopState, reason: str, retry_at: datetime | None) -> None:
        before = self.store.of(self.name)
        is_new = state is not before.state
        if is_new:
            logger.info("%s: %s", self.name, state.value)
        since = self.clock.now() if is_new else before.since
        after = replace(before, state=state, reason=reason, since=since, retry_at=retry_at)
        if after == before:
            return
        # The notice first: a program that ends in between says it again, and not never.
        self.board.provider_changed(before, after, self.clock.now())
        self.store.set(after)

"""How trace providers fare, kept between rounds and programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.shops import ProviderHealth, ShopState
from workbench.store.engine.instants import from_ms_or_none, to_ms_or_none
from workbench.store.engine.sql import select

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

_COLUMNS = ("provider", "state", "reason", "since", "retry_at")
# A provider whose keys were taken away has no state any more.
_ALL = select(
    _COLUMNS,
    "FROM provider_health WHERE provider IN (SELECT provider FROM provider_credential)",
    "ORDER BY provider",
)
_SET = (
    "INSERT OR REPLACE INTO provider_health (provider, state, reason, since, retry_at)"
    " VALUES (?, ?, ?, ?, ?)"
)


class ProviderHealthStore:
    """Keeps the state of every trace provider that we have keys for."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def all(self) -> list[ProviderHealth]:
        """Return every provider that was asked so far, by name."""
        return [_health_from(*row) for row in self._cache.rows(_ALL)]

    def of(self, provider: str) -> ProviderHealth:
        """Return a provider's state; one that was never asked says so."""
        found = (health for health in self.all() if health.name == provider)
        return next(found, ProviderHealth(provider, ShopState.NEVER_POLLED))

    def set(self, health: ProviderHealth) -> None:
        """Record how a provider fares."""
        self._cache.execute(
            _SET,
            (
                health.name,
                health.state.value,
                health.reason,
                to_ms_or_none(health.since),
                to_ms_or_none(health.retry_at),
            ),
        )


def _health_from(
    name: str, state: str, reason: str, since: int | None, retry_at: int | None
) -> ProviderHealth:
    instants = (from_ms_or_none(since), from_ms_or_none(retry_at))
    return ProviderHealth(name, ShopState(state), reason, *instants)

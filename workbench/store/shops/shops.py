"""Shops, how their polling fares, and the keys of shops and trace providers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.shops import Platform, Shop, ShopHealth, ShopState
from workbench.store.engine.instants import from_ms_or_none, to_ms, to_ms_or_none
from workbench.store.engine.sql import update_set
from workbench.store.orders.queue import JudgeQueue
from workbench.store.search.search import SearchIndex
from workbench.store.shops.shop_corrections import ShopCorrections

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime

    from workbench.store.engine.cache import Cache, Row

_HEALTH = ("state", "since", "last_good_poll", "retry_at")
_COLUMNS = "id, platform, name, state, since, last_good_poll, retry_at"
_NUMBERS = (
    "SELECT DISTINCT waybill FROM shipment JOIN orders ON orders.id = order_id WHERE shop_id = ?"
)


class ShopStore:
    """Keeps shops; secrets stand inside the encrypted file only."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def add(self, shop: Shop, credentials: Mapping[str, str]) -> None:
        """Add a shop with its keys; one with the same id keeps its data and gets these."""
        with self._cache.atomic():
            self._cache.execute(
                "INSERT INTO shop (id, platform, name, state) VALUES (?, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET name = excluded.name",
                (shop.id, shop.platform.value, shop.name, ShopState.NEVER_POLLED.value),
            )
            self.save_credentials(shop.id, credentials)

    def all(self) -> list[ShopHealth]:
        """Return every shop with the state of its polling, by platform and name."""
        sql = f"SELECT {_COLUMNS} FROM shop ORDER BY platform, name, id"  # noqa: S608  # names are ours
        return [_health_from(row) for row in self._cache.rows(sql)]

    def set_health(self, health: ShopHealth) -> None:
        """Record how a shop's polling fares; one that was removed meanwhile stays removed."""
        self._cache.execute(
            update_set("shop", _HEALTH),
            (
                health.state.value,
                to_ms_or_none(health.since),
                to_ms_or_none(health.last_good_poll),
                to_ms_or_none(health.retry_at),
                health.shop.id,
            ),
        )

    def remove(self, shop_id: str) -> None:
        """Erase a shop with its keys, its orders and everything that hangs on them.

        Orders of other shops that share a number with it are queued for judging.
        """
        with self._cache.atomic():
            numbers = self._cache.rows(_NUMBERS, (shop_id,))
            JudgeQueue(self._cache).put_users_of(row[0] for row in numbers)
            SearchIndex(self._cache).forget_shop(shop_id)
            self._cache.execute("DELETE FROM notice WHERE shop_id = ?", (shop_id,))
            self._cache.execute("DELETE FROM trace_poll WHERE shop_id = ?", (shop_id,))
            self._cache.execute("DELETE FROM shop WHERE id = ?", (shop_id,))

    def credentials(self, shop_id: str) -> dict[str, str]:
        """Return a shop's keys by name, {} where it has none."""
        sql = "SELECT name, value FROM credential WHERE shop_id = ?"
        return dict(self._cache.rows(sql, (shop_id,)))

    def correct(self, shop: Shop, at: datetime) -> bool:
        """Let a shop of files be of the platform given here; return whether that is news."""
        with self._cache.atomic():
            return ShopCorrections(self._cache).correct(shop, to_ms(at))

    def save_credentials(self, shop_id: str, credentials: Mapping[str, str]) -> None:
        """Replace a shop's keys."""
        with self._cache.atomic():
            self._cache.execute("DELETE FROM credential WHERE shop_id = ?", (shop_id,))
            self._cache.execute_many(
                "INSERT INTO credential (shop_id, name, value) VALUES (?, ?, ?)",
                [(shop_id, name, value) for name, value in credentials.items()],
            )

    def providers(self) -> list[str]:
        """Return the trace providers that we have keys for."""
        sql = "SELECT DISTINCT provider FROM provider_credential ORDER BY provider"
        return [row[0] for row in self._cache.rows(sql)]

    def provider_credentials(self, provider: str) -> dict[str, str]:
        """Return a trace provider's keys by name, {} where there are none."""
        sql = "SELECT name, value FROM provider_credential WHERE provider = ?"
        return dict(self._cache.rows(sql, (provider,)))

    def save_provider(self, provider: str, credentials: Mapping[str, str]) -> None:
        """Replace a trace provider's keys."""
        with self._cache.atomic():
            self.remove_provider(provider)
            self._cache.execute_many(
                "INSERT INTO provider_credential (provider, name, value) VALUES (?, ?, ?)",
                [(provider, name, value) for name, value in credentials.items()],
            )

    def remove_provider(self, provider: str) -> None:
        """Forget a trace provider's keys."""
        with self._cache.atomic():
            self._cache.execute("DELETE FROM provider_credential WHERE provider = ?", (provider,))
            # What was said of the old keys says nothing of new ones.
            self._cache.execute("DELETE FROM provider_health WHERE provider = ?", (provider,))


def _health_from(row: Row) -> ShopHealth:
    shop_id, platform, name, state, *instants = row
    shop = Shop(shop_id, Platform(platform), name)
    return ShopHealth(shop, ShopState(state), *(from_ms_or_none(value) for value in instants))

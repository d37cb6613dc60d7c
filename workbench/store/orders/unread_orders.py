"""Orders that could not be read whole: kept aside by number, and asked for again later."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.pages import UnreadOrder
from workbench.store.engine.instants import MILLISECOND, to_ms
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from workbench.store.engine.cache import Cache

LONGEST_WAIT = timedelta(days=1)

# It is asked for in the next round, then after as long again as it has been unread already. What
# told more of itself keeps its sample: a refusal has none.
_NOTE = (
    "INSERT INTO unread_order (shop_id, number, reason, sample, first_at, next_at)"
    " VALUES (?1, ?2, ?3, ?4, ?5, ?5) ON CONFLICT (shop_id, number) DO UPDATE SET"
    " reason = excluded.reason,"
    " sample = CASE excluded.sample WHEN '' THEN sample ELSE excluded.sample END,"
    " next_at = ?5 + min(max(?5 - first_at, 0), ?6)"
)
_FORGET = (
    "DELETE FROM unread_order WHERE shop_id = ? AND number IN (SELECT value FROM json_each(?))"
)
_DUE = (
    "SELECT number FROM unread_order WHERE shop_id = ? AND next_at <= ? AND number <> ''"
    " ORDER BY next_at, number LIMIT ?"
)
_REASON = "SELECT reason FROM unread_order WHERE shop_id = ? AND number = ?"
_ALL = "SELECT number, reason, sample FROM unread_order WHERE shop_id = ? ORDER BY number"


class UnreadOrderStore:
    """Keeps what a shop's answers told unreadably; a read order is forgotten here."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def note(self, shop_id: str, unread: Iterable[UnreadOrder], *, at: datetime) -> None:
        """Keep orders aside as tried at ``at`` (data time)."""
        tried = (to_ms(at), LONGEST_WAIT // MILLISECOND)
        rows = [(shop_id, each.number, each.reason, each.sample, *tried) for each in unread]
        self._cache.execute_many(_NOTE, rows)

    def forget(self, shop_id: str, numbers: Iterable[str]) -> None:
        """Let go of orders that were read, or that are there no more."""
        self._cache.execute(_FORGET, (shop_id, to_json(list(numbers))))

    def due(self, shop_id: str, now: datetime, limit: int) -> list[str]:
        """Return the numbers to ask for again, those that have waited longest first."""
        return [row[0] for row in self._cache.rows(_DUE, (shop_id, to_ms(now), limit))]

    def reason_of(self, shop_id: str, number: str) -> str:
        """Return why an order is kept aside, "" where it is not."""
        return str(self._cache.value(_REASON, (shop_id, number)) or "")

    def of_shop(self, shop_id: str) -> list[UnreadOrder]:
        """Return what is kept aside for a shop."""
        return [UnreadOrder(*row) for row in self._cache.rows(_ALL, (shop_id,))]

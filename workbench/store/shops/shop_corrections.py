"""Corrections of the platform of shops that only files tell of, kept with what was before.

A seller may choose the wrong one of two platforms whose files look alike. The facts stay, other
clocks count: every open order of the shop is judged anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.orders.queue import JudgeQueue

if TYPE_CHECKING:
    from workbench.domain.shops import Shop
    from workbench.store.engine.cache import Cache

_STANDING = "SELECT platform FROM shop WHERE id = ?"
_NOTE = "INSERT INTO shop_correction (shop_id, before, after, at) VALUES (?, ?, ?, ?)"
_CORRECT = (
    "UPDATE shop SET platform = ?2 WHERE id = ?1",
    "UPDATE filing SET platform = ?2 WHERE shop_id = ?1",
    "UPDATE ticket SET platform = ?2 WHERE shop_id = ?1",
)
_OPEN = "SELECT id FROM orders WHERE shop_id = ? AND is_open = 1"
_MADE_BY = (
    "SELECT change.shop_id, change.before FROM import_shop_correction AS mine"
    " JOIN shop_correction AS change ON change.id = mine.version_id"
    " JOIN shop ON shop.id = change.shop_id AND shop.platform = change.after"
    " WHERE mine.import_id = ? ORDER BY change.id DESC"
)


class ShopCorrections:
    """Corrects shops; all calls stand in the transaction of an import or of its taking back."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._queue = JudgeQueue(cache)

    def correct(self, shop: Shop, at: int) -> bool:
        """Let a known shop be of the platform that it comes with; return whether that is news."""
        before = self._cache.value(_STANDING, (shop.id,))
        if before is None or before == shop.platform.value or not shop.is_imported:
            return False
        self._change(shop.id, str(before), shop.platform.value, at)
        return True

    def take_back(self, import_id: int, at: int) -> set[int]:
        """Take back what an import corrected, unless it was corrected since; return the orders."""
        touched = set()
        for shop_id, before in self._cache.rows(_MADE_BY, (import_id,)):
            self._change(shop_id, str(self._cache.value(_STANDING, (shop_id,))), before, at)
            touched |= {row[0] for row in self._cache.rows(_OPEN, (shop_id,))}
        return touched

    def _change(self, shop_id: str, before: str, after: str, at: int) -> None:
        self._cache.execute(_NOTE, (shop_id, before, after, at))
        for statement in _CORRECT:
            self._cache.execute(statement, (shop_id, after))
        self._queue.put(row[0] for row in self._cache.rows(_OPEN, (shop_id,)))

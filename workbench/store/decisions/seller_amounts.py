"""Amounts that the seller entered where no pack gives one: versions, never edited."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.rules.effects import SellerAmount
from workbench.store.engine.instants import FAR, as_of_ms, from_ms, to_ms
from workbench.store.engine.sql import insert_into, select

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.store.engine.cache import Cache, Row

_COLUMNS = ("rule", "entered_at", "fen", "percent", "min_fen", "max_fen", "shop_id", "note")
_INSERT = insert_into("seller_amount", (*_COLUMNS, "actor", "ended_at"))
_AT = select(_COLUMNS, "FROM seller_amount WHERE entered_at <= ?1 AND ended_at > ?1 ORDER BY id")
_END = (
    "UPDATE seller_amount SET ended_at = max(entered_at, ?) "
    "WHERE rule = ? AND shop_id = ? AND ended_at = ?"
)
_HISTORY = select(_COLUMNS, "FROM seller_amount WHERE rule = ? ORDER BY id")


class SellerAmountStore:
    """Keeps one amount per rule id and shop, with those that stood before."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def put(self, amount: SellerAmount, actor: str = "") -> None:
        """Let an amount stand from its ``entered_at`` on, in place of what stood."""
        with self._cache.atomic():
            self.remove(amount.rule, amount.entered_at, amount.shop_id)
            figure = (amount.fen, amount.percent, amount.min_fen, amount.max_fen)
            values = (*figure, amount.shop_id, amount.note)
            entered = to_ms(amount.entered_at)
            self._cache.execute(_INSERT, (amount.rule, entered, *values, actor, FAR))

    def remove(self, rule: str, at: datetime, shop_id: str = "") -> bool:
        """Let no amount stand for a rule and shop from ``at`` on; tell whether there was one."""
        return bool(self._cache.execute(_END, (to_ms(at), rule, shop_id, FAR)).rowcount)

    def standing(self, as_of: datetime | None = None) -> dict[str, SellerAmount]:
        """Return the amounts that stood at ``as_of`` (now for None), by their keys."""
        rows = self._cache.rows(_AT, (as_of_ms(as_of),))
        found = map(_amount_from, rows)
        return {amount.key: amount for amount in found}

    def history(self, rule: str) -> list[SellerAmount]:
        """Return every amount that was entered for a rule, the oldest first."""
        return [_amount_from(row) for row in self._cache.rows(_HISTORY, (rule,))]


def _amount_from(row: Row) -> SellerAmount:
    rule, entered_at, *values = row
    return SellerAmount(rule, from_ms(entered_at), *values)

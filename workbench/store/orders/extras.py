"""What files told of orders in columns that we have no name for, as versions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.exchange.other_columns import supplemented
from workbench.store.engine.instants import FAR, as_of_ms
from workbench.store.imports.versions import HandingOn, before
from workbench.store.orders.rows import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from workbench.domain.exchange.other_columns import OtherColumns
    from workbench.store.engine.cache import Cache

_STANDING = (
    "SELECT order_id, columns FROM order_extra"
    " WHERE order_id IN (SELECT value FROM json_each(?)) AND seen_to = ?"
)
_AT = (
    "SELECT columns FROM order_extra WHERE order_id = ?1 AND seen_from <= ?2 AND seen_to > ?2"
    " ORDER BY id DESC LIMIT 1"
)
_CLOSE = "UPDATE order_extra SET seen_to = max(seen_from, ?) WHERE order_id = ? AND seen_to = ?"
_BEGIN = "INSERT INTO order_extra (order_id, seen_from, seen_to, columns) VALUES (?, ?, ?, ?)"
_BEFORE = before("order_extra", "order_id")
_OF_IMPORT = f"""
    SELECT version.order_id, before.id, before.columns FROM import_order_extra AS mine
    JOIN order_extra AS version ON version.id = mine.version_id
    LEFT JOIN order_extra AS before ON before.id = {_BEFORE}
    WHERE mine.import_id = ?1 AND version.seen_to = ?2
"""  # noqa: S608  # ours


class ExtraStore:
    """Keeps an order's other columns; an order without any has no row."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._handed = HandingOn(cache, "order_extra", "order_id")

    def standing(self, order_ids: Sequence[int]) -> dict[int, dict[str, str]]:
        """Return the columns that stand, by order and name."""
        if not order_ids:
            return {}
        rows = self._cache.rows(_STANDING, (to_json(list(order_ids)), FAR))
        return {order_id: dict(from_json(columns)) for order_id, columns in rows}

    def of_order(self, order_id: int, as_of: datetime | None = None) -> OtherColumns:
        """Return an order's other columns as known then."""
        found = self._cache.value(_AT, (order_id, as_of_ms(as_of)))
        return tuple((name, text) for name, text in from_json(found)) if found else ()

    def put(self, told: Sequence[tuple[int, OtherColumns]], seen_at: int) -> None:
        """Let these columns stand from ``seen_at``; what stood for the orders ends there."""
        self._cache.execute_many(_CLOSE, [(seen_at, order_id, FAR) for order_id, _ in told])
        rows = [(order_id, seen_at, FAR, to_json(columns)) for order_id, columns in told if columns]
        self._cache.execute_many(_BEGIN, rows)

    def take_back(self, import_id: int, at: int) -> set[int]:
        """Let what stood before an import stand again; return the orders concerned."""
        rows = self._cache.rows(_OF_IMPORT, (import_id, FAR))
        self.put([(order_id, tuple(from_json(told or "[]"))) for order_id, _, told in rows], at)
        for order_id, repeated, _ in rows:
            self._handed.hand_on(order_id, repeated)
        return {row[0] for row in rows}


def news(told: OtherColumns, known: Mapping[str, str]) -> OtherColumns:
    """Return what is to stand once a file told these columns, () if it stands so already."""
    whole = supplemented(told, known)
    return () if dict(whole) == known else whole

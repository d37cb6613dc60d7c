"""Order files: all that is known of an order, now or as it was known at any instant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.engine.instants import FAR, as_of_ms, to_ms
from workbench.store.orders.file_reader import FileReader
from workbench.store.orders.queue import JudgeQueue
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from workbench.domain.files import FileScope, OrderFile
    from workbench.store.engine.cache import Cache

_KNOWN = """
    SELECT order_id FROM order_version
    WHERE seen_from <= ?1 AND seen_to > ?1 AND order_id > ?2 ORDER BY order_id LIMIT ?3
"""
_SCOPE = """
    FROM orders WHERE +shop_id IN (
        SELECT id FROM shop WHERE platform IN (SELECT value FROM json_each(?1)))
    AND (paid_at IS NULL OR +paid_at >= ?2)
    AND NOT (+status = 'completed' AND modified_at IS NOT NULL AND modified_at < ?3)
"""
_COUNT = f"SELECT count(*) {_SCOPE}"
_IN_SCOPE = f"SELECT id {_SCOPE} AND id > ?4 ORDER BY id LIMIT ?5"
_BATCH = 1_000
# Large enough to spare statements, small enough to hear a cancel at once.
FILE_BATCH = 500
_EVER = -FAR


class FileStore:
    """Reads order files and tells which orders to judge."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._queue = JudgeQueue(cache)
        self._reader = FileReader(cache)

    def order_id(self, shop_id: str, number: str) -> int | None:
        """Return our id of an order, None where it is not known."""
        sql = "SELECT id FROM orders WHERE shop_id = ? AND number = ?"
        found = self._cache.value(sql, (shop_id, number))
        return None if found is None else int(found)

    def order_file(self, order_id: int, as_of: datetime | None = None) -> OrderFile:
        """Return an order as known at ``as_of`` (UTC), as known now without it.

        Raises:
            LookupError: there was no such order, or nobody had told us of it by then.
        """
        with self._cache.snapshot():
            for _, file in self._reader.files([order_id], as_of):
                return file
        raise LookupError(order_id)

    def order_files(
        self, order_ids: Sequence[int], as_of: datetime | None = None
    ) -> list[tuple[int, OrderFile]]:
        """Return those of the orders that were known at ``as_of``, with their ids, in order.

        Without ``as_of`` they are as known now.
        """
        with self._cache.snapshot():
            return list(self._reader.files(order_ids, as_of))

    def batches(self, scope: FileScope) -> Iterator[list[int]]:
        """Yield the ids of the orders in a scope, a few hundred at a time, in order.

        No read transaction is held between batches, so a long walk does not grow the log.
        """
        last = 0
        while rows := self._cache.rows(_IN_SCOPE, (*_scope_values(scope), last, FILE_BATCH)):
            last = rows[-1][0]
            yield [row[0] for row in rows]

    def count(self, scope: FileScope) -> int:
        """Return how many orders a scope holds."""
        return int(self._cache.value(_COUNT, _scope_values(scope)))

    def ids_known(self, as_of: datetime | None = None) -> Iterator[int]:
        """Yield the ids of all orders that were known at ``as_of``, in order.

        No read transaction is held between batches, so a long walk does not grow the log.
        """
        at, last = as_of_ms(as_of), 0
        while batch := self._cache.rows(_KNOWN, (at, last, _BATCH)):
            last = batch[-1][0]
            yield from (row[0] for row in batch)

    def queued(self, limit: int) -> list[int]:
        """Return up to ``limit`` orders whose facts changed since they were judged."""
        return self._queue.first(limit)

    def due(self, now: datetime, limit: int) -> list[int]:
        """Return up to ``limit`` orders whose decisions may change by ``now``, soonest first."""
        return self._queue.due(to_ms(now), limit)

    def queue(self, order_ids: Iterable[int]) -> None:
        """Have these orders judged again."""
        self._queue.put(order_ids)

    def queue_all(self) -> None:
        """Have every open order judged again: packs, word lists or lead times changed."""
        self._queue.put_all_open()


def _scope_values(scope: FileScope) -> tuple[str, int, int]:
    platforms = to_json(sorted(platform.value for platform in scope.platforms))
    since, judged = (_EVER if at is None else to_ms(at) for at in (scope.paid_since, scope.since))
    return platforms, since, judged

"""Taking back what an import told of platforms' words: as for orders, it alone is taken back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.exchange.imports import Undone
from workbench.store.engine.instants import FAR
from workbench.store.engine.sql import prefixed, select
from workbench.store.engine.versions import Versions
from workbench.store.imports.versions import HandingOn, before, no_others
from workbench.store.orders.queue import JudgeQueue
from workbench.store.records.platform_records import RECORD_COLUMNS, RecordStore, record_from

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

_MINE = (
    "SELECT version.record_id FROM import_platform_record_version AS mine"
    " JOIN platform_record_version AS version ON version.id = mine.version_id"
    " WHERE mine.import_id = ?1"
)
# What was told of them moved their clocks (``platform_dues``) or what is at risk.
_ORDERS = (
    f"SELECT DISTINCT order_id FROM platform_record WHERE id IN ({_MINE})"  # noqa: S608  # same
    " AND order_id IS NOT NULL"
)
_TOUCHED = f"SELECT count(DISTINCT record_id) FROM ({_MINE})"  # noqa: S608  # constants of ours
_ERASE = (
    f"DELETE FROM platform_record WHERE id IN ({_MINE}) AND NOT EXISTS ("  # noqa: S608  # same
    f"SELECT 1 FROM platform_record_version AS version {no_others('platform_record_version')}"
    " WHERE version.record_id = platform_record.id AND mine.version_id IS NULL)"
)
_BEFORE = select(
    ("record.id", "before.id", "record.order_id", *prefixed("before", RECORD_COLUMNS)),
    "FROM import_platform_record_version AS mine",
    "JOIN platform_record_version AS version ON version.id = mine.version_id",
    "JOIN platform_record AS record ON record.id = version.record_id",
    "JOIN platform_record_version AS before",
    f"ON before.id = {before('platform_record_version', 'record_id')}",
    f"WHERE mine.import_id = ?1 AND version.seen_to = {FAR}",
)


class RecordUndo:
    """Takes the records of an import back."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._records = RecordStore(cache)
        self._queue = JudgeQueue(cache)
        self._handed = HandingOn(cache, "platform_record_version", "record_id")
        self._versions = Versions(cache, "platform_record_version", "record_id", RECORD_COLUMNS)

    def undo(self, import_id: int, at: int) -> Undone:
        """Take the records back (``at`` in milliseconds); call inside a transaction.

        The orders that they spoke of are queued for judging.
        """
        touched = int(self._cache.value(_TOUCHED, (import_id,)))
        self._queue.put([row[0] for row in self._cache.rows(_ORDERS, (import_id,))])
        erased = self._cache.execute(_ERASE, (import_id,)).rowcount
        restored = self._cache.rows(_BEFORE, (import_id,))
        for record_id, repeated, order_id, *values in restored:
            self._versions.put(record_id, tuple(values), at)
            self._handed.hand_on(record_id, repeated)
            self._records.show(record_id, record_from(tuple(values)), order_id, 0)
        kept = touched - erased - len(restored)
        return Undone(erased, len(restored), kept, is_of_records=touched > 0)

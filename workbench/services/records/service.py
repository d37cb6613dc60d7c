"""What platforms said, as the window and the command line ask for it, with the ends of appeals."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.masking import mask_free_text
from workbench.domain.platforms.platform_records import (
    PlatformRecord,
    RecordCounts,
    RecordQuery,
    RecordRow,
    RecordSource,
)
from workbench.domain.shops import Platform
from workbench.policy.appeal_window import (
    appeal_state,
    appeal_window,
    known_spans,
    open_spans,
)
from workbench.store.cases.appeals import AppealStore
from workbench.store.records.listing import Appeals, RecordListStore

if TYPE_CHECKING:
    from array import array
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from workbench.domain.clock import Clock
    from workbench.policy.packs import PolicyBook
    from workbench.store.engine.cache import Cache
    from workbench.store.records.platform_records import RecordStore

_ALL = Platform.known()


class RecordService:
    """Answers the list of platforms' records; reads are short enough for the window's thread."""

    def __init__(
        self, cache: Cache, store: RecordStore, book: Callable[[], PolicyBook], clock: Clock
    ) -> None:
        self._lists = RecordListStore(cache)
        self._appeals = AppealStore(cache)
        self._store = store
        self._book = book
        self._clock = clock

    def query(self) -> RecordQuery:
        """Return the plain question: all records, the newest first, at this moment."""
        return RecordQuery(self._clock.now())

    def ids(self, query: RecordQuery) -> array[int]:
        """Return the ids of all records that fit, in order."""
        return self._lists.ids(query, appeals(self._book(), query.now))

    def rows(self, ids: Sequence[int]) -> list[RecordRow]:
        """Return the records with these ids that still exist, in this order."""
        return self._judged(self._lists.rows(ids))

    def of_order(self, order_id: int) -> tuple[RecordRow, ...]:
        """Return what was said of an order, the newest first."""
        return tuple(self._judged(self._lists.of_order(order_id)))

    def counts(self) -> RecordCounts:
        """Return the numbers for the chips."""
        now = self._clock.now()
        by_kind = self._lists.counts_by_kind()
        open_now = self._lists.count(appeals(self._book(), now).clause(now))
        return RecordCounts(sum(by_kind.values()), by_kind, self._lists.unmatched(), open_now)

    def enter(self, record: PlatformRecord) -> int:
        """Save what a person typed in; return its id."""
        masked = replace(
            record,
            source=RecordSource.ENTERED,
            what=mask_free_text(record.what),
            text=mask_free_text(record.text),
        )
        return self._store.enter(masked, at=self._clock.now())

    def forget(self, record_id: int) -> None:
        """Erase what was typed in, unless a file or a text told it too."""
        self._store.forget(record_id)

    def _judged(self, rows: Sequence[RecordRow]) -> list[RecordRow]:
        ours = {one.record_id: one for one in self._appeals.some([row.id for row in rows])}
        told = judged(rows, self._book(), self._clock.now())
        return [replace(row, followed=ours.get(row.id)) for row in told]


def judged(rows: Sequence[RecordRow], book: PolicyBook, now: datetime) -> list[RecordRow]:
    """Return the rows with the ends of their appeals and whether these are open at ``now``."""
    found = []
    for row in rows:
        window = appeal_window(row.record, book)
        state = appeal_state(row.record, window, now)
        found.append(replace(row, appeal=window, appeal_state=state))
    return found


def appeals(book: PolicyBook, now: datetime) -> Appeals:
    """Return which records are open to appeal at ``now``, for the list's question."""
    return Appeals(open_spans(_ALL, now, book), known_spans(_ALL, book))

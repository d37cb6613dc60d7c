"""Stored readings: read anew when the word lists change, listed where a text told little."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.domain.parcels.tracking import Basis, EventKind, Scan
from workbench.store.engine.instants import from_ms_or_none
from workbench.store.engine.sql import prefixed, select, update_set
from workbench.store.orders.queue import JudgeQueue
from workbench.store.orders.rows import (
    EVENT_COLUMNS,
    READING_COLUMNS,
    SCAN_COLUMNS,
    reading_from,
    reading_values,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from workbench.domain.parcels.tracking import Reading
    from workbench.store.engine.cache import Cache

# The last carrier that was told of a parcel: some have been replaced or removed since.
_CARRIER = (
    "(SELECT carrier FROM shipment_version AS version"
    " WHERE version.shipment_id = event.shipment_id ORDER BY seen_to DESC LIMIT 1)"
)
_BATCH = select(
    ("event.id", "shipment.order_id", _CARRIER, "event.source", *prefixed("event", EVENT_COLUMNS)),
    "FROM event JOIN shipment ON shipment.id = event.shipment_id",
    "WHERE event.id > ? ORDER BY event.id LIMIT ?",
)
_SAVE = update_set("event", READING_COLUMNS)
# The condition is the partial index's own (schema/readings.py).
_UNDECIDED = select(
    (_CARRIER, "event.source", "event.text", "event.provider_status", "event.kind",
     "event.basis", "count(*)"),
    "FROM event INDEXED BY event_undecided WHERE event.kind = 'unknown' OR event.basis <> 'text'",
    "GROUP BY 1, 2, 3, 4, 5, 6",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class StoredReading:
    """A stored scan with its parcel's carrier and order, and what which reader read in it."""

    id: int
    order_id: int
    carrier: str
    scan: Scan
    reading: Reading
    reader: str


@dataclass(frozen=True, slots=True)
class UndecidedText:
    """A text that decided no kind, and how many events bear it."""

    carrier: str
    source: str
    text: str
    provider_status: str
    kind: EventKind
    basis: Basis
    count: int


class ReadingStore:
    """Walks through stored readings by their ids and replaces them in place.

    A reading is no fact about the parcel: it keeps no versions.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._queue = JudgeQueue(cache)

    def count(self) -> int:
        """Return about how many events there are: the highest id, without counting."""
        return int(self._cache.value("SELECT max(id) FROM event") or 0)

    def batch(self, after: int, limit: int) -> list[StoredReading]:
        """Return up to ``limit`` events with ids beyond ``after``, in order."""
        return [_stored(row) for row in self._cache.rows(_BATCH, (after, limit))]

    def save(self, readings: Iterable[tuple[StoredReading, Reading]], reader: str) -> None:
        """Put new readings in place of stored ones, as read by ``reader``.

        Orders of events that now read differently are queued for judging.
        """
        rows, orders = [], set()
        for stored, reading in readings:
            rows.append((*reading_values(reading, reader), stored.id))
            if stored.reading != reading:
                orders.add(stored.order_id)
        self._cache.execute_many(_SAVE, rows)
        self._queue.put(sorted(orders))

    def undecided(self) -> Iterator[UndecidedText]:
        """Yield every text that decided no kind, found by an index of just these."""
        for row in self._cache.stream(_UNDECIDED):
            carrier, source, text, status, kind, basis, count = row
            yield UndecidedText(
                carrier or "", source, text, status, EventKind(kind), Basis(basis), count
            )


def _stored(row: tuple[Any, ...]) -> StoredReading:
    event_id, order_id, carrier, source, *values = row
    happened, time_text, text, status, sequence = values[:SCAN_COLUMNS]
    scan = Scan(text, from_ms_or_none(happened), source, sequence, time_text, status)
    reading = reading_from(tuple(values[SCAN_COLUMNS:]))
    return StoredReading(event_id, order_id, carrier or "", scan, reading, values[-1])

"""Traces as sources give them: whole each time, kept as versions event by event."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from workbench.domain.pages import DuePoll
from workbench.domain.schedule import PollLoad
from workbench.domain.shops import IMPORTED_PREFIX
from workbench.store.engine.instants import FAR, from_ms, to_ms
from workbench.store.engine.sql import insert_into, prefixed, select, update_set
from workbench.store.monitor.row_ids import parcel_row
from workbench.store.orders.event_diff import StoredEvent, diff
from workbench.store.orders.queue import JudgeQueue
from workbench.store.orders.rows import (
    EVENT_COLUMNS,
    SCAN_IDENTITY,
    SHIPMENT_COLUMNS,
    digest,
    event_values,
    shipment_from,
    to_json,
)
from workbench.store.orders.shipments import ShipmentWriter

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.pages import ParcelTrace, PollAnswer
    from workbench.domain.schedule import PollPace
    from workbench.store.engine.cache import Cache

_INSERT = insert_into("event", (*EVENT_COLUMNS, "shipment_id", "source", "seen_from", "seen_to"))
_REREAD = update_set("event", EVENT_COLUMNS[SCAN_IDENTITY:])
_FIND = (
    "SELECT shipment.id, shipment.order_id, trace.digest FROM orders"
    " JOIN shipment ON shipment.order_id = orders.id"
    " LEFT JOIN trace ON trace.shipment_id = shipment.id AND trace.source = ?"
    " WHERE orders.shop_id = ? AND orders.number = ? AND shipment.waybill = ?"
)
_STANDING = select(
    ("id", *EVENT_COLUMNS), "FROM event WHERE shipment_id = ? AND source = ?",
    f"AND seen_to = {FAR}",
)  # fmt: skip
_POLLED = (
    "INSERT INTO trace (shipment_id, source, digest, first_polled_at, last_polled_at)"
    " VALUES (?, ?, ?, ?, ?) ON CONFLICT (shipment_id, source) DO UPDATE SET"
    " digest = excluded.digest,"
    " first_polled_at = min(first_polled_at, excluded.first_polled_at),"
    " last_polled_at = max(last_polled_at, excluded.last_polled_at)"
    " WHERE digest <> excluded.digest OR last_polled_at < excluded.last_polled_at"
    " OR first_polled_at > excluded.first_polled_at"
)
# Parcels are asked about every few hours, after a spent budget on the next day.
LONGEST_PAUSE = timedelta(days=3)
_DUE = select(
    ("orders.shop_id", "orders.number", "shipment.waybill", "orders.is_open",
     "monitor.due", "monitor.open", *prefixed("version", SHIPMENT_COLUMNS)),
    "FROM trace_poll JOIN shipment ON shipment.id = trace_poll.shipment_id"
    " JOIN orders ON orders.id = shipment.order_id"
    " JOIN shipment_version AS version ON version.shipment_id = shipment.id"
    f" AND version.seen_to = {FAR}"
    " LEFT JOIN monitor ON monitor.id = shipment.id * 2"
    " WHERE trace_poll.shop_id = ? AND trace_poll.next_at <= ?"
    " ORDER BY trace_poll.next_at, trace_poll.shipment_id LIMIT ?",
)  # fmt: skip
_DUE_BY_DEADLINE = _DUE.replace(
    "trace_poll.shop_id = ?", "trace_poll.shop_id IN (SELECT value FROM json_each(?))"
).replace("ORDER BY", f"ORDER BY coalesce(monitor.due, {FAR}),")
_LOADS = (
    "SELECT trace_poll.shop_id, count(CASE WHEN monitor.due <= ? THEN 1 END),"
    " count(CASE WHEN monitor.due <= ? THEN 1 END), count(*) FROM trace_poll"
    " LEFT JOIN monitor ON monitor.id = trace_poll.shipment_id * 2"
    " GROUP BY trace_poll.shop_id"
)
_STOP_IMPORTED = (
    "DELETE FROM trace_poll WHERE shipment_id IN (SELECT version.shipment_id"
    " FROM import_shipment_version AS mine"
    " JOIN shipment_version AS version ON version.id = mine.version_id"
    " WHERE mine.import_id = ?) AND shop_id LIKE ?"
)
_SHIPMENT = (
    "FROM shipment JOIN orders ON orders.id = shipment.order_id"
    " WHERE orders.shop_id = ? AND orders.number = ? AND shipment.waybill = ?"
)
_STOP_POLLING = f"DELETE FROM trace_poll WHERE shipment_id = (SELECT shipment.id {_SHIPMENT})"  # noqa: S608  # ours
_RECALL = "UPDATE trace_poll SET next_at = ? WHERE shop_id = ? AND next_at > ?"
_POLL_NEXT = (
    "INSERT INTO trace_poll (shipment_id, shop_id, next_at)"
    f" SELECT shipment.id, orders.shop_id, ? {_SHIPMENT}"
    " ON CONFLICT (shipment_id) DO UPDATE SET next_at = excluded.next_at"
)


@dataclass(slots=True)
class _Batch:
    """Rows of many traces, gathered so that each statement runs once over all of them."""

    inserts: list[tuple[Any, ...]] = field(default_factory=list)
    rereads: list[tuple[Any, ...]] = field(default_factory=list)
    closings: list[tuple[int, int]] = field(default_factory=list)
    polls: list[tuple[Any, ...]] = field(default_factory=list)
    order_ids: set[int] = field(default_factory=set)
    changed: list[int] = field(default_factory=list)


class TraceStore:
    """Saves traces and remembers which parcels to ask about next."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._shipments = ShipmentWriter(cache)
        self._queue = JudgeQueue(cache)

    def save(self, traces: Sequence[ParcelTrace], *, seen_at: datetime | None = None) -> int:
        """Save whole traces as polled at ``seen_at``; return how many of them brought a change.

        Events are seen when they say so; those that a source no longer tells, or tells in other
        words, are closed at ``seen_at`` (without it: at the trace's latest ``seen_at``) and kept.
        An event that is told again keeps the instant at which it was first seen. Numbers that no
        order carries are passed over.

        Raises:
            StoreError: nothing was saved.
        """
        with self._cache.atomic():
            return len(self._save(traces, None if seen_at is None else to_ms(seen_at)))

    def save_answers(self, answers: Sequence[PollAnswer], *, seen_at: datetime) -> int:
        """Save what was told of parcels, and when to ask again, in one transaction.

        Return of how many parcels there was news; how traces are saved says :meth:`save`.

        Raises:
            StoreError: nothing was saved, and all of them are due as before.
        """
        with self._cache.atomic():
            changed = self._save([x for each in answers for x in each.traces], to_ms(seen_at))
            for each in answers:
                self.set_next_poll(*each.parcel, at=each.ask_again)
        return len(set(changed))

    def _save(self, traces: Sequence[ParcelTrace], seen_at: int | None) -> list[int]:
        """Save traces; return the parcel of each that brought a change."""
        batch = _Batch()
        # A parcel told twice by one source: the later word counts.
        told = {(x.shop_id, x.order_number, x.waybill, x.source): x for x in traces}
        for trace in told.values():
            self._gather(trace, seen_at, batch)
        self._write(batch)
        return batch.changed

    def _gather(self, trace: ParcelTrace, seen_at: int | None, batch: _Batch) -> None:
        found = self._cache.row(
            _FIND, (trace.source, trace.shop_id, trace.order_number, trace.waybill)
        )
        if found is None:
            return
        shipment_id, order_id, known = found
        values = [event_values(event) for event in trace.events]
        seen = [to_ms(event.seen_at) for event in trace.events]
        polled_at = max(seen, default=0) if seen_at is None else seen_at
        mark = digest(values)
        is_news = known != mark and self._gather_events(
            _Told(shipment_id, trace.source, values, seen), known is not None, polled_at, batch
        )
        is_news |= self._shipments.set_provider_state(shipment_id, trace.provider_state, polled_at)
        batch.polls.append(
            (shipment_id, trace.source, mark, min(seen, default=polled_at), polled_at)
        )
        if is_news:
            batch.changed.append(shipment_id)
        # A source that still knows nothing is a fact of its own (1688.false_ship.no_trace_24h).
        if is_news or known is None or not values:
            batch.order_ids.add(order_id)

    def _gather_events(self, told: _Told, has_stored: bool, polled_at: int, batch: _Batch) -> bool:
        stored = self._standing(told) if has_stored else []
        found = diff(stored, told.values)
        tail = (told.shipment_id, told.source)
        batch.inserts.extend(
            (*told.values[place], *tail, told.seen[place], FAR) for place in found.new
        )
        batch.rereads.extend(
            (*told.values[place][SCAN_IDENTITY:], event_id) for event_id, place in found.reread
        )
        batch.closings.extend((polled_at, event_id) for event_id in found.gone)
        return bool(found.new or found.reread or found.gone)

    def _standing(self, told: _Told) -> list[StoredEvent]:
        rows = self._cache.rows(_STANDING, (told.shipment_id, told.source))
        return [StoredEvent(row[0], row[1:]) for row in rows]

    def _write(self, batch: _Batch) -> None:
        many = self._cache.execute_many
        many(_INSERT, batch.inserts)
        many(_REREAD, batch.rereads)
        # An event that was seen later than this poll (files read out of order) ends as it began.
        many("UPDATE event SET seen_to = max(seen_from, ?) WHERE id = ?", batch.closings)
        many(_POLLED, batch.polls)
        many(
            "UPDATE monitor SET polled_at = ?1 WHERE id = ?2 AND polled_at IS NOT ?1",
            [(poll[4], parcel_row(poll[0])) for poll in batch.polls],
        )
        self._queue.put(sorted(batch.order_ids))

    def due_for_poll(self, now: datetime, limit: int, *, shop_id: str) -> list[DuePoll]:
        """Return up to ``limit`` of a shop's parcels to ask about, the longest due first."""
        rows = self._cache.rows(_DUE, (shop_id, to_ms(now), limit))
        return [_due_from(row) for row in rows]

    def recall(self, now: datetime, *, shop_id: str) -> None:
        """Make due what is to wait longer than anything waits: a clock was ahead (faults D3)."""
        self._cache.execute(_RECALL, (to_ms(now), shop_id, to_ms(now + LONGEST_PAUSE)))

    def due_by_deadline(
        self, now: datetime, limit: int, *, shop_ids: Sequence[str]
    ) -> list[DuePoll]:
        """Return up to ``limit`` parcels of these shops to ask about, the nearest deadline first.

        For sources whose questions are counted; it looks at all that is due.
        """
        rows = self._cache.rows(_DUE_BY_DEADLINE, (to_json(list(shop_ids)), to_ms(now), limit))
        return [_due_from(row) for row in rows]

    def has_polls(self, shop_id: str) -> bool:
        """Tell whether any parcel of a shop is to be asked about, now or later."""
        sql = "SELECT EXISTS (SELECT 1 FROM trace_poll WHERE shop_id = ?)"
        return bool(self._cache.value(sql, (shop_id,)))

    def count_polls(self) -> int:
        """Return how many parcels are to be asked about, now or later."""
        return int(self._cache.value("SELECT count(*) FROM trace_poll"))

    def poll_loads(self, now: datetime, pace: PollPace) -> dict[str, PollLoad]:
        """Return, shop by shop, how many of them are how near to their deadlines."""
        urgent, soon = to_ms(now + pace.urgent_within), to_ms(now + pace.soon_within)
        rows = self._cache.rows(_LOADS, (urgent, soon))
        return {
            shop_id: PollLoad(urgent, soon - urgent, count - soon)
            for shop_id, urgent, soon, count in rows
        }

    def stop_polls_of_import(self, import_id: int) -> None:
        """Never ask about the parcels that an import told of, where only files tell of the shop."""
        self._cache.execute(_STOP_IMPORTED, (import_id, f"{IMPORTED_PREFIX}%"))

    def set_next_poll(
        self, shop_id: str, order_number: str, waybill: str, *, at: datetime | None
    ) -> None:
        """Note when to ask about a parcel again; None: never."""
        parcel = (shop_id, order_number, waybill)
        if at is None:
            self._cache.execute(_STOP_POLLING, parcel)
        else:
            self._cache.execute(_POLL_NEXT, (to_ms(at), *parcel))


@dataclass(frozen=True, slots=True)
class _Told:
    """A trace as rows: ``values`` and ``seen`` go side by side."""

    shipment_id: int
    source: str
    values: list[tuple[Any, ...]]
    seen: list[int]


def _due_from(row: tuple[Any, ...]) -> DuePoll:
    shop_id, number, waybill, order_open, due, row_open, *values = row
    shipment = shipment_from(shop_id, number, waybill, tuple(values))
    deadline = None if due is None or due == FAR else from_ms(due)
    # A closed row of an open order is one that was delivered.
    return DuePoll(shipment, deadline, delivered=not order_open or row_open == 0)

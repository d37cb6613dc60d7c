"""Order files: all that is known of an order, now or as it was known at any instant."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from workbench.domain.files import OrderFile, ShipmentFile
from workbench.domain.shipments import NumberUse
from workbench.domain.shops import Platform
from workbench.store.filings import FilingStore
from workbench.store.instants import as_of_ms, from_ms_or_none, to_ms
from workbench.store.queue import JudgeQueue
from workbench.store.rows import (
    EVENT_COLUMNS,
    ORDER_COLUMNS,
    SHIPMENT_COLUMNS,
    event_from,
    order_from,
    shipment_from,
)
from workbench.store.sql import prefixed, select

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from workbench.domain.orders import Order
    from workbench.domain.tracking import TrackingEvent
    from workbench.store.cache import Cache, Row

_ORDER = select(
    ("shop.platform", "shop.id", "orders.number", *prefixed("version", ORDER_COLUMNS)),
    "FROM orders JOIN shop ON shop.id = orders.shop_id",
    "JOIN order_version AS version ON version.order_id = orders.id",
    "WHERE orders.id = ?1 AND version.seen_from <= ?2 AND version.seen_to > ?2",
)
_SHIPMENTS = select(
    ("shipment.id", "shipment.waybill", *prefixed("version", SHIPMENT_COLUMNS)),
    "FROM shipment JOIN shipment_version AS version ON version.shipment_id = shipment.id",
    "WHERE shipment.order_id = ?1 AND version.seen_from <= ?2 AND version.seen_to > ?2",
    "ORDER BY shipment.id",
)
_EVENTS = select(
    ("event.shipment_id", "event.source", "event.seen_from", *prefixed("event", EVENT_COLUMNS)),
    "FROM shipment JOIN event ON event.shipment_id = shipment.id",
    "WHERE shipment.order_id = ?1 AND event.seen_from <= ?2 AND event.seen_to > ?2",
    "ORDER BY event.shipment_id, event.happened_at, event.source, event.sequence",
)
# The polls of each parcel that happened by then: the last one, or at least the first.
_POLLS = """
    SELECT shipment.id,
        max(CASE WHEN last_polled_at <= ?2 THEN last_polled_at ELSE first_polled_at END)
    FROM shipment JOIN trace ON trace.shipment_id = shipment.id
    WHERE shipment.order_id = ?1 AND first_polled_at <= ?2 GROUP BY shipment.id
"""
_USES = """
    SELECT mine.id, orders.shop_id, orders.number, theirs.waybill, version.uploaded_at,
        facts.name_key, facts.address_key
    FROM shipment AS mine
    JOIN shipment AS theirs ON theirs.waybill = mine.waybill COLLATE NOCASE
        AND theirs.order_id <> mine.order_id
    JOIN shipment_version AS version ON version.shipment_id = theirs.id
        AND version.seen_from <= ?2 AND version.seen_to > ?2
    JOIN orders ON orders.id = theirs.order_id
    JOIN order_version AS facts ON facts.order_id = orders.id
        AND facts.seen_from <= ?2 AND facts.seen_to > ?2
    WHERE mine.order_id = ?1 AND mine.waybill <> ''
    ORDER BY mine.id, version.uploaded_at, theirs.id
"""
_KNOWN = """
    SELECT order_id FROM order_version
    WHERE seen_from <= ?1 AND seen_to > ?1 AND order_id > ?2 ORDER BY order_id LIMIT ?3
"""
_BATCH = 1_000


class FileStore:
    """Reads order files and tells which orders to judge."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._queue = JudgeQueue(cache)
        self._filings = FilingStore(cache)

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
        at = as_of_ms(as_of)
        with self._cache.snapshot():
            platform, order = self._order(order_id, at)
            shipments = tuple(self._shipments(order_id, order, at))
            return OrderFile(platform, order, shipments, self._filings.speaking_of(order, as_of))

    def _order(self, order_id: int, at: int) -> tuple[Platform, Order]:
        row = self._cache.row(_ORDER, (order_id, at))
        if row is None:
            raise LookupError(order_id)
        return Platform(row[0]), order_from(row[1], row[2], row[3:])

    def _shipments(self, order_id: int, order: Order, at: int) -> Iterator[ShipmentFile]:
        rows = self._cache.rows(_SHIPMENTS, (order_id, at))
        if not rows:
            return
        events = self._events(order_id, at)
        uses = self._uses(order_id, at)
        polls: dict[int, int] = dict(self._cache.rows(_POLLS, (order_id, at)))
        for shipment_id, waybill, *values in rows:
            yield ShipmentFile(
                shipment_from(order.shop_id, order.number, waybill, tuple(values)),
                tuple(events[shipment_id]),
                tuple(uses[shipment_id]),
                from_ms_or_none(polls.get(shipment_id)),
            )

    def _events(self, order_id: int, at: int) -> defaultdict[int, list[TrackingEvent]]:
        found: defaultdict[int, list[TrackingEvent]] = defaultdict(list)
        for shipment_id, source, seen, *values in self._cache.rows(_EVENTS, (order_id, at)):
            found[shipment_id].append(event_from(source, seen, tuple(values)))
        return found

    def _uses(self, order_id: int, at: int) -> defaultdict[int, list[NumberUse]]:
        found: defaultdict[int, list[NumberUse]] = defaultdict(list)
        for row in self._cache.rows(_USES, (order_id, at)):
            found[row[0]].append(_use_from(row))
        return found

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


def _use_from(row: Row) -> NumberUse:
    _, shop_id, number, waybill, uploaded_at, *keys = row
    name_key, address_key = keys
    return NumberUse(shop_id, number, waybill, from_ms_or_none(uploaded_at), name_key, address_key)

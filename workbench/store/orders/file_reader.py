"""Order files read from the cache: one order or hundreds at once, by the same statements.

A file is put together in one place, so that a bulk reader can never know less than a single one.
Every statement begins at the orders' ids and finds the rest by indexes (CROSS JOIN keeps SQLite
from beginning elsewhere: it takes a list of ids for longer than it is).
"""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias

from workbench.domain.files import OrderFile, ShipmentFile
from workbench.domain.parcels.shipments import NumberUse
from workbench.domain.parcels.tracking import Scan, TrackingEvent
from workbench.domain.shops import Platform
from workbench.store.cases.filings import FilingStore
from workbench.store.engine.instants import as_of_ms, from_ms, from_ms_or_none
from workbench.store.engine.sql import prefixed, select
from workbench.store.orders.platform_dues import platform_dues
from workbench.store.orders.rows import (
    EVENT_COLUMNS,
    ORDER_COLUMNS,
    SHIPMENT_COLUMNS,
    order_from,
    reading_from,
    shipment_from,
    to_json,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from workbench.store.engine.cache import Cache, Row

# ?1 are the orders' ids as a JSON list, ?2 is the instant.
_ASKED = "FROM json_each(?1) AS asked"
_SHIPMENTS_OF = f"{_ASKED} CROSS JOIN shipment ON shipment.order_id = asked.value"
_ORDERS = select(
    ("orders.id", "shop.platform", "shop.id", "orders.number", *prefixed("version", ORDER_COLUMNS)),
    _ASKED,
    "CROSS JOIN orders ON orders.id = asked.value CROSS JOIN shop ON shop.id = orders.shop_id",
    "CROSS JOIN order_version AS version ON version.order_id = orders.id",
    "WHERE version.seen_from <= ?2 AND version.seen_to > ?2",
)
_SHIPMENTS = select(
    ("shipment.order_id", "shipment.id", "shipment.waybill",
     *prefixed("version", SHIPMENT_COLUMNS)),
    _SHIPMENTS_OF,
    "CROSS JOIN shipment_version AS version ON version.shipment_id = shipment.id",
    "WHERE version.seen_from <= ?2 AND version.seen_to > ?2 ORDER BY shipment.id",
)  # fmt: skip
_EVENTS = select(
    ("event.shipment_id", "event.source", "event.seen_from", *prefixed("event", EVENT_COLUMNS)),
    _SHIPMENTS_OF,
    "CROSS JOIN event ON event.shipment_id = shipment.id",
    "WHERE event.seen_from <= ?2 AND event.seen_to > ?2",
    "ORDER BY event.shipment_id, event.happened_at, event.source, event.sequence",
)
# The polls of each parcel that happened by then: the last one, or at least the first.
_POLLS = select(
    ("shipment.id",
     "CASE WHEN last_polled_at <= ?2 THEN last_polled_at ELSE first_polled_at END AS polled_at"),
    _SHIPMENTS_OF,
    "CROSS JOIN trace ON trace.shipment_id = shipment.id",
    "WHERE first_polled_at <= ?2 ORDER BY polled_at",
)  # fmt: skip
_USES = select(
    ("shipment.id", "orders.shop_id", "orders.number", "theirs.waybill", "version.uploaded_at",
     "facts.name_key", "facts.address_key"),
    _SHIPMENTS_OF,
    "CROSS JOIN shipment AS theirs ON theirs.waybill = shipment.waybill COLLATE NOCASE",
    "CROSS JOIN shipment_version AS version ON version.shipment_id = theirs.id",
    "CROSS JOIN orders ON orders.id = theirs.order_id",
    "CROSS JOIN order_version AS facts ON facts.order_id = orders.id",
    "WHERE shipment.waybill <> '' AND theirs.order_id <> shipment.order_id",
    "AND version.seen_from <= ?2 AND version.seen_to > ?2",
    "AND facts.seen_from <= ?2 AND facts.seen_to > ?2",
    "ORDER BY shipment.id, version.uploaded_at, theirs.id",
)  # fmt: skip
# Carriers write the same few lines again and again: what such a line says is made once.
_READINGS = 1 << 15
_INSTANTS = 1 << 12

_Asked: TypeAlias = "tuple[str, int]"
_Traced: TypeAlias = "tuple[tuple[TrackingEvent, ...], tuple[NumberUse, ...], datetime | None]"
_Parcel: TypeAlias = "tuple[str, tuple[Any, ...], _Traced]"


class FileReader:
    """Puts order files together; one per connection."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._filings = FilingStore(cache)
        self._reading = lru_cache(_READINGS)(reading_from)
        self._seen_at = lru_cache(_INSTANTS)(from_ms)

    def files(
        self, order_ids: Sequence[int], as_of: datetime | None
    ) -> Iterator[tuple[int, OrderFile]]:
        """Yield those of the orders that were known at ``as_of``, with their ids, in order.

        Call inside a snapshot: it takes several statements.
        """
        asked = (to_json(order_ids), as_of_ms(as_of))
        parcels = self._shipments(asked)
        has_filings = self._filings.has_any()
        dues = platform_dues(self._cache, *asked)
        for order_id, platform, shop_id, number, *values in self._cache.rows(_ORDERS, asked):
            order = order_from(shop_id, number, tuple(values))
            shipments = tuple(
                ShipmentFile(shipment_from(shop_id, number, waybill, rest), *traced)
                for waybill, rest, traced in parcels.get(order_id, ())
            )
            filings = self._filings.speaking_of(order, as_of) if has_filings else ()
            due = dues.get(order_id)
            yield order_id, OrderFile(Platform(platform), order, shipments, filings, due)

    def _shipments(self, asked: _Asked) -> dict[int, list[_Parcel]]:
        """Return waybill, columns and what is known of its trace, by the order's id."""
        rows = self._cache.rows(_SHIPMENTS, asked)
        found: defaultdict[int, list[_Parcel]] = defaultdict(list)
        if not rows:
            return found
        events, uses = self._events(asked), self._uses(asked)
        polls: dict[int, int] = dict(self._cache.rows(_POLLS, asked))
        for order_id, shipment_id, waybill, *values in rows:
            polled_at = from_ms_or_none(polls.get(shipment_id))
            traced = (tuple(events.get(shipment_id, ())), uses.get(shipment_id, ()), polled_at)
            found[order_id].append((waybill, tuple(values), traced))
        return found

    def _events(self, asked: _Asked) -> dict[int, list[TrackingEvent]]:
        """Return the events of each parcel; eight of ten objects of a file are made here."""
        found: defaultdict[int, list[TrackingEvent]] = defaultdict(list)
        reading, seen_at = self._reading, self._seen_at
        for row in self._cache.rows(_EVENTS, asked):
            shipment_id, source, seen_from, happened_at, time_text, text, status, place = row[:8]
            scan = Scan(text, from_ms_or_none(happened_at), source, place, time_text, status)
            event = TrackingEvent(scan, reading(row[8:]), seen_at(seen_from), row[-1])
            found[shipment_id].append(event)
        return found

    def _uses(self, asked: _Asked) -> dict[int, tuple[NumberUse, ...]]:
        found: defaultdict[int, list[NumberUse]] = defaultdict(list)
        for row in self._cache.rows(_USES, asked):
            found[row[0]].append(_use_from(row))
        return {shipment_id: tuple(uses) for shipment_id, uses in found.items()}


def _use_from(row: Row) -> NumberUse:
    _, shop_id, number, waybill, uploaded_at, *keys = row
    name_key, address_key = keys
    return NumberUse(shop_id, number, waybill, from_ms_or_none(uploaded_at), name_key, address_key)

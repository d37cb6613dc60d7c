"""How parcels travelled: written when an order is judged, added up when somebody looks.

Sums go over indexes that hold all they read, and come back as counts by tenth of an hour: what a
chart costs follows the parcels of its days, and its memory the number of carriers and hubs.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from workbench.domain.parcels.dwell import TENTH, Foreseen, Stays, Usual
from workbench.store.engine.instants import (
    MILLISECOND,
    from_ms,
    to_ms,
    to_ms_or_none,
)
from workbench.store.engine.sql import select
from workbench.store.monitor.row_ids import parcel_row
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime, timedelta

    from workbench.domain.parcels.travels import Travel
    from workbench.store.engine.cache import Cache, Row

_COLUMNS = ("carrier", "picked_at", "hub", "hub_at", "left_at", "is_over")
_PUT = (
    "INSERT OR REPLACE INTO journey"
    " (shipment_id, order_id, shop_id, carrier, picked_at, hub, hub_at, left_at, is_over)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_KNOWN = select(
    ("shipment.order_id", "shipment.waybill", "shipment.id",
     *(f"journey.{name}" for name in _COLUMNS)),
    "FROM json_each(?) AS asked CROSS JOIN shipment ON shipment.order_id = asked.value",
    "LEFT JOIN journey ON journey.shipment_id = shipment.id",
)  # fmt: skip
_DROP = "DELETE FROM journey WHERE shipment_id = ?"
_TENTH = TENTH // MILLISECOND
_OF_SHOP = "AND (?3 = '' OR shop_id = ?3)"
_STAYS = select(
    ("carrier", "hub", f"(left_at - hub_at) / {_TENTH}", "count(*)"),
    "FROM journey WHERE hub_at IS NOT NULL AND left_at >= ?1 AND left_at < ?2 AND left_at > hub_at",
    _OF_SHOP, "GROUP BY 1, 2, 3",
)  # fmt: skip
# Of a parcel that is over without having been seen to leave, nothing is known.
_STALLED = select(
    ("carrier", "count(*)", "sum(left_at IS NULL OR left_at - picked_at > ?4)"),
    "FROM journey WHERE picked_at >= ?1 AND picked_at < ?2", _OF_SHOP,
    "AND (left_at IS NOT NULL OR is_over = 0) GROUP BY 1",
)  # fmt: skip
# The usual stays come as JSON: carrier, hub, and the instant before which an arrival is long ago.
_ASKED = "FROM json_each(?1) AS asked CROSS JOIN journey"
_LONG = (
    "ON journey.carrier = asked.value ->> 0 AND journey.hub = asked.value ->> 1"
    " AND journey.hub_at < asked.value ->> 2"
)
_NAMED = (
    "CROSS JOIN shipment ON shipment.id = journey.shipment_id"
    " CROSS JOIN orders ON orders.id = journey.order_id"
)
_FOUND = (
    "asked.key", "journey.shipment_id", "journey.shop_id", "journey.hub_at", "orders.number",
    "shipment.waybill",
)  # fmt: skip
_HERE = select(
    _FOUND, _ASKED, _LONG, "AND journey.left_at IS NULL AND journey.is_over = 0", _NAMED,
    "WHERE journey.hub_at IS NOT NULL AND (?2 = '' OR journey.shop_id = ?2)"
    " AND NOT EXISTS (SELECT 1 FROM monitor WHERE id = journey.shipment_id * 2 AND breached = 1)"
    " ORDER BY journey.hub_at, journey.shipment_id",
)  # fmt: skip
# Who left since, and who is still there: each has an index of its own.
_KNOWN_STAYS = (
    "WITH asked AS MATERIALIZED (SELECT key, value ->> 0 AS carrier, value ->> 1 AS hub,"
    " value ->> 2 AS before FROM json_each(?1)) "
)
_LONG_THEN = (
    "ON asked.carrier = journey.carrier AND asked.hub = journey.hub"
    " AND journey.hub_at < asked.before"
)
_IN_SHOP = "WHERE journey.hub_at IS NOT NULL AND (?2 = '' OR journey.shop_id = ?2)"
_WERE_HERE = " ".join((
    _KNOWN_STAYS + select(
        _FOUND, "FROM journey INDEXED BY journey_left CROSS JOIN asked", _LONG_THEN, _NAMED,
        _IN_SHOP, "AND journey.left_at > ?3",
    ),
    "UNION ALL",
    select(
        _FOUND, "FROM asked CROSS JOIN journey INDEXED BY journey_here", _LONG_THEN, _NAMED,
        _IN_SHOP, "AND journey.left_at IS NULL AND journey.is_over = 0",
    ),
    "ORDER BY 4, 2",
))  # fmt: skip
_OF_PARCEL = select(
    ("journey.shop_id", "journey.hub_at", "usual.carrier", "usual.hub", "usual.median",
     "usual.late", "usual.members"),
    "FROM journey JOIN usual_stay AS usual",
    "ON usual.carrier = journey.carrier AND usual.hub = journey.hub",
    "WHERE journey.shipment_id = ?1 AND journey.left_at IS NULL AND journey.is_over = 0",
    "AND journey.hub_at < ?2 - usual.late",
)  # fmt: skip
_NEXT = "SELECT id FROM orders WHERE id > ? ORDER BY id LIMIT ?"


@dataclass(frozen=True, slots=True)
class Window:
    """Parcels of an interval (``since`` in, ``until`` out; UTC), of one shop or, "", of all."""

    since: datetime
    until: datetime
    shop_id: str = ""

    @property
    def values(self) -> Row:
        """Return the interval and the shop as parameters."""
        return to_ms(self.since), to_ms(self.until), self.shop_id


class JourneyStore:
    """Keeps parcels' travels and adds them up."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def put(self, orders: Sequence[tuple[int, str, Mapping[str, Travel]]]) -> None:
        """Keep the travels of orders' parcels (id, shop, travels by waybill).

        The same again writes nothing.
        """
        travels = {order_id: (shop_id, told) for order_id, shop_id, told in orders}
        puts: list[Row] = []
        drops: list[Row] = []
        for row in self._cache.rows(_KNOWN, (to_json(list(travels)),)):
            order_id, waybill, shipment_id, *before = row
            shop_id, told = travels[order_id]
            if waybill in told:
                values = _values(told[waybill])
                if tuple(before) != values:
                    puts.append((shipment_id, order_id, shop_id, *values))
            elif before[0] is not None:
                drops.append((shipment_id,))
        self._cache.execute_many(_PUT, puts)
        self._cache.execute_many(_DROP, drops)

    def next_orders(self, after: int, limit: int) -> list[int]:
        """Return the ids of the orders behind ``after``."""
        return [row[0] for row in self._cache.rows(_NEXT, (after, limit))]

    def stays(self, window: Window) -> Stays:
        """Count the stays at first hubs that ended in the window, by carrier and hub, by tenths."""
        found: Stays = defaultdict(dict)
        for carrier, hub, tenths, members in self._cache.rows(_STAYS, window.values):
            found[carrier, hub][tenths] = members
        return found

    def stalled(self, window: Window, limit: timedelta) -> dict[str, tuple[int, int]]:
        """Count by carrier the parcels picked up in the window, and those that took too long.

        Too long is: not gone from the first hub ``limit`` after pickup. The window has to end
        ``limit`` before the instant that is looked at.
        """
        rows = self._cache.rows(_STALLED, (*window.values, limit // MILLISECOND))
        return {carrier: (members, late) for carrier, members, late in rows}

    def long_here(
        self, known: Sequence[Usual], now: datetime, shop_id: str = "", *, is_past: bool = False
    ) -> list[Foreseen]:
        """Return the parcels that stay at a hub longer than ``late`` of what is usual there.

        The longest there first. Those whose limit was missed already are no forecast any more;
        ``is_past`` looks at who was there then, by the scans' own times.
        """
        asked = to_json([[one.carrier, one.hub, to_ms(now - one.late)] for one in known])
        values = (asked, shop_id, to_ms(now)) if is_past else (asked, shop_id)
        rows = self._cache.rows(_WERE_HERE if is_past else _HERE, values)
        return [
            Foreseen(parcel_row(row[1]), row[2], known[row[0]], from_ms(row[3]), row[4], row[5])
            for row in rows
        ]

    def learn(self, known: Sequence[Usual]) -> None:
        """Let this be what is usual, in place of what was."""
        with self._cache.atomic():
            self._cache.execute("DELETE FROM usual_stay")
            sql = "INSERT INTO usual_stay VALUES (?, ?, ?, ?, ?)"
            self._cache.execute_many(sql, [_usual_values(one) for one in known])

    def learned(self) -> list[Usual]:
        """Return what is usual, as last learned."""
        rows = self._cache.rows("SELECT * FROM usual_stay ORDER BY carrier, hub")
        return [_usual_from(row) for row in rows]

    def foreseen_of(self, shipment_id: int, now: datetime) -> Foreseen | None:
        """Return the stall that is foreseen for one parcel, None where none is."""
        row = self._cache.row(_OF_PARCEL, (shipment_id, to_ms(now)))
        if row is None:
            return None
        shop_id, hub_at, *rest = row
        return Foreseen(parcel_row(shipment_id), shop_id, _usual_from(rest), from_ms(hub_at))


def _values(travel: Travel) -> Row:
    return (
        travel.carrier,
        to_ms_or_none(travel.picked_at),
        travel.hub,
        to_ms_or_none(travel.hub_at),
        to_ms_or_none(travel.left_at),
        int(travel.is_over),
    )


def _usual_values(one: Usual) -> Row:
    median, late = one.median // MILLISECOND, one.late // MILLISECOND
    return one.carrier, one.hub, median, late, one.count


def _usual_from(row: Sequence[Any]) -> Usual:
    carrier, hub, median, late, members = row
    return Usual(carrier, hub, MILLISECOND * median, MILLISECOND * late, members)

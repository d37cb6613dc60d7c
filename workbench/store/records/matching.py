"""Which order a platform's record speaks of: by order number, by sub-order, by waybill.

A number decides only where exactly one order carries it: a parcel that holds two orders is no
proof for either. Orders that come later are held against the records that wait for one.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.shops import Platform
from workbench.store.engine.instants import FAR
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from workbench.domain.platforms.platform_records import PlatformRecord
    from workbench.store.engine.cache import Cache

_BY_NUMBER = (
    "SELECT orders.number, orders.id, shop.platform FROM json_each(?) AS asked"
    " JOIN orders ON orders.number = asked.value COLLATE NOCASE"
    " JOIN shop ON shop.id = orders.shop_id"
)
_BY_WAYBILL = (
    "SELECT upper(shipment.waybill), orders.id, shop.platform FROM json_each(?) AS asked"
    " JOIN shipment ON shipment.waybill = asked.value COLLATE NOCASE"
    " JOIN orders ON orders.id = shipment.order_id JOIN shop ON shop.id = orders.shop_id"
)
# No index holds the numbers of lines: this looks through all orders, and is asked only for what
# neither an order's nor a parcel's number found.
_BY_LINE = (
    "SELECT json_extract(line.value, '$[0]') AS line_number, orders.id, shop.platform"
    " FROM order_version AS version JOIN json_each(version.lines) AS line"
    " JOIN orders ON orders.id = version.order_id JOIN shop ON shop.id = orders.shop_id"
    " WHERE version.seen_to = ?2 AND line_number IN (SELECT value FROM json_each(?1))"
)
_IS_WAITING = "SELECT EXISTS (SELECT 1 FROM platform_record WHERE order_id IS NULL)"
# From the page to the records that wait, never the other way round: CROSS JOIN keeps the order, and
# each number is one look into an index of what waits. Left to itself the planner goes through all
# that waits for every order.
_FIND = (
    "SELECT orders.id, record.id FROM json_each(?) AS asked"
    " CROSS JOIN orders ON orders.id = asked.value"
    " CROSS JOIN shop ON shop.id = orders.shop_id {join}"
    " CROSS JOIN platform_record AS record ON record.{column} = {what}"
    " WHERE record.order_id IS NULL AND {what} <> '' AND (record.family = ''"
    " OR record.family = replace(shop.platform, 'tmall', 'taobao'))"
)
# No other order of the record's platform carries the number as well.
_ALONE = (
    " AND NOT EXISTS (SELECT 1 FROM {others} JOIN shop AS home ON home.id = other.shop_id"
    " WHERE other.id <> orders.id AND {same} = {what} COLLATE NOCASE AND (record.family = ''"
    " OR record.family = replace(home.platform, 'tmall', 'taobao')))"
)
_OTHER_PARCELS = "shipment AS twin JOIN orders AS other ON other.id = twin.order_id"
_SHIPMENTS = "CROSS JOIN shipment ON shipment.order_id = orders.id"
_LINES = (
    "CROSS JOIN order_version AS version ON version.order_id = orders.id"
    f" AND version.seen_to = {FAR} CROSS JOIN json_each(version.lines) AS line"
)
_LINE = "json_extract(line.value, '$[0]')"
_FINDS = (
    _FIND.format(what="orders.number", join="", column="order_number")
    + _ALONE.format(others="orders AS other", same="other.number", what="record.order_number"),
    _FIND.format(what="shipment.waybill", join=_SHIPMENTS, column="waybill COLLATE NOCASE")
    + _ALONE.format(others=_OTHER_PARCELS, same="twin.waybill", what="record.waybill"),
    _FIND.format(what=_LINE, join=_LINES, column="line_number"),
    _FIND.format(what=_LINE, join=_LINES, column="order_number"),
)
_GIVE = "UPDATE platform_record SET order_id = ? WHERE id = ? AND order_id IS NULL"
_Found = dict[str, list[tuple[int, str]]]


class RecordMatcher:
    """Finds orders for records."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def match(self, records: Sequence[PlatformRecord]) -> list[int | None]:
        """Return the order of each record by order or waybill number, None where it is not clear.

        Quick; ``match_lines`` goes on with those that were not found.
        """
        by_number = self._find(_BY_NUMBER, (record.order_number for record in records))
        by_waybill = self._find(_BY_WAYBILL, (record.waybill.upper() for record in records))
        return [
            _only(by_number, record.order_number, record)
            or _only(by_waybill, record.waybill.upper(), record)
            for record in records
        ]

    def match_lines(self, records: Sequence[PlatformRecord]) -> list[int | None]:
        """Return the order of each record by its sub-order; looks through all orders once."""
        lines = self._find(_BY_LINE, (number for one in records for number in _line_numbers(one)))
        return [
            next(filter(None, (_only(lines, n, record) for n in _line_numbers(record))), None)
            for record in records
        ]

    def _find(self, sql: str, numbers: Iterable[str]) -> _Found:
        asked = sorted({number for number in numbers if number})
        found: _Found = {}
        if asked:
            values = (to_json(asked), FAR) if sql is _BY_LINE else (to_json(asked),)
            for number, order_id, platform in self._cache.rows(sql, values):
                found.setdefault(number, []).append((order_id, platform))
        return found


class RecordFinder:
    """Lets orders that came later find the records that wait for them.

    Triggers on the orders' tables did so first: a statement with a trigger keeps a journal of its
    own for every row, and 100,000 orders took eight times as long.
    """

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def find(self, order_ids: Sequence[int]) -> None:
        """Give these orders the records that speak of them; costs one look where none waits."""
        if not order_ids or not self._cache.value(_IS_WAITING):
            return
        asked = to_json(list(order_ids))
        for question in _FINDS:
            self._cache.execute_many(_GIVE, self._cache.rows(question, (asked,)))


def _line_numbers(record: PlatformRecord) -> tuple[str, ...]:
    """Return what may be the number of a line: lists call either number 订单编号."""
    return tuple(number for number in (record.line_number, record.order_number) if number)


def _only(found: _Found, number: str, record: PlatformRecord) -> int | None:
    fitting = {order_id for order_id, platform in found.get(number, ()) if _fits(platform, record)}
    return fitting.pop() if len(fitting) == 1 else None


def _fits(platform: str, record: PlatformRecord) -> bool:
    """Tell whether an order's platform is the record's; Taobao and Tmall share their numbers."""
    if record.platform is None:
        return True
    return _family(Platform(platform)) is _family(record.platform)


def _family(platform: Platform) -> Platform:
    return Platform.TAOBAO if platform is Platform.TMALL else platform

"""The order view at a past instant: which orders were known then, and as what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.orders import OrderStatus
from workbench.domain.parcels.shipments import ShipmentState
from workbench.domain.regions import place_name
from workbench.domain.rules.decisions import Level
from workbench.domain.shops import Platform
from workbench.domain.views import OrderRow, OrderSort
from workbench.store.engine.id_lists import ids_of
from workbench.store.engine.instants import from_ms_or_none, to_ms
from workbench.store.engine.sql import Clause, all_of, select
from workbench.store.orders.rows import from_json, to_json
from workbench.store.search.hits import ORDERS, SearchHits

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.exchange.export_filters import OrderQuery
    from workbench.store.engine.cache import Cache, Row

_OPEN = ", ".join(f"'{status.value}'" for status in OrderStatus if status.is_open)
# Every version has its order and its shop: they are looked up only where they are asked for.
_VERSIONS = "FROM order_version AS told"
_FROM = (
    f"{_VERSIONS} JOIN orders ON orders.id = told.order_id JOIN shop ON shop.id = orders.shop_id"
)
_STOOD = "told.seen_from <= ? AND told.seen_to > ?"
_SORTS = {
    OrderSort.NUMBER: "number COLLATE NOCASE",
    OrderSort.SHOP: "shop.name, number",
    OrderSort.STATUS: "told.status",
    OrderSort.PAID_AT: "told.paid_at",
    OrderSort.SHIP_BY: "told.ship_by",
    OrderSort.AMOUNT: "told.amount",
}
_IDS = "IN (SELECT value FROM json_each(?2))"
_ROWS = select(
    ("orders.id", "shop_id", "shop.name", "platform", "number", "told.status", "told.paid_at",
     "told.ship_by", "told.amount", "told.lines", "ifnull(told.province, '')",
     "ifnull(told.city, '')"),
    _FROM, "WHERE orders.id", _IDS, "AND told.seen_from <= ?1 AND told.seen_to > ?1",
)  # fmt: skip
_PARCELS = select(
    ("order_id", "count(*)"),
    "FROM shipment JOIN shipment_version AS told ON told.shipment_id = shipment.id",
    "WHERE order_id", _IDS, "AND told.seen_from <= ?1 AND told.seen_to > ?1",
    f"AND told.state = '{ShipmentState.ACTIVE.value}' GROUP BY order_id",
)  # fmt: skip
_LEVELS = select(
    ("order_id", "level"),
    "FROM decision WHERE order_id", _IDS, "AND decided_from <= ?1 AND decided_to > ?1",
    "AND level <> 'none'",
)  # fmt: skip


class PastOrderStore:
    """Answers the order view from the versions of then; what search finds is known now."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._hits = SearchHits(cache, ORDERS)

    def ids(self, query: OrderQuery, as_of: datetime) -> array[int]:
        """Return the ids of the orders known at ``as_of`` that fit, in order.

        Reads every version once: a second for a million orders, for a job.
        """
        at = to_ms(as_of)
        clauses = [Clause(_STOOD, (at, at)), *self._found(query.search)]
        if query.only_open:
            clauses.append(Clause(f"told.status IN ({_OPEN})"))
        if query.shop_id:
            clauses.append(Clause("orders.shop_id = ?", (query.shop_id,)))
        where = all_of(clauses)
        way = "DESC" if query.descending else "ASC"
        is_told_now = query.sort in {OrderSort.NUMBER, OrderSort.SHOP}
        last = "" if is_told_now else " NULLS LAST"
        order = f"ORDER BY {_SORTS[query.sort]} {way}{last}, told.order_id {way}"
        where_from = _FROM if is_told_now or query.shop_id else _VERSIONS
        sql = select(("told.order_id AS id",), where_from, where.sql, order)
        return ids_of(self._cache, Clause(sql, where.values))

    def _found(self, search: str) -> list[Clause]:
        hits = self._hits.clauses(search)
        return [
            Clause(f"told.order_id IN (SELECT id FROM orders WHERE {hit.sql})", hit.values)  # noqa: S608  # ours
            for hit in hits
        ]

    def rows(self, ids: Sequence[int], as_of: datetime) -> list[OrderRow]:
        """Return the orders with these ids as they were known then, in this order."""
        asked = (to_ms(as_of), to_json(list(ids)))
        parcels: dict[int, int] = dict(self._cache.rows(_PARCELS, asked))
        levels: dict[int, Level] = {}
        for order_id, level in self._cache.rows(_LEVELS, asked):
            found = Level(level)
            levels[order_id] = min(found, levels.get(order_id, found), key=lambda one: one.rank)
        told = {
            row[0]: _row_from(row, parcels.get(row[0], 0), levels.get(row[0], Level.NONE))
            for row in self._cache.rows(_ROWS, asked)
        }
        return [told[order_id] for order_id in ids if order_id in told]


def _row_from(row: Row, parcels: int, level: Level) -> OrderRow:
    order_id, shop_id, shop_name, platform, number, status, *rest = row
    paid_at, ship_by, amount, lines, province, city = rest
    return OrderRow(
        id=order_id,
        shop_id=shop_id,
        shop_name=shop_name,
        platform=Platform(platform),
        number=number,
        status=status,
        paid_at=from_ms_or_none(paid_at),
        ship_by=from_ms_or_none(ship_by),
        amount=amount,
        titles="；".join(line[1] for line in from_json(lines)),
        parcels=parcels,
        region=place_name(province, city),
        level=level,
    )

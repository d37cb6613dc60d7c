"""The order view's rows: which ones in which order, and their content."""

from __future__ import annotations

from array import array
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from workbench.domain.exchange.export_filters import OrderQuery
from workbench.domain.shops import Platform
from workbench.domain.views import OrderRow, OrderSort
from workbench.store.engine.id_lists import ids_of
from workbench.store.engine.instants import from_ms_or_none
from workbench.store.engine.sql import Clause, all_of, select
from workbench.store.monitor.beside import beside_clause
from workbench.store.monitor.rows import LEVELS
from workbench.store.monitor.walking import STEPS, first_fitting
from workbench.store.orders.rows import to_json
from workbench.store.search.hits import OPEN_ORDERS, ORDERS, SearchHits

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.store.engine.cache import Cache, Row

_ROWS = select(
    ("orders.id", "shop_id", "shop.name", "shop.platform", "number", "status", "paid_at",
     "ship_by", "amount", "titles", "parcels", "region", "level"),
    "FROM orders JOIN shop ON shop.id = shop_id",
    "WHERE orders.id IN (SELECT value FROM json_each(?))",
)  # fmt: skip
# What is not told stands at the end, whichever way the column is sorted.
_UP = {
    OrderSort.NUMBER: "number COLLATE NOCASE, id",
    OrderSort.SHOP: "number, id",
    OrderSort.STATUS: "status, id",
    OrderSort.PAID_AT: "paid_at NULLS LAST, id",
    OrderSort.SHIP_BY: "ship_by NULLS LAST, id",
    OrderSort.AMOUNT: "amount NULLS LAST, id",
}
_DOWN = {
    OrderSort.NUMBER: "number COLLATE NOCASE DESC, id DESC",
    OrderSort.SHOP: "number, id",
    OrderSort.STATUS: "status DESC, id DESC",
    OrderSort.PAID_AT: "paid_at DESC, id DESC",
    OrderSort.SHIP_BY: "ship_by DESC, id DESC",
    OrderSort.AMOUNT: "amount DESC, id DESC",
}

_NO_LIMIT = -1
_BY_ID = "SELECT id FROM orders NOT INDEXED "


class OrderListStore:
    """Answers the order view."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._all_hits = SearchHits(cache, ORDERS)
        self._open_hits = SearchHits(cache, OPEN_ORDERS)

    def ids(
        self,
        *,
        search: str = "",
        shop_id: str = "",
        only_open: bool = False,
        sort: OrderSort = OrderSort.PAID_AT,
        descending: bool = False,
    ) -> array[int]:
        """Return the ids of all orders that fit, in order; shops stand in order of their names."""
        query = OrderQuery(search, shop_id, only_open, sort, descending)
        return self.listed(query)

    def listed(self, query: OrderQuery) -> array[int]:
        """Return the ids of all orders that fit a question, in order."""
        return self._listed(query, self._hits(query).clauses(query.search), _NO_LIMIT)

    def first(self, query: OrderQuery, limit: int) -> array[int]:
        """Return the first ``limit`` of the ids that fit."""
        if query.search:
            found = self._hits(query).first(query.search, limit, partial(self._listed, query))
            if found is not None:
                return found
        return self._listed(query, self._hits(query).clauses(query.search), limit)

    def _hits(self, query: OrderQuery) -> SearchHits:
        return self._open_hits if query.only_open else self._all_hits

    def _listed(self, query: OrderQuery, hits: list[Clause], limit: int) -> array[int]:
        with self._cache.snapshot():
            if (
                limit != _NO_LIMIT
                and _is_strewn(query)
                and not (hits and self._hits(query).are_few)
            ):
                walked = self._walked(query, hits, limit)
                if walked is not None:
                    return walked
            return self._along(query, hits, limit)

    def _walked(self, query: OrderQuery, hits: list[Clause], limit: int) -> array[int] | None:
        """Return the first orders of a shop if they are soon met among those of all shops."""
        in_shop = Clause("shop_id = ?", (query.shop_id,))
        everywhere = replace(query, shop_id="")
        # What a search found may begin far down the list, which is walked to but once.
        far = self._along(everywhere, hits, STEPS[-1]) if hits else None
        return first_fitting(
            lambda count: self._along(everywhere, hits, count) if far is None else far,
            lambda ids: self._fitting(ids, in_shop),
            limit,
        )

    def _fitting(self, ids: Sequence[int], clause: Clause) -> list[int]:
        named = Clause("id IN (SELECT value FROM json_each(?))", (to_json(list(ids)),))
        where = all_of([named, clause])
        fit = {row[0] for row in self._cache.rows(_BY_ID + where.sql, where.values)}
        return [order_id for order_id in ids if order_id in fit]

    def _along(self, query: OrderQuery, hits: list[Clause], limit: int) -> array[int]:
        order = "ORDER BY " + (_DOWN if query.descending else _UP)[query.sort]
        is_open = [Clause("is_open = 1")] if query.only_open else []
        beside = [beside_clause(query.beside)] if query.beside else []
        found: array[int] = array("q")
        for part in self._shops(query.shop_id, query.sort, descending=query.descending):
            where = all_of([*part, *is_open, *beside, *hits])
            rest = limit if limit == _NO_LIMIT else limit - len(found)
            sql = select(("id",), "FROM orders", where.sql, order, "LIMIT ?")
            found.extend(ids_of(self._cache, Clause(sql, (*where.values, rest))))
        return found

    def _shops(self, shop_id: str, sort: OrderSort, *, descending: bool) -> list[list[Clause]]:
        """Return one piece per shop where shops are sorted by, else the chosen shop or all."""
        if shop_id:
            return [[Clause("shop_id = ?", (shop_id,))]]
        if sort is not OrderSort.SHOP:
            return [[]]
        shops = self._cache.rows("SELECT id FROM shop ORDER BY name, id")
        ordered = reversed(shops) if descending else shops
        return [[Clause("shop_id = ?", row)] for row in ordered]

    def rows(self, ids: Sequence[int]) -> list[OrderRow]:
        """Return the orders with these ids in this order; those that are gone are left out."""
        rows = self._cache.rows(_ROWS, (to_json(list(ids)),))
        found = {row[0]: _row_from(row) for row in rows}
        return [found[order_id] for order_id in ids if order_id in found]


def _is_strewn(query: OrderQuery) -> bool:
    """Tell whether a shop's orders lie strewn among all others in the order asked for."""
    return bool(query.shop_id) and query.sort is not OrderSort.SHOP and not query.beside


def _row_from(row: Row) -> OrderRow:
    order_id, shop_id, shop_name, platform, number, status, paid_at, ship_by, *rest = row
    amount, titles, parcels, region, level = rest
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
        titles=titles,
        parcels=parcels,
        region=region,
        level=LEVELS[level],
    )

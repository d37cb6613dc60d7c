"""Which rows of the monitor a question means, in order, by whichever way is short.

Warned rows come off one index that holds all they are filtered and sorted by. Open rows may be all
there are: without a filter they are read along the index of their order. With filters that many
rows fit, the first of them are soon met on that way (``walking.py``); what is left is gathered off
the one index that holds all filters, and put in order then.
"""

from __future__ import annotations

from array import array
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.domain.parcels.troubles import Trouble
from workbench.domain.views import SortKey, Urgency
from workbench.store.engine.id_lists import ids_of
from workbench.store.engine.sql import Clause, all_of, select
from workbench.store.monitor.order import order_by, pieces, sorting
from workbench.store.monitor.query import (
    HANDLED,
    OPEN,
    WARNED,
    due_clause,
    place_clauses,
    rule_clause,
    urgency_clause,
)
from workbench.store.monitor.troubles import TROUBLED, is_kept
from workbench.store.monitor.walking import STEPS, first_fitting
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.views import MonitorQuery
    from workbench.store.engine.cache import Cache

# So many rows are sorted by what has to be read of each; of more the order's own index is read.
FEW = 5_000
_NO_LIMIT = -1
_BY_ID = "FROM monitor NOT INDEXED"
_FILTERED = "FROM monitor INDEXED BY open_site"
_ALONG = {
    SortKey.DEADLINE: "open_due",
    SortKey.RULE: "open_rule",
    SortKey.HANDLING: "open_handling",
    SortKey.SHOP: "open_shop",
    SortKey.ORDER_NUMBER: "open_order_number",
    SortKey.CARRIER: "open_carrier",
    SortKey.WAYBILL: "open_waybill",
    SortKey.LAST_EVENT: "open_last_event",
    SortKey.POLLED: "open_polled",
}
# What the index of filters holds is sorted as it comes.
_HELD = frozenset({SortKey.DEADLINE, SortKey.RULE, SortKey.SHOP, SortKey.CARRIER})


def source(query: MonitorQuery, *, is_by_id: bool = False) -> str:
    """Return the FROM of a question whose rows are wanted in any order.

    ``is_by_id`` tells that a condition names the few ids that may fit. SQLite would choose by the
    number of conditions and read a hundred thousand strewn rows (``schema/monitor_speed.py``);
    rows of one site are few and have an index of their own.
    """
    if is_kept(query.trouble):
        return TROUBLED
    if query.urgency is Urgency.ALL_OPEN:
        return _BY_ID if is_by_id else _FILTERED
    if query.urgency is Urgency.HANDLED:
        return HANDLED
    return "FROM monitor" if query.carrier and query.site else WARNED


def is_by_id(query: MonitorQuery) -> bool:
    """Tell whether a question itself names the ids that may fit."""
    return query.trouble is Trouble.FORESEEN or bool(query.ids)


class MonitorList:
    """Answers questions with the ids of their rows."""

    def __init__(self, cache: Cache, few: int = FEW, steps: Sequence[int] = STEPS) -> None:
        self._cache = cache
        self._few = few
        self._steps = steps

    def ids(
        self, query: MonitorQuery, hits: Sequence[Clause], limit: int | None, *, has_few: bool
    ) -> array[int]:
        """Return the ids that fit, in order, at most ``limit`` of them if given.

        ``hits`` are a search's conditions; ``has_few`` tells that the ids of the few rows that
        may fit are named.
        """
        narrowing = _narrowing(query)
        clauses = [*urgency_clause(query), *narrowing, *hits]
        with self._cache.snapshot():
            if query.urgency is not Urgency.ALL_OPEN:
                if query.sort is SortKey.SHOP or query.urgency is Urgency.HANDLED:
                    return self._sorted(query, source(query), clauses, limit)
                return self._along(query, source(query), clauses, limit)
            if has_few or query.trouble is not None:
                return self._sorted(query, source(query, is_by_id=has_few), clauses, limit)
            road = _road(query)
            if all(clause in road.serves for clause in narrowing):
                return self._along(query, road.where_from, clauses, limit)
            road = _Road(road.where_from, (*road.serves, *hits))
            walked = None if limit is None else self._walked(query, road, clauses, limit)
            return self._gathered(query, clauses, limit) if walked is None else walked

    def _along(
        self, query: MonitorQuery, along: str, clauses: Sequence[Clause], limit: int | None
    ) -> array[int]:
        """Return what fits as the index of the order brings it."""
        found: array[int] = array("q")
        for piece in pieces(query, self._shop_ids(query)):
            rest = _NO_LIMIT if limit is None else limit - len(found)
            order = Clause(order_by(query))
            found.extend(self._ids(along, [*clauses, *piece], order, rest))
        return found

    def _sorted(
        self, query: MonitorQuery, where_from: str, clauses: Sequence[Clause], limit: int | None
    ) -> array[int]:
        """Return what fits, sorted once it was found."""
        order = sorting(query, self._shop_ids(query))
        return self._ids(where_from, clauses, order, _NO_LIMIT if limit is None else limit)

    def _walked(
        self, query: MonitorQuery, road: _Road, clauses: Sequence[Clause], limit: int
    ) -> array[int] | None:
        """Return the first that fit if they are soon met along the order."""
        if query.carrier and query.site:
            return None

        def fitting(ids: Sequence[int]) -> list[int]:
            fit = set(self._ids(_BY_ID, [_named(ids), *clauses], Clause(""), _NO_LIMIT))
            return [row_id for row_id in ids if row_id in fit]

        def listed(count: int) -> array[int]:
            return self._along(query, road.where_from, [Clause(OPEN), *road.serves], count)

        return first_fitting(listed, fitting, limit, self._steps)

    def _gathered(
        self, query: MonitorQuery, clauses: Sequence[Clause], limit: int | None
    ) -> array[int]:
        """Return what fits off an index of filters, in the order of another if it is much."""
        if query.sort in _HELD:
            return self._sorted(query, _FILTERED, clauses, limit)
        filtered = _filtered(query)
        few = self._ids(filtered, clauses, Clause(""), self._few + 1)
        if len(few) <= self._few:
            return self._sorted(query, _BY_ID, [_named(few)], limit)
        where = all_of(clauses)
        fitting = Clause(f"id IN ({select(('id',), filtered, where.sql)})", where.values)
        along = f"FROM monitor INDEXED BY {_ALONG[query.sort]}"
        return self._sorted(query, along, [Clause(OPEN), fitting], limit)

    def _ids(
        self, where_from: str, clauses: Sequence[Clause], order: Clause, limit: int
    ) -> array[int]:
        where = all_of(clauses)
        sql = select(("id",), where_from, where.sql, order.sql, "LIMIT ?")
        return ids_of(self._cache, Clause(sql, (*where.values, *order.values, limit)))

    def _shop_ids(self, query: MonitorQuery) -> list[str]:
        if query.sort is not SortKey.SHOP:
            return []
        return [row[0] for row in self._cache.rows("SELECT id FROM shop ORDER BY name, id")]


def _narrowing(query: MonitorQuery) -> list[Clause]:
    return [*rule_clause(query), *place_clauses(query)]


def _filtered(query: MonitorQuery) -> str:
    """Return the FROM by which rows are gathered: off one shop's or one rule's index if it is all.

    The index of all filters is read from end to end unless a carrier is asked for.
    """
    road = _road(replace(query, sort=SortKey.DEADLINE))
    narrowing = _narrowing(query)
    is_all = bool(narrowing) and all(clause in road.serves for clause in narrowing)
    return road.where_from if is_all else _FILTERED


def _named(ids: Sequence[int]) -> Clause:
    return Clause("monitor.id IN (SELECT value FROM json_each(?))", (to_json(list(ids)),))


@dataclass(frozen=True, slots=True)
class _Road:
    """The index that brings open rows in a question's order, and the conditions it serves."""

    where_from: str
    serves: tuple[Clause, ...] = ()


def _road(query: MonitorQuery) -> _Road:
    """Return the way to walk: of one carrier, shop or rule the rows lie together by deadline."""
    if query.sort is not SortKey.DEADLINE and not (query.sort is SortKey.SHOP and query.shop_id):
        return _Road(f"FROM monitor INDEXED BY {_ALONG[query.sort]}")
    due = tuple(due_clause(query))
    for name, value, index in (
        ("carrier", query.carrier, "open_carrier"),
        ("shop_id", query.shop_id, "open_shop"),
        ("rule", query.rule, "open_rule"),
    ):
        if value:
            own = Clause(f"{name} = ?", (value,))
            return _Road(f"FROM monitor INDEXED BY {index}", (own, *due))
    return _Road("FROM monitor INDEXED BY open_due", due)

"""What the monitor's rows to do can be narrowed by, with how many rows each value leaves."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from workbench.domain.views import Facets
from workbench.store.engine.sql import Clause, all_of, select
from workbench.store.monitor.query import TO_DO, counted_source, place_clauses, rule_clause

if TYPE_CHECKING:
    from workbench.domain.views import MonitorQuery
    from workbench.store.engine.cache import Cache

Counted = tuple[tuple[str, int], ...]

_PLATFORM = "(SELECT platform FROM shop WHERE shop.id = shop_id)"


class FacetStore:
    """Counts the values of one column each, the other filters holding."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def facets(self, query: MonitorQuery) -> Facets:
        """Return the values that rows to do have, the most frequent first.

        Each list leaves its own filter out: what is chosen can be changed for another value.
        """
        with self._cache.snapshot():
            return Facets(
                shops=self._count("shop_id", replace(query, shop_id="")),
                platforms=self._count(_PLATFORM, replace(query, platform="")),
                carriers=self._count("carrier", replace(query, carrier="", site="")),
                provinces=self._count("province", replace(query, province="")),
                rules=self._count("rule", replace(query, rule="")),
            )

    def _count(self, column: str, query: MonitorQuery) -> Counted:
        where = all_of([Clause(TO_DO), *rule_clause(query), *place_clauses(query)])
        sql = select(
            (f"{column} AS value", "count(*)"), counted_source(query), where.sql,
            "GROUP BY 1 ORDER BY 2 DESC, 1",
        )  # fmt: skip
        return tuple(
            (value, number) for value, number in self._cache.rows(sql, where.values) if value
        )

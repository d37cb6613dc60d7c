"""The monitor's rows: which ones in which order, their content, and the numbers on the chips."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from workbench.domain.rules.decisions import SubjectKind, Verdict
from workbench.domain.shops import Platform
from workbench.domain.views import Grouping, MonitorGroup, MonitorRow, Urgency
from workbench.store.engine.instants import FAR, from_ms, from_ms_or_none
from workbench.store.engine.sql import Clause, all_of, select
from workbench.store.monitor.counts import Totals, count
from workbench.store.monitor.extras import with_extras
from workbench.store.monitor.listing import MonitorList, is_by_id, source
from workbench.store.monitor.query import TO_DO, place_clauses, rule_clause, urgency_clause
from workbench.store.monitor.row_ids import is_parcel
from workbench.store.monitor.rows import HANDLING_STATES, LEVELS
from workbench.store.orders.rows import to_json
from workbench.store.search.hits import MONITOR, SearchHits

if TYPE_CHECKING:
    from array import array
    from collections.abc import Sequence

    from workbench.domain.views import MonitorCounts, MonitorQuery
    from workbench.store.engine.cache import Cache, Row

_ROWS = select(
    ("monitor.id", "order_id", "shop_id", "shop.name", "shop.platform", "order_number", "waybill",
     "carrier", "rule", "verdict", "level", "due", "handling", "last_event_at",
     "last_event_text", "site", "polled_at", "paid_at", "warnings"),
    "FROM monitor JOIN shop ON shop.id = shop_id",
    "WHERE monitor.id IN (SELECT value FROM json_each(?))",
)  # fmt: skip
_GROUP_COLUMNS = {
    Grouping.CARRIER_SITE: ("carrier", "site", "''"),
    Grouping.SHOP: ("''", "''", "shop_id"),
}


class MonitorStore:
    """Answers the monitor from rows that are ready: no decision is made while reading."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache
        self._hits = SearchHits(cache, MONITOR)
        self._list = MonitorList(cache)
        self._totals: dict[str, Totals] = {}
        self._counted_at: tuple[int, int] | None = None

    def ids(self, query: MonitorQuery, limit: int | None = None) -> array[int]:
        """Return the ids of the rows that fit, in order; at most ``limit`` of them if given."""
        if limit is not None and query.search:
            is_sorted = query.urgency is not Urgency.ALL_OPEN
            listed = partial(self._listed, query)
            first = self._hits.first(query.search, limit, listed, is_sorted=is_sorted)
            if first is not None:
                return first
        return self._listed(query, self._hits.clauses(query.search), limit)

    def _listed(self, query: MonitorQuery, hits: list[Clause], limit: int | None) -> array[int]:
        return self._list.ids(query, hits, limit, has_few=self._has_few(query, hits))

    def _has_few(self, query: MonitorQuery, hits: list[Clause]) -> bool:
        """Tell whether a question or its search names the few ids that may fit."""
        return is_by_id(query) or (bool(hits) and self._hits.are_few)

    def rows(self, ids: Sequence[int]) -> list[MonitorRow]:
        """Return the rows with these ids in this order; those that are gone are left out."""
        rows = self._cache.rows(_ROWS, (to_json(list(ids)),))
        found = with_extras(self._cache, {row[0]: _row_from(row) for row in rows})
        return [found[row_id] for row_id in ids if row_id in found]

    def counts(self, query: MonitorQuery) -> MonitorCounts:
        """Return the numbers on the chips.

        Shop, carrier, site and search hold for all of them; the rule's chip for none, the chip of
        urgency for those of the rules. ``open_parcels`` and ``warnings`` are of the chosen shop.
        """
        hits = self._hits.clauses(query.search)
        has_few = self._has_few(query, hits)
        state = None if self._cache.connection.in_transaction else self._cache.state
        with self._cache.snapshot():
            return count(self._cache, query, hits, self._of_shop(query, state), has_few=has_few)

    def _of_shop(self, query: MonitorQuery, state: tuple[int, int] | None) -> Totals:
        """Return what is open in the chosen shop, counted anew when anybody wrote."""
        if state is None:
            return Totals.of(self._cache, query.shop_id)
        if self._counted_at != state:
            self._counted_at, self._totals = state, {}
        if query.shop_id not in self._totals:
            self._totals[query.shop_id] = Totals.of(self._cache, query.shop_id)
        return self._totals[query.shop_id]

    def groups(self, query: MonitorQuery, grouping: Grouping) -> list[MonitorGroup]:
        """Return the rows that fit gathered by carrier and site, or by shop; soonest first."""
        if grouping is Grouping.PARCEL:
            return []
        columns = _GROUP_COLUMNS[grouping]
        hits = self._hits.clauses(query.search)
        where = all_of([*_clauses(query), *hits])
        sql = select(
            (*columns, "count(*)", "min(due)", "min(level)"),
            source(query, is_by_id=self._has_few(query, hits)), where.sql,
            "GROUP BY 1, 2, 3 ORDER BY 5, 4 DESC, 1, 2, 3",
        )  # fmt: skip
        names: dict[str, str] = dict(self._cache.rows("SELECT id, name FROM shop"))
        return [_group_from(row, names) for row in self._cache.rows(sql, where.values)]

    def same_site(self, row_id: int) -> int:
        """Return how many warned rows lie at the site of this one, itself among them."""
        row = self._cache.row("SELECT carrier, site FROM monitor WHERE id = ?", (row_id,))
        if row is None or not row[1]:
            return 0
        where = all_of([Clause(TO_DO), Clause("carrier = ? AND site = ?", row)])
        return int(self._cache.value(f"SELECT count(*) FROM monitor {where.sql}", where.values))  # noqa: S608  # ours


def _clauses(query: MonitorQuery) -> list[Clause]:
    return [*urgency_clause(query), *rule_clause(query), *place_clauses(query)]


def _row_from(row: Row) -> MonitorRow:
    row_id, order_id, shop_id, shop_name, platform, number, waybill, carrier, *judged = row
    rule, verdict, level, due, handling, last_at, last_text, site, polled_at, *rest = judged
    paid_at, warnings = rest
    return MonitorRow(
        id=row_id,
        order_id=order_id,
        kind=SubjectKind.SHIPMENT if is_parcel(row_id) else SubjectKind.ORDER,
        shop_id=shop_id,
        shop_name=shop_name,
        platform=Platform(platform),
        order_number=number,
        waybill=waybill,
        carrier=carrier,
        rule=rule,
        verdict=Verdict(verdict),
        level=LEVELS[level],
        deadline=None if due == FAR else from_ms(due),
        handling=HANDLING_STATES[handling],
        last_event_at=from_ms_or_none(last_at),
        last_event_text=last_text,
        last_site=site,
        polled_at=from_ms_or_none(polled_at),
        paid_at=from_ms_or_none(paid_at),
        warnings=warnings,
    )


def _group_from(row: Row, names: dict[str, str]) -> MonitorGroup:
    carrier, site, shop_id, members, due, level = row
    earliest = None if due == FAR else from_ms(due)
    return MonitorGroup(
        carrier, site, shop_id, names.get(shop_id, ""), members, earliest, LEVELS[level]
    )

"""The numbers on the monitor's chips, in five queries whatever the number of chips."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.views import MonitorCounts, Urgency
from workbench.store.instants import to_ms
from workbench.store.monitor_query import (
    BETWEEN,
    FROM_ON,
    OPEN,
    OVERDUE,
    TO_DO,
    WAITING,
    place_clauses,
)
from workbench.store.sql import Clause, all_of, select

if TYPE_CHECKING:
    from workbench.domain.views import MonitorQuery
    from workbench.store.cache import Cache

_TIMED = (Urgency.OVERDUE, Urgency.BEFORE_CLOSING, Urgency.WITHIN_24H, Urgency.LATER)
_DAY = timedelta(hours=24)


@dataclass(slots=True)
class _Tally:
    """Rows by urgency, and by urgency and rule."""

    rules: dict[Urgency, Counter[str]] = field(
        default_factory=lambda: {urgency: Counter() for urgency in Urgency}
    )

    def total(self, urgency: Urgency) -> int:
        return self.rules[urgency].total()


def count(cache: Cache, query: MonitorQuery) -> MonitorCounts:
    """Return the numbers of the chips for a question."""
    tally = _Tally()
    _count_warnings(cache, query, tally)
    _count_waiting(cache, query, tally)
    by_urgency = {urgency: tally.total(urgency) for urgency in Urgency}
    by_urgency[Urgency.ALL_OPEN] = _number(cache, [Clause(OPEN), *place_clauses(query)])
    shop = [Clause("shop_id = ?", (query.shop_id,))] if query.shop_id else []
    return MonitorCounts(
        by_urgency=by_urgency,
        by_rule=dict(tally.rules[query.urgency]),
        open_parcels=_number(cache, [Clause(OPEN), Clause("id % 2 = 0"), *shop]),
        warnings=_number(cache, [Clause(TO_DO), *shop]),
    )


def _count_warnings(cache: Cache, query: MonitorQuery, tally: _Tally) -> None:
    now, closing, tomorrow = to_ms(query.now), to_ms(query.closing), to_ms(query.now + _DAY)
    where = all_of([Clause(TO_DO), *place_clauses(query)])
    columns = ("rule", "count(*)", *(f"sum({x})" for x in (OVERDUE, BETWEEN, BETWEEN, FROM_ON)))
    sql = select(columns, "FROM monitor", where.sql, "GROUP BY rule")
    times = (now, now, closing, now, tomorrow, tomorrow)
    for rule, members, *timed in cache.rows(sql, (*times, *where.values)):
        tally.rules[Urgency.ALL_WARNINGS][rule] += members
        tally.rules[Urgency.ALL_OPEN][rule] += members
        for urgency, number in zip(_TIMED, timed, strict=True):
            if number:
                tally.rules[urgency][rule] += number


def _count_waiting(cache: Cache, query: MonitorQuery, tally: _Tally) -> None:
    where = all_of([Clause(WAITING), *place_clauses(query)])
    sql = select(("rule", "count(*)"), "FROM monitor", where.sql, "GROUP BY rule")
    for rule, members in cache.rows(sql, where.values):
        tally.rules[Urgency.HANDLED][rule] += members
        tally.rules[Urgency.ALL_OPEN][rule] += members


def _number(cache: Cache, clauses: list[Clause]) -> int:
    where = all_of(clauses)
    return int(cache.value(select(("count(*)",), "FROM monitor", where.sql), where.values))

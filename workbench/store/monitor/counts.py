"""The numbers on the monitor's chips, in six queries whatever the number of chips."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.views import MonitorCounts, Urgency
from workbench.store.engine.instants import to_ms
from workbench.store.engine.sql import Clause, all_of, select
from workbench.store.monitor.listing import source
from workbench.store.monitor.query import (
    BETWEEN,
    COUNTED,
    FROM_ON,
    OPEN,
    OVERDUE,
    SIX_HOURS,
    TO_DO,
    TWO_DAYS,
    WAITING,
    counted_source,
    place_clauses,
)
from workbench.store.monitor.troubles import TroubleStore

if TYPE_CHECKING:
    from collections.abc import Sequence

    from workbench.domain.views import MonitorQuery
    from workbench.store.engine.cache import Cache

_TIMED = (
    Urgency.OVERDUE,
    Urgency.BEFORE_CLOSING,
    Urgency.WITHIN_6H,
    Urgency.WITHIN_24H,
    Urgency.WITHIN_48H,
    Urgency.LATER,
)
_TIMES = (OVERDUE, BETWEEN, BETWEEN, BETWEEN, BETWEEN, FROM_ON)
_DAY = timedelta(hours=24)
_ANY = "FROM monitor"  # of everything, or of one shop, SQLite knows the shortest index


@dataclass(slots=True)
class _Tally:
    """Rows by urgency, and by urgency and rule."""

    rules: dict[Urgency, Counter[str]] = field(
        default_factory=lambda: {urgency: Counter() for urgency in Urgency}
    )

    def total(self, urgency: Urgency) -> int:
        return self.rules[urgency].total()


@dataclass(frozen=True, slots=True)
class Totals:
    """All that is open in a shop, or in all: rows, parcels among them, and rows to do."""

    rows: int
    parcels: int
    warned: int

    @classmethod
    def of(cls, cache: Cache, shop_id: str) -> Totals:
        """Count them: all rows of an index of everything that is open."""
        shop = [Clause("shop_id = ?", (shop_id,))] if shop_id else []
        return cls(*_open(cache, _ANY, shop), _warned(cache, shop))


def count(
    cache: Cache,
    query: MonitorQuery,
    hits: Sequence[Clause],
    totals: Totals,
    *,
    has_few: bool = False,
) -> MonitorCounts:
    """Return the numbers of the chips for a question.

    ``hits`` is what its search says; ``has_few`` that it leaves few rows. ``totals`` are of the
    chosen shop.
    """
    tally = _Tally()
    place = [*place_clauses(query), *hits]
    _count_warnings(cache, query, place, tally)
    waiting_from = source(replace(query, urgency=Urgency.HANDLED))
    _count_waiting(cache, waiting_from, place, tally)
    by_urgency = {urgency: tally.total(urgency) for urgency in Urgency}
    shop = [Clause("shop_id = ?", (query.shop_id,))] if query.shop_id else []
    all_from = source(replace(query, urgency=Urgency.ALL_OPEN), is_by_id=has_few)
    all_open = totals.rows if place == shop else _open(cache, all_from, place)[0]
    by_urgency[Urgency.ALL_OPEN] = all_open
    return MonitorCounts(
        by_urgency=by_urgency,
        by_rule=dict(tally.rules[query.urgency]),
        open_parcels=totals.parcels,
        warnings=totals.warned,
        by_trouble=TroubleStore(cache).counts(
            query.now, [*place_clauses(replace(query, trouble=None)), *hits]
        ),
    )


def _count_warnings(
    cache: Cache, query: MonitorQuery, place: Sequence[Clause], tally: _Tally
) -> None:
    now, closing, tomorrow = to_ms(query.now), to_ms(query.closing), to_ms(query.now + _DAY)
    where = all_of([Clause(TO_DO), *place])
    columns = ("rule", "count(*)", *(f"sum({x})" for x in _TIMES))
    sql = select(columns, counted_source(query), where.sql, "GROUP BY rule")
    soon, later = to_ms(query.now + SIX_HOURS), to_ms(query.now + TWO_DAYS)
    times = (now, now, closing, now, soon, now, tomorrow, now, later, tomorrow)
    for rule, members, *timed in cache.rows(sql, (*times, *where.values)):
        tally.rules[Urgency.ALL_WARNINGS][rule] += members
        tally.rules[Urgency.ALL_OPEN][rule] += members
        for urgency, number in zip(_TIMED, timed, strict=True):
            if number:
                tally.rules[urgency][rule] += number


def _count_waiting(cache: Cache, waiting_from: str, place: Sequence[Clause], tally: _Tally) -> None:
    where = all_of([Clause(WAITING), *place])
    sql = select(("rule", "count(*)"), waiting_from, where.sql, "GROUP BY rule")
    for rule, members in cache.rows(sql, where.values):
        tally.rules[Urgency.HANDLED][rule] += members
        tally.rules[Urgency.ALL_OPEN][rule] += members


def _open(cache: Cache, where_from: str, clauses: Sequence[Clause]) -> tuple[int, int]:
    """Return how many open rows there are, and how many of them are parcels."""
    where = all_of([Clause(OPEN), *clauses])
    sql = select(("count(*)", "ifnull(sum(id % 2 = 0), 0)"), where_from, where.sql)
    rows, parcels = cache.rows(sql, where.values)[0]
    return rows, parcels


def _warned(cache: Cache, clauses: Sequence[Clause]) -> int:
    where = all_of([Clause(TO_DO), *clauses])
    return int(cache.value(select(("count(*)",), COUNTED, where.sql), where.values))

"""Parcels in trouble beside the rules: few, so a table of their own is joined to the monitor."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.troubles import Trouble, Troubled
from workbench.store.instants import to_ms
from workbench.store.sql import Clause, all_of, select

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.store.cache import Cache

_PUT = "INSERT OR REPLACE INTO trouble (row_id, kind, since) VALUES (?, ?, ?)"
_CLEAR = "DELETE FROM trouble WHERE row_id = ?"
# Nobody has to note these: they follow from the clock. What a rule calls missed is none any more.
_FORESEEN = (
    "monitor.breached = 0 AND monitor.id IN (SELECT journey.shipment_id * 2"
    " FROM usual_stay AS usual CROSS JOIN journey ON journey.carrier = usual.carrier"
    " AND journey.hub = usual.hub AND journey.hub_at < ? - usual.late"
    " WHERE journey.hub_at IS NOT NULL AND journey.left_at IS NULL AND journey.is_over = 0)"
)


class TroubleStore:
    """Written with the monitor's rows."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def put(self, rows: Sequence[tuple[int, Troubled | None]]) -> None:
        """Keep what is wrong with parcels (by row id), or that nothing is any more."""
        self._cache.execute_many(_CLEAR, [(row_id,) for row_id, found in rows if found is None])
        self._cache.execute_many(
            _PUT,
            [
                (row_id, found.trouble.value, to_ms(found.since) if found.since else 0)
                for row_id, found in rows
                if found is not None
            ],
        )

    def counts(self, now: datetime, clauses: Sequence[Clause]) -> dict[Trouble, int]:
        """Return how many open parcels that fit are in each trouble."""
        where = all_of([Clause("open = 1 AND since <= ?", (to_ms(now),)), *clauses])
        sql = select(
            ("kind", "count(*)"), "FROM trouble CROSS JOIN monitor ON monitor.id = row_id",
            where.sql, "GROUP BY kind",
        )  # fmt: skip
        found = {Trouble(kind): number for kind, number in self._cache.rows(sql, where.values)}
        foreseen = self._foreseen(now, clauses)
        return found | ({Trouble.FORESEEN: foreseen} if foreseen else {})

    def _foreseen(self, now: datetime, clauses: Sequence[Clause]) -> int:
        where = all_of([Clause("open = 1"), *trouble_clause(Trouble.FORESEEN, now), *clauses])
        sql = select(("count(*)",), "FROM monitor NOT INDEXED", where.sql)
        return int(self._cache.value(sql, where.values))


def trouble_clause(trouble: Trouble | None, now: datetime) -> list[Clause]:
    """Return the condition of a trouble's chip on rows of the monitor."""
    if trouble is None:
        return []
    if trouble is Trouble.FORESEEN:
        return [Clause(_FORESEEN, (to_ms(now),))]
    sql = "monitor.id IN (SELECT row_id FROM trouble WHERE kind = ? AND since <= ?)"
    return [Clause(sql, (trouble.value, to_ms(now)))]

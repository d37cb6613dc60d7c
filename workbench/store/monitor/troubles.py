"""Parcels in trouble beside the rules: few, so an index holds them alone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.parcels.troubles import Trouble
from workbench.store.engine.instants import to_ms
from workbench.store.engine.sql import Clause, all_of, select

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.store.engine.cache import Cache

TROUBLED = "FROM monitor INDEXED BY troubled"
_OPEN = "open = 1 AND trouble <> ''"  # worded as the index itself, so that SQLite may use it
# Nobody has to note these: they follow from the clock. What a rule calls missed is none any more.
_FORESEEN = (
    "monitor.breached = 0 AND monitor.id IN (SELECT journey.shipment_id * 2"
    " FROM usual_stay AS usual CROSS JOIN journey ON journey.carrier = usual.carrier"
    " AND journey.hub = usual.hub AND journey.hub_at < ? - usual.late"
    " WHERE journey.hub_at IS NOT NULL AND journey.left_at IS NULL AND journey.is_over = 0)"
)


class TroubleStore:
    """Counts what is written with the monitor's rows."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def counts(self, now: datetime, clauses: Sequence[Clause]) -> dict[Trouble, int]:
        """Return how many open parcels that fit are in each trouble."""
        where = all_of([Clause(f"{_OPEN} AND trouble_since <= ?", (to_ms(now),)), *clauses])
        sql = select(("trouble", "count(*)"), TROUBLED, where.sql, "GROUP BY trouble")
        found = {Trouble(kind): number for kind, number in self._cache.rows(sql, where.values)}
        foreseen = self._foreseen(now, clauses)
        return found | ({Trouble.FORESEEN: foreseen} if foreseen else {})

    def _foreseen(self, now: datetime, clauses: Sequence[Clause]) -> int:
        where = all_of([Clause("open = 1"), *trouble_clause(Trouble.FORESEEN, now), *clauses])
        sql = select(("count(*)",), "FROM monitor NOT INDEXED", where.sql)
        return int(self._cache.value(sql, where.values))


def is_kept(trouble: Trouble | None) -> bool:
    """Tell whether a trouble stands in the rows and is not foreseen by the clock."""
    return trouble not in {None, Trouble.FORESEEN}


def trouble_clause(trouble: Trouble | None, now: datetime) -> list[Clause]:
    """Return the condition of a trouble's chip on rows of the monitor."""
    if trouble is None:
        return []
    if trouble is Trouble.FORESEEN:
        return [Clause(_FORESEEN, (to_ms(now),))]
    return [Clause(f"{_OPEN} AND trouble = ? AND trouble_since <= ?", (trouble.value, to_ms(now)))]

"""Which decisions are warnings that appeared: not those that go on in other words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.store.engine.instants import to_ms
from workbench.store.engine.sql import Clause

if TYPE_CHECKING:
    from workbench.domain.views import Span

FROM_NEW = "FROM decision AS new INDEXED BY decision_warned"
# A warning that goes on under other words or at another level is the same warning.
IS_NEW = (
    "new.level <> 'none' AND new.decided_from >= ?1 AND new.decided_from < ?2"
    " AND NOT EXISTS (SELECT 1 FROM decision AS old WHERE old.order_id = new.order_id"
    " AND old.decided_to = new.decided_from AND old.rule = new.rule"
    " AND old.shipment_id IS new.shipment_id AND old.level <> 'none')"
)
# As monitor/row_ids.py makes them: a parcel's warning stands in its row, an order's in its own.
_ROWS = (
    f"SELECT coalesce(new.shipment_id * 2, new.order_id * 2 + 1) {FROM_NEW} WHERE "
    + IS_NEW.replace("?1", "?").replace("?2", "?")
)


def appeared_clauses(span: Span | None) -> list[Clause]:
    """Return the condition that a row of the monitor got a warning within a span."""
    if span is None:
        return []
    return [Clause(f"monitor.id IN ({_ROWS})", (to_ms(span.since), to_ms(span.until)))]

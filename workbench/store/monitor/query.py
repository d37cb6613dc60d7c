"""The monitor's question as SQL: conditions, worded so that an index serves them.

The conditions on ``bucket`` and ``open`` stand as constants: SQLite uses a partial index only
where the query names the index's own condition.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.views import Urgency
from workbench.store.decisions.new_warnings import appeared_clauses
from workbench.store.engine.instants import to_ms
from workbench.store.engine.sql import Clause
from workbench.store.monitor.troubles import TROUBLED, is_kept, trouble_clause
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from workbench.domain.views import MonitorQuery, Span

SIX_HOURS, _DAY, TWO_DAYS = (timedelta(hours=hours) for hours in (6, 24, 48))

TO_DO = "bucket = 2"
WAITING = "bucket = 3"
OPEN = "open = 1"
OVERDUE = "(due < ? OR breached = 1)"
BETWEEN = "(breached = 0 AND due >= ? AND due < ?)"
FROM_ON = "(breached = 0 AND due >= ?)"
WARNED = "FROM monitor INDEXED BY warned_all"
# Holds all that chips and filters count by, but for the site.
COUNTED = "FROM monitor INDEXED BY warned_rule"
HANDLED = "FROM monitor INDEXED BY handled_due"

# Worded by the others' shops: where all are of one platform no row has to be looked up.
_PLATFORM = "shop_id NOT IN (SELECT shop.id FROM shop WHERE platform <> ?)"


def counted_source(query: MonitorQuery) -> str:
    """Return the FROM by which rows to do that fit a question are counted."""
    if is_kept(query.trouble):
        return TROUBLED
    return WARNED if query.site else COUNTED


def urgency_clause(query: MonitorQuery) -> list[Clause]:
    """Return the condition of the chosen chip.

    A deadline is the last instant in time: what is due at this very instant is not overdue.
    """
    now, closing, tomorrow = to_ms(query.now), to_ms(query.closing), to_ms(query.now + _DAY)
    conditions = {
        Urgency.ALL_WARNINGS: [Clause(TO_DO)],
        Urgency.OVERDUE: [Clause(TO_DO), Clause(OVERDUE, (now,))],
        Urgency.BEFORE_CLOSING: [Clause(TO_DO), Clause(BETWEEN, (now, closing))],
        Urgency.WITHIN_6H: [Clause(TO_DO), Clause(BETWEEN, (now, to_ms(query.now + SIX_HOURS)))],
        Urgency.WITHIN_24H: [Clause(TO_DO), Clause(BETWEEN, (now, tomorrow))],
        Urgency.WITHIN_48H: [Clause(TO_DO), Clause(BETWEEN, (now, to_ms(query.now + TWO_DAYS)))],
        Urgency.LATER: [Clause(TO_DO), Clause(FROM_ON, (tomorrow,))],
        Urgency.HANDLED: [Clause(WAITING)],
        Urgency.ALL_OPEN: [Clause(OPEN)],
    }
    return conditions[query.urgency]


def place_clauses(query: MonitorQuery) -> list[Clause]:
    """Return the conditions on shop, carrier, site and times, which all chips share."""
    columns = (
        ("shop_id", query.shop_id),
        ("carrier", query.carrier),
        ("site", query.site),
        ("province", query.province),
    )
    chosen = [Clause(f"{name} = ?", (value,)) for name, value in columns if value]
    paid = _within("paid_at", query.paid)
    return [*chosen, *_nowhere(query), *due_clause(query), *paid, *_far_clauses(query)]


def _nowhere(query: MonitorQuery) -> list[Clause]:
    """Return the condition that no site is known, and no carrier unless one is chosen."""
    if not query.is_nowhere:
        return []
    return [Clause("site = ''")] if query.carrier else [Clause("carrier = '' AND site = ''")]


def due_clause(query: MonitorQuery) -> list[Clause]:
    """Return the condition on when rows fall due."""
    return _within("due", query.due)


def _within(name: str, span: Span | None) -> list[Clause]:
    if span is None:
        return []
    return [Clause(f"{name} >= ? AND {name} < ?", (to_ms(span.since), to_ms(span.until)))]


def _far_clauses(query: MonitorQuery) -> list[Clause]:
    """Return the conditions on what stands in other tables, and on rows that were marked."""
    found = [Clause(_PLATFORM, (query.platform,))] if query.platform else []
    if query.ids:
        marked = to_json(list(query.ids))
        found.append(Clause("monitor.id IN (SELECT value FROM json_each(?))", (marked,)))
    appeared = appeared_clauses(query.appeared)
    return [*found, *appeared, *trouble_clause(query.trouble, query.now)]


def rule_clause(query: MonitorQuery) -> list[Clause]:
    """Return the condition of the chosen rule's chip."""
    return [Clause("rule = ?", (query.rule,))] if query.rule else []

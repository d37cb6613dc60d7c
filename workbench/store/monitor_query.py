"""The monitor's question as SQL: conditions and orders, worded so that an index serves them.

The conditions on ``bucket`` and ``open`` stand as constants: SQLite uses a partial index only
where the query names the index's own condition.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.handling import HandlingState
from workbench.domain.views import SortKey, Urgency
from workbench.store.instants import FAR, to_ms
from workbench.store.rows import to_json
from workbench.store.sql import Clause
from workbench.store.troubles import trouble_clause

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.views import MonitorQuery

SIX_HOURS, _DAY, TWO_DAYS = (timedelta(hours=hours) for hours in (6, 24, 48))

TO_DO = "bucket = 2"
WAITING = "bucket = 3"
OPEN = "open = 1"
OVERDUE = "(due < ? OR breached = 1)"
BETWEEN = "(breached = 0 AND due >= ? AND due < ?)"
FROM_ON = "(breached = 0 AND due >= ?)"
WARNED = "FROM monitor INDEXED BY warned_all"

_PLATFORM = "shop_id IN (SELECT shop.id FROM shop WHERE platform = ?)"

# Ties go to what is due first, then to the id, so that equal rows never swap places. Columns
# whose values repeat keep the soonest first within each value, whichever way they are sorted.
_UP = {
    SortKey.DEADLINE: "due, id",
    SortKey.RULE: "rule, due, id",
    SortKey.HANDLING: "handling, due, id",
    SortKey.SHOP: "due, id",
    SortKey.ORDER_NUMBER: "order_number, id",
    SortKey.CARRIER: "carrier, due, id",
    SortKey.WAYBILL: "waybill, id",
    SortKey.LAST_EVENT: "last_event_at NULLS LAST, id",
    SortKey.POLLED: "polled_at NULLS LAST, id",
}
_DOWN = {
    SortKey.DEADLINE: "due DESC, id DESC",
    SortKey.RULE: "rule DESC, due, id",
    SortKey.HANDLING: "handling DESC, due, id",
    SortKey.SHOP: "due, id",
    SortKey.ORDER_NUMBER: "order_number DESC, id DESC",
    SortKey.CARRIER: "carrier DESC, due, id",
    SortKey.WAYBILL: "waybill DESC, id DESC",
    SortKey.LAST_EVENT: "last_event_at DESC, id DESC",
    SortKey.POLLED: "polled_at DESC, id DESC",
}


def order_by(query: MonitorQuery) -> str:
    """Return the ORDER BY of a question."""
    return "ORDER BY " + (_DOWN if query.descending else _UP)[query.sort]


def parts(query: MonitorQuery, shop_ids: Callable[[], list[str]]) -> list[list[Clause]]:
    """Return the pieces whose rows, one after the other, are the rows in order.

    Shops are sorted by name, which stands in another table: one piece per shop, in the order of
    ``shop_ids``, which is asked for only then. Latest deadline first still leaves rows without
    one at the end.
    """
    if query.sort is SortKey.SHOP and not query.shop_id:
        ordered = shop_ids()[::-1] if query.descending else shop_ids()
        return [[Clause("shop_id = ?", (shop_id,))] for shop_id in ordered]
    if query.sort is SortKey.HANDLING and query.descending and query.urgency is Urgency.ALL_OPEN:
        # Read off the index state by state: as one, all quiet rows would be sorted for a page.
        return [[Clause("handling = ?", (rank,))] for rank in range(len(HandlingState))[::-1]]
    if query.sort is SortKey.DEADLINE and query.descending:
        return [[Clause(f"due < {FAR}")], [Clause(f"due = {FAR}")]]
    return [[]]


def source(query: MonitorQuery) -> str:
    """Return the FROM of a question: for warned rows the index that holds all it asks for.

    Rows of one site are few and have an index of their own. SQLite would choose by the number of
    conditions and read a hundred thousand strewn rows (``schema/monitor_speed.py``).
    """
    is_warned = query.urgency not in {Urgency.ALL_OPEN, Urgency.HANDLED}
    is_one_site = bool(query.carrier and query.site)
    return WARNED if is_warned and not is_one_site else "FROM monitor"


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
    spans = (("due", query.due), ("paid_at", query.paid))
    within = [
        Clause(f"{name} >= ? AND {name} < ?", (to_ms(span.since), to_ms(span.until)))
        for name, span in spans
        if span is not None
    ]
    return [*chosen, *within, *_far_clauses(query)]


def _far_clauses(query: MonitorQuery) -> list[Clause]:
    """Return the conditions on what stands in other tables, and on rows that were marked."""
    found = [Clause(_PLATFORM, (query.platform,))] if query.platform else []
    if query.ids:
        marked = to_json(list(query.ids))
        found.append(Clause("monitor.id IN (SELECT value FROM json_each(?))", (marked,)))
    return [*found, *trouble_clause(query.trouble, query.now)]


def rule_clause(query: MonitorQuery) -> list[Clause]:
    """Return the condition of the chosen rule's chip."""
    return [Clause("rule = ?", (query.rule,))] if query.rule else []

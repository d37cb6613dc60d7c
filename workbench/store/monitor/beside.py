"""Which orders have an open refund, an act whose answer was lost, or messages nobody has seen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from workbench.domain.platforms.beside import UNSETTLED, BesideFilter
from workbench.domain.platforms.refunds import RefundStatus
from workbench.store.engine.instants import as_of_ms
from workbench.store.engine.sql import Clause

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache

_OVER = tuple(status.value for status in RefundStatus if not status.is_open)
_LOST = tuple(sorted(state.value for state in UNSETTLED))
_OPEN_REFUND = (
    "SELECT refund.shop_id, refund.order_number FROM refund"
    " JOIN refund_version AS version ON version.refund_id = refund.id"
    " WHERE version.seen_from <= ? AND version.seen_to > ? AND version.status NOT IN (?, ?)"
)
_ANSWER_LOST = "SELECT shop_id, order_number FROM shipping_act WHERE state IN (?, ?)"
_NEWS = "SELECT shop_id, order_number FROM platform_message WHERE read_at IS NULL"


def beside_clause(chosen: BesideFilter) -> Clause:
    """Return the condition on ``orders`` that leaves those a filter is about."""
    now = as_of_ms(None)
    pairs, values = {
        BesideFilter.OPEN_REFUND: (_OPEN_REFUND, (now, now, *_OVER)),
        BesideFilter.ANSWER_LOST: (_ANSWER_LOST, _LOST),
        BesideFilter.NEWS: (_NEWS, ()),
    }[chosen]
    return Clause(f"(shop_id, number) IN ({pairs})", values)


class BesideStore:
    """Counts orders."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def counts(self) -> dict[BesideFilter, int]:
        """Return how many orders each filter leaves."""
        found = {}
        for each in BesideFilter:
            clause = beside_clause(each)
            sql = f"SELECT count(*) FROM orders WHERE {clause.sql}"  # noqa: S608  # ours
            found[each] = int(self._cache.value(sql, clause.values))
        return found

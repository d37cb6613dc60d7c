"""What the today view counts of what was recorded, day by day."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.clock import SHANGHAI
from workbench.domain.handling import HandlingState
from workbench.domain.rules.decisions import Level, Verdict
from workbench.domain.today.charts import DayAct, NewWarning
from workbench.store.decisions.new_warnings import FROM_NEW, IS_NEW
from workbench.store.engine.instants import MILLISECOND, from_ms, from_ms_or_none
from workbench.store.engine.sql import select

if TYPE_CHECKING:
    from workbench.store.engine.cache import Cache
    from workbench.store.orders.journeys import Window

_DAY = timedelta(days=1) // MILLISECOND
_EAST = (SHANGHAI.utcoffset(None) or timedelta()) // MILLISECOND
_APPEARED = select(
    (f"(decided_from + {_EAST}) / {_DAY}", "count(*)"),
    FROM_NEW,
    "WHERE",
    IS_NEW,
    "AND (?3 = '' OR EXISTS (SELECT 1 FROM orders WHERE id = new.order_id AND shop_id = ?3))",
    "GROUP BY 1",
)
_APPEARED_ROWS = (
    "SELECT new.decided_from, new.rule, new.verdict, new.level, new.warn_by, orders.shop_id,"
    " orders.number, coalesce(shipment.waybill, '')"
    f" {FROM_NEW} JOIN orders ON orders.id = new.order_id"
    " LEFT JOIN shipment ON shipment.id = new.shipment_id"
    f" WHERE {IS_NEW} AND (?3 = '' OR orders.shop_id = ?3)"
    " ORDER BY new.decided_from, new.id LIMIT ?4"
)
_DAYS_ACTS = (
    "SELECT handling.at, handling.actor, handling.state, handling.note, orders.shop_id,"
    " orders.number, coalesce(shipment.waybill, '')"
    " FROM handling JOIN orders ON orders.id = handling.order_id"
    " LEFT JOIN shipment ON handling.row_id % 2 = 0 AND shipment.id = handling.row_id / 2"
    " WHERE at >= ?1 AND at < ?2 AND undone = 0 AND (?3 = '' OR orders.shop_id = ?3)"
    " ORDER BY at, handling.id LIMIT ?4"
)
# Bounded by the index of times alone: what it does not hold is asked only where it must be, of an
# order of which no pickup is known. Orders that were cancelled are few, and counted by themselves.
# An order that went out and whose trace nobody asked for is neither in time nor late.
_PICKED = select(
    ("min(picked_at)",), "FROM journey WHERE order_id = orders.id AND picked_at IS NOT NULL"
)
_UNPICKED = select(
    ("status = 'awaiting_shipment' OR EXISTS (SELECT 1 FROM shipment"
     " JOIN trace ON trace.shipment_id = shipment.id WHERE shipment.order_id = orders.id)",),
    "FROM orders WHERE orders.id = paid.id",
)  # fmt: skip
_IN_WINDOW = select(
    ("id", "paid_at", f"(paid_at + {_EAST}) / {_DAY} AS day", f"({_PICKED}) AS picked"),
    "FROM orders INDEXED BY {index} WHERE paid_at >= ?1 AND paid_at < ?2 AND {more}",
)
_BY_DAY = select(
    ("day", f"sum(CASE WHEN picked IS NOT NULL THEN 1 ELSE ({_UNPICKED}) END)",
     "ifnull(sum(picked <= paid_at + ?4), 0)"),
    "FROM paid GROUP BY day",
)  # fmt: skip
_PAID = f"WITH paid AS MATERIALIZED ({_IN_WINDOW}) {_BY_DAY}"
_ALL_PAID = _PAID.format(index="orders_paid_at", more="?3 = ''")
_SHOPS_PAID = _PAID.format(index="orders_paid_at", more="shop_id = ?3")
_CANCELLED = _PAID.format(
    index="orders_status", more="status = 'cancelled' AND (?3 = '' OR shop_id = ?3)"
)


class TodayStore:
    """Answers the today view from what was recorded."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def appeared(self, window: Window) -> dict[int, int]:
        """Count the warnings that appeared, by day (number of the day since 1970 in Shanghai)."""
        return dict(self._cache.rows(_APPEARED, window.values))

    def picked_up(self, window: Window, within: timedelta) -> dict[int, tuple[int, int]]:
        """Count the orders paid in the window, and those picked up ``within`` of it, by day.

        Cancelled orders are left out, and those of which no source told.
        """
        values = (*window.values, within // MILLISECOND)
        gone = {row[0]: row[1:] for row in self._cache.rows(_CANCELLED, values)}
        found = {}
        for day, *numbers in self._cache.rows(_SHOPS_PAID if window.shop_id else _ALL_PAID, values):
            less = gone.get(day, (0, 0))
            found[day] = (numbers[0] - less[0], numbers[1] - less[1])
        return found

    def appeared_rows(self, window: Window, limit: int) -> list[NewWarning]:
        """Return the first warnings that appeared in the window."""
        rows = self._cache.rows(_APPEARED_ROWS, (*window.values, limit))
        return [
            NewWarning(
                from_ms(at), rule, Verdict(verdict), Level(level), from_ms_or_none(due), *about
            )
            for at, rule, verdict, level, due, *about in rows
        ]

    def acts_within(self, window: Window, limit: int) -> list[DayAct]:
        """Return the first acts of people (and of the program, "") in the window."""
        rows = self._cache.rows(_DAYS_ACTS, (*window.values, limit))
        return [
            DayAct(from_ms(at), actor, HandlingState(state), note, *about)
            for at, actor, state, note, *about in rows
        ]

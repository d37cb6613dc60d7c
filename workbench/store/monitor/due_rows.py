"""Warned rows for the today view: gathered by SQL, so that a hundred thousand come as some hundred.

What falls due in one hour, of one shop, rule and site, is one row with a count. Orders of which
several rows warn are few; theirs come one by one, because their money goes to the nearest of them.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.today.today import AHEAD, DAY, HOUR, DueRow
from workbench.store.decisions.stakes import COLUMNS as STAKE_COLUMNS
from workbench.store.decisions.stakes import stake_from
from workbench.store.engine.instants import FAR, MILLISECOND, from_ms, to_ms
from workbench.store.engine.sql import prefixed, select
from workbench.store.monitor.rows import LEVELS
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from datetime import datetime

    from workbench.domain.rules.effects import Stake
    from workbench.domain.today.today import Moment
    from workbench.store.engine.cache import Cache, Row

    Due = tuple[list[DueRow], dict[int, list[Stake]]]

_HOUR = HOUR // MILLISECOND
_ALMOST_NEXT = timedelta(microseconds=999)
_WARNED = "FROM monitor INDEXED BY warned_all WHERE bucket = 2 AND (?1 = '' OR shop_id = ?1)"
_MANY = select(("order_id",), _WARNED, "GROUP BY order_id HAVING count(*) > 1")
_ASKED = "(SELECT value FROM json_each(?2))"
# ``Moment.stretch`` as numbers: what is overdue, what has no deadline, what is far away, else the
# hour and how many of the three limits lie before it, which need not be full hours.
_PASSED = "((due >= ?4) + (due >= ?5) + (due >= ?6))"
_WHEN = (
    f"CASE WHEN breached = 1 OR due < ?3 THEN -1 WHEN due = {FAR} THEN -2"
    f" WHEN {_PASSED} = 3 THEN -3 ELSE due / {_HOUR} * 3 + {_PASSED} END"
)
_GATHERED = select(
    (_WHEN, "shop_id", "rule", "carrier", "site", "count(*)", "min(level)", "min(due)",
     "max(breached)", "max(order_number)", "max(waybill)"),
    _WARNED, "AND order_id NOT IN", _ASKED, "GROUP BY 1, 2, 3, 4, 5",
)  # fmt: skip
# What stakes share a cap by; sums of those that share all of it can be cut as one.
_PURSES = ("purse", "purse_rule", "purse_fen", "points_purse", "points_cap_rule", "points_cap")
_SUMS = ("fen", "unknown", "points", "unknown_points")
_OWED = select(
    ("place", "warned.shop_id", "rule", *(f"sum({name})" for name in _SUMS), *_PURSES),
    "FROM stake CROSS JOIN warned ON warned.order_id = stake.order_id",
    "GROUP BY 1, 2, 3, 8, 9, 10, 11, 12, 13",
)
_PLACED = select(
    ("order_id", f"{_WHEN} AS place", "shop_id", "rule"), _WARNED, "AND order_id NOT IN", _ASKED
)
_GATHERED_STAKES = f"WITH warned AS MATERIALIZED ({_PLACED}) {_OWED}"
_NO_TIME = 0  # a stake's time matters only where several rows may own it
_SINGLE = select(
    ("id", "order_id", "shop_id", "rule", "level", "due", "breached", "carrier", "site",
     "order_number", "waybill"),
    _WARNED, "AND order_id IN", _ASKED,
)  # fmt: skip
_SINGLE_STAKES = select(
    ("order_id", *prefixed("stake", STAKE_COLUMNS)), "FROM stake WHERE order_id IN",
    "(SELECT value FROM json_each(?1))",
)  # fmt: skip


class DueRowStore:
    """Answers what waits for a person, with what it puts at risk."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def due(self, at: Moment, shop_id: str = "") -> Due:
        """Return the warned rows that wait for a person, and their orders' stakes by order id."""
        many = to_json([row[0] for row in self._cache.rows(_MANY, (shop_id,))])
        rows, stakes = self._gathered((shop_id, many, *_limits(at)))
        singles = self._cache.rows(_SINGLE, (shop_id, many))
        for order_id, *stake in self._cache.rows(_SINGLE_STAKES, (many,)):
            stakes[order_id].append(stake_from(tuple(stake)))
        return [*rows, *map(_single, singles)], stakes

    def _gathered(self, asked: Row) -> Due:
        """Return one row for many, each under an id of its own below zero."""
        rows: list[DueRow] = []
        first: dict[Row, int] = {}
        for number, (place, shop_id, rule, *gathered) in enumerate(
            self._cache.rows(_GATHERED, asked), start=1
        ):
            rows.append(_gathered_row(-number, shop_id, rule, tuple(gathered)))
            first.setdefault((place, shop_id, rule), -number)
        stakes: dict[int, list[Stake]] = defaultdict(list)
        for place, shop_id, rule, *sums in self._cache.rows(_GATHERED_STAKES, asked):
            # Of what falls due in one hour it does not matter at which site it lies.
            stakes[first[place, shop_id, rule]].append(stake_from((_NO_TIME, *sums, "")))
        return rows, stakes


def _limits(at: Moment) -> tuple[int, ...]:
    """Return the first millisecond that is not before each limit."""
    limits = (at.now, at.closing, at.now + DAY, at.now + AHEAD)
    return tuple(to_ms(limit + _ALMOST_NEXT) for limit in limits)


def _gathered_row(row_id: int, shop_id: str, rule: str, gathered: Row) -> DueRow:
    carrier, site, count, level, due, breached, number, waybill = gathered
    return DueRow(
        row_id, row_id, shop_id, rule, LEVELS[level], _instant(due), bool(breached),
        carrier, site, number, waybill, count,
    )  # fmt: skip


def _single(row: Row) -> DueRow:
    row_id, order_id, shop_id, rule, level, due, breached, *rest = row
    return DueRow(
        row_id, order_id, shop_id, rule, LEVELS[level], _instant(due), bool(breached), *rest
    )


def _instant(due: int) -> datetime | None:
    return None if due == FAR else from_ms(due)

"""What orders put at risk, kept per order when it is judged and summed when somebody looks.

The sum is that of ``domain/exposure.py``, in one query whose cost follows the warned orders due
within the last horizon, not the size of the cache.
"""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.effects import HORIZONS, Exposure, Horizon, Stake
from workbench.store.instants import from_ms, to_ms
from workbench.store.sql import insert_into, select

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.store.cache import Cache, Row

_COLUMNS = (
    "due", "fen", "unknown", "points", "unknown_points", "purse", "purse_rule", "purse_fen",
    "points_purse", "points_cap_rule", "points_cap", "capped",
)  # fmt: skip
_INSERT = insert_into("stake", ("order_id", "shop_id", *_COLUMNS))
_OF_ORDER = select(_COLUMNS, "FROM stake WHERE order_id = ? ORDER BY due, id")
_AT_ONCE = 0
_INSIDE = "FROM stake WHERE due < ?1 AND (?2 = '' OR shop_id = ?2)"
_CUT_BY = "group_concat(CASE WHEN purse <> '' AND figure > cap THEN rule END, ' ')"
# What shares a cap is summed first; each sum is cut by the cap before all of them are added.
_ALLOWED = "total(CASE WHEN purse = '' THEN figure ELSE min(figure, cap) END)"
_PURSES = ("purse", "purse_rule AS rule", "purse_fen AS cap", "sum(fen) AS figure",
           "sum(unknown) AS unknown", "sum(unknown_points) AS unknown_points")  # fmt: skip
_MONEY = select(
    (_ALLOWED, "total(unknown)", "total(unknown_points)", _CUT_BY),
    "FROM (", select(_PURSES, _INSIDE, "GROUP BY purse, purse_rule, purse_fen"), ")",
)  # fmt: skip
_SHOPS = ("points_purse AS purse", "points_cap_rule AS rule", "points_cap AS cap",
          "sum(points) AS figure")  # fmt: skip
_POINTS = select(
    (_ALLOWED, _CUT_BY),
    "FROM (", select(_SHOPS, _INSIDE, "GROUP BY points_purse, points_cap_rule, points_cap"), ")",
)  # fmt: skip
_CUT = select(("DISTINCT capped",), _INSIDE, "AND capped <> ''")


class StakeStore:
    """Keeps each order's steps; the same again writes nothing."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def put(self, order_id: int, shop_id: str, stakes: Sequence[Stake]) -> None:
        """Let these stakes stand for an order in place of those before."""
        rows = [_values(stake) for stake in stakes]
        if self._cache.rows(_OF_ORDER, (order_id,)) == rows:
            return
        with self._cache.atomic():
            self._cache.execute("DELETE FROM stake WHERE order_id = ?", (order_id,))
            self._cache.execute_many(_INSERT, [(order_id, shop_id, *row) for row in rows])

    def of_order(self, order_id: int) -> tuple[Stake, ...]:
        """Return an order's stakes, in order of time."""
        return tuple(_stake_from(row) for row in self._cache.rows(_OF_ORDER, (order_id,)))

    def exposure(self, now: datetime, shop_id: str = "") -> Exposure:
        """Return what all warnings, or those of one shop, put at risk after ``now``."""
        with self._cache.snapshot():
            return Exposure(tuple(self._within(now, hours, shop_id) for hours in HORIZONS))

    def _within(self, now: datetime, hours: int, shop_id: str) -> Horizon:
        inside = (to_ms(now + timedelta(hours=hours)), shop_id)
        fen, unknown, unknown_points, cut = self._cache.row(_MONEY, inside) or (0, 0, 0, None)
        points, cut_points = self._cache.row(_POINTS, inside) or (0, None)
        own = [row[0] for row in self._cache.rows(_CUT, inside)]
        rules = {rule for names in (cut, cut_points, *own) for rule in (names or "").split()}
        return Horizon(
            hours, int(fen), int(unknown), int(points), int(unknown_points), tuple(sorted(rules))
        )


def _values(stake: Stake) -> Row:
    due = _AT_ONCE if stake.due is None else to_ms(stake.due)
    return (
        due,
        stake.fen,
        stake.unknown,
        stake.points,
        stake.unknown_points,
        stake.purse,
        stake.purse_rule,
        stake.purse_fen,
        stake.points_purse,
        stake.points_cap_rule,
        stake.points_cap,
        " ".join(stake.capped),
    )


def _stake_from(row: Row) -> Stake:
    values = dict(zip(_COLUMNS, row, strict=True))
    due, capped = values.pop("due"), values.pop("capped")
    since = None if due == _AT_ONCE else from_ms(due)
    return Stake(since, **values, capped=tuple(capped.split()))

"""What orders put at risk, kept per order when it is judged and summed when somebody looks.

The sum is that of ``domain/rules/exposure.py``, in one query whose cost follows the
warned orders due within the last horizon, not the size of the cache.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.rules.effects import HORIZONS, Exposure, Horizon, Stake
from workbench.domain.rules.exposure import bearing
from workbench.store.engine.instants import from_ms, to_ms
from workbench.store.engine.sql import insert_into, select
from workbench.store.orders.rows import to_json

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from workbench.domain.rules.effects import TakenPoints
    from workbench.store.engine.cache import Cache, Row

COLUMNS = (
    "due", "fen", "unknown", "points", "unknown_points", "purse", "purse_rule", "purse_fen",
    "points_purse", "points_cap_rule", "points_cap", "capped",
)  # fmt: skip
_INSERT = insert_into("stake", ("order_id", "shop_id", *COLUMNS))
_OF_ORDERS = select(
    ("stake.order_id", *COLUMNS), "FROM json_each(?) AS asked",
    "CROSS JOIN stake ON stake.order_id = asked.value ORDER BY stake.due, stake.id",
)  # fmt: skip
_AT_ONCE = 0
# A horizon's number, 0 for the nearest: what falls due in it adds to those within.
_STEP = "(due >= ?1) + (due >= ?2)"
_INSIDE = "FROM stake WHERE due < ?3 AND (?4 = '' OR shop_id = ?4)"
_PLAIN = select(
    (_STEP, "total(CASE WHEN purse = '' THEN fen END)", "total(unknown)",
     "total(CASE WHEN points_purse = '' THEN points END)", "total(unknown_points)"),
    _INSIDE, "GROUP BY 1",
)  # fmt: skip


def _shared(figure: str, purse: tuple[str, str, str], where: str, left: str | None = None) -> str:
    """Return the query of what shares caps: sums within each horizon, and the caps that cut.

    What shares a cap is summed first; each sum is cut before all of them are added. ``left`` is
    what a cap leaves where not all of it does.
    """
    within = ("due < ?1", "due < ?2", "due < ?3")
    names = ("near", "further", "furthest")
    sums = [
        f"total(CASE WHEN {x} THEN {figure} END) AS {y}" for x, y in zip(within, names, strict=True)
    ]
    allowed = [f"total(min({name}, cap))" for name in names]
    cuts = [f"group_concat(DISTINCT CASE WHEN {name} > cap THEN rule END)" for name in names]
    parts = select((f"{purse[1]} AS rule", f"{left or purse[2]} AS cap", *sums), _INSIDE, where)
    return select((*allowed, *cuts), "FROM (", parts, "GROUP BY", ", ".join(purse), ")")


_MONEY = _shared("fen", ("purse", "purse_rule", "purse_fen"), "AND purse <> ''")
_LEFT = "max(0, points_cap - ifnull((SELECT value FROM json_each(?5) WHERE key = points_purse), 0))"
_POINTS = _shared(
    "points", ("points_purse", "points_cap_rule", "points_cap"), "AND points_purse <> ''", _LEFT
)
# Few orders are cut by a cap of their own: the planner would rather walk all that fall due.
_OWN_CUTS = select(
    (_STEP, "capped"),
    _INSIDE.replace("stake", "stake INDEXED BY stake_capped", 1),
    "AND capped <> '' GROUP BY 1, 2",
)


class StakeStore:
    """Keeps each order's steps; the same again writes nothing."""

    def __init__(self, cache: Cache) -> None:
        self._cache = cache

    def put(self, orders: Sequence[tuple[int, str, Sequence[Stake]]]) -> None:
        """Let these stakes stand for orders (id, shop, stakes) in place of those before."""
        known = self._known([order_id for order_id, _, _ in orders])
        told = [(i, shop_id, [_values(stake) for stake in stakes]) for i, shop_id, stakes in orders]
        news = [each for each in told if known[each[0]] != each[2]]
        with self._cache.atomic():
            drops = [(order_id,) for order_id, _, _ in news if known[order_id]]
            self._cache.execute_many("DELETE FROM stake WHERE order_id = ?", drops)
            rows = [(order_id, shop_id, *row) for order_id, shop_id, rows in news for row in rows]
            self._cache.execute_many(_INSERT, rows)

    def of_order(self, order_id: int) -> tuple[Stake, ...]:
        """Return an order's stakes, in order of time."""
        return tuple(stake_from(row) for row in self._known([order_id])[order_id])

    def _known(self, order_ids: Sequence[int]) -> dict[int, list[Row]]:
        """Return the columns of the stakes of each order, in order of time."""
        found: defaultdict[int, list[Row]] = defaultdict(list)
        for order_id, *values in self._cache.rows(_OF_ORDERS, (to_json(order_ids),)):
            found[order_id].append(tuple(values))
        return found

    def exposure(
        self, now: datetime, shop_id: str = "", taken: Sequence[TakenPoints] = ()
    ) -> Exposure:
        """Return what all warnings, or those of one shop, put at risk after ``now``.

        ``taken`` are points taken already, which leave less of their caps.
        """
        ends = [to_ms(now + timedelta(hours=hours)) for hours in HORIZONS]
        asked = (*ends, shop_id)
        lost = to_json({each.purse: each.points for each in taken})
        with self._cache.snapshot():
            plain = {row[0]: row[1:] for row in self._cache.rows(_PLAIN, asked)}
            money, points = self._cache.row(_MONEY, asked), self._cache.row(_POINTS, (*asked, lost))
            own = self._cache.rows(_OWN_CUTS, asked)
        horizons = tuple(
            _horizon(place, plain, (money or _NOTHING, points or _NOTHING), own)
            for place in range(len(HORIZONS))
        )
        return Exposure(horizons, bearing(taken, horizons[-1]))


_NOTHING: Row = (0, 0, 0, None, None, None)


def _horizon(
    place: int, plain: dict[int, Row], shared: tuple[Row, Row], own: Sequence[Row]
) -> Horizon:
    """Return one horizon: what falls due within it and those nearer, shared caps applied."""
    nothing = (0, 0, 0, 0)
    within = zip(*(plain.get(step, nothing) for step in range(place + 1)), strict=True)
    fen, unknown, points, unknown_points = (int(sum(parts)) for parts in within)
    money, capped_points = shared
    names = {name for step, texts in own if step <= place for name in texts.split()}
    for cut in (money[place + 3], capped_points[place + 3]):
        names.update((cut or "").split(","))
    return Horizon(
        HORIZONS[place],
        fen + int(money[place]),
        unknown,
        points + int(capped_points[place]),
        unknown_points,
        tuple(sorted(names - {""})),
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


def stake_from(row: Row) -> Stake:
    """Return a stake from its columns (``COLUMNS``)."""
    due, *figures, capped = row
    since = None if due == _AT_ONCE else from_ms(due)
    return Stake(*(since, *figures, tuple(capped.split()) if capped else ()))

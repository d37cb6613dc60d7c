"""The sum of what many orders put at risk, with the caps that several orders share."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.rules.effects import HORIZONS, Exposure, Horizon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from workbench.domain.rules.effects import Stake, TakenPoints


def exposure(stakes: Iterable[Stake], now: datetime, taken: Sequence[TakenPoints] = ()) -> Exposure:
    """Return what is at risk within each horizon after ``now``; ``taken`` leaves less of caps.

    A limit is missed only after its last good instant: one that ends exactly with the horizon is
    outside. The store sums the same way (``store/decisions/stakes.py``).
    """
    found = tuple(stakes)
    lost = {each.purse: each.points for each in taken}
    horizons = tuple(_within(found, now, hours, lost) for hours in HORIZONS)
    return Exposure(horizons, bearing(taken, horizons[-1]))


def bearing(taken: Iterable[TakenPoints], last: Horizon) -> tuple[TakenPoints, ...]:
    """Return the points taken that bear on what is at risk within the ``last`` horizon."""
    return tuple(each for each in taken if last.points or each.rule in last.capped)


def _within(stakes: Sequence[Stake], now: datetime, hours: int, lost: Mapping[str, int]) -> Horizon:
    end = now + timedelta(hours=hours)
    inside = [stake for stake in stakes if stake.due is None or stake.due < end]
    money = [(s.purse, s.purse_rule, s.purse_fen, s.fen) for s in inside]
    points = [(s.points_purse, s.points_cap_rule, _left(s, lost), s.points) for s in inside]
    fen, cut_money = capped_sum(money)
    number, cut_points = capped_sum(points)
    own = {rule for stake in inside for rule in stake.capped}
    return Horizon(
        hours,
        fen,
        sum(stake.unknown for stake in inside),
        number,
        sum(stake.unknown_points for stake in inside),
        tuple(sorted(own | cut_money | cut_points)),
    )


def _left(stake: Stake, lost: Mapping[str, int]) -> int:
    return max(0, stake.points_cap - lost.get(stake.points_purse, 0))


def capped_sum(parts: Iterable[tuple[str, str, int, int]]) -> tuple[int, set[str]]:
    """Return the sum of parts (purse, rule, cap, figure) cut by their caps, and which caps cut.

    What has no purse shares with nobody and is added whole.
    """
    sums: dict[tuple[str, str, int], int] = defaultdict(int)
    for purse, rule, cap, figure in parts:
        sums[purse, rule, cap] += figure
    total, cut = 0, set()
    for (purse, rule, cap), figure in sums.items():
        total += min(figure, cap) if purse else figure
        if purse and figure > cap:
            cut.add(rule)
    return total, cut

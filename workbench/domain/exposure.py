"""The sum of what many orders put at risk, with the caps that several orders share."""

from __future__ import annotations

from collections import defaultdict
from datetime import timedelta
from typing import TYPE_CHECKING

from workbench.domain.effects import HORIZONS, Exposure, Horizon

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from workbench.domain.effects import Stake


def exposure(stakes: Iterable[Stake], now: datetime) -> Exposure:
    """Return what is at risk within each horizon after ``now``.

    A limit is missed only after its last good instant: one that ends exactly with the horizon is
    outside. The store sums the same way (``store/stakes.py``).
    """
    found = tuple(stakes)
    return Exposure(tuple(_within(found, now, hours) for hours in HORIZONS))


def _within(stakes: Sequence[Stake], now: datetime, hours: int) -> Horizon:
    end = now + timedelta(hours=hours)
    inside = [stake for stake in stakes if stake.due is None or stake.due < end]
    money = [(s.purse, s.purse_rule, s.purse_fen, s.fen) for s in inside]
    points = [(s.points_purse, s.points_cap_rule, s.points_cap, s.points) for s in inside]
    fen, cut_money = _capped(money)
    number, cut_points = _capped(points)
    own = {rule for stake in inside for rule in stake.capped}
    return Horizon(
        hours,
        fen,
        sum(stake.unknown for stake in inside),
        number,
        sum(stake.unknown_points for stake in inside),
        tuple(sorted(own | cut_money | cut_points)),
    )


def _capped(parts: Iterable[tuple[str, str, int, int]]) -> tuple[int, set[str]]:
    """Return the sum of parts (purse, rule, cap, figure) cut by their caps, and which caps cut."""
    sums: dict[tuple[str, str, int], int] = defaultdict(int)
    for purse, rule, cap, figure in parts:
        sums[purse, rule, cap] += figure
    total, cut = 0, set()
    for (purse, rule, cap), figure in sums.items():
        total += min(figure, cap) if purse else figure
        if purse and figure > cap:
            cut.add(rule)
    return total, cut

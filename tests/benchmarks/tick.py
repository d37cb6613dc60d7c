"""Judging what fell due in a large cache against the same number in a small one."""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.benchmarks import data
from tests.benchmarks.figures import Figure, median_ratio, seconds
from tests.benchmarks.judged import judge, rulebook

if TYPE_CHECKING:
    from tests.benchmarks.judged import Filled
    from workbench.services.rules.in_force import Rulebook
    from workbench.store.engine.cache import Cache

LIMIT = 1.5  # design 9


@dataclass(frozen=True, slots=True)
class Sizes:
    """Parcels in the large and the small cache, and how many of each fall due, hour by hour."""

    large: int
    small: int
    waves: data.Waves

    @classmethod
    def of(cls, large: int) -> Sizes:
        """Return the design's 1,000 of 10,000, or less where ``large`` leaves no distance."""
        small = min(10_000, large // 4)
        return cls(large, small, data.Waves(hours=5, per_hour=min(1_000, small // 5)))


def measure(large: Filled, small: Filled, waves: data.Waves) -> list[Figure]:
    """Judge one wave after the other in both caches, in turns."""
    rules = rulebook()
    with large.open() as big, small.open() as little:
        runs = [
            (_tick(big, rules, hour, waves), _tick(little, rules, hour, waves))
            for hour in range(waves.hours)
        ]
    return [
        Figure("tick_ratio", median_ratio(runs), "ratio", LIMIT),
        Figure("tick_seconds", statistics.median(taken for taken, _ in runs), "s"),
    ]


def _tick(cache: Cache, rules: Rulebook, hour: int, waves: data.Waves) -> float:
    now = data.START + (hour + 1) * data.HOUR
    judged: list[int] = []
    taken = seconds(lambda: judged.append(judge(cache, rules, now)))
    if judged != [waves.per_hour]:
        raise AssertionError(f"{judged[0]} fell due in hour {hour}, not {waves.per_hour}")
    return taken

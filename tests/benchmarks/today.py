"""The whole today board: deadlines, money, charts, at whatever size the cache has."""

from __future__ import annotations

import statistics
import time
from typing import TYPE_CHECKING

from tests.benchmarks import data
from tests.benchmarks.figures import Figure
from tests.benchmarks.judged import rulebook
from workbench.domain.clock import ReplayClock
from workbench.services.outlook import OutlookService
from workbench.services.today import TodayService

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.judged import Filled

# Of 20,000 shipments; larger caches are only told.
LIMIT_MS, LIMITED_TO = 300.0, 20_000
ROUNDS = 7


def measure(filled: Filled, rounds: int = ROUNDS) -> Iterator[Figure]:
    """Yield the middle time of a board, once the pages it reads are at hand."""
    rules = rulebook()
    with filled.open() as cache:
        clock = ReplayClock(data.START)
        service = TodayService(cache, OutlookService(cache, lambda: rules), clock)
        service.board()
        times = [_timed(service) for _ in range(rounds)]
    limit = LIMIT_MS if len(filled.parcels) <= LIMITED_TO else None
    yield Figure("today_board", statistics.median(times) * 1000, "ms", limit)


def _timed(service: TodayService) -> float:
    begun = time.perf_counter()
    service.board()
    return time.perf_counter() - begun

"""The whole today board: deadlines, money, charts, at whatever size the cache has."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING

from tests.benchmarks import data
from tests.benchmarks.figures import Figure, seconds
from tests.benchmarks.judged import rulebook
from workbench.domain.clock import ReplayClock
from workbench.services.judging.outlook import OutlookService
from workbench.services.today.service import TodayService

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.judged import Filled

# Of 20,000 shipments; a larger cache has a second, for its deadlines alone and for all of it.
LIMIT_MS, LIMITED_TO = 300.0, 20_000
LONGEST_MS = 1_000.0
ROUNDS = 7


def measure(filled: Filled, rounds: int = ROUNDS) -> Iterator[Figure]:
    """Yield the middle time of the deadlines and of a board, once their pages are at hand.

    Of a large cache the figures over 30 days are those of some minutes ago; ``today_first_board``
    is with counting them.
    """
    rules = rulebook()
    with filled.open() as cache:
        clock = ReplayClock(data.START)
        service = TodayService(cache, OutlookService(cache, lambda: rules), clock)
        first = seconds(service.board)
        deadlines = [seconds(service.deadlines) for _ in range(rounds)]
        boards = [seconds(service.board) for _ in range(rounds)]
    limit = LIMIT_MS if len(filled.parcels) <= LIMITED_TO else LONGEST_MS
    yield Figure("today_deadlines", statistics.median(deadlines) * 1000, "ms", limit)
    yield Figure("today_board", statistics.median(boards) * 1000, "ms", limit)
    yield Figure("today_first_board", first * 1000, "ms")

"""The monitor turned to a past instant: read, compared with now, its first page in order."""

from __future__ import annotations

import statistics
import time
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.benchmarks import data
from tests.benchmarks.figures import Figure
from tests.benchmarks.judged import rulebook
from workbench.services.judging.outlook import OutlookService
from workbench.services.monitor.past import PastService

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.benchmarks.judged import Filled

# Of 20,000 shipments; larger caches are only told.
LIMIT_MS, LIMITED_TO = 500.0, 20_000
ROUNDS = 5
BACK = timedelta(minutes=1)
FIRST_PAGE = 64


def measure(filled: Filled, rounds: int = ROUNDS) -> Iterator[Figure]:
    """Yield the middle time of a look back, and how many rows warned then."""
    rules = rulebook()
    with filled.open() as cache:
        service = PastService(cache, OutlookService(cache, lambda: rules))
        warned = len(service.at(data.START + BACK).warned)
        times = [_timed(service) for _ in range(rounds)]
    limit = LIMIT_MS if len(filled.parcels) <= LIMITED_TO else None
    yield Figure("looking_back", statistics.median(times) * 1000, "ms", limit)
    yield Figure("looking_back_rows", warned, "rows", None)


def _timed(service: PastService) -> float:
    begun = time.perf_counter()
    past = service.at(data.START + BACK)
    query = past.query()
    past.counts(query)
    past.rows(past.ids(query)[:FIRST_PAGE])
    return time.perf_counter() - begun

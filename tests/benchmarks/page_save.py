"""Saving pages of events through the store against plain ``executemany`` of the same rows."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from tests.benchmarks import data
from tests.benchmarks.figures import Figure, median_ratio, seconds
from workbench.store.engine.cache import Cache
from workbench.store.keys.data_key import DataKey
from workbench.store.orders.traces import TraceStore

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.benchmarks.judged import Filled
    from workbench.domain.pages import ParcelTrace
    from workbench.store.engine.cache import Row

LIMIT = 3.0  # design 9
PARCELS = 200
ROUNDS = 15

# The event table's columns without its index and its foreign key: as plain as it gets.
_PLAIN = "CREATE TABLE plain_event AS SELECT * FROM event WHERE 0"


def measure(folder: Path, rounds: int = ROUNDS) -> list[Figure]:
    """Save first traces page by page into a new file."""
    parcels = data.parcels(PARCELS * rounds, data.Waves())
    pages = [parcels[at : at + PARCELS] for at in range(0, len(parcels), PARCELS)]
    with Cache.open(folder / "page.db", DataKey.new()) as cache:
        data.add_shops(cache)
        data.save_orders(cache, parcels)
        ratio = _ratio(cache, [[data.trace(parcel) for parcel in page] for page in pages], folder)
    return [Figure("page_save_ratio", ratio, "ratio", LIMIT)]


def measure_scattered(large: Filled, folder: Path, rounds: int = ROUNDS) -> list[Figure]:
    """Save a second source's traces of parcels from anywhere in a large cache, for comparison."""
    count = min(PARCELS, len(large.parcels) // rounds)
    chosen = random.Random(count).sample(large.parcels, count * rounds)
    pages = [chosen[at : at + count] for at in range(0, len(chosen), count)]
    second = data.SECOND_SOURCE
    traces = [[data.trace(parcel, second) for parcel in page] for page in pages]
    with large.open() as cache:
        ratio = _ratio(cache, traces, folder)
    return [Figure("page_save_scattered_ratio", ratio, "ratio")]


def _ratio(ours: Cache, pages: Sequence[Sequence[ParcelTrace]], folder: Path) -> float:
    """Save each page both ways, ours first because it makes the rows."""
    with Cache.open(folder / "plain.db", DataKey.new()) as plain:
        plain.execute(_PLAIN)
        ratio = median_ratio([_save_both(ours, plain, page) for page in pages])
    (folder / "plain.db").unlink()
    return ratio


def _save_both(ours: Cache, plain: Cache, page: Sequence[ParcelTrace]) -> tuple[float, float]:
    store = TraceStore(ours)
    measured = seconds(lambda: store.save(page, seen_at=data.START))
    rows = _last_rows(ours, len(page) * data.SCANS)
    return measured, seconds(lambda: _save_plainly(plain, rows))


def _last_rows(cache: Cache, count: int) -> list[Row]:
    rows = cache.rows("SELECT * FROM event ORDER BY id DESC LIMIT ?", (count,))
    return rows[::-1]


def _save_plainly(cache: Cache, rows: Sequence[Row]) -> None:
    marks = ", ".join("?" * len(rows[0]))
    with cache.atomic():
        cache.execute_many(f"INSERT INTO plain_event VALUES ({marks})", rows)  # noqa: S608  # marks

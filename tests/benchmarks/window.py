"""What the window takes on a large cache, and what Qt's own table model would take."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
from typing import TYPE_CHECKING

import msgspec

from tests.benchmarks.figures import Figure, percentile

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from tests.benchmarks.judged import Filled

CHOICE, JUMP, SEARCH, MEMORY = 150.0, 16.0, 200.0, 400.0  # design 9


def measure(large: Filled, small: Filled, folder: Path) -> Iterator[Figure]:
    """Yield the window's figures, each process by itself; the small cache tells the machine's."""
    told = _told("tests.benchmarks.window_run", large.profile.folder)
    little = _told("tests.benchmarks.window_run", small.profile.folder)
    for name in ("sort_or_filter", "search", "jump"):
        yield Figure(f"window_{name}_median", statistics.median(told[name]), "ms")
        ratio = statistics.median(told[name]) / statistics.median(little[name])
        yield Figure(f"window_{name}_against_1k", ratio, "ratio")
    yield Figure("window_choice_p95", percentile(told["sort_or_filter"], 95), "ms", CHOICE)
    yield Figure("window_search_p95", percentile(told["search"], 95), "ms", SEARCH)
    yield Figure("window_jump_p99", percentile(told["jump"], 99), "ms", JUMP)
    yield Figure("window_memory", told["peak_megabytes"][0], "MB", MEMORY)
    plain = _plain_copy(large, folder)
    theirs = _told("tests.benchmarks.sql_model_run", plain)
    plain.unlink()
    yield Figure("sql_model_seconds_to_end", theirs["seconds"][0], "s")
    yield Figure("sql_model_sort_seconds", theirs["sort"][0], "s")
    yield Figure("sql_model_memory", theirs["peak_megabytes"][0], "MB")


def _told(module: str, place: Path) -> dict[str, list[float]]:
    done = subprocess.run(
        [sys.executable, "-m", module, str(place)],
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
        stdout=subprocess.PIPE,
        check=True,
    )
    return msgspec.json.decode(done.stdout, type=dict[str, list[float]])


def _plain_copy(large: Filled, folder: Path) -> Path:
    """Return the monitor's open rows as a plaintext file, which is all that Qt's driver reads."""
    path = folder / "plain-monitor.db"
    with large.open() as cache:
        cache.execute("ATTACH DATABASE ? AS plain KEY ''", (str(path),))
        cache.execute("CREATE TABLE plain.monitor AS SELECT * FROM main.monitor WHERE open = 1")
        cache.execute("DETACH DATABASE plain")
    return path

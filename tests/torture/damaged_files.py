"""Damaged and hostile files by the tens of thousands, in batches of a process each.

Files are made from good ones by seeded chance, so that a run can be repeated. They are read within
the limits of the reading process: what kills one costs its batch and is told with the seed.
"""

from __future__ import annotations

import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

import msgspec

BATCH = 1_000
SECONDS_PER_BATCH = 300
ROOT = Path(__file__).resolve().parents[2]


def read_damaged(files: int, seed: int) -> dict[str, Any]:
    """Read so many files; not ok where any was neither read nor refused."""
    totals: Counter[str] = Counter()
    slowest = 0
    broken = []
    for begin in range(0, files, BATCH):
        told = _batch(seed + begin, min(BATCH, files - begin))
        if told is None:
            broken.append(seed + begin)
            continue
        slowest = max(slowest, told.pop("slowest_ms"))
        totals.update(told)
    return {**totals, "slowest_ms": slowest, "batches_that_broke": broken, "ok": not broken}


def _batch(seed: int, count: int) -> dict[str, int] | None:
    command = [sys.executable, "-m", "tests.torture.batch", str(seed), str(count)]
    try:
        done = subprocess.run(
            command, cwd=ROOT, stdout=subprocess.PIPE, timeout=SECONDS_PER_BATCH, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return None
    return msgspec.json.decode(done.stdout, type=dict[str, int])

"""From starting the program to a window with rows in it: a large cache against a small one."""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tests.benchmarks.figures import Figure, median_ratio
from tests.benchmarks.opening import PAINTED, SETTLED

if TYPE_CHECKING:
    from pathlib import Path

    from tests.benchmarks.judged import Filled

LIMIT = 1.5  # design 9
SMALL = 1_000
ROUNDS = 3


@dataclass(frozen=True, slots=True)
class Start:
    """Seconds from the start of the process to its first rows, and until nothing loads any more."""

    painted: float
    settled: float


def measure(large: Filled, small: Filled, rounds: int = ROUNDS) -> list[Figure]:
    """Start on both caches in turns, each start a process of its own."""
    folders = large.profile.folder, small.profile.folder
    start(folders[0])  # the first one reads the program itself from the disk
    runs = [(start(folders[0]), start(folders[1])) for _ in range(rounds)]
    painted = median_ratio((big.painted, little.painted) for big, little in runs)
    settled = median_ratio((big.settled, little.settled) for big, little in runs)
    return [
        Figure("startup_ratio", painted, "ratio", LIMIT),
        Figure("startup_seconds", statistics.median(big.painted for big, _ in runs), "s"),
        Figure("startup_settled_ratio", settled, "ratio"),
        Figure("startup_settled_seconds", statistics.median(big.settled for big, _ in runs), "s"),
    ]


def start(folder: Path) -> Start:
    """Open a window on the profile in ``folder`` and close it when it has settled."""
    command = [sys.executable, "-m", "tests.benchmarks.opening", str(folder)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    times: dict[str, float] = {}
    begun = time.perf_counter()
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as opened:
        for line in opened.stdout or ():
            times[line.strip()] = time.perf_counter() - begun
    if opened.returncode != 0:
        raise AssertionError(f"the window did not open: {sorted(times)}, {opened.returncode}")
    return Start(times[PAINTED], times[SETTLED])

"""From the start of a built program to its first rows: from the disk, and from memory."""

from __future__ import annotations

import os
import signal
import statistics
import subprocess
import sys
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks.figures import Figure
from workbench.domain.clock import SystemClock
from workbench.journal import LOG_FILE
from workbench.ui.first_rows import WORDS

if TYPE_CHECKING:
    from tests.benchmarks.judged import Filled

COLD, WARM = 2.0, 1.0  # seconds, issue's and design's
ROUNDS = 5
LONGEST = 60.0  # seconds until a program is given up
LOOK_AGAIN = 0.01
_DROP = Path("/proc/sys/vm/drop_caches")


def measure(program: Path, large: Filled, rounds: int = ROUNDS) -> list[Figure]:
    """Start a built program on a cache; what it reads is forgotten before a cold start."""
    figures = []
    if forget():
        cold = start(program, large.profile.folder)
        figures.append(Figure("frozen_cold_seconds", cold, "s", COLD))
    else:
        print("NOT MEASURED: a cold start needs root on Linux", file=sys.stderr)  # noqa: T201
        start(program, large.profile.folder)
    warm = [start(program, large.profile.folder) for _ in range(rounds)]
    return [*figures, Figure("frozen_warm_seconds", statistics.median(warm), "s", WARM)]


def forget() -> bool:
    """Let the system forget every file it read; False where it does not let us."""
    try:
        os.sync()
        _DROP.write_text("3", encoding="ascii")
    except (OSError, AttributeError):
        return False
    return True


def start(program: Path, folder: Path) -> float:
    """Return the seconds from starting a program to its first rows, told by its log; end it."""
    log = folder / LOG_FILE
    log.unlink(missing_ok=True)
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    begun = SystemClock().now()
    command = [str(program), "--profile", str(folder)]
    with subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL) as running:
        try:
            return (_shown(running, log) - begun).total_seconds()
        finally:
            running.send_signal(signal.SIGTERM)
            running.wait(LONGEST)


def _shown(running: subprocess.Popen[bytes], log: Path) -> datetime:
    """Return when the program's log says that rows stand."""
    for _ in range(int(LONGEST / LOOK_AGAIN)):
        lines = log.read_text(encoding="utf-8").splitlines() if log.exists() else []
        for line in lines:
            if line.endswith(WORDS):
                return datetime.strptime(line[:23], "%Y-%m-%d %H:%M:%S,%f").astimezone()
        with suppress(subprocess.TimeoutExpired):
            message = f"the program ended with {running.wait(LOOK_AGAIN)}"
            raise AssertionError(message)
    message = f"no rows within {LONGEST} s"
    raise AssertionError(message)

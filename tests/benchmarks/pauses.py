"""Pauses of the event loop while rounds, an import and an export run, beside a bare Qt loop.

Both loops beat at the same time under the same load: on a machine that is busy with other things
the bare one tells how late a beat comes there anyway.
"""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import msgspec

from tests.benchmarks import importing
from tests.benchmarks.figures import Figure, percentile

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from tests.benchmarks.judged import Filled

LONGEST, AGAINST_BARE = 50.0, 2.0  # design 9
# p99.9 of half a minute is its sixth worst beat: what else the machine did decided it.
SECONDS = 90.0
ROWS = 20_000


def measure(
    large: Filled, folder: Path, seconds: float = SECONDS, rows: int = ROWS
) -> Iterator[Figure]:
    """Yield how late beats come in the busy window, and how much later than in the bare loop."""
    file = importing.csv_of_orders(folder / "pauses.csv", rows)
    bare = _started(str(seconds))
    busy = _started(str(seconds), str(large.profile.folder), str(file))
    window, plain = _told(busy), _told(bare)
    ours, theirs = percentile(window["late"], 99.9), percentile(plain["late"], 99.9)
    yield Figure("pause_p999", ours, "ms", LONGEST)
    yield Figure("pause_bare_p999", theirs, "ms")
    yield Figure("pause_ratio", ours / theirs, "ratio", AGAINST_BARE)
    yield Figure("pause_longest", max(window["late"]), "ms")
    yield Figure("pause_own_work_p999", percentile(window["worked"], 99.9), "ms", LONGEST)
    yield Figure("pause_imports", window["imports"][0], "done")
    yield Figure("pause_exports", window["exports"][0], "done")


def _started(*arguments: str) -> subprocess.Popen[bytes]:
    command: Sequence[str] = [sys.executable, "-m", "tests.benchmarks.pause_run", *arguments]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)


def _told(process: subprocess.Popen[bytes]) -> dict[str, list[float]]:
    told, _ = process.communicate()
    if process.returncode or not told:
        raise AssertionError(f"the loop ended with {process.returncode}")
    return msgspec.json.decode(told, type=dict[str, list[float]])

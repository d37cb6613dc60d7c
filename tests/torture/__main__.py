"""Damaged and hostile files by the tens of thousands: ``make torture ARGS="--files 100000"``.

Files are made from good ones by seeded chance, so that a run can be repeated. They are read within
the limits of the reading process, in batches of a process each: what kills one costs its batch and
is told with the seed. Prints one JSON line; ends with 1 if any file was neither read nor refused.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from pathlib import Path

import msgspec

BATCH = 1_000
SECONDS_PER_BATCH = 300
ROOT = Path(__file__).resolve().parents[2]


def main() -> int:
    """Torture as many files as asked for."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("--files", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    totals = {"files": 0, "read": 0, "refused": 0}
    broken = []
    for begin in range(0, asked.files, BATCH):
        count = min(BATCH, asked.files - begin)
        told = _batch(asked.seed + begin, count)
        if told is None:
            broken.append(asked.seed + begin)
            continue
        for name, number in told.items():
            totals[name] += number
    line = {**totals, "batches_that_broke": broken, "ok": not broken}
    print(msgspec.json.encode(line).decode())  # noqa: T201  # the answer
    return 1 if broken else 0


def _batch(seed: int, count: int) -> dict[str, int] | None:
    command = [sys.executable, "-m", "tests.torture.batch", str(seed), str(count)]
    try:
        done = subprocess.run(
            command, cwd=ROOT, stdout=subprocess.PIPE, timeout=SECONDS_PER_BATCH, check=True
        )
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired):
        return None
    return msgspec.json.decode(done.stdout, type=dict[str, int])


if __name__ == "__main__":
    sys.exit(main())

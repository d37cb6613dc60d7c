"""Torture: ``make torture``, or parts of it: ``make torture ARGS="power=2000 poll=200"``.

Parts and what their number counts: ``files`` damaged and hostile files read (``batch.py``);
``poll``, ``import``, ``import-file``, ``export`` rounds of kill -9 (``kills.py``); ``upgrades``
every so-manieth statement of each migration (``migrations.py``); ``power`` disks after a power loss
(``power.py``); ``full`` points at which a disk fills (``full_disk.py``); ``faulty`` places at
which reads, writes and syncs fail (``bad_disk.py``); ``busy`` orders imported
while others write and read (``busy.py``); ``season`` examples of fifty polls, faults, kills and
moves of time (``season.py``). Each part prints lines of JSON; all are made by seeded chance. Ends
with 1 if any line is not ok.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tests.torture.parts import LONG, PARTS

if TYPE_CHECKING:
    from collections.abc import Iterator


def main() -> int:
    """Run the parts asked for, all in their long versions where none is."""
    parser = argparse.ArgumentParser(prog="python -m tests.torture", description=__doc__)
    parser.add_argument("parts", nargs="*", metavar="PART[=NUMBER]", type=_part)
    parser.add_argument("--files", type=int, help="the same as files=NUMBER")
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    parts = dict(asked.parts)
    if asked.files is not None:
        parts["files"] = asked.files
    is_well = True
    for line in _lines(parts or LONG, asked.seed):
        is_well = is_well and line["ok"]
        print(msgspec.json.encode(line).decode(), flush=True)  # noqa: T201  # the answer
    return 0 if is_well else 1


def _part(asked: str) -> tuple[str, int]:
    name, _, number = asked.partition("=")
    if name not in PARTS:
        raise argparse.ArgumentTypeError(f"{name} is none of {', '.join(PARTS)}")
    return name, int(number) if number else LONG[name]


def _lines(parts: dict[str, int], seed: int) -> Iterator[dict[str, Any]]:
    for name, number in parts.items():
        with tempfile.TemporaryDirectory(prefix="workbench-torture-") as folder:
            for line in PARTS[name](number, seed, Path(folder)):
                yield {"part": name, **line}


if __name__ == "__main__":
    sys.exit(main())

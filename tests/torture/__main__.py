"""Torture: ``make torture``, or parts of it: ``make torture ARGS="power=2000 poll=200"``.

Parts and what their number counts: ``files`` damaged and hostile files read (``batch.py``);
``poll``, ``import``, ``import-file``, ``export`` work that kill -9 met (``kills.py``); ``upgrades``
every so-manieth statement of each migration (``migrations.py``); ``power`` disks after a power loss
(``power.py``); ``full`` points at which a disk fills (``full_disk.py``); ``faulty`` places at
which reads, writes and syncs fail (``bad_disk.py``); ``busy`` orders imported
while others write and read (``busy.py``); ``season`` examples of fifty polls, faults, kills and
moves of time with each platform's orders, and a twentieth of them with whole rounds of each
platform and trace provider (``season.py``). Each part prints lines of JSON, one for each thing it
strikes, and the last line tells of all; everything is made by seeded chance. Ends with 1 if any
line is not ok, after all parts had their turn.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from tests.torture.parts import LONG, PARTS
from workbench.domain.errors import WorkbenchError

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


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
    lines = []
    for line in _lines(parts or LONG, asked.seed):
        lines.append(line)
        _tell(line)
    _tell(summary := summed(lines))
    return 0 if summary["ok"] else 1


def summed(lines: Sequence[dict[str, Any]]) -> dict[str, Any]:
    """Return the last line: the parts that went well, those that did not, and those left out."""
    parts = dict.fromkeys(line["part"] for line in lines)
    bad = dict.fromkeys(line["part"] for line in lines if not line["ok"])
    skipped = dict.fromkeys(line["part"] for line in lines if "skipped" in line)
    well = [part for part in parts if part not in bad and part not in skipped]
    found = {"well": well, "bad": list(bad), "left_out": list(skipped)}
    return {"part": "summary", **found, "ok": not bad}


def _tell(line: dict[str, Any]) -> None:
    print(msgspec.json.encode(line).decode(), flush=True)  # noqa: T201  # the answer


def _part(asked: str) -> tuple[str, int]:
    name, _, number = asked.partition("=")
    if name not in PARTS:
        raise argparse.ArgumentTypeError(f"{name} is none of {', '.join(PARTS)}")
    return name, int(number) if number else LONG[name]


def _lines(parts: dict[str, int], seed: int) -> Iterator[dict[str, Any]]:
    for name, number in parts.items():
        began = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="workbench-torture-") as folder:
            for line in _heeded(PARTS[name](number, seed, Path(folder))):
                yield {"part": name, "asked": number, **line, "seconds": _since(began)}


def _heeded(lines: Iterator[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """Yield a part's lines; one that cannot go on is bad, and the next has its turn."""
    try:
        yield from lines
    except (AssertionError, OSError, WorkbenchError, subprocess.CalledProcessError) as error:
        yield {"broken": f"{type(error).__name__}: {error}", "ok": False}


def _since(began: float) -> int:
    return round(time.monotonic() - began)


if __name__ == "__main__":
    sys.exit(main())

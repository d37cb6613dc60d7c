"""Measures and prints one JSON line per figure; ends with 1 if one of them is over its limit.

Behind the last figure a summary goes to stderr: each figure with its limit, and what is over.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import (
    costs,
    decisions,
    exporting,
    filing,
    frozen,
    importing,
    kept,
    lists,
    looking_back,
    page_save,
    pauses,
    polite,
    reading,
    replaying,
    round,
    startup,
    storm,
    sweep,
    tick,
    today,
    window,
)
from tests.benchmarks.figures import summary
from tests.benchmarks.judged import fill

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tests.benchmarks.figures import Figure

DEFAULT_SIZE = 20_000
SMALLEST = 100
# Beside the checkout; what it holds is measured only where it lies there.
SHARED = Path(__file__).resolve().parents[2].parent / "shared" / "data"


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the arguments ask for."""
    asked = _parser().parse_args(arguments)
    figures, begun = [], time.monotonic()
    with tempfile.TemporaryDirectory(prefix="workbench-bench-") as folder:
        for figure in _asked(Path(folder), asked):
            print(figure.line(), flush=True)  # noqa: T201  # each line as soon as it is known
            figures.append(figure)
    print(summary(figures, time.monotonic() - begun), file=sys.stderr)  # noqa: T201  # asked for
    return 0 if all(figure.ok for figure in figures) else 1


def _asked(folder: Path, asked: argparse.Namespace) -> Iterator[Figure]:
    if asked.program is None:
        return _measure(folder, asked.size, asked.data)
    return iter(frozen.measure(asked.program.resolve(), fill(folder / "large", asked.size)))


def _measure(folder: Path, size: int, data: Path) -> Iterator[Figure]:
    yield from reading.measure(SHARED)
    yield from decisions.measure()
    yield from costs.measure()
    yield from polite.measure(max(10, size // polite.SHOPS))
    yield from page_save.measure(folder)
    yield from storm.measure(folder)
    yield from round.measure(folder, min(round.ORDERS, size))
    sizes = tick.Sizes.of(size)
    large = kept.large(folder / "large", sizes.large, sizes.waves, data)
    yield from tick.measure(large, fill(folder / "small", sizes.small, sizes.waves), sizes.waves)
    yield from today.measure(large)
    yield from looking_back.measure(large)
    yield from replaying.measure(large)
    yield from page_save.measure_scattered(large, folder)
    thousand = fill(folder / "thousand", startup.SMALL)
    yield from startup.measure(large, thousand)
    yield from lists.measure(large)
    yield from sweep.measure(large)
    yield from window.measure(large, thousand, folder)
    yield from pauses.measure(large, folder)
    yield from importing.measure(folder, min(importing.ROWS, importing.PER_SHIPMENT * size))
    yield from filing.measure(folder, min(filing.ORDERS, filing.PER_SHIPMENT * size))
    yield from exporting.measure(folder, min(exporting.ROWS, exporting.PER_SHIPMENT * size))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument(
        "--size",
        type=_size,
        default=os.environ.get("ROWS", str(DEFAULT_SIZE)),
        help="shipments in the large cache; ROWS in the environment says the same",
    )
    parser.add_argument(
        "--data",
        type=Path,
        default=kept.FOLDER,
        metavar="DIR",
        help="where large caches are kept from run to run (default: build/benchmarks)",
    )
    parser.add_argument(
        "--program",
        type=Path,
        metavar="FILE",
        help="measure the start of a built program (make bundle) and nothing else",
    )
    return parser


def _size(text: str) -> int:
    size = int(text)
    if size < SMALLEST:
        raise argparse.ArgumentTypeError(f"{size} is less than {SMALLEST}")
    return size


if __name__ == "__main__":
    sys.exit(main())

"""Figures: what a benchmark prints, and ratios that do not depend on the machine."""

from __future__ import annotations

import math
import re
import statistics
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence


T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Figure:
    """One measured value; ``limit`` is the most it may be, None where it is only told."""

    name: str
    value: float
    unit: str
    limit: float | None = None

    @property
    def ok(self) -> bool:
        """Tell whether the value keeps within its limit."""
        return self.limit is None or self.value <= self.limit

    def line(self) -> str:
        """Return the figure as one line of JSON."""
        shown = {
            "name": self.name,
            "value": round(self.value, 4),
            "unit": self.unit,
            "limit": self.limit,
            "ok": self.ok,
        }
        return msgspec.json.encode(shown).decode()


def summary(figures: Sequence[Figure], taken: float) -> str:
    """Return all figures as a table for people, those over their limits at its end once more."""
    over = [figure.name for figure in figures if not figure.ok]
    limited = sum(figure.limit is not None for figure in figures)
    lines = [_told(figure) for figure in figures]
    kept = f"{limited - len(over)} of {limited} figures keep their limits"
    end = f"over: {', '.join(over)}" if over else "all good"
    return "\n".join((*lines, f"{kept} ({taken / 60:.1f} minutes); {end}"))


def _told(figure: Figure) -> str:
    limit = "" if figure.limit is None else f"<= {figure.limit:g}"
    mark = "" if figure.limit is None else "ok" if figure.ok else "OVER"
    return f"{figure.name:<36} {figure.value:>12.3f} {figure.unit:<10} {limit:<10} {mark}".rstrip()


def seconds(work: Callable[[], object]) -> float:
    """Return how long ``work`` takes."""
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Return how long ``work`` takes, and what it returns."""
    begun = time.perf_counter()
    result = work()
    return time.perf_counter() - begun, result


def median_ratio(runs: Iterable[tuple[float, float]]) -> float:
    """Return the median of measured ÷ reference; both of a pair were taken side by side."""
    return statistics.median(measured / reference for measured, reference in runs)


def percentile(values: Iterable[float], share: float) -> float:
    """Return the smallest of the values that ``share`` per cent of them do not exceed."""
    ordered = sorted(values)
    return ordered[max(math.ceil(len(ordered) * share / 100) - 1, 0)]


def peak_megabytes() -> float:
    """Return the most memory this program held; Linux only, elsewhere 0.

    Not ``getrusage``: what it tells is the parent's until a child has grown past it.
    """
    status = Path("/proc/self/status")
    found = re.search(r"VmHWM:\s+(\d+) kB", status.read_text()) if status.exists() else None
    return int(found[1]) / 1000 if found else 0.0

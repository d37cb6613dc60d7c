"""The parts of the torture by name: each takes a number, a seed and a folder, and tells lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tests.torture import kills, power
from tests.torture.bad_disk import fail_disks
from tests.torture.busy import keep_company
from tests.torture.damaged_files import read_damaged
from tests.torture.full_disk import fill_disks
from tests.torture.migrations import kill_upgrades
from tests.torture.recording import can_record
from tests.torture.season import poll_through

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    Line = dict[str, Any]
    Part = Callable[[int, int, Path], Iterator[Line]]

IMPORTED = 1_000  # orders of a file


def _files(number: int, seed: int, folder: Path) -> Iterator[Line]:
    yield read_damaged(number, seed)


def _poll(number: int, seed: int, folder: Path) -> Iterator[Line]:
    yield kills.kill(kills.Poll(folder), folder, number, seed).line()


def _import(number: int, seed: int, folder: Path) -> Iterator[Line]:
    yield kills.kill(kills.Import(folder, IMPORTED), folder, number, seed).line()


def _import_file(number: int, seed: int, folder: Path) -> Iterator[Line]:
    yield kills.kill(kills.FileImport(folder, IMPORTED), folder, number, seed).line()


def _export(number: int, seed: int, folder: Path) -> Iterator[Line]:
    yield kills.kill(kills.Export(folder), folder, number, seed).line()


def _upgrades(number: int, seed: int, folder: Path) -> Iterator[Line]:
    for steps in kill_upgrades(folder, number):
        yield steps.line()


def _power(number: int, seed: int, folder: Path) -> Iterator[Line]:
    """FULL must lose nothing; NORMAL must lose and OFF must damage, or the harness is blind."""
    if not can_record():
        yield {"skipped": "strace is missing or may not watch a process", "ok": True}
        return
    pages = power.PAGES if number >= 1_000 else power.PAGES // 3
    deeds = power.recorded(folder, power.FULL, pages)
    yield power.lose(deeds, power.FULL, number, seed).line()
    for mode, count in ((power.NORMAL, "lost"), (power.OFF, "corrupt")):
        deeds = power.recorded(folder, mode, pages)
        line = power.lose(deeds, mode, max(80, number // 20), seed).line()
        yield {**line, "must_fail_by": count, "ok": bool(line[count])}


def _full(number: int, seed: int, folder: Path) -> Iterator[Line]:
    yield from fill_disks(folder, number)


def _faulty(number: int, seed: int, folder: Path) -> Iterator[Line]:
    yield from fail_disks(folder, number)


def _busy(number: int, seed: int, folder: Path) -> Iterator[Line]:
    yield keep_company(folder, number).line()


def _season(number: int, seed: int, folder: Path) -> Iterator[Line]:
    yield from poll_through(number, seed)


PARTS: Mapping[str, Part] = {
    "power": _power,
    "poll": _poll,
    "import": _import,
    "import-file": _import_file,
    "export": _export,
    "upgrades": _upgrades,
    "full": _full,
    "faulty": _faulty,
    "busy": _busy,
    "season": _season,
    "files": _files,
}
# 1,000 kills that met the work, 20,000 disks, 100,000 files (faults.md 3, "Night"); upgrades are
# killed at every statement.
LONG = {
    "power": 20_000,
    "poll": 500,
    "import": 400,
    "import-file": 50,
    "export": 50,
    "upgrades": 1,
    "full": 50,
    "faulty": 36,
    "busy": 100_000,
    "season": 2_000,
    "files": 100_000,
}

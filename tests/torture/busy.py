"""Several programs on one file: a long import, a poller and readers; busy reaches nobody (C5)."""

from __future__ import annotations

import os
import time
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

from tests.torture.looking import half_things, orders_in
from tests.torture.scene import KEY, PAGES, PER_PAGE, make_profile, marketplace, opened, order_file
from tests.torture.victims import struck
from workbench.services.imports.preview import ImportChoice
from workbench.store.engine.cache import Cache
from workbench.store.engine.damage import damage_of
from workbench.store.engine.meta import MetaStore

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.torture.victims import Acknowledge

READERS = 4
# The platform's word, the file's after it, and the platform's again in a round after the import.
TOLD = 3


@dataclass
class Together:
    """What came of the programs; ``longest_write`` is the longest that one waited and wrote."""

    orders: int
    polls: int = 0
    writes: int = 0
    reads: int = 0
    longest_write: float = 0.0
    troubles: list[str] = field(default_factory=list)

    def line(self) -> dict[str, Any]:
        """The figures for a line of JSON."""
        return {**asdict(self), "ok": not self.troubles}


class Company:
    """The programs; each but the import goes on until the import says that it is done."""

    def __init__(self, folder: Path, orders: int) -> None:
        self._path = make_profile(folder / "profile")
        self._source = order_file(folder, orders)
        self._done = folder / "done"

    def bring_in(self, acknowledge: Acknowledge) -> None:
        """Import one large file in one transaction."""
        try:
            with opened(self._path, pause=_wait) as workspace:
                workspace.imports.bring_in(self._source, ImportChoice())
        finally:
            self._done.touch()
        acknowledge("import 0")

    def poll(self, acknowledge: Acknowledge) -> None:
        """Do round after round, as a window does."""
        while not self._done.exists():
            began = time.monotonic()
            self.poll_once()
            acknowledge(f"poll {time.monotonic() - began:.3f}")

    def poll_once(self) -> None:
        """Do a round."""
        with opened(self._path, marketplace(), pause=_wait) as workspace:
            workspace.refresh.run_once()

    def act(self, acknowledge: Acknowledge) -> None:
        """Write small things, as a person does."""
        with Cache.open(self._path, KEY, pause=_wait) as cache:
            number = 0
            while not self._done.exists():
                began, number = time.monotonic(), number + 1
                MetaStore(cache).set("act", str(number))
                acknowledge(f"write {time.monotonic() - began:.3f}")

    def look(self, acknowledge: Acknowledge) -> None:
        """Read without end; what is seen never shrinks."""
        os.nice(10)  # they are many, and the machine may be small
        seen = reads = 0
        with Cache.open(self._path, KEY, read_only=True) as cache:
            while not self._done.exists():
                now = orders_in(cache)
                if now < seen:
                    acknowledge(f"shrank {now}")
                seen, reads = now, reads + 1
        acknowledge(f"read {reads}")

    def check(self) -> list[str]:
        """Return what is wrong afterwards."""
        with Cache.open(self._path, KEY) as cache:
            found = [*damage_of(cache), *half_things(cache, told=TOLD)]
            if orders_in(cache) < PAGES * PER_PAGE:
                found.append(f"lost: {orders_in(cache)} orders")
        return found


def _wait(seconds: float) -> None:
    """Nobody asks these programs to stop."""


def keep_company(folder: Path, orders: int) -> Together:
    """Let all programs work on one file until ``orders`` orders are imported."""
    company = Company(folder, orders)
    found = Together(orders)
    works: list[Callable[[Acknowledge], None]] = [
        company.bring_in,
        company.poll,
        company.act,
        *[company.look] * READERS,
    ]
    for told in _side_by_side(works):
        _count(told, found)
    found.troubles += company.check()
    return found


def _side_by_side(works: list[Callable[[Acknowledge], None]]) -> list[list[str]]:
    """Run works in a process each and return what each told, "failed" last where one did."""
    pipes = []
    for work in works:
        reading, writing = os.pipe()
        if os.fork() == 0:
            os.close(reading)
            end = struck(work, None)
            lines = [*end.acknowledged, *(["failed 0"] if end.failed else [])]
            with os.fdopen(writing, "w") as stream:
                stream.write("\n".join(lines))
            os._exit(0)
        os.close(writing)
        pipes.append(reading)
    told = []
    for reading in pipes:
        with os.fdopen(reading) as stream:
            told.append(stream.read().splitlines())
        os.wait()
    return told


def _count(told: list[str], found: Together) -> None:
    for line in told:
        kind, _, number = line.partition(" ")
        if kind in {"failed", "shrank"}:
            found.troubles.append(line)
        found.polls += kind == "poll"
        found.writes += kind == "write"
        found.reads += int(number) if kind == "read" else 0
        if kind in {"poll", "write"}:
            found.longest_write = max(found.longest_write, float(number))

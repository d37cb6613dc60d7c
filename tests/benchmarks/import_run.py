"""Brings one file in and prints what that took, as one line of JSON; run by ``importing``.

Memory is the most that this process held and the most that the reading one held, put together.
"""

from __future__ import annotations

import re
import sys
import tempfile
import threading
from contextlib import suppress
from pathlib import Path
from typing import Self

import msgspec

from tests.benchmarks.figures import seconds
from tests.caches import paper
from tests.services.doubles import ScriptedConnections
from workbench import paths
from workbench.domain.clock import SystemClock
from workbench.services.assembly.shelf import Shelf
from workbench.services.assembly.surroundings import Surroundings
from workbench.services.assembly.workspace import Workspace
from workbench.services.imports.preview import ImportChoice
from workbench.services.rules.books import Books
from workbench.store.engine.cache import Cache
from workbench.store.keys.data_key import DataKey

_KILOBYTE = 1_000.0
_EVERY = 0.2


class Watch:
    """Notes the most memory that each process held, from a thread of its own.

    Linux keeps a highest mark for each (VmHWM), so that seldom looks miss little and cost nothing;
    adding up what pages belong to would halt the process that is measured for 12 ms. Pages that
    both share count twice: the sum is rather too high. Elsewhere it is 0.
    """

    def __init__(self) -> None:
        self._peaks: dict[str, float] = {}
        self._is_over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._parent = threading.get_native_id()

    @property
    def peak(self) -> float:
        """Return the sum of the marks in MB."""
        return sum(self._peaks.values())

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._is_over.set()
        self._thread.join()
        self._look()

    def _watch(self) -> None:
        while not self._is_over.wait(_EVERY):
            self._look()

    def _look(self) -> None:
        for process in ("self", *self._children()):
            self._peaks[process] = max(self._peaks.get(process, 0.0), _most(process))

    def _children(self) -> list[str]:
        told = Path(f"/proc/self/task/{self._parent}/children")
        return told.read_text("ascii").split() if told.exists() else []


def _most(process: str) -> float:
    with suppress(OSError):  # it ended meanwhile
        text = Path(f"/proc/{process}/status").read_text("utf-8")
        found = re.search(r"^VmHWM:\s+(\d+) kB", text, re.MULTILINE)
        return int(found[1]) / _KILOBYTE if found else 0.0
    return 0.0


def main(path: Path) -> None:
    """Import ``path`` into a new profile."""
    clock = SystemClock()
    connections = ScriptedConnections()
    key = DataKey.new()
    books = Books(Shelf(paths.resource(""), "zh"))
    around = Surroundings(
        books, lambda _: connections, clock, clock, lambda: key, lambda _: None, paper
    )
    with (
        tempfile.TemporaryDirectory(prefix="workbench-bench-") as folder,
        Cache.open(Path(folder, "workbench.db"), key) as cache,
    ):
        imports = Workspace(cache, around).imports
        with Watch() as watch:
            took = seconds(lambda: imports.bring_in(path, ImportChoice()))
        orders = cache.value("SELECT count(*) FROM orders")
    told = {"seconds": took, "megabytes": watch.peak, "orders": orders}
    sys.stdout.buffer.write(msgspec.json.encode(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

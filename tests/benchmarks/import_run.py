"""Brings one file in and prints what that took, as one line of JSON; run by ``importing``.

Memory is what this process and the reading one hold together, looked at whenever a page came in:
the reader's peak falls before the first page. Linux only; elsewhere it is 0.
"""

from __future__ import annotations

import re
import sys
import tempfile
import threading
from pathlib import Path

import msgspec

from tests.benchmarks.figures import seconds
from tests.services.doubles import ScriptedConnections
from workbench import paths
from workbench.domain.clock import SystemClock
from workbench.services.books import Books
from workbench.services.import_preview import ImportChoice
from workbench.services.shelf import Shelf
from workbench.services.workspace import Surroundings, Workspace
from workbench.store.cache import Cache
from workbench.store.keys import DataKey

_KILOBYTE = 1_000.0


class Watch:
    """Looks at the memory of both processes."""

    def __init__(self) -> None:
        self.peak = 0.0  # MB

    def __call__(self, orders: int) -> None:
        """Take what both hold now, and what the reader once held at the first page."""
        field = "VmRSS" if self.peak else "VmHWM"
        held = _told("self", "VmRSS") + sum(_told(child, field) for child in _children())
        self.peak = max(self.peak, held)


def _children() -> list[str]:
    told = Path(f"/proc/self/task/{threading.get_native_id()}/children")
    return told.read_text("ascii").split() if told.exists() else []


def _told(process: str, field: str) -> float:
    status = Path(f"/proc/{process}/status")
    text = status.read_text("utf-8") if status.exists() else ""
    found = re.search(rf"{field}:\s+(\d+) kB", text)
    return int(found[1]) / _KILOBYTE if found else 0.0


def main(path: Path) -> None:
    """Import ``path`` into a new profile."""
    clock = SystemClock()
    connections = ScriptedConnections()
    key = DataKey.new()
    around = Surroundings(
        Books(Shelf(paths.resource(""), "zh")), lambda _: connections, clock, clock, lambda: key
    )
    with (
        tempfile.TemporaryDirectory(prefix="workbench-bench-") as folder,
        Cache.open(Path(folder, "workbench.db"), key) as cache,
    ):
        imports = Workspace(cache, around).imports
        watch = Watch()
        took = seconds(lambda: imports.bring_in(path, ImportChoice(), watch))
        orders = cache.value("SELECT count(*) FROM orders")
    told = {"seconds": took, "megabytes": watch.peak, "orders": orders}
    sys.stdout.buffer.write(msgspec.json.encode(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

"""Orders out as XLSX, CSV and plain SQLite: seconds, and the most memory the child took."""

from __future__ import annotations

import re
import threading
from pathlib import Path
from typing import TYPE_CHECKING

from tests.benchmarks import data
from tests.benchmarks.figures import Figure, seconds
from tests.benchmarks.judged import Filled
from workbench import paths
from workbench.domain.clock import ReplayClock
from workbench.domain.exchange.exports import ExportRequest, ExportView
from workbench.domain.profile import Profile
from workbench.services.assembly.shelf import Shelf
from workbench.services.exports.service import WRITER, ExportService, ExportSettings
from workbench.services.rules.books import Books
from workbench.store.keys.unlock import make_demo_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from workbench.domain.exchange.exports import ExportProgress

ROWS = 100_000
PER_SHIPMENT = 5  # the size that is benched by default exports 100,000 rows
MOST_MEMORY = 300.0  # MB, as for imports
FORMS = ("xlsx", "csv", "db")
_PEAK = re.compile(r"VmHWM:\s+(\d+) kB")


class Watch:
    """Looks at the child's memory whenever it says how far it is; Linux only."""

    def __init__(self) -> None:
        self.peak = 0.0  # MB

    def __call__(self, progress: ExportProgress) -> None:
        """Take the children's peaks so far."""
        for child in _children():
            status = Path(f"/proc/{child}/status")
            found = _PEAK.search(status.read_text()) if status.exists() else None
            self.peak = max(self.peak, int(found[1]) / 1000 if found else 0.0)


def _children() -> list[str]:
    told = Path(f"/proc/self/task/{threading.get_native_id()}/children")
    return told.read_text().split() if told.exists() else []


def measure(folder: Path, rows: int = ROWS) -> Iterator[Figure]:
    """Export all orders of a cache of their own, once in each form."""
    filled = Filled(Profile(folder / "exported"), tuple(data.parcels(rows, data.Waves())))
    with filled.open() as cache:
        data.add_shops(cache)
        data.save_orders(cache, filled.parcels)
        clock = ReplayClock(data.START)
        books = Books(Shelf(paths.resource(""), "zh"))
        settings = ExportSettings(
            command=[*paths.program(), WRITER],
            unlock=lambda: make_demo_key(filled.profile.folder),
            books=books,
            language="zh",
            clock=clock,
            wall=clock,
        )
        service = ExportService(cache, settings)
        for form in FORMS:
            yield from _export(service, folder / f"orders.{form}", rows)


def _export(service: ExportService, target: Path, rows: int) -> Iterator[Figure]:
    watch = Watch()
    request = ExportRequest(ExportView.ORDERS, target)
    taken = seconds(lambda: service.export(request, lambda _, source: source, watch))
    name = f"export_{target.suffix[1:]}_{rows}"
    yield Figure(f"{name}_seconds", taken, "s")
    yield Figure(f"{name}_child_memory", watch.peak, "MB", MOST_MEMORY)

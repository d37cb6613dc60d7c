"""Uses the window on a profile as a hasty seller would and prints what it took, as JSON lines.

Run as ``python -m tests.benchmarks.window_run FOLDER``, offscreen. Nothing is polled. Times are
milliseconds from the act to painted rows.
"""

from __future__ import annotations

import random
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QEventLoop, QObject, QTimer, Slot

from tests.benchmarks.figures import peak_megabytes
from tests.benchmarks.lists import WORDS
from workbench.app import App
from workbench.domain.clock import SystemClock
from workbench.domain.profile import Profile
from workbench.domain.views import SortKey, Urgency
from workbench.interrupt import Interrupt
from workbench.ui.background.tidying import Tidying
from workbench.ui.frame.furniture import furnish
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.opening import application
from workbench.ui.start import prepare_application

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

JUMPS = 1_000
LOOK = 5  # milliseconds between looks whether nothing loads any more
PATIENCE = 120_000


class Seller(QObject):
    """Acts on the monitor and waits for what is painted then."""

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window
        self._monitor = window.monitor
        self._table = window.monitor.lists.table
        self._painted: list[float] = []
        # Two: an answer that the window asked for itself, at its start, must not end the settling.
        self._answering, self._settling = QEventLoop(), QEventLoop()
        self._monitor.asking.answered.connect(self._on_answered)

    def run(self, told: dict[str, list[float]]) -> None:
        """Do everything; ``told`` takes the times by what was done."""
        self._settle()
        told["sort_or_filter"] = list(self._choices())
        told["search"] = [self._timed(search=word, urgency=Urgency.ALL_OPEN) for word in WORDS]
        self._timed(search="", sort=SortKey.DEADLINE, urgency=Urgency.ALL_OPEN)
        self._settle()
        told["jump"] = list(self._jumps())
        told["peak_megabytes"] = [peak_megabytes()]
        told["rows"] = [self._table.model().rowCount()]

    def _choices(self) -> Iterator[float]:
        for urgency in (Urgency.ALL_WARNINGS, Urgency.ALL_OPEN):
            for sort in SortKey:
                for is_descending in (False, True):
                    yield self._timed(urgency=urgency, sort=sort, is_descending=is_descending)

    def _timed(self, **choice: object) -> float:
        self._painted.clear()
        begun = time.perf_counter()
        self._monitor.asking.choose(**choice)
        self._answering.exec()
        taken = self._painted[0] - begun
        self._settle()
        return taken * 1000

    def _jumps(self) -> Iterator[float]:
        chance, bar = random.Random(1), self._table.verticalScrollBar()
        height = self._table.verticalHeader().defaultSectionSize()
        for _ in range(JUMPS):
            row = chance.randrange(self._table.model().rowCount())
            begun = time.perf_counter()
            bar.setValue(row * height)
            self._table.viewport().repaint()
            yield (time.perf_counter() - begun) * 1000

    @Slot()
    def _on_answered(self) -> None:
        """Paint at once what the loop would paint next, and take the time of the first answer."""
        self._table.viewport().repaint()
        self._painted.append(time.perf_counter())
        self._answering.quit()

    def _settle(self) -> None:
        look = QTimer(self)
        look.setInterval(LOOK)
        look.timeout.connect(self._end_if_settled)
        look.start()
        self._settling.exec()
        look.stop()

    @Slot()
    def _end_if_settled(self) -> None:
        if self._window.is_settled():
            self._settling.quit()


def opened(folder: Path, use: Callable[[MainWindow], None]) -> None:
    """Open the window as the program does, without polling, use it and close it."""
    parts = App("zh_CN", SystemClock(), Interrupt()).window_parts(Profile(folder), polls=False)
    app = application()
    stage = prepare_application(app, parts)
    window = MainWindow(parts, stage, furnish)
    window.resize(1440, 860)
    window.show()
    Tidying(window.is_settled, window).begin()
    window.start()
    use(window)
    window.close()
    stage.leave(app)
    parts.desk.close()


def main(folder: Path) -> None:
    """Print what the seller saw."""
    told: dict[str, list[float]] = {}
    opened(folder, lambda window: Seller(window).run(told))
    sys.stdout.buffer.write(msgspec.json.encode(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))

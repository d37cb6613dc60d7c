"""Beats beside a busy window, or in a bare loop, and prints the gaps between beats as JSON.

Run as ``python -m tests.benchmarks.pause_run SECONDS [FOLDER FILE]``, offscreen. With a folder the
window stands over its profile: rounds save and judge pages of scans without end, while ``FILE`` of
orders is brought in and all of the monitor goes out, again and again, as its dialogs do it.
"""

from __future__ import annotations

import sys
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QCoreApplication, QEventLoop, QObject, Qt, QTimer, Slot

from tests.benchmarks import data
from tests.benchmarks.judged import judge, rulebook
from workbench.app import App
from workbench.domain.clock import SystemClock
from workbench.domain.exchange.exports import ExportRequest, ExportView
from workbench.domain.profile import Profile
from workbench.domain.refresh import RefreshReport
from workbench.interrupt import Interrupt
from workbench.services.imports.preview import ImportChoice
from workbench.store.engine.cache import Cache
from workbench.store.keys.unlock import make_demo_key
from workbench.store.orders.traces import TraceStore
from workbench.ui.background.tidying import Tidying
from workbench.ui.contracts import Pace
from workbench.ui.errand import Errand
from workbench.ui.frame.furniture import furnish
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.opening import application
from workbench.ui.start import prepare_application

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.refresh import Progress
    from workbench.ui.contracts import Desk

BEAT = 5  # milliseconds
PAGE = 200
SETTLING = 3_000  # milliseconds until the window stands and the first things run


class Heart(QObject):
    """Beats and keeps by how many milliseconds each beat came late.

    ``worked`` is what this thread itself worked between two beats: on a machine that is busy with
    other things beats come late for their sake as well.
    """

    def __init__(self) -> None:
        super().__init__()
        self.late: list[float] = []
        self.worked: list[float] = []
        self._last = self._last_work = 0.0
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)

    def beat(self, seconds: float) -> None:
        """Beat for so long, other things settled."""
        _let_pass(SETTLING)
        self._last, self._last_work = time.perf_counter(), time.thread_time()
        self._timer.start(BEAT)
        _let_pass(round(seconds * 1000))
        self._timer.stop()

    @Slot()
    def _on_beat(self) -> None:
        now, work = time.perf_counter(), time.thread_time()
        self.late.append(max((now - self._last) * 1000 - BEAT, 0.0))
        self.worked.append((work - self._last_work) * 1000)
        self._last, self._last_work = now, work


class SavingRound:
    """Saves and judges another page of scans each time, as a poll does that brings news."""

    def __init__(self, folder: Path, pause: Callable[[float], None]) -> None:
        profile = Profile(folder)
        self._cache = Cache.open(profile.cache_file, make_demo_key(folder), pause=pause)
        self._rules = rulebook()
        self._parcels = data.parcels(data.TEMPLATE, data.Waves())
        self._page = 0

    def run_once(self, progress: Callable[[Progress], None]) -> RefreshReport:
        """Save a page of second traces."""
        begin = self._page * PAGE % len(self._parcels)
        self._page += 1
        told = self._parcels[begin : begin + PAGE]
        traces = [data.trace(parcel, f"round-{self._page}") for parcel in told]
        TraceStore(self._cache).save(traces, seen_at=data.START)
        judged = judge(self._cache, self._rules, data.START + timedelta(seconds=self._page))
        now = SystemClock().now()
        return RefreshReport(now, now, new_events=PAGE * data.SCANS, judged=judged)

    def tick(self) -> RefreshReport:
        """Do as a round does."""
        return self.run_once(lambda _: None)

    def close(self) -> None:
        """Close the poller's connection."""
        self._cache.close()


class Again(QObject):
    """Does one thing beside the window again and again, as its dialogs do it once."""

    def __init__(self, window: MainWindow, open_desk: Callable[[], Desk]) -> None:
        super().__init__(window)
        self.done = 0
        self.failed: list[str] = []
        self._errand = Errand(open_desk, self)

    def begin(self, work: Callable[[Desk], object]) -> None:
        """Start, and start anew at each end."""

        def on_done(_: object) -> None:
            self.done += 1
            QTimer.singleShot(0, lambda: self.begin(work))

        self._errand.run(work, on_done, lambda trouble: self.failed.append(trouble.sentence))

    def stop(self) -> None:
        """End what is under way."""
        self._errand.stop()


def _busy(folder: Path, file: Path, seconds: float) -> dict[str, list[float]]:
    parts = App("zh_CN", SystemClock(), Interrupt()).window_parts(Profile(folder), polls=False)
    often = Pace(timedelta(seconds=2), timedelta(seconds=1))
    parts = replace(parts, open_round=lambda pause: SavingRound(folder, pause), pace=often)
    app = application()
    stage = prepare_application(app, parts)
    window = MainWindow(parts, stage, furnish)
    window.resize(1440, 860)
    window.show()
    Tidying(window.is_settled, window).begin()
    window.start()
    coming, going = Again(window, parts.open_desk), Again(window, parts.open_desk)
    coming.begin(lambda desk: _bring_in(desk, file))
    request = ExportRequest(ExportView.MONITOR, file.with_name("monitor.csv"))
    going.begin(lambda desk: desk.exports.export(request, lambda _, source: source, lambda _: None))
    heart = Heart()
    heart.beat(seconds)
    done = {"imports": [float(coming.done)], "exports": [float(going.done)]}
    failed = [*coming.failed, *going.failed]
    coming.stop()
    going.stop()
    window.close()
    stage.leave(app)
    parts.desk.close()
    if failed:
        raise AssertionError(failed)
    return {"late": heart.late, "worked": heart.worked, **done}


def _bring_in(desk: Desk, file: Path) -> None:
    """Read a file, save what it brings, and take it back, so that it can be brought in again."""
    look = desk.imports.look(file, ImportChoice())
    if look.brings_something:
        brought = desk.imports.commit(look, lambda done, pages: None)
        desk.imports.undo(brought.id, lambda done, orders: None)


def _bare(seconds: float) -> dict[str, list[float]]:
    app = QCoreApplication(sys.argv[:1])
    heart = Heart()
    heart.beat(seconds)
    del app
    return {"late": heart.late}


def _let_pass(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


def main(seconds: str, *places: str) -> None:
    """Print the gaps."""
    if places:
        told = _busy(Path(places[0]), Path(places[1]), float(seconds))
    else:
        told = _bare(float(seconds))
    sys.stdout.buffer.write(msgspec.json.encode(told))


if __name__ == "__main__":
    main(*sys.argv[1:])

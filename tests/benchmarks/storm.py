"""Ten thousand new warnings in a minute: all in the record, few pop-ups, no long pause (faults F2).

Three rounds of a minute (two ticks and a poll) tell a window, a notifier and three group robots of
them while a timer beats every five milliseconds; the longest gap between two beats is the longest
pause.
"""

from __future__ import annotations

import os
import time
from array import array
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, QObject, Qt, QTimer, Slot
from PySide6.QtWidgets import QApplication

from tests.benchmarks.figures import Figure
from tests.ui.bells import RecordingBell, report, warning
from tests.ui.conftest import RESOURCES
from tests.ui.doubles import MemoryDesk
from tests.ui.monitor_doubles import MemoryMonitor
from tests.ui.robot_doubles import DINGTALK, WECOM, MemoryRobots
from tests.ui.season import many_rows
from workbench.domain.views import MonitorCounts, Urgency
from workbench.store.engine.cache import Cache
from workbench.store.keys.data_key import DataKey
from workbench.store.monitor.notices import NoticeStore
from workbench.ui.contracts import WindowParts
from workbench.ui.formats import Formats
from workbench.ui.frame.alert_way import AlertWay
from workbench.ui.frame.furniture import furnish
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.notifier import Notifier
from workbench.ui.pointer_words import PointerWords
from workbench.ui.start import prepare_application

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from workbench.domain.views import MonitorQuery, MonitorRow

WARNINGS, ROUNDS = 10_000, 3
BEAT = 5  # milliseconds
MOST_POP_UPS, LONGEST_WORK = 3, 30.0


class Heart(QObject):
    """Beats, and remembers the longest gap between two beats in milliseconds.

    ``longest_work`` is the time of it that the window's thread worked itself: on a machine that is
    busy with other things the gap is theirs as well.
    """

    def __init__(self) -> None:
        super().__init__()
        self.longest = self.longest_work = 0.0
        self._worked = time.thread_time()
        self._last = time.perf_counter()
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)
        self._timer.start(BEAT)

    @Slot()
    def _on_beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.longest = max(self.longest, (now - self._last) * 1000)
        self.longest_work = max(self.longest_work, (worked - self._worked) * 1000)
        self._last, self._worked = now, worked

    def forget(self) -> None:
        """Count from now on."""
        self.longest = self.longest_work = 0.0
        self._last, self._worked = time.perf_counter(), time.thread_time()


class QuickMonitor(MemoryMonitor):
    """Answers at once, as SQL beside the window does: what is measured is the window alone."""

    def ids(self, query: MonitorQuery) -> array[int]:
        return array("q", range(1, WARNINGS + 1))

    def rows(self, ids: Sequence[int]) -> list[MonitorRow]:
        return [self.all_rows[number - 1] for number in ids]

    def counts(self, query: MonitorQuery) -> MonitorCounts:
        return MonitorCounts(dict.fromkeys(Urgency, WARNINGS), {}, WARNINGS, WARNINGS)


def measure(folder: Path) -> Iterator[Figure]:
    """Yield what a storm leaves in the record, on the desktop, and in the window's pauses."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    notices = [warning(number) for number in range(WARNINGS)]
    with Cache.open(folder / "storm.db", DataKey.new()) as cache:
        store = NoticeStore(cache)
        store.record(notices)
        yield Figure(
            "storm.missing_in_record",
            WARNINGS - sum(t.count for t in store.unread_tallies()),
            "rows",
            0,
        )
    bell, robots = RecordingBell(), MemoryRobots((DINGTALK, WECOM, replace(DINGTALK, id=3)))
    heart = _pauses(bell, robots)
    yield Figure("storm.pop_ups", len(bell.messages), "pop-ups", MOST_POP_UPS)
    most = MOST_POP_UPS * len(robots.robots)
    yield Figure("storm.group_messages", len(robots.told), "messages", most)
    yield Figure("storm.longest_work", heart.longest_work, "ms", LONGEST_WORK)
    yield Figure("storm.longest_pause", heart.longest, "ms")


def _pauses(bell: RecordingBell, robots: MemoryRobots) -> Heart:
    app = QApplication.instance() or QApplication([])
    assert isinstance(app, QApplication)
    desk = MemoryDesk(QuickMonitor(many_rows(WARNINGS)), robots=robots)
    parts = WindowParts(desk, lambda: desk, None, RESOURCES)
    stage = prepare_application(app, parts)
    window = MainWindow(parts, stage, furnish)
    words = PointerWords(chip=lambda rule: rule, formats=Formats())
    notifier = Notifier(bell, words, polled_shops={"shop-1"}, parent=window)
    window.refreshed.connect(notifier.tell)
    AlertWay(window).join(notifier)
    window.show()
    window.start()
    # Made before the clock runs: a real round's notices are made in the poller's thread.
    rounds = [
        report(*(warning(number) for number in range(part, WARNINGS, ROUNDS)))
        for part in range(ROUNDS)
    ]
    heart = Heart()
    _let_pass(2000)
    while not window.is_settled():
        _let_pass(200)
    heart.forget()
    for part, told in enumerate(rounds):
        QTimer.singleShot(part * 500, lambda told=told: window.live.refreshed.emit(told))
    _let_pass(ROUNDS * 500 + 1500)
    window.close()
    stage.leave(app)
    return heart


def _let_pass(milliseconds: int) -> None:
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()

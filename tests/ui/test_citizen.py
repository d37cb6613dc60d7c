"""A good citizen: one round after sleep, one summary of it, and an end within three seconds."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field, replace
from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from tests.ui.bells import NOW, RecordingBell, report, warning
from tests.ui.care_doubles import MemoryCare
from tests.ui.conftest import close_and_delete
from workbench.domain.clock import ReplayClock
from workbench.domain.refresh import RefreshReport
from workbench.ui.background.threads import STOP_LIMIT
from workbench.ui.contracts import About, Pace
from workbench.ui.formats import Formats
from workbench.ui.frame.care_way import LIMIT
from workbench.ui.frame.furniture import furnish
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.notifier import Notifier
from workbench.ui.pointer_words import PointerWords
from workbench.ui.pointing import Manners

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from workbench.domain.refresh import Progress
    from workbench.ui.contracts import WindowParts
    from workbench.ui.start import Stage


class Quick(Pace):
    """Five minutes between rounds, and a look at the clock every few milliseconds."""

    def hastened(self, speed: float) -> Pace:
        return Pace(timedelta(minutes=5), timedelta(milliseconds=10))


@dataclass
class Rounds:
    """Rounds that find more warnings after a sleep; ticks are counted."""

    runs: int = 0
    ticks: int = 0
    found: list[int] = field(default_factory=lambda: [1, 40])

    def run_once(self, progress: Callable[[Progress], None]) -> RefreshReport:
        self.runs += 1
        count = self.found.pop(0) if self.found else 0
        return report(*(warning(self.runs * 100 + n) for n in range(count)))

    def tick(self) -> RefreshReport:
        self.ticks += 1
        return RefreshReport(NOW, NOW, judged=1)

    def close(self) -> None: ...


@dataclass
class Scene:
    """A window over such rounds, a wall clock that a test moves, and a bell."""

    window: MainWindow
    rounds: Rounds
    wall: ReplayClock
    bell: RecordingBell


@pytest.fixture
def scene(qtbot: QtBot, parts: WindowParts, stage: Stage) -> Iterator[Scene]:
    rounds, wall, bell = Rounds(), ReplayClock(NOW), RecordingBell()
    alive = replace(parts, open_round=lambda pause: rounds, wall=wall, pace=Quick())
    window = MainWindow(alive, stage, furnish)
    notifier = Notifier(
        bell,
        PointerWords(lambda rule: rule, Formats(is_chinese=False)),
        Manners(wall=wall),
        polled_shops={"shop-1"},
    )
    window.refreshed.connect(notifier.tell)
    window.show()
    window.start()
    qtbot.waitUntil(lambda: rounds.runs == 1 and window.is_settled())
    yield Scene(window, rounds, wall, bell)
    close_and_delete(window)


def test_three_days_of_sleep_are_one_round_and_one_summary(scene: Scene, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: len(scene.bell.messages) == 1)
    scene.wall.advance(timedelta(days=3))
    qtbot.waitUntil(lambda: scene.rounds.runs == 2)
    ticks = scene.rounds.ticks
    qtbot.waitUntil(lambda: scene.rounds.ticks > ticks + 5)
    assert scene.rounds.runs == 2
    (summary,) = scene.bell.messages[1:]
    assert summary.title.startswith("40 ")
    qtbot.waitUntil(scene.window.is_settled)


def test_a_clock_that_is_set_back_stops_no_rounds(scene: Scene, qtbot: QtBot) -> None:
    scene.wall.advance(timedelta(days=-1))
    ticks = scene.rounds.ticks
    qtbot.waitUntil(lambda: scene.rounds.ticks > ticks + 2)
    scene.wall.advance(timedelta(days=1, minutes=5))
    qtbot.waitUntil(lambda: scene.rounds.runs == 2)
    qtbot.waitUntil(scene.window.is_settled)


def test_what_hangs_in_the_network_holds_the_end_up_for_a_moment_only(
    qtbot: QtBot, parts: WindowParts, stage: Stage
) -> None:
    """Three errands at once hang: they share one limit, and are left behind after it."""
    care = MemoryCare()
    window = MainWindow(replace(parts, about=About(care=care.made())), stage, furnish)
    window.show()
    window.start()
    qtbot.waitUntil(window.is_settled)
    way = window.care_way
    way.open_check()
    way.open_support()
    hanging = threading.Event()
    way.robots.errand.run(lambda _: hanging.wait(10), lambda _: None, lambda _: None)
    assert not way.stop()
    assert LIMIT < STOP_LIMIT
    hanging.set()
    care.gate.set()
    for dialog in (way.check, way.support):
        assert dialog is not None
        dialog.close()
    close_and_delete(window)

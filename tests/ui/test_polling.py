"""The poller's thread: rounds in flight are joined, a wait is broken off, the thread ends."""

from __future__ import annotations

import subprocess
import sys
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from workbench.domain.clock import ReplayClock
from workbench.domain.errors import SignInExpired
from workbench.domain.refresh import Progress, RefreshReport, Stage
from workbench.ui.background import Polling
from workbench.ui.contracts import Pace
from workbench.ui.trouble import Trouble

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import QObject
    from pytestqt.qtbot import QtBot

ROOT = Path(__file__).resolve().parents[2]
NOON = datetime(2024, 1, 24, 4, tzinfo=UTC)
NEVER = Pace(round=timedelta(hours=1), tick=timedelta(hours=1))
STANDING = ReplayClock(NOON)
AT_ONCE = Pace(round=timedelta(hours=1), tick=timedelta(milliseconds=1))


@dataclass
class GatedRound:
    """A round that waits at a gate, so that a test says when it ends."""

    gate: threading.Event = field(default_factory=threading.Event)
    entered: threading.Event = field(default_factory=threading.Event)
    runs: int = 0
    ticks: int = 0
    threads: list[int] = field(default_factory=list)
    error: Exception | None = None

    def run_once(self, progress: Callable[[Progress], None]) -> RefreshReport:
        self.runs += 1
        self.threads.append(threading.get_ident())
        self.entered.set()
        assert self.gate.wait(5)
        progress(Progress(Stage.ORDERS, 1, 2))
        if self.error is not None:
            raise self.error
        return RefreshReport(NOON, NOON)

    def tick(self) -> RefreshReport:
        self.ticks += 1
        return RefreshReport(NOON, NOON, judged=1)

    def close(self) -> None:
        self.threads.append(threading.get_ident())


@pytest.fixture
def gated() -> GatedRound:
    return GatedRound()


@pytest.fixture
def polling(gated: GatedRound, qapp: QObject) -> Iterator[Polling]:
    made = Polling(lambda pause: gated, NEVER, STANDING)
    yield made
    gated.gate.set()
    assert made.stop()


def test_first_round_starts_with_the_thread(
    qtbot: QtBot, polling: Polling, gated: GatedRound
) -> None:
    gated.gate.set()
    with qtbot.waitSignal(polling.refreshed) as heard:
        polling.start()
    assert heard.args == [RefreshReport(NOON, NOON)]
    assert gated.threads[0] != threading.get_ident()


def test_asking_during_a_round_joins_it(qtbot: QtBot, polling: Polling, gated: GatedRound) -> None:
    polling.start()
    assert gated.entered.wait(5)
    polling.poll_now()
    with qtbot.waitSignal(polling.refreshed):
        gated.gate.set()
    assert not polling.is_running
    assert gated.runs == 1


def test_asking_before_the_window_hears_of_the_end_joins_that_round(
    qtbot: QtBot, polling: Polling, gated: GatedRound
) -> None:
    gated.gate.set()
    with qtbot.waitSignal(polling.refreshed):
        polling.start()
    with qtbot.waitSignal(polling.refreshed):
        polling.poll_now()
        # The worker may have ended its round already; nothing tells the window before its loop.
        polling.poll_now()
    assert gated.runs == 2


def test_progress_travels_to_the_window(qtbot: QtBot, polling: Polling, gated: GatedRound) -> None:
    gated.gate.set()
    with qtbot.waitSignal(polling.progressed) as heard:
        polling.start()
    assert heard.args == [Progress(Stage.ORDERS, 1, 2)]


def test_a_round_is_broken_off_and_the_next_one_runs(
    qtbot: QtBot, polling: Polling, gated: GatedRound
) -> None:
    polling.start()
    assert gated.entered.wait(5)
    with qtbot.waitSignal(polling.left), qtbot.assertNotEmitted(polling.progressed):
        polling.leave_round()
        gated.gate.set()
    assert not polling.is_running
    with qtbot.waitSignal(polling.refreshed):
        polling.poll_now()
    assert gated.runs == 2


def test_nothing_is_broken_off_between_rounds(
    qtbot: QtBot, polling: Polling, gated: GatedRound
) -> None:
    gated.gate.set()
    with qtbot.waitSignal(polling.refreshed):
        polling.start()
    polling.leave_round()
    with qtbot.waitSignal(polling.refreshed):
        polling.poll_now()


def test_failed_round_is_told_and_the_next_one_runs(
    qtbot: QtBot, polling: Polling, gated: GatedRound
) -> None:
    gated.error = SignInExpired(service="1688")
    gated.gate.set()
    with qtbot.waitSignal(polling.failed) as heard:
        polling.start()
    assert heard.args == [
        Trouble(
            "Sign-in expired", "1688 asks to sign in again. Other shops go on.", "SignInExpired"
        )
    ]
    gated.error = None
    with qtbot.waitSignal(polling.refreshed):
        polling.poll_now()


def test_a_bug_in_a_round_is_logged_and_does_not_end_polling(
    qtbot: QtBot, polling: Polling, gated: GatedRound, expected_logs: list[str]
) -> None:
    expected_logs.append("workbench.ui.trouble")
    gated.error = ZeroDivisionError("secret")
    gated.gate.set()
    with qtbot.waitSignal(polling.failed) as heard:
        polling.start()
    assert "secret" not in heard.args[0].details
    gated.error = None
    with qtbot.waitSignal(polling.refreshed):
        polling.poll_now()


def test_between_rounds_what_fell_due_is_judged(qtbot: QtBot, gated: GatedRound) -> None:
    gated.gate.set()
    polling = Polling(lambda pause: gated, AT_ONCE, STANDING)
    with qtbot.waitSignal(polling.ticked):
        polling.start()
    assert polling.stop()
    assert gated.runs == 1


def test_what_was_touched_is_judged_at_once_when_asked(
    qtbot: QtBot, polling: Polling, gated: GatedRound
) -> None:
    polling.tick_now()  # before the thread runs nobody is asked
    gated.gate.set()
    with qtbot.waitSignal(polling.refreshed):
        polling.start()
    with qtbot.waitSignal(polling.ticked):
        polling.tick_now()
    assert (gated.runs, gated.ticks) == (1, 1)


def test_after_three_days_of_sleep_one_round_catches_up(qtbot: QtBot, gated: GatedRound) -> None:
    gated.gate.set()
    wall = ReplayClock(NOON)
    polling = Polling(lambda pause: gated, AT_ONCE, wall)
    with qtbot.waitSignal(polling.refreshed):
        polling.start()
    with qtbot.waitSignal(polling.refreshed):
        wall.advance(timedelta(days=3))
    with qtbot.waitSignal(polling.ticked):
        pass
    assert polling.stop()
    assert gated.runs == 2


def test_stopping_leaves_a_round_at_its_next_progress_and_closes_in_its_thread(
    qtbot: QtBot, gated: GatedRound
) -> None:
    polling = Polling(lambda pause: gated, NEVER, STANDING)
    polling.start()
    assert gated.entered.wait(5)
    assert not polling.stop(limit=0)
    with qtbot.assertNotEmitted(polling.refreshed):
        gated.gate.set()
        assert polling.stop()
    assert len(gated.threads) == 2
    assert len(set(gated.threads)) == 1


@dataclass
class WaitingRound(GatedRound):
    """A round that waits for a platform's answer the way connectors do."""

    pause: Callable[[float], None] | None = None

    def run_once(self, progress: Callable[[Progress], None]) -> RefreshReport:
        assert self.pause is not None
        self.entered.set()
        self.pause(3600)
        raise AssertionError("the wait was not broken off")


def test_closing_breaks_off_a_wait_for_the_network(qapp: QObject) -> None:
    rounds: list[WaitingRound] = []

    def open_round(pause: Callable[[float], None]) -> WaitingRound:
        rounds.append(waiting)
        waiting.pause = pause
        return waiting

    waiting = WaitingRound()
    polling = Polling(open_round, NEVER, STANDING)
    polling.start()
    assert waiting.entered.wait(5)
    assert polling.stop()
    assert len(waiting.threads) == 1  # closed, in its own thread


HANGING = """
import threading
from PySide6.QtCore import QCoreApplication, QTimer
from workbench.ui.background import Polling
from workbench.domain.clock import SystemClock
from workbench.ui.contracts import Pace

class Hanging:
    entered = threading.Event()
    def __init__(self, pause): pass
    def run_once(self, progress):
        self.entered.set()
        threading.Event().wait()
    def close(self): pass

app = QCoreApplication([])
polling = Polling(Hanging, Pace(), SystemClock())
polling.start()
Hanging.entered.wait()
assert not polling.stop(limit=1)
"""


def test_a_thread_that_hangs_does_not_abort_the_process() -> None:
    ended = subprocess.run(
        [sys.executable, "-c", HANGING], cwd=ROOT, capture_output=True, timeout=60, check=False
    )
    assert (ended.returncode, ended.stderr) == (0, b"")

"""Jobs beside the window: results come to its thread, writes survive closing, reads do not."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QObject, QTimer, Slot

from workbench.domain.errors import SignInExpired
from workbench.ui.background import Jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot

    from workbench.ui.trouble import Trouble


@dataclass
class CountingDesk:
    """Stands for one thread's services; knows in which thread it was used and closed."""

    opened_in: int
    written: list[str] = field(default_factory=list)
    closed_in: int = 0

    def give_up_when(self, is_over: Callable[[], bool]) -> None:
        self.is_over = is_over

    def close(self) -> None:
        self.closed_in = threading.get_ident()


class Listener(QObject):
    """Receives results as a view would."""

    def __init__(self) -> None:
        super().__init__()
        self.results: list[Any] = []
        self.troubles: list[Trouble] = []
        self.threads: set[int] = set()

    def take(self, result: Any) -> None:
        self.results.append(result)
        self.threads.add(threading.get_ident())

    def refuse(self, trouble: Trouble) -> None:
        self.troubles.append(trouble)


class JobBench:
    """Jobs on a counting desk, with a listener."""

    def __init__(self) -> None:
        self.desks: list[CountingDesk] = []
        self.jobs = Jobs(self._open)
        self.listener = Listener()

    def _open(self) -> Any:
        self.desks.append(CountingDesk(threading.get_ident()))
        return self.desks[-1]

    def run(self, work: Callable[[Any], Any], topic: str = "") -> None:
        self.jobs.run(work, self.listener.take, self.listener.refuse, topic=topic)


@pytest.fixture
def bench(qapp: QObject) -> Iterator[JobBench]:
    made = JobBench()
    yield made
    assert made.jobs.stop()


def test_result_arrives_in_the_windows_thread(qtbot: QtBot, bench: JobBench) -> None:
    with qtbot.waitSignal(bench.jobs.idle):
        bench.run(lambda desk: threading.get_ident())
    assert bench.listener.threads == {threading.get_ident()}
    assert bench.listener.results != [threading.get_ident()]


def _told(number: int, _: object) -> int:
    return number


def test_only_the_newest_of_a_topic_reports(qtbot: QtBot, bench: JobBench) -> None:
    with qtbot.waitSignal(bench.jobs.idle):
        for number in range(3):
            bench.run(partial(_told, number), topic="ids")
    assert bench.listener.results == [2]


def test_a_failure_is_told_in_words(qtbot: QtBot, bench: JobBench) -> None:
    def refuse(desk: Any) -> None:
        raise SignInExpired(service="1688 100%s")

    with qtbot.waitSignal(bench.jobs.idle):
        bench.run(refuse)
    assert bench.listener.troubles[0].sentence.startswith("1688 100%s asks")


def test_stopping_does_the_writes_drops_the_reads_and_closes_where_it_opened(qapp: QObject) -> None:
    bench = JobBench()
    gate = threading.Event()
    bench.run(lambda desk: gate.wait(5))
    bench.run(lambda desk: desk.written.append("read"), topic="ids")
    bench.run(lambda desk: desk.written.append("write"))
    assert not bench.jobs.stop(limit=0)
    gate.set()
    assert bench.jobs.stop()
    (desk,) = bench.desks
    assert desk.written == ["write"]
    assert desk.closed_in == desk.opened_in


def test_a_read_that_runs_is_over_when_a_newer_one_of_its_topic_is_asked(
    qtbot: QtBot, bench: JobBench
) -> None:
    begun = threading.Event()

    def read(desk: Any) -> None:
        begun.set()
        while not desk.is_over():
            pass  # as a long statement, which asks between its steps
        raise InterruptedError

    with qtbot.waitSignal(bench.jobs.idle):
        bench.run(read, topic="ids")
        assert begun.wait(5)
        bench.run(lambda desk: "newest", topic="ids")
    assert (bench.listener.results, bench.listener.troubles) == (["newest"], [])


class TurnCounter(QObject):
    """Counts the turns of the loop, and keeps in which of them results were heard."""

    def __init__(self) -> None:
        super().__init__()
        self.turn = 0
        self.heard_in: list[int] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._count)
        self._timer.start(0)

    @Slot()
    def _count(self) -> None:
        self.turn += 1

    def take(self, _: object) -> None:
        self.heard_in.append(self.turn)


def test_results_that_arrive_together_are_heard_in_turns_of_their_own(
    qtbot: QtBot, bench: JobBench
) -> None:
    counter, done = TurnCounter(), threading.Event()
    with qtbot.waitSignal(bench.jobs.idle):
        for _ in range(3):
            bench.jobs.run(lambda desk: None, counter.take, bench.listener.refuse)
        bench.jobs.run(lambda desk: done.set(), counter.take, bench.listener.refuse)
        assert done.wait(5)  # the window's thread was busy meanwhile: nothing was heard yet
    assert len(set(counter.heard_in)) == 4


@dataclass(eq=False)
class Mortal:
    """Stands for a view that asked for something and is gone when it comes."""

    ended_in: list[int]

    def ask(self, desk: Any) -> None:
        desk.written.append("asked")

    def take(self, result: object) -> None:
        """Hear what came."""

    def __del__(self) -> None:
        self.ended_in.append(threading.get_ident())


@pytest.mark.parametrize("part", ["work", "done", "failed"])
def test_who_asked_ends_in_the_windows_thread_even_if_the_worker_was_last_to_know(
    qtbot: QtBot, bench: JobBench, part: str
) -> None:
    ended_in: list[int] = []
    asker = Mortal(ended_in)
    silent = Mortal([])
    bench.jobs.run(
        (asker if part == "work" else silent).ask,
        (asker if part == "done" else silent).take,
        (asker if part == "failed" else silent).take,
    )
    del asker
    qtbot.waitUntil(lambda: bench.jobs.is_idle)
    for _ in range(2):
        with qtbot.waitSignal(bench.jobs.idle):
            bench.run(lambda desk: None)
    assert ended_in == [threading.get_ident()]


def test_a_desk_that_outlives_its_thread_keeps_nothing_of_the_window(
    qtbot: QtBot, bench: JobBench
) -> None:
    asker = Mortal([])
    ended_in = asker.ended_in
    bench.run(asker.ask)
    del asker
    qtbot.waitUntil(lambda: bench.jobs.is_idle)
    (desk,) = bench.desks
    assert bench.jobs.stop()
    bench.jobs = Jobs(bench._open)
    assert (desk.is_over(), ended_in) == (False, [threading.get_ident()])

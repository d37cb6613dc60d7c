"""The threads for single jobs: reads and writes beside the window."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot

from workbench.ui.background.threads import STOP_LIMIT, OwnedThread
from workbench.ui.trouble import Trouble, trouble_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.ui.contracts import Desk

T = TypeVar("T")


@dataclass(eq=False)
class _Job:
    """One piece of work; ``is_stale`` once a newer one of the same topic was asked for."""

    work: Callable[[Desk], Any]
    topic: str
    is_stale: bool = False


@dataclass(frozen=True, eq=False)
class _Answer:
    """Who hears of a job; stays in the window's thread, as views must end there."""

    done: Callable[[Any], None]
    failed: Callable[[Trouble], None]


@dataclass(frozen=True, eq=False)
class _Arrived:
    """What came of a job and waits for its turn."""

    job: _Job
    hear: Callable[[Any], None]
    what: Any


class _Current:
    """The job that is being done; a desk may ask it for as long as it lives."""

    def __init__(self) -> None:
        self.job: _Job | None = None

    def is_over(self) -> bool:
        """Tell whether nobody waits for the job's result any more."""
        return self.job is not None and self.job.is_stale


class _JobWorker(QObject):
    """Does jobs one after the other in its thread, with a desk opened there.

    Signals: ``succeeded`` (job, result), ``failed`` (job, Trouble), ``skipped`` (job).
    """

    succeeded = Signal(object, object)
    failed = Signal(object, object)
    skipped = Signal(object)

    def __init__(self, open_desk: Callable[[], Desk]) -> None:
        super().__init__()
        self._open_desk = open_desk
        self._desk: Desk | None = None
        self._current = _Current()

    @Slot(object)
    def work(self, job: _Job) -> None:
        """Do one job unless a newer one replaced it; what it reads ends when that happens."""
        self._current.job = job
        if job.is_stale:
            self.skipped.emit(job)
            return
        try:
            result = job.work(self._opened())
        except Exception as error:  # noqa: BLE001 - the job helper: failures go to the window
            if self._current.is_over():
                self.skipped.emit(job)
            else:
                self.failed.emit(job, trouble_from(error))
        else:
            self.succeeded.emit(job, result)

    @Slot()
    def finish(self) -> None:
        """End the thread; comes after all jobs that were asked for before."""
        self.thread().quit()

    @Slot()
    def close(self) -> None:
        """Close the desk in the thread that opened it."""
        self._current.job = None
        if self._desk is not None:
            self._desk.close()
            self._desk = None

    def _opened(self) -> Desk:
        if self._desk is None:
            self._desk = self._open_desk()
            self._desk.give_up_when(self._current.is_over)
        return self._desk


class Jobs(QObject):
    """Runs reads and writes beside the window; results arrive in the window's thread.

    One worker is enough: the work is the cache's, and a cache connection serves one thread.
    Of what arrives together, one is heard in each turn of the loop: a round's news fills several
    lists, and what the seller types and sees comes between them.
    Signals: ``idle`` when nothing is under way any more, ``gone`` when the thread has ended.
    """

    idle = Signal()
    gone = Signal()
    _wanted = Signal(object)
    _ending = Signal()

    def __init__(self, open_desk: Callable[[], Desk], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._open: dict[_Job, _Answer] = {}
        # Its thread may be the last to hold a job that has ended, until it begins the next one;
        # what the job's work holds, a view perhaps, would end there and bring the process down.
        self._ended: _Job | None = None
        self._arrived: deque[_Arrived] = deque()
        self._turn = QTimer(self)
        self._turn.setSingleShot(True)
        self._turn.setInterval(0)
        self._turn.timeout.connect(self._hear_next)
        self._thread = OwnedThread()
        self._worker = _JobWorker(open_desk)
        self._worker.moveToThread(self._thread)
        self._thread.finished.connect(self._worker.close, Qt.ConnectionType.DirectConnection)
        self._thread.finished.connect(self.gone)
        self._wanted.connect(self._worker.work)
        self._ending.connect(self._worker.finish)
        self._worker.succeeded.connect(self._on_succeeded)
        self._worker.failed.connect(self._on_failed)
        self._worker.skipped.connect(self._on_skipped)
        self._thread.start()

    @property
    def is_idle(self) -> bool:
        """Tell whether nothing is under way."""
        return not self._open

    def run(
        self,
        work: Callable[[Desk], T],
        done: Callable[[T], None],
        failed: Callable[[Trouble], None],
        *,
        topic: str = "",
    ) -> None:
        """Do ``work`` beside the window, then call ``done`` or ``failed`` in the window's thread.

        Of jobs with the same ``topic`` only the newest counts, and an older one that runs is cut
        short: reads have one, writes have none.
        """
        for older in self._open:
            older.is_stale = older.is_stale or (bool(topic) and older.topic == topic)
        job = _Job(work, topic)
        self._open[job] = _Answer(done, failed)
        self._wanted.emit(job)

    def leave(self) -> None:
        """End the thread after what was asked for; nobody waits, ``gone`` says when it has."""
        self._ending.emit()

    def stop(self, limit: int = STOP_LIMIT) -> bool:
        """Do the writes asked for, drop the reads; False if work still ran after ``limit`` ms."""
        for job in self._open:
            job.is_stale = bool(job.topic)
        self._ending.emit()
        return self._thread.ended(limit)

    @Slot(object, object)
    def _on_succeeded(self, job: _Job, result: object) -> None:
        self._take(_Arrived(job, self._open[job].done, result))

    @Slot(object, object)
    def _on_failed(self, job: _Job, trouble: Trouble) -> None:
        self._take(_Arrived(job, self._open[job].failed, trouble))

    def _take(self, arrived: _Arrived) -> None:
        self._arrived.append(arrived)
        self._turn.start()

    @Slot()
    def _hear_next(self) -> None:
        arrived = self._arrived.popleft()
        if self._arrived:
            self._turn.start()
        if not arrived.job.is_stale:
            arrived.hear(arrived.what)
        self._close(arrived.job)

    @Slot(object)
    def _on_skipped(self, job: _Job) -> None:
        self._close(job)

    def _close(self, job: _Job) -> None:
        del self._open[job]
        self._ended = job
        if not self._open:
            self.idle.emit()

"""The poller's thread: rounds and ticks, and the window's side of them."""

from __future__ import annotations

import logging
import threading
from typing import TYPE_CHECKING

from PySide6.QtCore import QElapsedTimer, QObject, Qt, QTimer, Signal, Slot

from workbench.ui.background.threads import STOP_LIMIT, OwnedThread, Stopped
from workbench.ui.trouble import Trouble, trouble_from

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.clock import Clock
    from workbench.domain.refresh import Progress, RefreshReport
    from workbench.ui.contracts import OpenRound, Pace, Round

logger = logging.getLogger(__name__)


class Poller(QObject):
    """Runs rounds in the thread it is moved to; opens and closes its services there.

    Signals: ``began`` before a round, ``progressed`` (Progress), ``refreshed`` (RefreshReport,
    number of rounds ended), ``failed`` (Trouble, number of rounds ended), ``left`` (number of
    rounds ended) when somebody broke one off, ``ticked`` (RefreshReport) when something that fell
    due was judged.
    """

    began = Signal()
    progressed = Signal(object)
    refreshed = Signal(object, int)
    failed = Signal(object, int)
    left = Signal(int)
    ticked = Signal(object)

    def __init__(self, open_round: OpenRound, pace: Pace, wall: Clock) -> None:
        super().__init__()
        self._open_round = open_round
        self._pace = pace
        self._wall = wall
        self._round: Round | None = None
        self._timer: QTimer | None = None
        # Two clocks: one may be set back, the other stands still while the machine sleeps.
        self._since_round = QElapsedTimer()
        self._round_at = wall.now()
        self._goes_on = False
        self._ended = 0
        self._stopping = threading.Event()
        self._is_ending = False

    def ask_to_stop(self) -> None:
        """Make a running round end at its next sign of progress, at once where it waits.

        Callable from any thread.
        """
        self._is_ending = True
        self._stopping.set()

    def leave_round(self) -> None:
        """Break the running round off at its next sign of progress; polling goes on later.

        Callable from any thread. What was saved page by page stays, with the place to go on from.
        """
        self._stopping.set()

    def pause(self, seconds: float) -> None:
        """Wait for the network or one's turn; this is how a round waits.

        Raises:
            Stopped: the window closes.
        """
        if self._is_ending or self._stopping.wait(seconds):
            raise Stopped

    @Slot(object)
    def take_pace(self, pace: Pace) -> None:
        """Work at another pace from the next look at the clock."""
        self._pace = pace
        self._arm()

    @Slot()
    def start(self) -> None:
        """Begin polling; the timer belongs to the worker's thread."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._on_due)
        self.poll()

    @Slot(int)
    def poll_after(self, rounds_seen: int) -> None:
        """Do a round unless one ended after the request was made: that one answers it."""
        if self._ended == rounds_seen:
            self.poll()

    @Slot()
    def poll(self) -> None:
        """Do one round and arm the timer again, whatever happens."""
        if self._is_ending:
            return
        self._stopping.clear()
        self.began.emit()
        report = self._attempt(lambda opened: opened.run_once(self._progress), rounds=1)
        self._since_round.start()
        self._round_at = self._wall.now()
        self._goes_on = report is not None and report.is_cut
        if report is not None:
            self.refreshed.emit(report, self._ended)

    @Slot()
    def stop(self) -> None:
        """Stop the timer and close the services, in the worker's own thread."""
        self.ask_to_stop()
        if self._timer is not None:
            self._timer.stop()
        if self._round is not None:
            self._round.close()
            self._round = None

    @Slot()
    def _on_due(self) -> None:
        length = self._pace.round
        has_expired = self._since_round.hasExpired(int(length.total_seconds() * 1000))
        if self._goes_on or has_expired or self._wall.now() - self._round_at >= length:
            self.poll()
        else:
            self.tick()

    @Slot()
    def tick(self) -> None:
        """Judge what fell due or what the seller's word touches, without asking anybody."""
        report = self._attempt(lambda opened: opened.tick(), rounds=0)
        if report is not None and report.judged:
            self.ticked.emit(report)

    def _attempt(
        self, work: Callable[[Round], RefreshReport], *, rounds: int
    ) -> RefreshReport | None:
        """Return what ``work`` reports, None if it failed; ``rounds`` is how many it ends."""
        try:
            report = work(self._opened())
        except Stopped:
            logger.debug("a round was left")
            self._ended += rounds
            self._stopping.clear()
            self.left.emit(self._ended)
            return None
        except Exception as error:  # noqa: BLE001 - the worker cycle: the one place that must go on
            self._ended += rounds
            self.failed.emit(trouble_from(error), self._ended)
            return None
        finally:
            self._arm()
        self._ended += rounds
        return report

    def _arm(self) -> None:
        if self._timer is not None and not self._is_ending:
            self._timer.start(int(self._pace.tick.total_seconds() * 1000))

    def _opened(self) -> Round:
        if self._round is None:
            self._round = self._open_round(self.pause)
        return self._round

    def _progress(self, progress: Progress) -> None:
        if self._is_ending or self._stopping.is_set():
            raise Stopped
        self.progressed.emit(progress)


class Polling(QObject):
    """The window's side of the poller: starts and ends its thread, joins rounds in flight.

    Signals: ``began``, ``progressed`` (Progress), ``refreshed`` (RefreshReport), ``failed``
    (Trouble), ``left`` when a round was broken off, ``ticked`` (RefreshReport); all arrive in the
    window's thread.
    """

    began = Signal()
    progressed = Signal(object)
    refreshed = Signal(object)
    failed = Signal(object)
    left = Signal()
    ticked = Signal(object)
    _wanted = Signal(int)
    _wanted_anew = Signal()
    _wanted_tick = Signal()
    _paced = Signal(object)

    def __init__(
        self,
        open_round: OpenRound,
        pace: Pace,
        wall: Clock,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._rounds_seen = 0
        self._is_running = False
        self._thread = OwnedThread()
        self._poller = Poller(open_round, pace, wall)
        self._poller.moveToThread(self._thread)
        self._connect(self._poller)

    def _connect(self, poller: Poller) -> None:
        self._thread.started.connect(poller.start)
        # Emitted by the ending thread itself: timers and connections end where they live.
        self._thread.finished.connect(poller.stop, Qt.ConnectionType.DirectConnection)
        self._wanted.connect(poller.poll_after)
        self._wanted_anew.connect(poller.poll)
        self._wanted_tick.connect(poller.tick)
        self._paced.connect(poller.take_pace)
        poller.began.connect(self._on_began)
        poller.progressed.connect(self.progressed)
        poller.refreshed.connect(self._on_refreshed)
        poller.failed.connect(self._on_failed)
        poller.left.connect(self._on_left)
        poller.ticked.connect(self.ticked)

    @property
    def is_running(self) -> bool:
        """Tell whether a round is under way."""
        return self._is_running

    def start(self) -> None:
        """Start the thread; its first act is a round."""
        self._is_running = True
        self._thread.start()

    def poll_now(self) -> None:
        """Ask for a round; one that runs already is the answer."""
        if not self._is_running and self._thread.isRunning():
            self._is_running = True
            self._wanted.emit(self._rounds_seen)

    def leave_round(self) -> None:
        """Break the running round off; the next one comes in its time."""
        if self._is_running:
            self._poller.leave_round()

    def poll_anew(self) -> None:
        """Ask for a round that begins after this moment: one under way knows less."""
        if self._thread.isRunning():
            self._is_running = True
            self._wanted_anew.emit()

    def set_pace(self, pace: Pace) -> None:
        """Work at another pace from now on."""
        self._paced.emit(pace)

    def tick_now(self) -> None:
        """Have what was touched judged at once instead of at the next tick."""
        if self._thread.isRunning():
            self._wanted_tick.emit()

    def stop(self, limit: int = STOP_LIMIT) -> bool:
        """End the thread; False if it still ran after ``limit`` milliseconds."""
        self._poller.ask_to_stop()
        self._thread.quit()
        return self._thread.ended(limit)

    @Slot()
    def _on_began(self) -> None:
        self._is_running = True
        self.began.emit()

    @Slot(object, int)
    def _on_refreshed(self, report: RefreshReport, ended: int) -> None:
        self._is_running = False
        self._rounds_seen = ended
        self.refreshed.emit(report)

    @Slot(object, int)
    def _on_failed(self, trouble: Trouble, ended: int) -> None:
        self._is_running = False
        self._rounds_seen = ended
        self.failed.emit(trouble)

    @Slot(int)
    def _on_left(self, ended: int) -> None:
        self._is_running = False
        self._rounds_seen = ended
        self.left.emit()

"""One longer piece of work beside the window, in a thread of its own: lists go on answering."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from workbench.ui.background import Jobs, Stopped
from workbench.ui.background.threads import STOP_LIMIT

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.ui.contracts import Desk
    from workbench.ui.trouble import Trouble

T = TypeVar("T")


class Errand(QObject):
    """Runs one thing at a time, with a desk of its own; a cancel ends it at its next progress.

    Signals: ``progressed`` (what the work tells), ``ended`` when nothing is under way any more,
    before the result is handed on. By then the thread's desk is closed as well: that may write
    a long log back into the file, which the window does not wait for.
    """

    progressed = Signal(object)
    ended = Signal()

    def __init__(self, open_desk: Callable[[], Desk], parent: QObject) -> None:
        super().__init__(parent)
        self._open_desk = open_desk
        self._jobs: Jobs | None = None
        self._hand_on: Callable[[], None] | None = None
        self._is_cancelled = False

    @property
    def is_running(self) -> bool:
        """Tell whether something is under way."""
        return self._jobs is not None

    def run(
        self,
        work: Callable[[Desk], T],
        done: Callable[[T | None], None],
        failed: Callable[[Trouble], None],
    ) -> None:
        """Do ``work``, then call ``done`` or ``failed`` here; ``done(None)`` after a cancel."""
        self._is_cancelled = False
        jobs = self._jobs = Jobs(self._open_desk, self)
        jobs.gone.connect(self._on_gone)

        def until_stopped(desk: Desk) -> T | None:
            try:
                return work(desk)
            except Stopped:
                return None

        def on_done(result: T | None) -> None:
            self._leave(lambda: done(None if self._is_cancelled else result))

        def on_failed(trouble: Trouble) -> None:
            self._leave(lambda: failed(trouble))

        jobs.run(until_stopped, on_done, on_failed)

    def tell(self, progress: object) -> None:
        """Pass progress to the window; called in the errand's thread, and where a cancel acts."""
        if self._is_cancelled:
            raise Stopped
        self.progressed.emit(progress)

    def cancel(self) -> None:
        """End the work at its next sign of progress; its result counts no more."""
        self._is_cancelled = True

    def stop(self, limit: int = STOP_LIMIT) -> bool:
        """Cancel, and end the thread; False if it still ran after ``limit`` milliseconds."""
        self.cancel()
        jobs, self._jobs = self._jobs, None
        return jobs is None or jobs.stop(limit)

    def _leave(self, hand_on: Callable[[], None]) -> None:
        self._hand_on = hand_on
        if self._jobs is None:  # stopped meanwhile
            self._on_gone()
        else:
            self._jobs.leave()

    @Slot()
    def _on_gone(self) -> None:
        hand_on, self._hand_on = self._hand_on, None
        if hand_on is None:
            return
        jobs, self._jobs = self._jobs, None
        if jobs is not None:
            jobs.stop()
            jobs.deleteLater()
        self.ended.emit()
        hand_on()

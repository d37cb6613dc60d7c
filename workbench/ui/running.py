"""Runs the window from start to end."""

from __future__ import annotations

import logging
import sys
from contextlib import ExitStack, closing
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from workbench.domain.errors import StoreError
from workbench.ui.background.tidying import Tidying
from workbench.ui.background.uncaught import hear_threads
from workbench.ui.doorbell import Doorbell
from workbench.ui.ending import EndAsked
from workbench.ui.first_run.contract import Ending, Then
from workbench.ui.first_run.onward import Onward
from workbench.ui.frame.alert_way import AlertWay
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.frame.rescue_way import RescueWay
from workbench.ui.frame.sample_way import SampleWay
from workbench.ui.opening import application, opened
from workbench.ui.presence import Presence
from workbench.ui.start import prepare_application
from workbench.ui.trouble import trouble_from

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path
    from types import TracebackType

    from workbench.crash_notes import CrashNotes
    from workbench.services.care.recovery import Prepared, Restored
    from workbench.ui.contracts import WindowParts
    from workbench.ui.first_run.contract import Greeter, Guiding, Speech
    from workbench.ui.frame.furnishing import Furnish
    from workbench.ui.notifier import Notifier
    from workbench.ui.opening import Safety
    from workbench.ui.start import Stage
    from workbench.ui.tray import Tray
    from workbench.ui.trouble import Trouble

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Later:
    """What stands behind the first rows: the other views, the notifier, and files to open."""

    furnish: Furnish
    notifier: Callable[[WindowParts], Notifier]
    files: tuple[Path, ...] = ()


def run_window(
    open_parts: Callable[[], WindowParts],
    later: Later,
    speech: Speech,
    bell: str,
    safety: Safety | None = None,
) -> Ending:
    """Show the window until it is closed; return how it ended and what is to follow.

    ``bell`` is where a second start asks it to come forward.

    Data that cannot be opened are told of in a box: whoever starts from a menu sees no terminal.
    Where ``safety`` knows ways on the box offers them, and the window opens once one helped. A
    backup that was chosen in the window takes the data's place when it has closed, and another
    window opens on it.

    Raises:
        WorkbenchError: the data cannot be opened; the seller has been told so already.
    """
    with ExitStack() as end:
        uncaught = Uncaught(safety.notes if safety is not None else None)
        uncaught.hear()
        end.callback(uncaught.leave)
        told = None
        while True:
            parts = opened(open_parts, speech, safety, bell)
            if isinstance(parts, Ending):
                return parts
            with closing(parts.desk):
                shown = _show(parts, later, bell, safety, told)
            if shown.prepared is None or safety is None:
                return shown.ending
            told = _put(shown.prepared, safety)


@dataclass(frozen=True, slots=True)
class Shown:
    """How a window ended, and the backup that is to take the data's place, if one is."""

    ending: Ending
    prepared: Prepared | None


def _put(prepared: Prepared, safety: Safety) -> Restored | Trouble:
    """Let a backup take the place of data that nobody has open; return what came of it."""
    try:
        return safety.recovery().put(prepared)
    except StoreError as error:
        return trouble_from(error)


def _show(
    parts: WindowParts,
    later: Later,
    bell: str,
    safety: Safety | None,
    told: Restored | Trouble | None,
) -> Shown:
    app = application()
    # First of all: an interrupt amid Qt's own calls would be lost in one of them, or fell them.
    asked = EndAsked(app)
    stage = prepare_application(app, parts)
    window = MainWindow(parts, stage, later.furnish)
    if safety is not None:
        window.crash_bar.offer(safety.notes)
    onward = Onward(parts.language, window)
    SampleWay(window, parts, stage.icons, onward)
    presence = Presence(window, parts, stage)
    onward.chosen.connect(presence.staying.quit)
    rescue = RescueWay(window, safety.recovery if safety is not None else None, told)
    rescue.ready.connect(presence.staying.quit)
    asked.heard.connect(presence.staying.quit)
    presence.begin()
    window.show()
    doorbell = Doorbell(bell, window)
    opening = Opening(window, later.files)
    doorbell.rung.connect(opening.open)
    late = LateParts(window, lambda: later.notifier(parts), presence.tray)
    QTimer.singleShot(0, late.begin)
    greeting = Greeting(window, parts, stage, safety.greeter if safety else None, onward)
    code = app.exec()
    greeting.stop()
    presence.leave()
    late.stop()
    stage.leave(app)
    asked.leave()
    ending = replace(onward.ending, code=code)
    if rescue.prepared is not None or ending.then is not Then.END:
        # The next window hears where this one did.
        doorbell.leave()
        for each in (window, stage.keeper):
            each.deleteLater()
    return Shown(ending, rescue.prepared)


class Greeting(QObject):
    """Leads a new person on once the window is furnished; what that takes is loaded then."""

    def __init__(
        self,
        window: MainWindow,
        parts: WindowParts,
        stage: Stage,
        greeter: Greeter | None,
        onward: Onward,
    ) -> None:
        super().__init__(window)
        self._begin = partial(greeter.guide, window, parts, stage, onward) if greeter else None
        self._guiding: Guiding | None = None
        window.furnishing.done.connect(self._on_furnished)

    def stop(self) -> None:
        """Cancel what the guide has under way."""
        if self._guiding is not None:
            self._guiding.stop()

    @Slot()
    def _on_furnished(self) -> None:
        if self._begin is not None:
            self._guiding = self._begin()


class Opening(QObject):
    """Hands the files that the program was started with to the window, once it can take them."""

    def __init__(self, window: MainWindow, files: Sequence[Path]) -> None:
        super().__init__(window)
        self._window = window
        self._files = files
        window.furnishing.done.connect(self._on_furnished)

    @Slot()
    def _on_furnished(self) -> None:
        if self._files:
            self.open(self._files)

    @Slot(object)
    def open(self, files: Sequence[Path]) -> None:
        """Bring the window forward, with files if there are any."""
        self._window.come_forward()
        if files:
            self._window.furnishing.finish()
            self._window.open_way.open(files)


class LateParts(QObject):
    """What may come after the first paint: polling, and with all the rest desktop notifications."""

    def __init__(
        self,
        window: MainWindow,
        make_notifier: Callable[[], Notifier],
        tray: Tray | None = None,
    ) -> None:
        """Take where to point where no desktop does."""
        super().__init__(window)
        self._window = window
        self._make_notifier = make_notifier
        self._tray = tray
        self._notifier: Notifier | None = None
        self._tidying = Tidying(window.is_settled, self)
        self._way = AlertWay(window)
        # No round begins before: none goes untold.
        window.furnishing.done.connect(self._on_furnished)

    @Slot()
    def begin(self) -> None:
        """Start the window's threads."""
        self._tidying.begin()
        self._window.start()

    @Slot()
    def _on_furnished(self) -> None:
        """Connect the notifier to the rounds; its library alone takes 65 ms to load."""
        notifier = self._make_notifier()
        self._window.refreshed.connect(notifier.tell)
        self._way.join(notifier)
        if self._tray is not None:
            notifier.missed.connect(self._tray.point)
        self._notifier = notifier

    def stop(self) -> None:
        """End the notifier's thread."""
        self._way.leave()
        if self._notifier is not None:
            self._notifier.stop()


class Uncaught:
    """Logs and notes what nobody caught, in slots and in threads, and what kills the process.

    PySide6 hands exceptions of slots to the excepthook and goes on.
    """

    def __init__(self, notes: CrashNotes | None) -> None:
        self._notes = notes
        self._leave_threads: Callable[[], None] = lambda: None

    def hear(self) -> None:
        """Listen from now on."""
        if self._notes is not None:
            self._notes.begin()
        sys.excepthook = self
        self._leave_threads = hear_threads(self)

    def leave(self) -> None:
        """Stop listening: the program ends as it should."""
        sys.excepthook = sys.__excepthook__
        self._leave_threads()
        if self._notes is not None:
            self._notes.end()

    def __call__(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Hear of one; a request to end ends."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        logger.critical("uncaught", exc_info=(kind, error, trace))
        if self._notes is not None:
            self._notes.note(error)

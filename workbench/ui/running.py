"""Runs the window from start to end."""

from __future__ import annotations

import logging
import os
import sys
from contextlib import ExitStack, closing
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from workbench.domain.errors import StoreError, WorkbenchError
from workbench.domain.rescue import can_be_helped
from workbench.domain.settings import ThemeChoice
from workbench.ui.background.tidying import Tidying
from workbench.ui.background.uncaught import hear_threads
from workbench.ui.doorbell import Doorbell
from workbench.ui.ending import EndAsked
from workbench.ui.frame.alert_way import AlertWay
from workbench.ui.frame.main_window import MainWindow
from workbench.ui.frame.rescue_way import RescueWay
from workbench.ui.icons import Icons
from workbench.ui.presence import Presence
from workbench.ui.qt_messages import log_qt_messages
from workbench.ui.recovery.code import offer_code
from workbench.ui.recovery.dialog import RecoveryDialog
from workbench.ui.refusal import show_refusal
from workbench.ui.start import prepare_application
from workbench.ui.theming import ThemeKeeper
from workbench.ui.translating import install_language
from workbench.ui.trouble import trouble_from

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path
    from types import TracebackType

    from workbench.crash_notes import CrashNotes
    from workbench.services.recovery import Prepared, RecoveryService, Restored
    from workbench.ui.contracts import WindowParts
    from workbench.ui.frame.furnishing import Furnish
    from workbench.ui.notifier import Notifier
    from workbench.ui.trouble import Trouble

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Speech:
    """What words need before there is a window: a language and where its catalogue lies."""

    language: str
    translations: Path


@dataclass(frozen=True, slots=True)
class Later:
    """What takes long to load and stands behind the first rows: the other views, the notifier."""

    furnish: Furnish
    notifier: Callable[[WindowParts], Notifier]


@dataclass(frozen=True, slots=True)
class Safety:
    """What helps when something fails: where data lie, what puts them right, what notes faults."""

    folder: Path
    recovery: Callable[[], RecoveryService]
    notes: CrashNotes


def run_window(
    open_parts: Callable[[], WindowParts],
    later: Later,
    speech: Speech,
    bell: str,
    safety: Safety | None = None,
) -> int:
    """Show the window until it is closed; return the exit code.

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
            parts = _opened(open_parts, speech, safety)
            with closing(parts.desk):
                shown = _show(parts, later, bell, safety, told)
            if shown.prepared is None or safety is None:
                return shown.code
            told = _put(shown.prepared, safety)


@dataclass(frozen=True, slots=True)
class Shown:
    """How a window ended, and the backup that is to take the data's place, if one is."""

    code: int
    prepared: Prepared | None


def _put(prepared: Prepared, safety: Safety) -> Restored | Trouble:
    """Let a backup take the place of data that nobody has open; return what came of it."""
    try:
        return safety.recovery().put(prepared)
    except StoreError as error:
        return trouble_from(error)


def _opened(
    open_parts: Callable[[], WindowParts], speech: Speech, safety: Safety | None
) -> WindowParts:
    while True:
        try:
            return open_parts()
        except WorkbenchError as error:
            if not _is_helped(error, speech, safety):
                raise


def _is_helped(error: WorkbenchError, speech: Speech, safety: Safety | None) -> bool:
    """Offer the ways on from data that do not open; return whether one was gone to its end."""
    if safety is None or not isinstance(error, StoreError) or not can_be_helped(error):
        refuse(error, speech)
        return False
    if not has_screen(os.environ, sys.platform):
        return False
    recovery = safety.recovery()
    situation = recovery.situation(error)
    app = application()
    translators = install_language(app, speech.translations, speech.language)
    keeper = ThemeKeeper(app, ThemeChoice.SYSTEM)
    app.setWindowIcon(Icons(speech.translations.parent / "icons", keeper).application())
    dialog = RecoveryDialog(trouble_from(error), situation, recovery, safety.folder)
    is_helped = dialog.exec() == RecoveryDialog.DialogCode.Accepted
    dialog.deleteLater()
    keeper.deleteLater()
    for translator in translators:
        app.removeTranslator(translator)
    return is_helped


def refuse(error: WorkbenchError, speech: Speech) -> None:
    """Tell in a box why no window opens; without a screen the terminal has to do."""
    if not has_screen(os.environ, sys.platform):
        return
    app = application()
    translators = install_language(app, speech.translations, speech.language)
    show_refusal(trouble_from(error))
    for translator in translators:
        app.removeTranslator(translator)


def has_screen(environment: Mapping[str, str], system: str) -> bool:
    """Tell whether somebody would see a box; on Linux Qt ends the process without a display."""
    if environment.get("QT_QPA_PLATFORM", "").startswith(("offscreen", "minimal")):
        return False
    displays = ("DISPLAY", "WAYLAND_DISPLAY")
    return system in {"win32", "darwin"} or any(environment.get(name) for name in displays)


def _show(
    parts: WindowParts,
    later: Later,
    bell: str,
    safety: Safety | None,
    told: Restored | Trouble | None,
) -> Shown:
    app = application()
    stage = prepare_application(app, parts)
    window = MainWindow(parts, stage, later.furnish)
    if safety is not None:
        window.crash_bar.offer(safety.notes)
    presence = Presence(window, parts, stage)
    rescue = RescueWay(window, safety.recovery if safety is not None else None, told)
    rescue.ready.connect(presence.staying.quit)
    presence.begin()
    window.show()
    doorbell = Doorbell(bell, window)
    doorbell.rung.connect(window.come_forward)
    asked = EndAsked(window)
    asked.heard.connect(presence.staying.quit)
    late = LateParts(window, lambda: later.notifier(parts))
    # After the first paint: the notifier's library alone takes 65 ms to load.
    QTimer.singleShot(0, late.begin)
    if safety is not None:
        offer_code(safety.recovery().keys, window)
    code = app.exec()
    presence.leave()
    late.stop()
    asked.leave()
    stage.leave(app)
    if rescue.prepared is not None:
        # The next window hears where this one did.
        doorbell.leave()
        for each in (window, stage.keeper):
            each.deleteLater()
    return Shown(code, rescue.prepared)


def application() -> QApplication:
    """Return this process's Qt application, made at the first call; keep it alive."""
    log_qt_messages()
    running = QApplication.instance()
    return running if isinstance(running, QApplication) else QApplication(sys.argv[:1])


class LateParts(QObject):
    """What may come after the first paint: polling and desktop notifications."""

    def __init__(self, window: MainWindow, make_notifier: Callable[[], Notifier]) -> None:
        super().__init__(window)
        self._window = window
        self._make_notifier = make_notifier
        self._notifier: Notifier | None = None
        self._tidying = Tidying(window.is_settled, self)
        self._way = AlertWay(window)

    @Slot()
    def begin(self) -> None:
        """Start the window's threads, then connect the notifier to its rounds."""
        self._tidying.begin()
        self._window.start()
        notifier = self._make_notifier()
        self._window.refreshed.connect(notifier.tell)
        self._way.join(notifier)
        self._notifier = notifier

    def stop(self) -> None:
        """End the notifier's thread."""
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

"""From a start to data that open: a new person is asked, a locked one too, and troubles are helped.

Nothing here loads what only a few starts need: that is the greeter's, and the recovery dialog's.
"""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QApplication

from workbench.domain.care.rescue import can_be_helped
from workbench.domain.errors import (
    PassphraseForgotten,
    PassphraseMissing,
    StoreError,
    WorkbenchError,
)
from workbench.ui.first_run.contract import Ending, Way
from workbench.ui.first_run.dressing import dressed
from workbench.ui.input_method import input_methods
from workbench.ui.qt_messages import log_qt_messages
from workbench.ui.recovery.dialog import RecoveryDialog
from workbench.ui.refusal import show_refusal
from workbench.ui.translating import install_language
from workbench.ui.trouble import trouble_from

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from workbench.crash_notes import CrashNotes
    from workbench.services.care.recovery import RecoveryService
    from workbench.ui.contracts import WindowParts
    from workbench.ui.first_run.contract import Greeter, Speech


@dataclass(frozen=True, slots=True)
class Safety:
    """What helps when something fails: where data lie, what puts them right, what notes faults.

    ``greeter`` meets whoever is new or has to say the passphrase; None meets nobody.
    """

    folder: Path
    recovery: Callable[[], RecoveryService]
    notes: CrashNotes
    greeter: Greeter | None = None


def opened(
    open_parts: Callable[[], WindowParts], speech: Speech, safety: Safety | None, bell: str
) -> WindowParts | Ending:
    """Return what a window over the data is made of; or how it ended before there was one.

    Raises:
        WorkbenchError: the data cannot be opened, and the seller was told so.
    """
    greeter = safety.greeter if safety and has_screen(os.environ, sys.platform) else None
    ending = greeter.enter(speech, bell) if greeter else None
    if ending is not None:
        return ending
    while True:
        try:
            return open_parts()
        except PassphraseMissing as error:
            way = greeter.ask_passphrase(speech, bell) if greeter else Way.FORGOTTEN
            if way is Way.LEFT:
                return Ending()
            forgotten = PassphraseForgotten(**error.values)
            if way is Way.FORGOTTEN and not _is_helped(forgotten, speech, safety):
                raise
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
    with dressed(application(), speech) as keeper:
        dialog = RecoveryDialog(trouble_from(error), situation, recovery, safety.folder)
        if safety.greeter is not None:
            safety.greeter.offer_help(dialog, keeper, speech)
        is_helped = dialog.exec() == RecoveryDialog.DialogCode.Accepted
        dialog.deleteLater()
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


def application() -> QApplication:
    """Return this process's Qt application, made at the first call; keep it alive."""
    log_qt_messages()
    running = QApplication.instance()
    if running is None:
        os.environ.update(input_methods(os.environ, sys.platform))
    return running if isinstance(running, QApplication) else QApplication(sys.argv[:1])

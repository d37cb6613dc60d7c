"""Leads a new person to data that open, and asks for the passphrase of data that are locked."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from workbench.ui.doorbell import Doorbell
from workbench.ui.first_run.contract import Way
from workbench.ui.first_run.dressing import dressed
from workbench.ui.first_run.entrance import EntranceDialog
from workbench.ui.first_run.locked import PassphraseDialog
from workbench.ui.formats import Formats
from workbench.ui.help.keys import HelpKeys
from workbench.ui.icons import Icons
from workbench.ui.start import Stage
from workbench.ui.translating import CHINESE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication, QDialog

    from workbench.services.care.key_recovery import KeyRecovery
    from workbench.ui.first_run.contract import Ending, Entrance, Speech
    from workbench.ui.theming import ThemeKeeper


def enter(app: QApplication, entrance: Entrance, speech: Speech, bell: str) -> Ending | None:
    """Ask what a new person wants; None once the data are made and a window may open on them."""
    while True:
        with dressed(app, speech) as keeper:
            dialog = EntranceDialog(entrance, speech.language)
            helping = offer_help(dialog, keeper, speech)
            dialog.help_wanted.connect(partial(helping.open_over, dialog))
            is_made = _shown(dialog, bell)
            dialog.deleteLater()
        if is_made:
            return None
        if not dialog.is_language_new:
            return dialog.ending
        speech = replace(speech, language=dialog.language)


def ask_passphrase(app: QApplication, keys: KeyRecovery, speech: Speech, bell: str) -> Way:
    """Ask for the passphrase until it opens the data, or somebody leaves."""
    with dressed(app, speech) as keeper:
        dialog = PassphraseDialog(keys)
        offer_help(dialog, keeper, speech)
        is_open = _shown(dialog, bell)
        dialog.deleteLater()
    if is_open:
        return Way.OPENED
    return Way.FORGOTTEN if dialog.is_forgotten else Way.LEFT


def offer_help(dialog: QDialog, keeper: ThemeKeeper, speech: Speech) -> HelpKeys:
    """Let F1 open the help over a dialog that shows before there is a window."""
    resources = speech.translations.parent
    stage = Stage(
        keeper, Icons(resources / "icons", keeper), Formats(speech.language == CHINESE), ()
    )
    return HelpKeys(resources / "help" / speech.language, stage, lambda: "start", dialog)


def _shown(dialog: QDialog, bell: str) -> bool:
    """Show a dialog until it is closed; return whether it was accepted.

    A second start of the program brings it forward, as it would a window.
    """
    with _heard(dialog, bell):
        return dialog.exec() == dialog.DialogCode.Accepted


@contextmanager
def _heard(dialog: QDialog, bell: str) -> Iterator[None]:
    doorbell = Doorbell(bell, dialog)
    doorbell.rung.connect(dialog.raise_)
    doorbell.rung.connect(dialog.activateWindow)
    try:
        yield
    finally:
        doorbell.leave()

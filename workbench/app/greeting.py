"""Meets whoever starts the window: a new person, or one whose data are locked by a passphrase."""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from workbench.app.keys import keyring_name
from workbench.domain.profile import KeyPlace
from workbench.domain.settings import LanguageChoice

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QDialog

    from workbench.app.profiles import Profiles
    from workbench.domain.profile import Profile
    from workbench.services.care.recovery import RecoveryService
    from workbench.ui.contracts import WindowParts
    from workbench.ui.first_run.contract import Ending, Guiding, Speech, Way
    from workbench.ui.first_run.onward import Onward
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import Stage
    from workbench.ui.theming import ThemeKeeper


@dataclass(frozen=True, slots=True)
class Entrance:
    """The way into a profile that may not be there yet."""

    profile: Profile
    profiles: Profiles

    def is_new(self) -> bool:
        """Tell whether there are neither data nor a key nor backups."""
        from workbench.store.keys.unlock import is_untouched

        return is_untouched(self.profile.folder)

    def key_place(self) -> KeyPlace:
        """Return what would keep a new key without anybody typing a passphrase."""
        from workbench.store.keys.unlock import PASSPHRASE_VARIABLE

        if os.environ.get(PASSPHRASE_VARIABLE):
            return KeyPlace.FILE
        return KeyPlace.KEYRING if keyring_name() else KeyPlace.NOWHERE

    def begin(self, passphrase: str, language: str) -> None:
        """Make the data, under ``passphrase`` where one is given; they speak ``language``.

        Raises:
            StoreError: they could not be made.
        """
        from workbench.services.settings.service import SettingsService

        self.profiles.keys.type_in(self.profile.folder, passphrase)
        with self.profiles.open_cache(self.profile) as cache:
            settings = SettingsService(cache, self.profiles.wall)
            chosen = replace(settings.current(), language=LanguageChoice(language))
            settings.keep(chosen)


@dataclass(frozen=True, slots=True)
class Greeter:
    """Meets whoever starts the window; what it shows is loaded only when it is needed."""

    entrance: Entrance
    recovery: Callable[[], RecoveryService]

    def enter(self, speech: Speech, bell: str) -> Ending | None:
        """Ask a new person what they want; None where the data may be opened now."""
        if not self.entrance.is_new():
            return None
        from workbench.ui.first_run.entering import enter
        from workbench.ui.opening import application

        return enter(application(), self.entrance, speech, bell)

    def ask_passphrase(self, speech: Speech, bell: str) -> Way:
        """Ask for the passphrase of data that are locked by one."""
        from workbench.ui.first_run.entering import ask_passphrase
        from workbench.ui.opening import application

        return ask_passphrase(application(), self.recovery().keys, speech, bell)

    def offer_help(self, dialog: QDialog, keeper: ThemeKeeper, speech: Speech) -> None:
        """Let F1 open the help over a dialog that shows before there is a window."""
        from workbench.ui.first_run.entering import offer_help

        offer_help(dialog, keeper, speech)

    def guide(
        self, window: MainWindow, parts: WindowParts, stage: Stage, onward: Onward
    ) -> Guiding:
        """Lead a new person on in the window, or ask for the recovery code that was put off."""
        from workbench.ui.first_run.guide_way import GuideWay

        way = GuideWay(window, parts, stage, self.recovery().keys, onward)
        way.begin()
        return way

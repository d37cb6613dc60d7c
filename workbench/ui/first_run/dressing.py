"""Dialogs before there is a window: what they need to be seen and read, and taken off again."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from workbench.domain.settings import ThemeChoice
from workbench.ui.icons import Icons
from workbench.ui.theming import ThemeKeeper
from workbench.ui.translating import install_language, translate

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtWidgets import QApplication

    from workbench.ui.first_run.contract import Speech


@contextmanager
def dressed(app: QApplication, speech: Speech) -> Iterator[ThemeKeeper]:
    """Dress the application in the system's theme and in a language while dialogs show."""
    translators = install_language(app, speech.translations, speech.language)
    keeper = ThemeKeeper(app, ThemeChoice.SYSTEM)
    app.setWindowIcon(Icons(speech.translations.parent / "icons", keeper).application())
    # The window before may have spoken another language: Qt adds a name that differs to titles.
    app.setApplicationDisplayName(translate("frame", "Fulfilment workbench"))
    try:
        yield keeper
    finally:
        keeper.deleteLater()
        for translator in translators:
            app.removeTranslator(translator)

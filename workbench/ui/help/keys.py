"""F1 in every window of the program: one that is modal lets no other window answer a key."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget

from workbench.ui.help.library import Library
from workbench.ui.help.pages import HELP_KEY, PAGE
from workbench.ui.help.window import HelpWindow

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from workbench.ui.start import Stage

_KNOWN = "hasHelpKey"


class HelpKeys(QObject):
    """Gives dialogs and wizards their key as soon as they are in front.

    The help stands over the window that asked, which may be modal. It opens at the page that the
    window names (:func:`~workbench.ui.help.pages.set_page`), else at the one that ``page`` tells.
    """

    def __init__(
        self, folder: Path, stage: Stage, page: Callable[[], str], parent: QObject
    ) -> None:
        """Take the folder with the pages of the language that is spoken."""
        super().__init__(parent)
        self._folder = folder
        self._stage = stage
        self._page = page
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusWindowChanged.connect(self._on_window_changed)

    @Slot()
    def _on_window_changed(self) -> None:
        here = QApplication.activeWindow()
        is_ours = isinstance(here, (QMainWindow, HelpWindow))  # they have keys of their own
        if here is None or is_ours or here.property(_KNOWN):
            return
        here.setProperty(_KNOWN, True)
        QShortcut(QKeySequence(HELP_KEY), here).activated.connect(self._on_pressed)

    @Slot()
    def _on_pressed(self) -> None:
        around = self.sender().parent()
        if isinstance(around, QWidget):
            self.open_over(around)

    def open_over(self, around: QWidget) -> None:
        """Show the help of a window over it."""
        shown = around.findChild(HelpWindow) or HelpWindow(
            Library.open(self._folder), self._stage, around
        )
        shown.show_topic(str(around.property(PAGE) or self._page()))
        shown.show()
        shown.raise_()
        shown.activateWindow()

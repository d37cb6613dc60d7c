"""F1: the help at the page of the view one is in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from workbench.ui.help.keys import HelpKeys
from workbench.ui.help.library import OF_VIEWS, Library
from workbench.ui.help.window import HelpWindow

if TYPE_CHECKING:
    from collections.abc import Callable

    from PySide6.QtWidgets import QWidget

    from workbench.ui.contracts import WindowParts
    from workbench.ui.start import Stage

FOLDER = "help"


class HelpWay(QObject):
    """Opens one help window; ``dialog`` is it while it shows. ``view`` tells the view on top."""

    def __init__(
        self, around: QWidget, parts: WindowParts, stage: Stage, view: Callable[[], int]
    ) -> None:
        super().__init__(around)
        self._around = around
        self._folder = parts.resources / FOLDER / parts.language
        self._stage = stage
        self._view = view
        self.dialog: HelpWindow | None = None
        self.keys = HelpKeys(self._folder, stage, self._page, self)

    def _page(self) -> str:
        return OF_VIEWS[self._view()]

    @Slot()
    def open(self) -> None:
        """Show what the help says of the view on top."""
        self.open_at(self._page())

    @Slot(str)
    def open_at(self, topic: str) -> None:
        """Show a page of the help."""
        if self.dialog is None:
            self.dialog = HelpWindow(Library.open(self._folder), self._stage, self._around)
            self.dialog.closed.connect(self._on_closed)
        self.dialog.show_topic(topic)
        self.dialog.show()
        self.dialog.raise_()
        self.dialog.activateWindow()

    @Slot()
    def _on_closed(self) -> None:
        closed, self.dialog = self.dialog, None
        if closed is not None:
            closed.deleteLater()

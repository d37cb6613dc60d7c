"""How the program is there on the desktop: its place, its tray icon, and staying when closed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication

from workbench.ui.frame.window_place import WindowPlace
from workbench.ui.staying import Staying
from workbench.ui.translating import translate
from workbench.ui.tray import Tray

if TYPE_CHECKING:
    from workbench.ui.contracts import WindowParts
    from workbench.ui.frame.main_window import MainWindow
    from workbench.ui.start import Stage

_SAID = "said/tray"


class Presence(QObject):
    """One for a window, from before it shows until after it closed."""

    def __init__(self, window: MainWindow, parts: WindowParts, stage: Stage) -> None:
        super().__init__(window)
        self._window = window
        folder = parts.about.folder
        self._place = WindowPlace(folder) if folder is not None else None
        desk = parts.desk
        self.tray = Tray(stage, self)
        # What keeps the settings is loaded when the window closes, not before it shows.
        self.staying = Staying(window, self.tray, lambda: desk.settings.current().stays_in_tray)
        self.tray.open_wanted.connect(window.come_forward)
        self.tray.poll_wanted.connect(window.poll_now)
        self.tray.quit_wanted.connect(self.staying.quit)
        self.staying.hidden.connect(self._on_hidden)
        window.due_counted.connect(self.tray.set_count)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            # A system that shuts down closes every window; one that hides instead would stop it.
            app.commitDataRequest.connect(self.staying.expect_end)

    def begin(self) -> None:
        """Put the window where the last one stood, and the icon into the tray."""
        if self._place is not None:
            self._place.restore(self._window)
        self.tray.show()

    def leave(self) -> None:
        """Remember the window's place, and take the icon away."""
        if self._place is not None:
            self._place.keep(self._window)
        self.tray.leave()

    @Slot()
    def _on_hidden(self) -> None:
        """Say once that the program goes on; who knows need not be told at every closing."""
        if self._place is None or self._place.is_first(_SAID):
            self.tray.say(
                translate("tray", "The workbench goes on in the tray"),
                translate(
                    "tray",
                    "It keeps watching your shops. Quit in the icon's menu; in the settings you "
                    "choose that closing the window ends it.",
                ),
            )

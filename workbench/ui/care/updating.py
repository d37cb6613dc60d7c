"""Newer versions: asked for at most once a day, and only where somebody switched it on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from workbench.ui.errand import Errand

if TYPE_CHECKING:
    from collections.abc import Callable

    from workbench.domain.care.updates import UpdateLook
    from workbench.ui.contracts import WindowParts
    from workbench.ui.settings.about import AboutSection
    from workbench.ui.start import ViewTools
    from workbench.ui.trouble import Trouble

LOOK = 30 * 60_000  # milliseconds between two looks at whether a day has passed


def open_page(address: str) -> None:
    """Show an address in the system's browser."""
    QDesktopServices.openUrl(QUrl(address))


class UpdateWay(QObject):
    """Asks beside the window; nothing is fetched but words, and a page opens on a click alone.

    Signals: ``recorded`` when the record may hold a notice of a newer version, ``failed``
    (Trouble) of a look that nobody asked for just now.
    """

    recorded = Signal()
    failed = Signal(object)

    def __init__(
        self, section: AboutSection, parts: WindowParts, tools: ViewTools, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._section, self._tools = section, tools
        self.browse: Callable[[str], None] = open_page
        self.errand = Errand(parts.open_desk, self)
        self._timer = QTimer(self)
        self._timer.setInterval(LOOK)
        self._timer.timeout.connect(self.look)
        section.update_wanted.connect(self.check)
        section.page_wanted.connect(self._on_page)

    @Slot()
    def start(self) -> None:
        """Show what is known, and look now and from time to time whether to ask."""
        self._section.show_update(self._tools.desk.updates.look())
        self._timer.start()
        self.look()

    def stop(self) -> None:
        """Begin nothing any more."""
        self._timer.stop()

    @Slot()
    def look(self) -> None:
        """Ask if it is wished and a day has passed."""
        desk = self._tools.desk
        if desk.settings.current().checks_updates and desk.updates.is_due():
            self.check()

    @Slot()
    def check(self) -> None:
        """Ask now."""
        if self.errand.is_running:
            return
        self._section.wait_for_update()
        self.errand.run(lambda desk: desk.updates.check(), self._on_told, self._on_failed)

    def _on_told(self, look: UpdateLook | None) -> None:
        if look is not None:
            self._section.show_update(look)
            self.recorded.emit()

    def _on_failed(self, trouble: Trouble) -> None:
        # It stands where it was asked for; the program goes on as it is.
        self._section.show_update(self._tools.desk.updates.look())
        self._section.say_update(trouble.sentence)

    @Slot(str)
    def _on_page(self, address: str) -> None:
        self.browse(address)

"""Start and closing: with the system or not, and what closing the window does."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QCheckBox

from workbench.domain.errors import SystemRefused
from workbench.ui.settings.section import Section
from workbench.ui.translating import translate
from workbench.ui.trouble import trouble_from

if TYPE_CHECKING:
    from workbench.autostart import Autostart
    from workbench.domain.settings import Settings
    from workbench.ui.settings.keeping import Keeping
    from workbench.ui.start import ViewTools


class StartSection(Section):
    """Two boxes; the first is the system's own setting, asked for anew whenever it is shown."""

    def __init__(self, tools: ViewTools, keeping: Keeping) -> None:
        super().__init__(tools, keeping)
        self.name = translate("settings", "Start and closing")
        self._autostart: Autostart | None = None
        self.starts = QCheckBox(translate("settings", "Start with the system"))
        self.stays = QCheckBox(
            translate("settings", "Closing the window keeps the program in the tray")
        )
        about = translate(
            "settings",
            "Shops are watched only while the program runs. Where the system has no tray, closing "
            "the window ends it.",
        )
        card = self.add_card(self.name, about)
        card.body.addWidget(self.starts)
        card.body.addWidget(self.stays)
        self.starts.setEnabled(False)
        self.starts.clicked.connect(self._on_starts)
        self.stays.clicked.connect(self._on_stays)

    def offer(self, autostart: Autostart | None) -> None:
        """Take the system's way to start programs with it; without one the box stays grey."""
        self._autostart = autostart
        self.starts.setEnabled(autostart is not None)
        self.starts.setChecked(autostart is not None and autostart.is_on())

    def show_settings(self, settings: Settings) -> None:
        """Show what is in force."""
        self.stays.setChecked(settings.stays_in_tray)
        self.offer(self._autostart)

    @Slot()
    def _on_starts(self) -> None:
        if self._autostart is None:
            return
        try:
            # A file of a few lines, or one value: no job is worth it.
            self._autostart.switch(is_on=self.starts.isChecked())
        except SystemRefused as error:
            self._keeping.failed.emit(trouble_from(error))
        self.offer(self._autostart)

    @Slot()
    def _on_stays(self) -> None:
        self._keeping.change(self.name, stays_in_tray=self.stays.isChecked())

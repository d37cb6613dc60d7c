"""Sections that lead elsewhere: data with backups and imports, and the rule packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices

from workbench.ui.settings.section import Section, note
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from pathlib import Path

    from workbench.ui.settings.keeping import Keeping
    from workbench.ui.start import ViewTools


class DataSection(Section):
    """Where the data lie. Signals: ``backup_wanted``, ``history_wanted``."""

    backup_wanted = Signal()
    history_wanted = Signal()

    def __init__(self, tools: ViewTools, keeping: Keeping) -> None:
        super().__init__(tools, keeping)
        self.name = translate("settings", "Data and backups")
        self._folder: Path | None = None
        self.place = PlainLabel(is_wrapped=True, is_selectable=True)
        self.opening = button(translate("settings", "Open the folder"))
        self.backup = button(translate("frame", "Backups…"))
        self.history = button(translate("frame", "Imports so far…"))
        self.opening.clicked.connect(self._on_open)
        self.backup.clicked.connect(self.backup_wanted)
        self.history.clicked.connect(self.history_wanted)
        self._lay_out()

    def _lay_out(self) -> None:
        about = translate(
            "settings", "All data lie in one encrypted file on this computer; nothing leaves it."
        )
        card = self.add_card(self.name, about)
        card.body.addWidget(self.place)
        acts = card.add_row()
        acts.addWidget(self.opening)
        acts.addStretch(1)
        backups = self.add_card(
            translate("settings", "Backups"),
            translate(
                "settings",
                "One is made every day beside the data and proved by reading it; put one on "
                "another disk now and then.",
            ),
        )
        row = backups.add_row()
        row.addWidget(self.backup)
        row.addWidget(self.history)
        row.addStretch(1)

    def show_place(self, folder: Path | None) -> None:
        """Show where the data lie."""
        self._folder = folder
        self.place.setText(str(folder or ""))
        self.place.setVisible(folder is not None)
        self.opening.setVisible(folder is not None)

    @Slot()
    def _on_open(self) -> None:
        if self._folder is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._folder)))


class PacksSection(Section):
    """What rules count. Signals: ``packs_wanted``."""

    packs_wanted = Signal()

    def __init__(self, tools: ViewTools, keeping: Keeping) -> None:
        super().__init__(tools, keeping)
        self.name = translate("settings", "Rule packs")
        self.opening = button(translate("packs", "Rule packs…"))
        self.opening.clicked.connect(self.packs_wanted)
        about = translate(
            "settings",
            "Rules are packs: a new notice is a file that is tried over the orders here before it "
            "counts. Rules from outside the platforms' own documents can be switched off.",
        )
        card = self.add_card(self.name, about)
        row = card.add_row()
        row.addWidget(self.opening)
        row.addStretch(1)
        card.body.addWidget(
            note(translate("settings", "What each rule says stands in the rules view."))
        )

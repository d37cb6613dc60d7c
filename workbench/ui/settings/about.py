"""About the program: versions to copy when something is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot

from workbench.ui.settings.section import Section, add_row, note
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.copying import copy_text
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Mapping

    from workbench.ui.settings.keeping import Keeping
    from workbench.ui.start import ViewTools


class AboutSection(Section):
    """Names and versions, one to a row."""

    def __init__(self, tools: ViewTools, keeping: Keeping) -> None:
        super().__init__(tools, keeping)
        self.name = translate("settings", "About")
        self._text = ""
        told = translate(
            "settings",
            "Warnings are this program's own, made from the platforms' published rules; what "
            "counts is what the platform decides.",
        )
        self._card = self.add_card(translate("frame", "Fulfilment workbench"), told)
        self.copy = button(translate("settings", "Copy versions"))
        self.copy.clicked.connect(self._on_copy)

    def show_versions(self, versions: Mapping[str, str]) -> None:
        """Show the versions; call once."""
        self._text = "\n".join(f"{name} {version}" for name, version in versions.items())
        for name, version in versions.items():
            add_row(self._card, name, PlainLabel(version, is_selectable=True))
        row = self._card.add_row()
        row.addWidget(self.copy)
        row.addStretch(1)
        self._card.body.addWidget(
            note(translate("settings", "`workbench doctor` says what is wrong and how to mend it."))
        )

    @Slot()
    def _on_copy(self) -> None:
        copy_text(self._text)
        self._keeping.said.emit(translate("settings", "Versions copied"), None)

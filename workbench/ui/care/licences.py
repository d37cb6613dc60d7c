"""Whose work the program stands on, and under which terms."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from workbench.ui.care.pages import Pages
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.copying import copy_for_good
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from workbench.domain.care.licences import Licence

WIDTH, HEIGHT, MARGIN = 920, 620, 20


class LicencesDialog(QDialog):
    """Every part with its version, its terms and their text."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(translate("care", "Licences"))
        self.resize(WIDTH, HEIGHT)
        self._licences: tuple[Licence, ...] = ()
        self.pages = Pages(
            translate("care", "Parts of the program"), translate("care", "Its licence")
        )
        self.copy = button(translate("care", "Copy the list"))
        self.close_button = button(translate("care", "Close"), is_primary=True)
        about = translate(
            "care", "The workbench stands on free software; these are its makers' own words."
        )
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self.copy)
        acts.addWidget(self.close_button)
        self.close_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        column.addWidget(PlainLabel(about, is_wrapped=True))
        column.addWidget(self.pages, 1)
        column.addLayout(acts)
        self.copy.clicked.connect(self._on_copy)
        self.close_button.clicked.connect(self.accept)
        self.finished.connect(self.deleteLater)

    def show_licences(self, licences: Sequence[Licence]) -> None:
        """Show every part."""
        self._licences = tuple(licences)
        self.pages.show_pages([(_title(each), _text(each)) for each in licences])

    @Slot()
    def _on_copy(self) -> None:
        lines = (f"{each.name} {each.version} {each.terms}".strip() for each in self._licences)
        copy_for_good("\n".join(lines))


def _title(licence: Licence) -> str:
    return f"{licence.name} {licence.version}".strip()


def _text(licence: Licence) -> str:
    head = f"{_title(licence)}\n{licence.terms}".strip()
    body = licence.text or translate("care", "It brings no text of its own along.")
    return f"{head}\n\n{body}"

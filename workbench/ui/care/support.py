"""支持包: every text that would go out, shown before anything is saved; each can be left out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout

from workbench.ui.care.pages import Pages
from workbench.ui.help.pages import set_page
from workbench.ui.theme import Tone
from workbench.ui.translating import translate
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtWidgets import QWidget

    from workbench.domain.care.support import SupportPart

WIDTH, HEIGHT, MARGIN = 920, 620, 20


class SupportDialog(QDialog):
    """Signals: ``saving_wanted`` (tuple of the parts that are ticked)."""

    saving_wanted = Signal(object)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        set_page(self, "trouble")
        self.setWindowTitle(translate("care", "Support bundle"))
        self.resize(WIDTH, HEIGHT)
        self._parts: tuple[SupportPart, ...] = ()
        self.state = PlainLabel(is_wrapped=True, tone=Tone.MUTED)
        self.pages = Pages(
            translate("care", "Parts of the bundle"),
            translate("care", "Text of the chosen part"),
            can_choose=True,
        )
        self.save = button(translate("care", "Save…"), is_primary=True)
        self.leave = button(translate("care", "Cancel"))
        self._lay_out()
        self.save.clicked.connect(self._on_save)
        self.leave.clicked.connect(self.reject)
        self.finished.connect(self.deleteLater)

    def _lay_out(self) -> None:
        about = translate(
            "care",
            "For whoever helps you. It is a file on this computer: nothing is sent. Read each part "
            "and take out what should not go along. Order numbers, waybills and keys are replaced, "
            "names and addresses are not in it.",
        )
        acts = QHBoxLayout()
        acts.addWidget(self.state, 1)
        acts.addWidget(self.leave)
        acts.addWidget(self.save)
        self.save.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(12)
        column.addWidget(PlainLabel(about, is_wrapped=True))
        column.addWidget(self.pages, 1)
        column.addLayout(acts)
        self.save.setEnabled(False)

    def wait(self) -> None:
        """Say that it is being gathered."""
        self.state.set_tone(Tone.MUTED)
        self.state.setText(translate("care", "Gathering: every page of the data is read …"))

    def show_parts(self, parts: Sequence[SupportPart]) -> None:
        """Show what would be saved."""
        self._parts = tuple(parts)
        titles = [translate("support", part.title) for part in parts]
        self.pages.show_pages(list(zip(titles, (part.text for part in parts), strict=True)))
        self.state.setText("")
        self.save.setEnabled(True)

    def show_trouble(self, sentence: str) -> None:
        """Say why it could not be gathered or saved."""
        self.state.set_tone(Tone.CRITICAL)
        self.state.setText(sentence)

    @Slot()
    def _on_save(self) -> None:
        chosen = tuple(self._parts[place] for place in self.pages.ticked)
        if chosen:
            self.saving_wanted.emit(chosen)
        else:
            self.show_trouble(translate("care", "Nothing is ticked."))

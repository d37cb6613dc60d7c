"""One pack in the list: switch, name, whose it is, what it holds, what is wrong with it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QVBoxLayout

from workbench.ui.formats import one_line
from workbench.ui.packs import words
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.trouble import trouble_from
from workbench.ui.widgets.card import button
from workbench.ui.widgets.labels import PlainLabel, Tag, tip

if TYPE_CHECKING:
    from workbench.domain.rules.packs import PackEntry
    from workbench.ui.formats import Formats


class PackRow(QFrame):
    """Shows a pack; what is asked for happens elsewhere, and the list is shown anew then.

    Signals: ``switch_wanted`` (pack id, on), ``remove_wanted`` (pack id).
    """

    switch_wanted = Signal(str, bool)
    remove_wanted = Signal(str)

    def __init__(self, entry: PackEntry, formats: Formats) -> None:
        super().__init__()
        self.setObjectName("card")
        self.entry = entry
        title = one_line(entry.title)
        self.switch = QCheckBox()
        self.switch.setChecked(entry.is_on)
        self.switch.setEnabled(entry.can_be_switched and bool(entry.rules))
        self.switch.setAccessibleName(title)
        self.switch.setToolTip(tip(self._about_switch()))
        self.switch.clicked.connect(self._on_switched)
        self.removing = button(translate("packs", "Remove"), is_link=True)
        self.removing.setVisible(entry.can_be_removed)
        self.removing.clicked.connect(self._on_remove)
        self._lay_out(title, formats)

    def _lay_out(self, title: str, formats: Formats) -> None:
        head = QHBoxLayout()
        head.setSpacing(8)
        name = PlainLabel(title, type_=Type.STRONG)
        for widget in (self.switch, name, Tag(words.origin(self.entry))):
            head.addWidget(widget)
        head.addStretch(1)
        head.addWidget(self.removing)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 8, 12, 8)
        column.setSpacing(4)
        column.addLayout(head)
        about = words.about(self.entry, formats)
        column.addWidget(PlainLabel(about, type_=Type.NOTE, tone=Tone.MUTED, is_wrapped=True))
        if self.entry.problem is not None:
            told = trouble_from(self.entry.problem).sentence
            column.addWidget(PlainLabel(told, tone=Tone.CRITICAL, is_wrapped=True))

    def _about_switch(self) -> str:
        if not self.entry.can_be_switched:
            return translate("packs", "The other packs stand on it; it always counts")
        if self.entry.is_on:
            return translate("packs", "Counts; press to switch it off")
        return translate("packs", "Does not count; press to try it and switch it on")

    @Slot()
    def _on_switched(self) -> None:
        """Ask for the other state; until it is so the switch shows what is."""
        self.switch.setChecked(self.entry.is_on)
        self.switch_wanted.emit(self.entry.id, not self.entry.is_on)

    @Slot()
    def _on_remove(self) -> None:
        self.remove_wanted.emit(self.entry.id)

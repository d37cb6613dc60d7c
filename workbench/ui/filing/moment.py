"""A field for an instant that may be left open; Shanghai's wall time to the minute."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QWidget

from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.widgets.instant_edit import InstantEdit, to_wall
from workbench.ui.widgets.labels import PlainLabel

if TYPE_CHECKING:
    from datetime import datetime

WORDS_WIDTH = 130  # of the words before fields that stand under each other


class MomentField(QWidget):
    """A box that says whether the instant is told, and the instant.

    Signals: ``edited`` (instant or None) when a person changed it.
    """

    edited = Signal(object)

    def __init__(self, words: str, start: datetime, *, is_needed: bool = False) -> None:
        super().__init__()
        self.told = QCheckBox(words)
        self.told.setVisible(not is_needed)
        self.told.setMinimumWidth(WORDS_WIDTH)
        self.edit = InstantEdit(start, words)
        self.edit.setFixedWidth(180)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.caption = PlainLabel(words, type_=Type.NOTE, tone=Tone.MUTED)
        self.caption.setVisible(is_needed)
        where = PlainLabel(translate("wizard", "Beijing time"), type_=Type.NOTE, tone=Tone.MUTED)
        for widget in (self.caption, self.told, self.edit, where):
            row.addWidget(widget)
        row.addStretch(1)
        self.told.setChecked(is_needed)
        self.edit.setEnabled(is_needed)
        self.told.toggled.connect(self._on_told)
        self.edit.dateTimeChanged.connect(self._on_edited)

    @property
    def instant(self) -> datetime | None:
        """Return the instant, None where it is left open."""
        return self.edit.instant if self.told.isChecked() else None

    def show_instant(self, at: datetime | None) -> None:
        """Show an instant without telling of it; one that is being typed is left alone."""
        if at == self.instant or self.edit.hasFocus():
            return
        for widget in (self.told, self.edit):
            widget.blockSignals(True)
        self.told.setChecked(at is not None)
        self.edit.setEnabled(at is not None)
        if at is not None:
            self.edit.setDateTime(to_wall(at))
        for widget in (self.told, self.edit):
            widget.blockSignals(False)

    def set_latest(self, at: datetime) -> None:
        """Offer nothing after an instant: what happened lies in the past."""
        self.edit.setMaximumDateTime(to_wall(at))

    @Slot(bool)
    def _on_told(self, is_told: bool) -> None:
        self.edit.setEnabled(is_told)
        self.edited.emit(self.instant)

    @Slot()
    def _on_edited(self) -> None:
        self.edited.emit(self.instant)

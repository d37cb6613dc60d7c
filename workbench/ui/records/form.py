"""Entering by hand what a platform said, where there is neither a file nor a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from workbench.domain.errors import BadInput
from workbench.domain.platform_records import RecordKind
from workbench.domain.shops import Platform
from workbench.services.record_entry import Entry, entered
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.theme import Tone, Type
from workbench.ui.translating import translate
from workbench.ui.trouble import trouble_from
from workbench.ui.widgets.card import button
from workbench.ui.widgets.fields import text_field
from workbench.ui.widgets.labels import PlainLabel
from workbench.ui.words import word

if TYPE_CHECKING:
    from workbench.ui.start import Stage

WIDTH = 520


class EntryDialog(QDialog):
    """A small form; what cannot be read is said beneath it and nothing is saved.

    Signals: ``entered`` (PlatformRecord).
    """

    entered = Signal(object)

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setWindowTitle(translate("records", "Enter a penalty"))
        self.setFixedWidth(WIDTH)
        self._kind = RecordKind.PENALTY
        self._platform: Platform | None = None
        self.kinds = ChoiceRow(stage.keeper, translate("records", "Kind"))
        self.platforms = ChoiceRow(stage.keeper, translate("records", "Platform"))
        self.fields = {name: text_field(words, hint) for name, words, hint in _fields()}
        self.trouble = PlainLabel(tone=Tone.CRITICAL, is_wrapped=True)
        self.save_button = button(translate("records", "Save"), is_primary=True)
        self._leave = button(translate("records", "Cancel"))
        self._lay_out()
        self._show_choices()
        self.kinds.chosen.connect(self._on_kind)
        self.platforms.chosen.connect(self._on_platform)
        self.save_button.clicked.connect(self._on_save)
        self._leave.clicked.connect(self.reject)

    def _lay_out(self) -> None:
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        for line, (name, words, _) in enumerate(_fields()):
            caption = PlainLabel(words, type_=Type.NOTE, tone=Tone.MUTED)
            grid.addWidget(caption, line, 0)
            grid.addWidget(self.fields[name], line, 1)
        acts = QHBoxLayout()
        acts.addStretch(1)
        acts.addWidget(self._leave)
        acts.addWidget(self.save_button)
        self.save_button.setDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 20)
        column.setSpacing(12)
        column.setSizeConstraint(QVBoxLayout.SizeConstraint.SetFixedSize)
        column.addWidget(self.kinds)
        column.addWidget(self.platforms)
        column.addLayout(grid)
        self.trouble.setFixedWidth(WIDTH - 40)
        self.trouble.hide()
        column.addWidget(self.trouble)
        column.addLayout(acts)

    def _show_choices(self) -> None:
        self.kinds.show_choices([(kind.value, word(kind)) for kind in RecordKind], self._kind.value)
        unknown = ("", translate("records", "As the order says"))
        platforms = [(platform.value, word(platform)) for platform in Platform.known()]
        chosen = self._platform.value if self._platform else ""
        self.platforms.show_choices([unknown, *platforms], chosen)

    @Slot(str)
    def _on_kind(self, value: str) -> None:
        self._kind = RecordKind(value)

    @Slot(str)
    def _on_platform(self, value: str) -> None:
        self._platform = Platform(value) if value else None

    @Slot()
    def _on_save(self) -> None:
        told = {name: field.text() for name, field in self.fields.items()}
        try:
            record = entered(Entry(self._kind, self._platform, **told))
        except BadInput as error:
            self.trouble.setText(trouble_from(error).sentence)
            self.trouble.show()
            return
        self.entered.emit(record)
        self.accept()


def _fields() -> tuple[tuple[str, str, str], ...]:
    """Return name, caption and hint of each field, in the order of the form."""
    return (
        ("order_number", translate("records", "Order number"), ""),
        ("waybill", translate("records", "Waybill"), ""),
        ("foreign_id", translate("records", "Platform's number"), ""),
        ("what", translate("records", "Reason"), ""),
        ("at", translate("records", "Time"), "2024-01-24 10:00"),
        ("due", translate("records", "Last moment told"), "2024-01-31 23:59"),
        ("amount", translate("records", "Amount (CNY)"), "5.00"),
        ("points", translate("records", "Points"), ""),
    )

"""Entering by hand what a platform said, where there is neither a file nor a message."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.domain.platforms.platform_records import RecordKind
from workbench.domain.shops import Platform
from workbench.services.records.entry import Entry, entered
from workbench.ui.imports.choices import ChoiceRow
from workbench.ui.translating import translate
from workbench.ui.widgets.fields import FieldGrid
from workbench.ui.widgets.form_dialog import FormDialog
from workbench.ui.words import word

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from workbench.ui.start import Stage
    from workbench.ui.widgets.fields import FieldWords


class EntryDialog(FormDialog):
    """Asks for what the platform said, line by line.

    Signals: ``entered`` (PlatformRecord).
    """

    entered = Signal(object)

    def __init__(self, stage: Stage, parent: QWidget) -> None:
        title = translate("records", "Enter a penalty")
        super().__init__(title, translate("records", "Save"), parent)
        self._kind = RecordKind.PENALTY
        self._platform: Platform | None = None
        self.kinds = ChoiceRow(stage.keeper, translate("records", "Kind"))
        self.platforms = ChoiceRow(stage.keeper, translate("records", "Platform"))
        self.grid = FieldGrid(_fields())
        self.fields = self.grid.fields
        self.lay((self.kinds, self.platforms, self.grid))
        self._show_choices()
        self.kinds.chosen.connect(self._on_kind)
        self.platforms.chosen.connect(self._on_platform)

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

    def read(self) -> None:
        """Tell the record."""
        self.entered.emit(entered(Entry(self._kind, self._platform, **self.grid.texts)))


def _fields() -> FieldWords:
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

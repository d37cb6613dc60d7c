"""One record beside the list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot

from workbench.ui.detail.column import CardColumn
from workbench.ui.formats import one_line
from workbench.ui.records.cards import RecordCard, TextCard
from workbench.ui.translating import translate
from workbench.ui.widgets.copying import copy_text

if TYPE_CHECKING:
    from workbench.domain.platforms.platform_records import RecordRow
    from workbench.ui.icons import Icons
    from workbench.ui.tables.columns import Look


class RecordColumn(CardColumn):
    """Everything about one record.

    Signals: ``order_wanted`` (number) to see its order, ``removal_wanted`` (RecordRow),
    ``appeal_wanted`` (record id).
    """

    order_wanted = Signal(str)
    removal_wanted = Signal(object)
    appeal_wanted = Signal(int)

    def __init__(self, icons: Icons) -> None:
        super().__init__(translate("records", "Choose a row to see it here"))
        self._row: RecordRow | None = None
        self.record = RecordCard(icons)
        self.text = TextCard()
        for card in (self.record, self.text):
            card.hide()
            self.cards.addWidget(card)
        self.cards.addStretch(1)
        self.record.order_wanted.connect(self.show_order)
        self.record.removal_wanted.connect(self._on_removal)
        self.record.appeal_wanted.connect(self.appeal)

    def show_row(self, row: RecordRow | None, look: Look) -> None:
        """Show a record; the same facts again change nothing."""
        if row == self._row:
            return
        self._row = row
        self.show_hint(is_empty=row is None)
        self.record.setVisible(row is not None)
        self.text.hide()
        if row is not None:
            self.record.show_record(row, look)
            self.text.show_record(row)

    @Slot()
    def appeal(self) -> None:
        """Ask for the appeal against the record, where there can be one (A)."""
        if self._row is not None and self.can_be_appealed:
            self.appeal_wanted.emit(self._row.id)

    @property
    def can_be_appealed(self) -> bool:
        """Tell whether there can be an appeal against what is shown."""
        return self._row is not None and self._row.record.kind.can_be_appealed

    @Slot()
    def copy_number(self) -> None:
        """Copy the order's number (C)."""
        if self._row is not None:
            copy_text(one_line(self._row.record.order_number or self._row.found))

    @Slot()
    def show_order(self) -> None:
        """Ask for the order that the record is about, if it is one of ours."""
        if self._row is not None and self._row.found:
            self.order_wanted.emit(self._row.found)

    @Slot()
    def _on_removal(self) -> None:
        if self._row is not None:
            self.removal_wanted.emit(self._row)
